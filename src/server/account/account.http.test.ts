import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aRecipe,
  PASSWORD,
  refreshTokenOf,
  startTestApp,
  type TestApp,
} from '../../../test/kit.ts';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp({ settings: { LIMIT_REGISTER_PER_ADDRESS: '9999/0.1s' } });
});
afterAll(() => kit.close());

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const register = (body: unknown, headers = {}) =>
  kit.nobody.post('/api/user/register/', body, { headers });
const refreshWith = (cookie: string | undefined, body?: unknown, headers = {}) =>
  kit.nobody.post('/api/user/token/refresh/', body, {
    headers: { ...(cookie === undefined ? {} : { cookie }), ...headers },
  });
const token = (problem: string) => ({ detail: problem, code: 'token_not_valid' });

describe('opening an account', () => {
  test('answers with a message, and the kitchen is ready', async () => {
    const answer = await register({ username: 'newcomer', password: PASSWORD });
    expect([answer.status, answer.body]).toEqual([
      201,
      { message: 'User registered successfully' },
    ]);
    const cook = await kit.signIn('newcomer');
    expect((await cook.get('/api/recipes/')).body).toEqual([]);
    expect((await cook.get('/api/fridge/')).body).toEqual({ ingredient_list: {} });
    expect((await cook.post('/api/grocery/list/', { items: 'milk' })).status).toBe(200);
  });

  test('takes a form as well', async () => {
    const body = new URLSearchParams({ username: 'former', password: PASSWORD }).toString();
    expect((await register(body, FORM)).status).toBe(201);
  });

  test.each(['taken', 'TAKEN', ' taken ', 'ｔａｋｅｎ'])(
    'refuses the look-alike %j',
    async (username) => {
      await register({ username: 'taken', password: PASSWORD });
      const answer = await register({ username, password: PASSWORD });
      expect([answer.status, answer.body]).toEqual([400, { username: 'Username already exists' }]);
    },
  );

  test('of two at once with one name, exactly one is opened', async () => {
    const both = ['Twin', 'twin'].map((username) => register({ username, password: PASSWORD }));
    const statuses = (await Promise.all(both)).map((answer) => answer.status);
    expect(statuses.toSorted()).toEqual([201, 400]);
  });

  test('names every wrong field at once', async () => {
    const REQUIRED = ['This field is required.'];
    expect((await register({})).body).toEqual({ username: REQUIRED, password: REQUIRED });
    expect((await register({ username: null, password: '' })).body).toEqual({
      username: ['This field may not be null.'],
      password: ['This field may not be blank.'],
    });
    expect((await register({ username: 'a b', password: 'password' })).body).toEqual({
      username: [expect.stringContaining('Enter a valid username.')],
      password: ['This password is too common.'],
    });
    expect((await register({ username: ['x'], password: {} })).body).toEqual({
      username: ['Not a valid string.'],
      password: ['Not a valid string.'],
    });
  });

  test('ignores privileges and a stale header', async () => {
    const body = {
      username: 'humble',
      password: PASSWORD,
      is_superuser: true,
      id: 1,
      is_active: false,
    };
    expect((await register(body, { authorization: 'Bearer stale' })).status).toBe(201);
    expect((await kit.signIn('humble')).token).not.toBe('');
  });

  test('is refused where registration is closed', async () => {
    const closed = await startTestApp({ settings: { REGISTRATION: 'closed' } });
    const body = { username: 'cook', password: PASSWORD };
    expect((await closed.nobody.post('/api/user/register/', body)).status).toBe(403);
    await closed.close();
  });
});

describe('signing in', () => {
  test('gives an access token and the cookie, to the letter', async () => {
    const { name } = await kit.signUp();
    const answer = await kit.nobody.post('/api/user/token/', {
      username: name,
      password: PASSWORD,
    });
    expect([answer.status, Object.keys(answer.body)]).toEqual([200, ['access']]);
    expect(answer.cookies).toEqual([
      `refresh_token=${refreshTokenOf(answer)}; HttpOnly; Max-Age=2592000; Path=/; SameSite=None; Secure`,
    ]);
  });

  test('puts the claims of the contract into the tokens', async () => {
    const cook = await kit.signUp();
    const [header, payload] = cook.token
      .split('.')
      .map((part) => Buffer.from(part, 'base64url').toString());
    expect(header).toBe('{"alg":"HS256","typ":"JWT"}');
    const claims = JSON.parse(payload ?? '');
    expect(claims).toMatchObject({
      token_type: 'access',
      jti: expect.stringMatching(/^[\da-f]{32}$/),
    });
    expect(typeof claims.user_id).toBe('number');
    expect(claims.exp - claims.iat).toBe(300);
    const refresh = JSON.parse(
      Buffer.from(cook.refreshToken.split('.')[1] ?? '', 'base64url').toString(),
    );
    expect(refresh.exp - refresh.iat).toBe(2_592_000);
  });

  test.each([
    ['a wrong password', { password: 'not the password' }],
    ['an unknown name', { username: 'nobody-of-that-name' }],
  ])('refuses %s in the same words', async (_what, wrong) => {
    const { name } = await kit.signUp();
    const body = { username: name, password: PASSWORD, ...wrong };
    const answer = await kit.nobody.post('/api/user/token/', body);
    expect([answer.status, answer.body]).toEqual([
      401,
      { detail: 'No active account found with the given credentials' },
    ]);
  });

  test('refuses an account that was switched off', async () => {
    const { name } = await kit.signUp();
    await kit.db.updateTable('users').set({ is_active: 0 }).where('username', '=', name).execute();
    const answer = await kit.nobody.post('/api/user/token/', {
      username: name,
      password: PASSWORD,
    });
    expect(answer.status).toBe(401);
  });

  test('never trims a password', async () => {
    await register({ username: 'spacey', password: `  ${PASSWORD}  ` });
    expect((await kit.signIn('spacey', `  ${PASSWORD}  `)).token).not.toBe('');
    const body = { username: 'spacey', password: PASSWORD };
    expect((await kit.nobody.post('/api/user/token/', body)).status).toBe(401);
  });

  test('ends the session this browser still had', async () => {
    const cook = await kit.signUp();
    const cookie = `refresh_token=${cook.refreshToken}`;
    const body = { username: cook.name, password: PASSWORD };
    await kit.nobody.post('/api/user/token/', body, { headers: { cookie } });
    expect((await refreshWith(cookie)).body).toEqual(token('Token is blacklisted'));
  });
});

describe('refreshing', () => {
  test('goes by the cookie, and by the body where there is none', async () => {
    const cook = await kit.signUp();
    const byCookie = await refreshWith(`refresh_token=${cook.refreshToken}`);
    expect([byCookie.status, Object.keys(byCookie.body)]).toEqual([200, ['access']]);
    expect(refreshTokenOf(byCookie)).not.toBe(cook.refreshToken);
    expect((await refreshWith(undefined, { refresh: cook.refreshToken })).status).toBe(200);
    const form = new URLSearchParams({ refresh: cook.refreshToken }).toString();
    expect((await refreshWith(undefined, form, FORM)).status).toBe(200);
  });

  test.each([
    ['nothing', undefined, undefined, { refresh: ['This field may not be null.'] }],
    ['an empty object', undefined, {}, { refresh: ['This field may not be null.'] }],
    ['null', undefined, 'null', { refresh: ['This field may not be null.'] }],
    ['an empty cookie', 'refresh_token=', undefined, { refresh: ['This field may not be blank.'] }],
    ['a blank text', undefined, { refresh: ' ' }, { refresh: ['This field may not be blank.'] }],
    ['a list', undefined, { refresh: ['x'] }, { refresh: ['Not a valid string.'] }],
    ['a truth value', undefined, { refresh: true }, { refresh: ['Not a valid string.'] }],
  ])('by %s is a 400', async (_what, cookie, body, problem) => {
    const answer = await refreshWith(cookie, body);
    expect([answer.status, answer.body, answer.cookies]).toEqual([400, problem, []]);
  });

  test('by what is no good token is a 401 that leaves the cookie alone', async () => {
    const cook = await kit.signUp();
    expect((await refreshWith('refresh_token=garbage')).body).toEqual(token('Token is invalid'));
    expect((await refreshWith(undefined, { refresh: 5 })).body).toEqual(token('Token is invalid'));
    const wrongType = await refreshWith(`refresh_token=${cook.token}`);
    expect([wrongType.status, wrongType.body]).toEqual([401, token('Token has wrong type')]);
    kit.clock.now += 31 * 86_400_000;
    const expired = await refreshWith(`refresh_token=${cook.refreshToken}`);
    kit.clock.now -= 31 * 86_400_000;
    expect([expired.status, expired.body]).toEqual([401, token('Token is expired')]);
    expect([...wrongType.cookies, ...expired.cookies]).toEqual([]);
  });

  test.each(['gone', 'off'])('is refused when the account is %s', async (how) => {
    const cook = await kit.signUp();
    const { id } = (await cook.get('/api/user/')).body;
    await (how === 'gone'
      ? cook.delete('/api/user/', { password: PASSWORD })
      : kit.db.updateTable('users').set({ is_active: 0 }).where('id', '=', id).execute());
    const answer = await refreshWith(`refresh_token=${cook.refreshToken}`);
    expect([answer.status, answer.body]).toEqual([
      401,
      { detail: 'No active account found for the given token.' },
    ]);
  });
});

describe('signing out', () => {
  const GONE = 'refresh_token=; HttpOnly; Max-Age=2592000; Path=/; SameSite=None; Secure';
  test.each([
    ['nothing', undefined, {}],
    ['a broken body', '{', {}],
    ['plain text', 'bye', { 'content-type': 'text/plain' }],
    ['null', 'null', {}],
    ['a stale header', undefined, { authorization: 'Bearer stale' }],
    ['garbage in the cookie', undefined, { cookie: 'refresh_token=garbage' }],
  ])('works with %s', async (_what, body, headers) => {
    const answer = await kit.nobody.post('/api/user/logout/', body, { headers });
    expect([answer.status, answer.body, answer.cookies]).toEqual([
      200,
      { message: 'Logged out successfully' },
      [GONE],
    ]);
  });

  test.each(['cookie', 'body'])(
    'ends the session of the token in the %s, even an expired one',
    async (place) => {
      const cook = await kit.signUp();
      const before = (await refreshWith(`refresh_token=${cook.refreshToken}`)).cookies[0] ?? '';
      kit.clock.now += 31 * 86_400_000;
      await (place === 'cookie'
        ? kit.nobody.post('/api/user/logout/', undefined, {
            headers: { cookie: `refresh_token=${cook.refreshToken}` },
          })
        : kit.nobody.post('/api/user/logout/', { refresh: cook.refreshToken }));
      kit.clock.now -= 31 * 86_400_000;
      const after = await refreshWith(before.split(';')[0]);
      expect(after.body).toEqual(token('Token is blacklisted'));
    },
  );
});

describe('a protected call', () => {
  test.each([
    [undefined, { detail: 'Authentication credentials were not provided.' }],
    ['', { detail: 'Authentication credentials were not provided.' }],
    ['Basic abc', { detail: 'Authentication credentials were not provided.' }],
    ['Bearer', expect.objectContaining({ code: 'bad_authorization_header' })],
    ['Bearer a b', expect.objectContaining({ code: 'bad_authorization_header' })],
    ['Bearer nonsense', invalid('Token is invalid')],
  ])('with the header %j', async (authorization, body) => {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    const answer = await kit.nobody.get('/api/recipes/', { headers });
    expect([answer.status, answer.body]).toEqual([401, body]);
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="api"');
  });

  test('takes the scheme in any case', async () => {
    const { token: access } = await kit.signUp();
    const headers = { authorization: `bEARER ${access}` };
    expect((await kit.nobody.get('/api/recipes/', { headers })).status).toBe(200);
  });

  test('with a refresh token, or an expired one, says which', async () => {
    const cook = await kit.signUp();
    const headers = { authorization: `Bearer ${cook.refreshToken}` };
    const answer = await kit.nobody.get('/api/recipes/', { headers });
    expect(answer.body).toEqual(invalid('Token has wrong type'));
    kit.clock.now += 300_000;
    expect((await cook.get('/api/recipes/')).body).toEqual(invalid('Token is expired'));
    kit.clock.now -= 300_000;
  });

  test('of an account that is off, and of one that is gone', async () => {
    const cook = await kit.signUp();
    const users = () => kit.db.updateTable('users').where('username', '=', cook.name);
    await users().set({ is_active: 0 }).execute();
    expect((await cook.get('/api/recipes/')).body.code).toBe('user_inactive');
    await users().set({ is_active: 1 }).execute();
    await cook.delete('/api/user/', { password: PASSWORD });
    expect((await cook.get('/api/recipes/')).body.code).toBe('user_not_found');
  });

  test('after signing out is still good till its five minutes are over', async () => {
    const cook = await kit.signUp();
    await kit.nobody.post('/api/user/logout/', { refresh: cook.refreshToken });
    expect((await cook.get('/api/recipes/')).status).toBe(200);
  });
});

function invalid(message: string) {
  return {
    detail: 'Given token not valid for any token type',
    code: 'token_not_valid',
    messages: [{ token_class: 'AccessToken', token_type: 'access', message }],
  };
}

test('who am I', async () => {
  const cook = await kit.signUp('Anna.B');
  await cook.post('/api/recipes/', aRecipe());
  expect((await cook.get('/api/user/')).body).toEqual({
    id: expect.any(Number),
    username: 'Anna.B',
    created_at: expect.stringMatching(/Z$/),
    kitchen: { id: expect.any(Number), name: 'Anna.B' },
  });
});
