import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD, startTestApp, type TestApp } from '../../../test/kit.ts';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp({ settings: { LIMIT_REGISTER_PER_ADDRESS: '9999/0.1s' } });
});
afterAll(() => kit.close());

const refresh = (cookie: string, body?: unknown) =>
  kit.nobody.post('/api/user/token/refresh/', body, { headers: { cookie } });

/** A token, and one that it left behind long ago. */
async function tokenAndReused() {
  const cook = await kit.signUp();
  const next = (await refresh(`refresh_token=${cook.refreshToken}`)).cookies[0] ?? '';
  const good = /refresh_token=([^;]+)/.exec(next)?.[1] ?? '';
  kit.clock.now += 60_000;
  await refresh(`refresh_token=${good}`);
  return { good, reused: cook.refreshToken };
}

describe('the cookie of a request', () => {
  test('is found among others, quoted or not', async () => {
    const { refreshToken } = await kit.signUp();
    for (const cookie of [
      `refresh_token=${refreshToken}`,
      `a=b; refresh_token=${refreshToken}; c=d`,
      `a=b;refresh_token=${refreshToken}`,
      `refresh_token="${refreshToken}"`,
      ` refresh_token = ${refreshToken} `,
    ]) {
      expect((await refresh(cookie)).status, cookie).toBe(200);
    }
  });

  test.each([
    'Refresh_Token=x.y.z',
    'xrefresh_token=x.y.z',
    'refresh_token',
    '=refresh_token',
    ';;;',
    'refresh_token_=x',
  ])('%j is none', async (cookie) => {
    expect((await refresh(cookie)).body).toEqual({ refresh: ['This field may not be null.'] });
  });

  test.each([
    'refresh_token=x.y.z',
    'refresh_token="',
    'refresh_token="x',
    `refresh_token=${'x'.repeat(8000)}`,
    'refresh_token=%00',
    'refresh_token=a=b',
    'refresh_token=; refresh_token=x; refresh_token=; refresh_token=; refresh_token=',
  ])('%.40j is a bad one', async (cookie) => {
    const answer = await refresh(cookie);
    expect([answer.status, answer.cookies]).toEqual([401, []]);
  });

  test('of several, the newest good one counts', async () => {
    const { name, refreshToken: older } = await kit.signUp();
    kit.clock.now += 5000;
    const { refreshToken: newer } = await kit.signIn(name);
    await kit.nobody.post('/api/user/logout/', { refresh: older });
    for (const pair of [
      [older, newer],
      [newer, older],
      ['garbage', newer],
      [newer, 'garbage'],
    ]) {
      const cookie = pair.map((token) => `refresh_token=${token}`).join('; ');
      expect((await refresh(cookie)).status).toBe(200);
    }
  });

  test('of two people is refused, and nobody is signed out', async () => {
    const [anna, ben] = [await kit.signUp(), await kit.signUp()];
    const both = `refresh_token=${anna.refreshToken}; refresh_token=${ben.refreshToken}`;
    expect((await refresh(both)).status).toBe(401);
    for (const { refreshToken } of [anna, ben]) {
      expect((await refresh(`refresh_token=${refreshToken}`)).status).toBe(200);
    }
  });

  test('that is bad leaves the word to the body', async () => {
    const { refreshToken } = await kit.signUp();
    const answer = await refresh('refresh_token=garbage', { refresh: refreshToken });
    expect(answer.status).toBe(200);
    expect((await refresh('refresh_token=', { refresh: refreshToken })).status).toBe(200);
  });

  test('that was reused does not, and its session ends', async () => {
    const { good, reused } = await tokenAndReused();
    const other = await kit.signUp();
    const answer = await refresh(`refresh_token=${reused}`, { refresh: other.refreshToken });
    expect([answer.status, answer.cookies]).toEqual([401, []]);
    expect((await refresh(`refresh_token=${good}`)).status).toBe(401);
  });
});

describe('the cookie of an answer', () => {
  const SECURE = /; HttpOnly; Max-Age=2592000; Path=\/; SameSite=None; Secure$/;
  const PLAIN = /; HttpOnly; Max-Age=2592000; Path=\/; SameSite=Lax$/;
  const cases: [string, Record<string, string>, Record<string, string>, RegExp][] = [
    ['from a script', {}, {}, SECURE],
    ['on localhost', {}, { origin: 'http://localhost:8000', host: 'localhost:8000' }, SECURE],
    ['on 127.0.0.1', {}, { origin: 'http://127.0.0.1', host: '127.0.0.1' }, SECURE],
    ['over https', {}, { origin: 'https://pi.local', host: 'pi.local' }, SECURE],
    ['over plain http', {}, { origin: 'http://pi.local:8000', host: 'pi.local:8000' }, PLAIN],
    ['from another host', {}, { origin: 'http://other.local', host: 'pi.local' }, SECURE],
    [
      'behind a proxy that says https',
      {},
      { origin: 'http://pi.local', host: 'pi.local', 'x-forwarded-proto': 'https' },
      SECURE,
    ],
    [
      'with COOKIE_SECURE=always',
      { COOKIE_SECURE: 'always' },
      { origin: 'http://pi.local', host: 'pi.local' },
      SECURE,
    ],
    [
      'with an https PUBLIC_URL',
      { PUBLIC_URL: 'https://ocipe.example.org' },
      { origin: 'http://pi.local', host: 'pi.local' },
      SECURE,
    ],
  ];
  test.each(cases)('%s', async (_where, settings, headers, expected) => {
    const own = await startTestApp({ settings });
    const { name } = await own.signUp();
    const body = { username: name, password: PASSWORD };
    const answer = await own.nobody.post('/api/user/token/', body, { headers });
    expect(answer.cookies[0]).toMatch(expected);
    await own.close();
  });
});
