import { afterAll, beforeAll, expect, test } from 'vitest';
import { PASSWORD, startTestApp, type TestApp } from '../../../test/kit.ts';

const LISTED = 'https://app.example.org';
const HOST = 'ocipe.example.org';
const REFUSAL = { detail: 'CSRF Failed: Origin checking failed.' };

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp({
    settings: {
      CORS_ORIGINS: LISTED,
      LIMIT_REGISTER_PER_ADDRESS: '9999/0.1s',
      LIMIT_LOGIN_PER_ADDRESS: '9999/0.1s',
      LIMIT_LOGIN_PER_NAME: '9999/0.1s',
      LIMIT_LOGIN_PER_NAME_AND_ADDRESS: '9999/0.1s',
    },
  });
  await kit.signUp('cook');
});
afterAll(() => kit.close());

const calls = ['register', 'token', 'token/refresh', 'logout'];
const sites = ['same-origin', 'same-site', 'cross-site', 'none', undefined];
const origins = [undefined, `https://${HOST}`, LISTED, 'https://evil.example', 'null'];
const types = ['application/json', 'application/x-www-form-urlencoded'];

/** The rule as its text has it. */
function isAllowed(call: string, site?: string, origin?: string, type?: string): boolean {
  if ((call === 'register' || call === 'token') && type === 'application/json') return true;
  if (origin === 'null') return false;
  if (site === 'same-origin' || site === 'none') return true;
  if (origin === LISTED) return true;
  return site === undefined && (origin === undefined || origin === `https://${HOST}`);
}

const cases = calls.flatMap((call) =>
  sites.flatMap((site) =>
    origins.flatMap((origin) => types.map((type) => ({ call, site, origin, type }))),
  ),
);

test.each(cases)('$call, $site, from $origin, as $type', async ({ call, site, origin, type }) => {
  // Nothing good in it: what is not refused for its origin is answered for its content.
  const body = type.endsWith('json')
    ? { username: 'cook', password: '' }
    : 'username=cook&password=';
  const answer = await kit.nobody.post(`/api/user/${call}/`, body, {
    headers: {
      'content-type': type,
      host: HOST,
      ...(site === undefined ? {} : { 'sec-fetch-site': site }),
      ...(origin === undefined ? {} : { origin }),
    },
  });
  if (isAllowed(call, site, origin, type)) {
    expect(answer.status).toBe(call === 'logout' ? 200 : 400);
  } else {
    expect([answer.status, answer.body]).toEqual([403, REFUSAL]);
    expect(answer.cookies).toEqual([]);
  }
});

test('a refused sign-out leaves the session as it was', async () => {
  const cook = await kit.signIn('cook', PASSWORD);
  const cookie = `refresh_token=${cook.refreshToken}`;
  const refused = await kit.nobody.post('/api/user/logout/', undefined, {
    headers: { cookie, 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
  });
  expect(refused.status).toBe(403);
  const refreshed = await kit.nobody.post('/api/user/token/refresh/', undefined, {
    headers: { cookie },
  });
  expect(refreshed.status).toBe(200);
});
