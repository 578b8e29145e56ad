import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encode, HEADER, payloadOf, signToken } from '../../../test/forging.ts';
import {
  PASSWORD,
  refreshTokenOf,
  startTestApp,
  type Person,
  type TestApp,
} from '../../../test/kit.ts';

const KEY = Buffer.from('a key of our own, 32 bytes or more');
const DAY = 86_400_000;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp({
    settings: { SECRET_KEY: KEY.toString(), LIMIT_REGISTER_PER_ADDRESS: '9999/0.1s' },
  });
});
afterAll(() => kit.close());

const refreshWith = (cookie: string | undefined, body?: unknown, headers = {}) =>
  kit.nobody.post('/api/user/token/refresh/', body, {
    headers: { ...(cookie === undefined ? {} : { cookie }), ...headers },
  });
const byCookie = (token: string) => refreshWith(`refresh_token=${token}`);
const signOut = (cook: Person) =>
  kit.nobody.post('/api/user/logout/', { refresh: cook.refreshToken });
const reuse = async (cook: Person) => {
  const next = refreshTokenOf(await byCookie(cook.refreshToken));
  kit.clock.now += 30_000;
  await byCookie(next);
  expect((await byCookie(cook.refreshToken)).body).toEqual(notValid('Token is blacklisted'));
  expect((await byCookie(next)).body).toEqual(notValid('Token is blacklisted'));
};
const revoke = async (cook: Person) => {
  const { sid } = payloadOf(cook.refreshToken);
  expect((await cook.delete(`/api/user/sessions/${String(sid)}/`)).status).toBe(204);
};
const notValid = (detail: string) => ({ detail, code: 'token_not_valid' });

describe('a good refresh token', () => {
  test('in the cookie gives an access token and the next cookie, to the letter', async () => {
    const cook = await kit.signUp();
    kit.clock.now += 1000;
    const answer = await byCookie(cook.refreshToken);
    expect([answer.status, answer.body]).toEqual([200, { access: expect.any(String) }]);
    const next = refreshTokenOf(answer);
    expect(answer.cookies).toEqual([
      `refresh_token=${next}; HttpOnly; Max-Age=2592000; Path=/; SameSite=None; Secure`,
    ]);
    const [before, after] = [payloadOf(cook.refreshToken), payloadOf(next)];
    expect(after['jti']).not.toBe(before['jti']);
    expect(after).toMatchObject({
      token_type: 'refresh',
      exp: Number(before['exp']) + 1,
      iat: Number(before['iat']) + 1,
      user_id: before['user_id'],
    });
    const access = payloadOf(answer.body.access);
    expect(Number(access['exp']) - Number(access['iat'])).toBe(300);
    const headers = { authorization: `Bearer ${answer.body.access}` };
    expect((await kit.nobody.get('/api/user/', { headers })).body.username).toBe(cook.name);
  });

  test.each([
    ['JSON', (refresh: string) => refreshWith(undefined, { refresh })],
    ['JSON with blanks', (refresh: string) => refreshWith(undefined, { refresh: ` ${refresh}\n` })],
    ['a form', (refresh: string) => refreshWith(undefined, `refresh=${refresh}`, FORM)],
    [
      'JSON, beside an empty cookie',
      (refresh: string) => refreshWith('refresh_token=', { refresh }),
    ],
    [
      'the cookie, beside null',
      (refresh: string) => refreshWith(`refresh_token=${refresh}`, 'null'),
    ],
    [
      'the cookie, beside garbage',
      (refresh: string) => refreshWith(`refresh_token=${refresh}`, { refresh: 'x' }),
    ],
    [
      'the cookie, beside a list',
      (refresh: string) => refreshWith(`refresh_token=${refresh}`, { refresh: [] }),
    ],
    [
      'the cookie, whatever the header',
      (refresh: string) =>
        refreshWith(`refresh_token=${refresh}`, undefined, { authorization: 'Bearer stale' }),
    ],
  ])('is taken from %s', async (_where, ask) => {
    const cook = await kit.signUp();
    const answer = await ask(cook.refreshToken);
    expect([answer.status, Object.keys(answer.body)]).toEqual([200, ['access']]);
    expect(payloadOf(refreshTokenOf(answer))['sid']).toBe(payloadOf(cook.refreshToken)['sid']);
  });

  test('of the cookie goes before that of the body', async () => {
    const [anna, ben] = [await kit.signUp(), await kit.signUp()];
    const answer = await refreshWith(`refresh_token=${anna.refreshToken}`, {
      refresh: ben.refreshToken,
    });
    expect(payloadOf(answer.body.access)['sid']).toBe(payloadOf(anna.refreshToken)['sid']);
  });
});

describe('without a token', () => {
  const NULL = { refresh: ['This field may not be null.'] };
  const BLANK = { refresh: ['This field may not be blank.'] };
  const NO_TEXT = { refresh: ['Not a valid string.'] };
  test.each([
    ['nothing', undefined, undefined, NULL],
    ['an empty object', undefined, {}, NULL],
    ['an empty text', undefined, '', NULL],
    ['null', undefined, 'null', NULL],
    ['null in the field', undefined, { refresh: null }, NULL],
    ['another cookie', 'sessionid=x', undefined, NULL],
    ['an empty cookie', 'refresh_token=', undefined, BLANK],
    ['an empty cookie and an empty object', 'refresh_token=', {}, BLANK],
    ['an empty cookie in quotes', 'refresh_token=""', undefined, BLANK],
    ['an empty text in the field', undefined, { refresh: '' }, BLANK],
    ['a blank in the field', undefined, { refresh: ' ' }, BLANK],
    ['a list', undefined, { refresh: ['x'] }, NO_TEXT],
    ['an object', undefined, { refresh: {} }, NO_TEXT],
    ['a truth value', undefined, { refresh: true }, NO_TEXT],
    [
      'a list for a body',
      undefined,
      '[]',
      { non_field_errors: ['Invalid data. Expected a dictionary, but got list.'] },
    ],
  ])('%s is a 400', async (_what, cookie, body, problem) => {
    const answer = await refreshWith(cookie, body);
    expect([answer.status, answer.body, answer.cookies]).toEqual([400, problem, []]);
  });
});

describe('a token that is not good', () => {
  /** Tokens made of a good one, and how each is refused. */
  const bad: [string, (cook: Person) => string, string][] = [
    ['garbage', () => 'garbage', 'Token is invalid'],
    ['nothing but dots', () => '..', 'Token is invalid'],
    [
      'a bad signature',
      ({ refreshToken }) => `${refreshToken.slice(0, -10)}${'A'.repeat(10)}`,
      'Token is invalid',
    ],
    ['another key', (cook) => forge(cook, {}, Buffer.alloc(32)), 'Token is invalid'],
    ['alg none', (cook) => unsigned(cook, 'none'), 'Token is invalid'],
    ['alg NONE', (cook) => unsigned(cook, 'NONE'), 'Token is invalid'],
    [
      'alg HS512',
      (cook) => signToken(KEY, { ...HEADER, alg: 'HS512' }, claims(cook), 'sha512'),
      'Token is invalid',
    ],
    ['not yet valid', (cook) => forge(cook, { nbf: 9_999_999_999 }), 'Token is invalid'],
    ['issued in the future', (cook) => forge(cook, { iat: 9_999_999_999 }), 'Token is invalid'],
    ['expired', (cook) => forge(cook, { exp: 1 }), 'Token is expired'],
    [
      'expired and of no type',
      (cook) => forge(cook, { exp: 1, token_type: undefined }),
      'Token is expired',
    ],
    ['an access token', ({ token }) => token, 'Token has wrong type'],
    ['no type', (cook) => forge(cook, { token_type: undefined }), 'Token has no type'],
    ['no id', (cook) => forge(cook, { jti: undefined }), 'Token has no id'],
    ['no exp', (cook) => forge(cook, { exp: undefined }), "Token has no 'exp' claim"],
  ];
  test.each(bad)(
    '%s is a 401 that leaves cookie and session alone',
    async (_what, make, detail) => {
      const cook = await kit.signUp();
      const text = make(cook);
      for (const answer of [
        await byCookie(text),
        await refreshWith(undefined, { refresh: text }),
      ]) {
        expect([answer.status, answer.body, answer.cookies]).toEqual([401, notValid(detail), []]);
        expect(answer.headers['www-authenticate']).toBe('Bearer realm="api"');
      }
      expect((await byCookie(cook.refreshToken)).status).toBe(200);
    },
  );

  test('a number is read as text', async () => {
    const answer = await refreshWith(undefined, { refresh: 5 });
    expect([answer.status, answer.body]).toEqual([401, notValid('Token is invalid')]);
  });

  test('thirty days old is expired', async () => {
    const cook = await kit.signUp();
    kit.clock.now += 30 * DAY - 1000;
    expect((await byCookie(cook.refreshToken)).status).toBe(200);
    kit.clock.now += 1000;
    expect((await byCookie(cook.refreshToken)).body).toEqual(notValid('Token is expired'));
    kit.clock.now -= 30 * DAY;
  });

  test.each([
    ['signed out', signOut],
    ['used by two', reuse],
    ['revoked', revoke],
  ])('of a session that was %s is blacklisted', async (_what, end) => {
    const cook = await kit.signUp();
    await end(cook);
    const answer = await byCookie(cook.refreshToken);
    expect([answer.status, answer.body, answer.cookies]).toEqual([
      401,
      notValid('Token is blacklisted'),
      [],
    ]);
  });

  test.each(['gone', 'off'])('of an account that is %s has none', async (how) => {
    const cook = await kit.signUp();
    await (how === 'gone'
      ? cook.delete('/api/user/', { password: PASSWORD })
      : kit.db
          .updateTable('users')
          .set({ is_active: 0 })
          .where('username', '=', cook.name)
          .execute());
    const answer = await byCookie(cook.refreshToken);
    expect([answer.status, answer.body, answer.cookies]).toEqual([
      401,
      { detail: 'No active account found for the given token.' },
      [],
    ]);
  });
});

const claims = ({ refreshToken }: Person) => payloadOf(refreshToken);
const forge = (cook: Person, changes: object, key = KEY) =>
  signToken(key, HEADER, { ...claims(cook), ...changes });
const unsigned = (cook: Person, alg: string) =>
  `${encode({ ...HEADER, alg })}.${encode(claims(cook))}.`;
