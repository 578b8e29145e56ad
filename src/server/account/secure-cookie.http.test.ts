import { afterAll, describe, expect, test } from 'vitest';
import { PASSWORD, startTestApp, type TestApp } from '../../../test/kit.ts';

const SECURE = 'HttpOnly; Max-Age=2592000; Path=/; SameSite=None; Secure';
const PLAIN = 'HttpOnly; Max-Age=2592000; Path=/; SameSite=Lax';
const PI = { origin: 'http://pi.local', host: 'pi.local' };

/** One app for each kind of settings. */
const kits = new Map<string, Promise<TestApp>>();
afterAll(async () => {
  for (const kit of kits.values()) await (await kit).close();
});

async function kitWith(settings: Record<string, string>): Promise<TestApp> {
  const key = JSON.stringify(settings);
  const begin = async () => {
    const kit = await startTestApp({ settings });
    await kit.signUp('cook');
    return kit;
  };
  const kit = kits.get(key) ?? begin();
  kits.set(key, kit);
  return kit;
}

/** Signs in, refreshes and signs out in turn. @returns the attributes of every cookie on the way */
async function attributes(settings: Record<string, string>, headers: Record<string, string>) {
  const kit = await kitWith(settings);
  const body = { username: 'cook', password: PASSWORD };
  const login = await kit.nobody.post('/api/user/token/', body, { headers });
  const cookie = login.cookies[0]?.split(';')[0] ?? '';
  const more = { headers: { ...headers, cookie } };
  const refresh = await kit.nobody.post('/api/user/token/refresh/', undefined, more);
  const logout = await kit.nobody.post('/api/user/logout/', undefined, more);
  const all = [login, refresh, logout].flatMap(({ cookies }) => cookies);
  return all.map((line) => line.replace(/^refresh_token=[^;]*; /, ''));
}

describe('the cookie of an answer', () => {
  const cases: [string, Record<string, string>, Record<string, string>, string][] = [
    ['to a script', {}, {}, SECURE],
    ['to a script on a named host', {}, { host: 'pi.local' }, SECURE],
    ['on localhost', {}, { origin: 'http://localhost:8000', host: 'localhost:8000' }, SECURE],
    ['on a name of localhost', {}, { origin: 'http://a.localhost', host: 'a.localhost' }, SECURE],
    ['on 127.0.0.1', {}, { origin: 'http://127.0.0.1', host: '127.0.0.1' }, SECURE],
    ['on 127.1.2.3', {}, { origin: 'http://127.1.2.3:1', host: '127.1.2.3:1' }, SECURE],
    ['on ::1', {}, { origin: 'http://[::1]:8000', host: '[::1]:8000' }, SECURE],
    ['over https', {}, { origin: 'https://pi.local', host: 'pi.local' }, SECURE],
    ['over plain http', {}, PI, PLAIN],
    [
      'over plain http at a port',
      {},
      { origin: 'http://pi.local:8000', host: 'pi.local:8000' },
      PLAIN,
    ],
    [
      'over plain http at an address',
      {},
      { origin: 'http://192.168.1.9', host: '192.168.1.9' },
      PLAIN,
    ],
    [
      'over plain http in IPv6',
      {},
      { origin: 'http://[fd00::9]:8000', host: '[fd00::9]:8000' },
      PLAIN,
    ],
    [
      'on what only begins like localhost',
      {},
      { origin: 'http://localhost.lan', host: 'localhost.lan' },
      PLAIN,
    ],
    [
      'on what only begins like 127',
      {},
      { origin: 'http://127.0.0.1.lan', host: '127.0.0.1.lan' },
      PLAIN,
    ],
    ['with COOKIE_SECURE=auto said', { COOKIE_SECURE: 'auto' }, PI, PLAIN],
    ['with a plain PUBLIC_URL', { PUBLIC_URL: 'http://pi.local' }, PI, PLAIN],
    ['with COOKIE_SECURE=always', { COOKIE_SECURE: 'always' }, PI, SECURE],
    ['with an https PUBLIC_URL', { PUBLIC_URL: 'https://ocipe.example.org' }, PI, SECURE],
    ['behind a proxy that says https', {}, { ...PI, 'x-forwarded-proto': 'https' }, SECURE],
    ['behind proxies that say https', {}, { ...PI, 'x-forwarded-proto': 'https,http' }, SECURE],
    ['behind a proxy that says http', {}, { ...PI, 'x-forwarded-proto': 'http' }, PLAIN],
    ['behind a proxy of a newer kind', {}, { ...PI, forwarded: 'for=x;proto=https' }, SECURE],
    [
      'behind a proxy that is trusted',
      { TRUST_PROXY: '127.0.0.1' },
      { ...PI, 'x-forwarded-proto': 'https' },
      SECURE,
    ],
  ];
  test.each(cases)('%s', async (_where, settings, headers, expected) => {
    expect(await attributes(settings, headers)).toEqual([expected, expected, expected]);
  });

  test('from a page of another host is for that page’s browser to refuse', async () => {
    const headers = { origin: 'http://other.local', host: 'pi.local' };
    const settings = { CORS_ORIGINS: 'http://other.local' };
    expect(await attributes(settings, headers)).toEqual([SECURE, SECURE, SECURE]);
  });

  test('without Secure is warned of in the log, once', async () => {
    const settings = { LOG_LEVEL: 'info' };
    const warnings = async () =>
      (await kitWith(settings)).logged.filter((line) => line.includes('without Secure'));
    await attributes(settings, {});
    expect(await warnings()).toEqual([]);
    await attributes(settings, PI);
    await attributes(settings, PI);
    expect(await warnings()).toHaveLength(1);
  });
});
