import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HEADER, payloadOf, signToken } from '../../../test/forging.ts';
import { PASSWORD, startTestApp, type TestApp } from '../../../test/kit.ts';

const KEY = Buffer.from('a key of our own, 32 bytes or more');

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp({
    settings: { SECRET_KEY: KEY.toString(), LIMIT_REGISTER_PER_ADDRESS: '9999/0.1s' },
  });
});
afterAll(() => kit.close());

const ask = (authorization: string | undefined) =>
  kit.nobody.get('/api/recipes/', {
    headers: authorization === undefined ? {} : { authorization },
  });

/** What a good access token says. */
const good = async () => payloadOf((await kit.signUp()).token);
const NONE = { detail: 'Authentication credentials were not provided.' };
const TWO = {
  detail: 'Authorization header must contain two space-delimited values',
  code: 'bad_authorization_header',
};
const bad = (message: string) => ({
  detail: 'Given token not valid for any token type',
  code: 'token_not_valid',
  messages: [{ token_class: 'AccessToken', token_type: 'access', message }],
});

describe('a protected call', () => {
  test.each([
    [undefined, NONE],
    ['', NONE],
    [' ', NONE],
    ['Basic dXNlcjpwYXNz', NONE],
    ['Token abc', NONE],
    ['JWT abc', NONE],
    ['Digest a b c', NONE],
    ['Bearerabc', NONE],
    ['Bearer:abc', NONE],
    ['abc', NONE],
    ['"Bearer" abc', NONE],
    ['Bearer', TWO],
    ['Bearer ', TWO],
    ['bearer', TWO],
    ['Bearer a b', TWO],
    ['Bearer a b c', TWO],
    ['BEARER a b', TWO],
    ['Bearer nonsense', bad('Token is invalid')],
    ['Bearer a.b.c', bad('Token is invalid')],
    ['Bearer ,', bad('Token is invalid')],
    ['Bearer null', bad('Token is invalid')],
    [`Bearer ${'x'.repeat(5000)}`, bad('Token is invalid')],
  ])('with the header %j', async (authorization, body) => {
    const answer = await ask(authorization);
    expect([answer.status, answer.body]).toEqual([401, body]);
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="api"');
    expect(answer.cookies).toEqual([]);
  });

  test.each(['Bearer', 'bearer', 'BEARER', 'bEaReR'])('takes the scheme %s', async (scheme) => {
    const { token } = await kit.signUp();
    expect((await ask(`${scheme} ${token}`)).status).toBe(200);
    expect((await ask(`  ${scheme}   ${token}  `)).status).toBe(200);
  });

  test.each([
    ['expired', { exp: 5 }, 'Token is expired'],
    ['not yet valid', { nbf: 9_999_999_999 }, 'Token is invalid'],
    ['issued in the future', { iat: 9_999_999_999 }, 'Token is invalid'],
    ['of no type', { token_type: undefined }, 'Token has no type'],
    ['of another type', { token_type: 'sliding' }, 'Token has wrong type'],
    ['without id', { jti: undefined }, 'Token has no id'],
    ['without end', { exp: undefined }, "Token has no 'exp' claim"],
    ['of an older password', { ver: -1 }, 'Token is invalid'],
    ['of a password to come', { ver: 1 }, 'Token is invalid'],
  ])('with a token %s says so', async (_what, changes, message) => {
    const answer = await ask(`Bearer ${signToken(KEY, HEADER, { ...(await good()), ...changes })}`);
    expect([answer.status, answer.body]).toEqual([401, bad(message)]);
  });

  test('with a token signed by somebody else', async () => {
    const answer = await ask(`Bearer ${signToken(Buffer.alloc(32), HEADER, await good())}`);
    expect([answer.status, answer.body]).toEqual([401, bad('Token is invalid')]);
  });

  test('with a refresh token', async () => {
    const { refreshToken } = await kit.signUp();
    const answer = await ask(`Bearer ${refreshToken}`);
    expect([answer.status, answer.body]).toEqual([401, bad('Token has wrong type')]);
  });

  test('with the cookie alone', async () => {
    const { refreshToken } = await kit.signUp();
    const headers = { cookie: `refresh_token=${refreshToken}; access=${refreshToken}` };
    expect((await kit.nobody.get('/api/recipes/', { headers })).body).toEqual(NONE);
  });

  test('five minutes later', async () => {
    kit.clock.now = Math.floor(kit.clock.now / 1000) * 1000;
    const cook = await kit.signUp();
    kit.clock.now += 299_999;
    expect((await cook.get('/api/recipes/')).status).toBe(200);
    kit.clock.now += 1;
    const answer = await cook.get('/api/recipes/');
    expect([answer.status, answer.body]).toEqual([401, bad('Token is expired')]);
  });

  test('of an account that is off, and of one that is gone', async () => {
    const cook = await kit.signUp();
    const users = () => kit.db.updateTable('users').where('username', '=', cook.name);
    await users().set({ is_active: 0 }).execute();
    const off = await cook.get('/api/recipes/');
    expect([off.status, off.body]).toEqual([
      401,
      { detail: 'User is inactive', code: 'user_inactive' },
    ]);
    await users().set({ is_active: 1 }).execute();
    expect((await cook.get('/api/recipes/')).status).toBe(200);
    await cook.delete('/api/user/', { password: PASSWORD });
    const gone = await cook.get('/api/recipes/');
    expect([gone.status, gone.body]).toEqual([
      401,
      { detail: 'User not found', code: 'user_not_found' },
    ]);
  });

  test('is refused before anything is read of it', async () => {
    for (const body of ['{', { ingredients: 5 }, 'x'.repeat(100_000)]) {
      const answer = await kit.nobody.post('/api/recipes/', body);
      expect([answer.status, answer.body]).toEqual([401, NONE]);
    }
  });
});
