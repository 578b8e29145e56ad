import type { LookupAddress } from 'node:dns';
import { describe, expect, test } from 'vitest';
import { guardedLookup, pageAddress, type Resolve } from './page-address.ts';
import { PageError } from './page-error.ts';

const NOBODY: ReadonlySet<string> = new Set();

/** Addresses that are refused before anything is resolved. */
const REFUSED = `
  http://127.0.0.1/ http://127.0.0.1:80/ https://127.0.0.1/ http://127.1/ http://127.0.1/ http://0x7f.1/
  http://0x7f000001/ http://0x7F.0x0.0x0.0x1/ http://2130706433/ http://017700000001/ http://0177.0.0.1/
  http://0177.0x0.0.1/ http://00000177.1/ http://127.0.0.1./ http://127.0.0.1.../ http://%31%32%37.0.0.1/
  http://１２７.０.０.１/ http://127。0。0。1/ http://①②⑦.⓪.⓪.①/ http://127.0.0.1#@example.com/
  http://0/ http://0.0.0.0/ http://0x0/ http://10.0.0.1/ http://10.1/ http://172.16.0.1/ http://172.31.255.255/
  http://192.168.1.1/ http://3232235777/ http://0xc0a80101/ http://169.254.169.254/latest/meta-data/
  http://0xA9FEA9FE/ http://2852039166/ http://169.254.43518/ http://100.64.0.1/ http://100.100.100.200/
  http://192.0.0.192/ http://192.0.2.1/ http://198.51.100.1/ http://203.0.113.1/ http://198.18.0.1/
  http://224.0.0.1/ http://239.255.255.250/ http://240.0.0.1/ http://255.255.255.255/ http://4294967295/
  http://[::1]/ http://[::]/ http://[0:0:0:0:0:0:0:1]/ http://[::ffff:127.0.0.1]/ http://[::ffff:7f00:1]/
  http://[::ffff:169.254.169.254]/ http://[::127.0.0.1]/ http://[0::7f00:1]/ http://[fe80::1]/ http://[fc00::1]/
  http://[fd00:ec2::254]/ http://[ff02::1]/ http://[64:ff9b::7f00:1]/ http://[64:ff9b::169.254.169.254]/
  http://[64:ff9b:1::a00:1]/ http://[2002:7f00:1::]/ http://[2002:a00:1::1]/ http://[2001::1]/
  http://[2001:db8::1]/ http://[fec0::1]/ http://[100::1]/ http://[2a00::5efe:7f00:1]/
  http://localhost/ http://LOCALHOST/ http://localhost./ http://localhost../ http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/ https://localhost/
  http://kitchen.localhost/ http://a.b.localhost./ http://localhost:443/
  http://example.com:22/ http://example.com:25/ http://example.com:6379/ http://example.com:8000/
  http://example.com:8080/ https://example.com:8443/ http://example.com:11211/ http://example.com:65535/
  http://8.8.8.8:53/ http://example.com:0/
  http://cook@example.com/ http://cook:secret@example.com/ http://:secret@example.com/ https://example.com@127.0.0.1/
  http://127.0.0.1\\@example.com/ http:127.0.0.1 http:/127.0.0.1/ http:\\\\127.0.0.1 HTTP://127.0.0.1
  file:///etc/passwd file://localhost/etc/passwd ftp://example.com/ gopher://127.0.0.1:6379/_INFO
  data:text/html,<p>hi</p> javascript:alert(1) ws://example.com/ wss://example.com/ dict://127.0.0.1:11211/stat
  about:blank blob:https://example.com/1 ldap://127.0.0.1/ jar:http://example.com/ mailto:a@b.c view-source:http://a/
`;

const UNREADABLE = [
  '',
  ' ',
  'example.com',
  'www.example.com/recipe',
  '/recipe',
  '//example.com/',
  'http://',
  'http:///',
  'http://a b/',
  'http://[::1',
  'http://[fe80::1%25eth0]/',
  'http://256.256.256.256/',
  'http://1.2.3.4.5/',
  'http://example.com:99999/',
  'http://exa<mple.com/',
  `http://example.com/${'a'.repeat(9000)}`,
];

function reasonOf(text: string, allow = NOBODY): string {
  try {
    pageAddress(text, allow);
    return 'fine';
  } catch (error) {
    return error instanceof PageError ? `${error.reason}: ${error.message}` : 'no PageError';
  }
}

describe('pageAddress', () => {
  test.each(REFUSED.trim().split(/\s+/u))('refuses %s', (url) => {
    expect(reasonOf(url)).toBe('not_allowed: That address cannot be opened from here.');
  });

  test.each(UNREADABLE)('does not take "%s" for an address', (url) => {
    expect(reasonOf(url)).toMatch(/^not_a_url: /u);
  });

  test.each([
    'http://example.com/',
    'https://example.com/recipes/1?a=b#c',
    'https://example.com:443/',
    'http://example.com:443/',
    'https://example.com:80/',
    ' https://example.com/ ',
    'HTTPS://EXAMPLE.COM',
    'http://localhost.example.com/',
    'http://mylocalhost/',
    'http://@example.com/',
    'http://8.8.8.8/',
    'http://[2606:4700::1111]/',
    'https://пример.испытание/',
  ])('takes %s', (url) => {
    expect(reasonOf(url)).toBe('fine');
  });

  test('exempts what the settings name by host and port, and nothing else', () => {
    const allow = new Set(['localhost:8080', '127.0.0.1:80', '[::1]:9000', 'nas.home:443']);
    for (const url of [
      'http://localhost:8080/',
      'http://localhost.:8080/',
      'http://0x7f.1/',
      'http://[0::1]:9000/',
      'https://NAS.home/',
    ]) {
      expect(reasonOf(url, allow)).toBe('fine');
      expect(pageAddress(url, allow).isExempt).toBe(true);
    }
    for (const url of [
      'http://localhost/',
      'http://localhost:8081/',
      'https://127.0.0.1/',
      'http://[::1]/',
      'http://a:b@localhost:8080/',
      'ftp://nas.home:443/',
    ]) {
      expect(reasonOf(url, allow)).toMatch(/^not_allowed/u);
    }
    expect(pageAddress('http://nas.home/', allow).isExempt).toBe(false);
  });

  test('drops the dot that ends a name, so that certificates match', () => {
    expect(pageAddress('https://example.com./a', NOBODY).url.href).toBe('https://example.com/a');
  });

  test('reads relative addresses from their base', () => {
    const base = new URL('https://example.com/a/b');
    expect(pageAddress('../c', NOBODY, base).url.href).toBe('https://example.com/c');
    expect(pageAddress('//example.org/c', NOBODY, base).url.href).toBe('https://example.org/c');
    expect(() => pageAddress('//127.0.0.1/c', NOBODY, base)).toThrow(PageError);
  });
});

interface Found {
  error: Error | null;
  address: string | LookupAddress[];
  family: number | undefined;
}

function look(resolve: Resolve, { isExempt = false, all = true } = {}): Promise<Found> {
  return new Promise((found) => {
    guardedLookup(resolve, isExempt)('example.com', { all }, (error, address, family) => {
      found({ error, address, family });
    });
  });
}

const resolvesTo =
  (...addresses: string[]): Resolve =>
  () =>
    Promise.resolve(addresses.map((address) => ({ address, family: 4 })));

describe('guardedLookup', () => {
  test('gives all addresses, with the family they really have', async () => {
    const found = await look(resolvesTo('8.8.8.8', '2606:4700::1111'));
    expect(found).toMatchObject({
      error: null,
      address: [
        { address: '8.8.8.8', family: 4 },
        { address: '2606:4700::1111', family: 6 },
      ],
    });
  });

  test('gives the first one to those who want one', async () => {
    const found = await look(resolvesTo('2606:4700::1111', '8.8.8.8'), { all: false });
    expect(found).toEqual({ error: null, address: '2606:4700::1111', family: 6 });
  });

  test.each([
    [['127.0.0.1']],
    [['8.8.8.8', '127.0.0.1']],
    [['10.0.0.1', '8.8.8.8']],
    [['8.8.8.8', '::1']],
    [['8.8.8.8', '::ffff:8.8.8.8']],
    [['169.254.169.254']],
    [['fe80::1%eth0']],
    [['2606:4700::1111', '64:ff9b::a00:1']],
    [['8.8.8.8', 'localhost']],
    [['8.8.8.8', '']],
  ])('refuses %j', async (addresses) => {
    const { error } = await look(resolvesTo(...addresses));
    expect(error).toMatchObject({ reason: 'not_allowed' });
  });

  test('cannot reach names that do not exist', async () => {
    const missing = await look(() =>
      Promise.reject(new Error('getaddrinfo ENOTFOUND example.com')),
    );
    expect(missing.error).toMatchObject({ reason: 'unreachable' });
  });

  test('resolves once a connection: a name that changes is refused the next time', async () => {
    const answers = ['8.8.8.8', '127.0.0.1', '8.8.4.4'];
    const asked: string[] = [];
    const resolve: Resolve = (hostname, options) => {
      asked.push(hostname);
      return resolvesTo(answers.shift() ?? '')(hostname, options);
    };
    expect((await look(resolve)).address).toEqual([{ address: '8.8.8.8', family: 4 }]);
    expect(asked).toEqual(['example.com']);
    expect((await look(resolve)).error).toMatchObject({ reason: 'not_allowed' });
    expect((await look(resolve, { all: false })).address).toBe('8.8.4.4');
    expect(asked).toHaveLength(3);
  });

  test('lets exempt ones resolve to anything, and tells when they do not', async () => {
    const inner = await look(resolvesTo('127.0.0.1', '::1'), { isExempt: true });
    expect(inner.error).toBe(null);
    const missing = await look(() => Promise.reject(new Error('ENOTFOUND')), { isExempt: true });
    expect(missing.error).toMatchObject({ reason: 'unreachable' });
  });
});
