import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, test } from 'vitest';
import {
  failure,
  fetching,
  HOST,
  listening,
  redirect,
  REFUSED,
  send,
  site,
} from '../../../test/site.ts';
import type { Resolve } from './page-address.ts';

const empty: Resolve = () => Promise.resolve([]);
const unexpected: Resolve = () => Promise.reject(new Error('It was resolved.'));

describe('the inner network', () => {
  test.each([
    ['loopback', ['127.0.0.1']],
    ['IPv6 loopback', ['::1']],
    ['private', ['192.168.1.1']],
    ['metadata', ['169.254.169.254']],
    ['mapped', ['::ffff:127.0.0.1']],
    ['one private among public', ['93.184.215.14', '10.0.0.1']],
    ['one private before public', ['10.0.0.1', '93.184.215.14']],
  ])('is not asked by names of it: %s', async (_what, addresses) => {
    const lookup: Resolve = () =>
      Promise.resolve(addresses.map((address) => ({ address, family: 4 })));
    for (const url of ['http://recipes.test/', 'https://recipes.test/']) {
      await expect(fetching([], { lookup })(url)).rejects.toMatchObject(REFUSED);
    }
  });

  test('has nothing to do with names that do not exist: they cannot be reached', async () => {
    for (const fetchPage of [fetching([]), fetching([], { lookup: empty })]) {
      for (const url of ['http://recipes.test/', 'https://recipes.test/']) {
        await expect(fetchPage(url)).rejects.toMatchObject({ reason: 'unreachable' });
      }
    }
  });

  test('is not even resolved where the address itself tells', async () => {
    const fetchPage = fetching([], { lookup: unexpected });
    for (const url of [
      'http://127.1/',
      'http://localhost/',
      'http://[::1]/',
      'http://a.test:22/',
    ]) {
      await expect(fetchPage(url)).rejects.toMatchObject(REFUSED);
    }
    await expect(fetchPage('soup')).rejects.toMatchObject({ reason: 'not_a_url' });
  });

  test('gets the name of the host in TLS, not the address', async () => {
    const names: string[] = [];
    const server = createTlsServer({
      SNICallback: (name, done) => {
        names.push(name);
        done(new Error('no certificate'));
      },
    });
    server.on('tlsClientError', () => undefined);
    const host = await listening(server);
    const fetchPage = fetching([host]);
    const url = `https://${host.replace(':', '.:')}/`;
    await expect(fetchPage(url)).rejects.toMatchObject({ reason: 'unreachable' });
    expect(names).toEqual([HOST]);
  });
});

describe('redirects', () => {
  test.each([
    'http://127.0.0.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://10.0.0.1/',
    'http://192.168.0.1/',
    'http://172.16.0.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/iam/security-credentials/',
    'http://0.0.0.0/',
    'http://localhost/',
    'http://localhost./',
    'http://a.localhost/',
    'https://127.0.0.1/',
    '//127.0.0.1/',
    `http://${HOST}/`,
    `http://${HOST}:22/`,
    `http://cook:secret@${HOST}/`,
    'file:///etc/passwd',
    'ftp://example.com/',
    'gopher://127.0.0.1:6379/_INFO',
    'data:text/html,<p>soup',
    'javascript:alert(1)',
  ])('to %s are refused', async (target) => {
    expect(await failure(redirect(target))).toMatchObject(REFUSED);
  });

  test('to another port of the same machine are refused without asking it', async () => {
    const secret = await site(send('secret'));
    const asked = await site(redirect(secret.url));
    await expect(fetching([asked.host])(asked.url)).rejects.toMatchObject(REFUSED);
    expect(secret.requests).toHaveLength(0);
  });
});
