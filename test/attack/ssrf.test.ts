import type { LookupAddress } from 'node:dns';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFetchPage, type FetchPage } from '../../src/server/import/fetch-page.ts';
import { guardedLookup } from '../../src/server/import/page-address.ts';
import type { Person, TestApp } from '../kit.ts';
import { listening, site, redirect } from '../site.ts';
import { startDns, type DnsStub } from './dns-stub.ts';
import { besiege, withoutWriting } from './siege.ts';

// Addresses that would have the server ask the network it stands in, by both calls that take an address. Names are
// resolved by a real resolver at a DNS server of ours, and nothing here reaches another machine.

/** Addresses of networks that are not public, as names may have them. */
const INNER = [
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.127.255.255',
  '169.254.169.254',
  '169.254.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.0.192',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.0.1',
  '192.168.255.255',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  '::ffff:7f00:1',
  '::ffff:a9fe:a9fe',
  '64:ff9b::7f00:1',
  '64:ff9b::a9fe:a9fe',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '2002:a9fe:a9fe::',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fec0::1',
  'ff02::1',
];
const PUBLIC = '93.184.215.14';

/** Names and the addresses they have at their n-th question. */
const NAMES: Record<string, (question: number) => readonly string[]> = {
  ...Object.fromEntries(INNER.map((address, index) => [`inner${index}.test`, () => [address]])),
  'mixed.test': () => [PUBLIC, '10.0.0.1'],
  'mixed-families.test': () => [PUBLIC, '::1'],
  'many.test': () => [...Array.from({ length: 20 }, (_, at) => `93.184.215.${at}`), '127.0.0.1'],
  'rebinding.test': (question) => [question === 0 ? PUBLIC : '127.0.0.1'],
  'back.test': (question) => [question === 0 ? '127.0.0.1' : PUBLIC],
  'kitchen.test': () => ['127.0.0.1'],
};

let dns: DnsStub;
let kit: TestApp;
let cook: Person;
/** Where to go when the one allowed site is asked; set by a test. */
let fetchPage: FetchPage = () => Promise.reject(new Error('unset'));
beforeAll(async () => {
  dns = await startDns((name, question) => NAMES[name]?.(question) ?? []);
  fetchPage = createFetchPage({ allow: new Set(), lookup: dns.lookup, timeoutMs: 4000 });
  kit = await besiege({ fetchPage: (url) => fetchPage(url) });
  cook = await kit.signUp();
});
afterAll(async () => {
  dns.close();
  await kit.close();
});

const REFUSED = { error: 'That address cannot be opened from here.' };
const ask = (url: string) =>
  withoutWriting(kit.db, url, async () => {
    const answers = [
      await cook.post('/api/recipes/genai/', { url }),
      await cook.post('/api/recipes/import/', { url }),
    ];
    return answers.map(({ status, body }) => [status, body]);
  });
const refusedTwice = [
  [400, REFUSED],
  [400, REFUSED],
];

describe('a name of the inner network is not asked', () => {
  test.each(INNER.map((address, index) => [address, `inner${index}.test`]))(
    '%s',
    async (_address, name) => {
      expect(await ask(`http://${name}/`)).toEqual(refusedTwice);
      // It was resolved by our server: nothing was refused for want of a name.
      expect(dns.asked.join()).toContain(name);
    },
  );

  test.each(['mixed.test', 'mixed-families.test', 'many.test'])(
    'nor one that is public as well: %s',
    async (name) => {
      expect(await ask(`https://${name}/`)).toEqual(refusedTwice);
    },
  );

  test.each([
    'https://inner0.test/',
    'http://INNER0.test/',
    'http://inner0.test./',
    'http://inner0.test:80/',
    'http://inner0.test:443/',
  ])('however it is written: %s', async (url) => {
    expect(await ask(url)).toEqual(refusedTwice);
  });

  test('a name nobody has cannot be reached', async () => {
    const [answer] = await ask('http://nobody.test/');
    expect(answer).toEqual([422, { error: 'That page could not be reached.' }]);
  });
});

describe('an address that needs no resolving is refused before it is resolved', () => {
  test.each([
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://017700000001/',
    'http://①②⑦.⓪.⓪.①/',
    'http://[::ffff:127.0.0.1]/',
    'http://[64:ff9b::127.0.0.1]/',
    'http://localhost/',
    'http://a.localhost./',
    'http://kitchen.test:22/',
    'http://kitchen.test:6379/',
    'http://cook:secret@kitchen.test/',
    'http://93.184.215.14@127.0.0.1/',
    'http://127.0.0.1#@93.184.215.14/',
    'http://127.0.0.1\\@93.184.215.14/',
    'file:///etc/passwd',
    'gopher://kitchen.test/_x',
    'data:text/html,<p>soup',
    'javascript:alert(1)',
    'http://kitchen.test:80\t80/',
  ])('%j', async (url) => {
    const before = dns.asked.length;
    expect(await ask(url)).toEqual(refusedTwice);
    expect(dns.asked).toHaveLength(before);
  });
});

const resolve = (name: string) =>
  new Promise<LookupAddress[] | Error>((done) => {
    guardedLookup(dns.lookup, false)(name, { all: true }, (error, found) => {
      done(error ?? (found as LookupAddress[]));
    });
  });

describe('a name that changes its address', () => {
  test('is connected to at the address that was checked, without a second question', async () => {
    expect(await resolve('rebinding.test')).toEqual([{ address: PUBLIC, family: 4 }]);
    expect(dns.asked.filter((one) => one === 'rebinding.test 4')).toHaveLength(1);
  });

  test('is checked again at the next connection', async () => {
    expect(await resolve('rebinding.test')).toMatchObject({ reason: 'not_allowed' });
    expect(await ask('http://rebinding.test/')).toEqual(refusedTwice);
  });

  test('is refused once it was not public, whatever it is later', async () => {
    const [first] = await ask('http://back.test/?once');
    expect(first).toEqual([400, REFUSED]);
  });
});

describe('a page that leads on', () => {
  test.each([
    'http://inner0.test/',
    'http://inner7.test/latest/meta-data/',
    'https://inner26.test/',
    '//inner0.test/',
    'http://mixed.test/',
    'http://127.0.0.1/',
    'file:///etc/passwd',
  ])('to %s is not followed', async (target) => {
    const { host, url } = await site(redirect(target));
    fetchPage = createFetchPage({ allow: new Set([host]), lookup: dns.lookup, timeoutMs: 4000 });
    expect(await ask(url)).toEqual(refusedTwice);
  });

  test('round and round is left', async () => {
    const { host, url, requests } = await site(redirect('/'));
    fetchPage = createFetchPage({ allow: new Set([host]), lookup: dns.lookup, timeoutMs: 4000 });
    const [answer] = await ask(url);
    expect(answer?.[0]).toBe(422);
    // Six for each of the two calls.
    expect(requests).toHaveLength(12);
  });
});

test('what is allowed by host and port is not allowed by another name', async () => {
  const server = createServer((_request, response) => response.end('secret'));
  const host = await listening(server);
  fetchPage = createFetchPage({ allow: new Set([host]), lookup: dns.lookup, timeoutMs: 4000 });
  expect(await ask(`http://${host.replace('kitchen.test', 'inner0.test')}/`)).toEqual(refusedTwice);
});
