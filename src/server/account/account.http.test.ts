import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { payloadOf } from '../../../test/forging.ts';
import { PASSWORD, refreshTokenOf, startTestApp, type TestApp } from '../../../test/kit.ts';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp({ settings: { LIMIT_REGISTER_PER_ADDRESS: '9999/0.1s' } });
});
afterAll(() => kit.close());

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const REGISTER = '/api/user/register/';
const TOKEN = '/api/user/token/';
const REQUIRED = ['This field is required.'];
const BLANK = ['This field may not be blank.'];
const NULL = ['This field may not be null.'];
const NO_TEXT = ['Not a valid string.'];
const NUL_SIGN = ['Null characters are not allowed.'];
const NO_NAME = [
  'Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.',
];

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const register = (body: unknown, headers = {}) => kit.nobody.post(REGISTER, body, { headers });
const login = (body: unknown, headers = {}) => kit.nobody.post(TOKEN, body, { headers });
const userRow = (username: string) =>
  kit.db.selectFrom('users').selectAll().where('username', '=', username).executeTakeFirst();

describe('opening an account', () => {
  test('answers with a message, and the kitchen is ready', async () => {
    const answer = await register({ username: 'newcomer', password: PASSWORD });
    expect([answer.status, answer.body, answer.cookies]).toEqual([
      201,
      { message: 'User registered successfully' },
      [],
    ]);
    const cook = await kit.signIn('newcomer');
    expect((await cook.get('/api/recipes/')).body).toEqual([]);
    expect((await cook.get('/api/fridge/')).body).toEqual({ ingredient_list: {} });
    expect((await cook.get('/api/grocery/list/')).body).toEqual([]);
    expect((await cook.get('/api/grocery/history/')).body).toEqual([]);
    expect((await cook.post('/api/grocery/list/', { items: 'milk' })).status).toBe(200);
    const item = { name: 'egg', group: 'door' };
    expect((await cook.post('/api/fridge/ingredient/', item)).status).toBe(201);
  });

  test.each([FORM, { 'content-type': `${FORM['content-type']}; charset=UTF-8` }])(
    'takes a form as well: %j',
    async (headers) => {
      const username = `förm${headers['content-type'].length}`;
      expect((await register(form({ username, password: PASSWORD }), headers)).status).toBe(201);
      const answer = await login(form({ username, password: PASSWORD }), headers);
      expect(Object.keys(answer.body)).toEqual(['access']);
    },
  );

  test('works at the path without its last slash', async () => {
    const body = { username: 'slashless', password: PASSWORD };
    expect((await kit.nobody.post('/api/user/register', body)).status).toBe(201);
    expect((await kit.nobody.post('/api/user/token', body)).status).toBe(200);
  });

  test('keeps the name as it was typed, without the blanks around it', async () => {
    await register({ username: '  Ｔyped.Name  ', password: PASSWORD });
    expect(await userRow('Ｔyped.Name')).toMatchObject({ username_key: 'typed.name' });
  });

  test.each(['taken', 'TAKEN', ' taken ', 'ｔａｋｅｎ', 'ＴＡＫＥＮ', 'ｔAKeN', '𝓽𝓪𝓴𝓮𝓷'])(
    'refuses the look-alike %j',
    async (username) => {
      await register({ username: 'taken', password: PASSWORD });
      const answer = await register({ username, password: PASSWORD });
      expect([answer.status, answer.body]).toEqual([400, { username: 'Username already exists' }]);
    },
  );

  test.each([
    ['Émile', 'E\u0301mile'],
    ['ﬁona', 'FIONA'],
    ['Ångström', 'A\u030Angstro\u0308m'],
    ['Ⅳan', 'ivan'],
    ['ΣΟΦΙΑ', 'σοφια'],
  ])('%j and %j are one account', async (one, other) => {
    expect((await register({ username: one, password: PASSWORD })).status).toBe(201);
    const again = await register({ username: other, password: PASSWORD });
    expect(again.body).toEqual({ username: 'Username already exists' });
    expect((await login({ username: other, password: PASSWORD })).status).toBe(200);
  });

  test('of two at once with one name, exactly one is opened', async () => {
    const both = ['Twin', 'twin'].map((username) => register({ username, password: PASSWORD }));
    const answers = await Promise.all(both);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 400]);
    const refused = answers.find(({ status }) => status === 400);
    expect(refused?.body).toEqual({ username: 'Username already exists' });
  });

  const wrong: [string, unknown, Record<string, unknown>][] = [
    ['nothing', {}, { username: REQUIRED, password: REQUIRED }],
    ['nothing at all', '', { username: REQUIRED, password: REQUIRED }],
    ['nulls', { username: null, password: null }, { username: NULL, password: NULL }],
    ['blanks', { username: ' ', password: '' }, { username: BLANK, password: BLANK }],
    ['lists', { username: ['x'], password: {} }, { username: NO_TEXT, password: NO_TEXT }],
    ['truths', { username: true, password: false }, { username: NO_TEXT, password: NO_TEXT }],
    [
      'NUL',
      { username: 'a\0', password: `${PASSWORD}\0` },
      { username: NUL_SIGN, password: NUL_SIGN },
    ],
    [
      'half a sign',
      { username: 'a\uD800', password: `${PASSWORD}\uD800` },
      {
        username: ['Surrogate characters are not allowed.'],
        password: ['Surrogate characters are not allowed.'],
      },
    ],
    [
      'too much',
      { username: 'x'.repeat(151), password: 'x'.repeat(1001) },
      {
        username: ['Ensure this field has no more than 150 characters.'],
        password: ['Ensure this field has no more than 1000 characters.'],
      },
    ],
    [
      'what is bad and what is weak',
      { username: 'a b', password: 'password' },
      { username: NO_NAME, password: ['This password is too common.'] },
    ],
    [
      'too little',
      { username: 'раypal', password: 'short' },
      {
        username: ['Please use letters of one script only.'],
        password: ['This password is too short. It must contain at least 8 characters.'],
      },
    ],
    [
      'a password with the name in it',
      { username: 'annabella', password: 'my annabella' },
      { password: ['The password is too similar to the username.'] },
    ],
    ['null', 'null', { non_field_errors: ['No data provided'] }],
    ...(
      [
        ['[]', 'list'],
        ['"x"', 'str'],
        ['5', 'int'],
        ['1.5', 'float'],
        ['true', 'bool'],
      ] as const
    ).map(([text, type]): [string, unknown, Record<string, unknown>] => [
      `a ${type}`,
      text,
      { non_field_errors: [`Invalid data. Expected a dictionary, but got ${type}.`] },
    ]),
  ];
  test.each(wrong)('with %s names every wrong field at once', async (_what, body, problems) => {
    const before = await kit.db.selectFrom('users').select('id').execute();
    const answer = await register(body);
    expect([answer.status, answer.body]).toEqual([400, problems]);
    expect(await kit.db.selectFrom('users').select('id').execute()).toHaveLength(before.length);
  });

  test('ignores privileges and a stale header', async () => {
    const body = {
      username: 'humble',
      password: PASSWORD,
      is_superuser: true,
      is_staff: true,
      is_active: false,
      id: 1,
      username_key: 'x',
      auth_version: 7,
      password_hash: 'x',
      created_at: '1970',
      kitchen: 1,
    };
    expect((await register(body, { authorization: 'Bearer stale' })).status).toBe(201);
    const row = await userRow('humble');
    expect(row).toMatchObject({ username_key: 'humble', is_active: 1, auth_version: 0 });
    expect(row?.id).not.toBe(1);
    expect(row?.created_at).toBe(new Date(kit.clock.now).toISOString());
    expect((await kit.signIn('humble')).token).not.toBe('');
  });

  test('is refused where registration is closed', async () => {
    const closed = await startTestApp({ settings: { REGISTRATION: 'closed' } });
    const answer = await closed.nobody.post(REGISTER, { username: 'cook', password: PASSWORD });
    expect([answer.status, answer.body]).toEqual([403, { detail: 'Registration is closed.' }]);
    await closed.close();
  });
});

describe('signing in', () => {
  test('gives an access token and the cookie, to the letter', async () => {
    const { name } = await kit.signUp();
    const answer = await login({ username: name, password: PASSWORD });
    expect([answer.status, Object.keys(answer.body)]).toEqual([200, ['access']]);
    expect(answer.cookies).toEqual([
      `refresh_token=${refreshTokenOf(answer)}; HttpOnly; Max-Age=2592000; Path=/; SameSite=None; Secure`,
    ]);
    expect(answer.text).not.toContain(refreshTokenOf(answer));
  });

  test('puts the claims of the contract into the tokens', async () => {
    const cook = await kit.signUp();
    const { id } = (await cook.get('/api/user/')).body;
    const iat = Math.floor(kit.clock.now / 1000);
    const jti = expect.stringMatching(/^[\da-f]{32}$/);
    const common = { iat, jti, user_id: id, sid: expect.any(String), ver: 0 };
    for (const token of [cook.token, cook.refreshToken]) {
      const header = Buffer.from(token.split('.')[0] ?? '', 'base64url').toString();
      expect(header).toBe('{"alg":"HS256","typ":"JWT"}');
    }
    const access = payloadOf(cook.token);
    expect(access).toEqual({ ...common, token_type: 'access', exp: iat + 300 });
    const refresh = payloadOf(cook.refreshToken);
    const ours = { rid: expect.any(String), pid: refresh['rid'], rat: kit.clock.now };
    expect(refresh).toEqual({ ...common, ...ours, token_type: 'refresh', exp: iat + 2_592_000 });
    expect(refresh['jti']).not.toBe(access['jti']);
    expect(refresh['sid']).toBe(access['sid']);
  });

  test.each([
    ['a wrong password', { password: 'not the password' }],
    ['a password in other letters', { password: PASSWORD.toUpperCase() }],
    ['a password with a blank', { password: ` ${PASSWORD}` }],
    ['an unknown name', { username: 'nobody-of-that-name' }],
    ['a name nobody could have', { username: "' or 1=1 --" }],
    ['an endless name', { username: 'x'.repeat(10_000) }],
  ])('refuses %s in the same words', async (_what, wrong) => {
    const { name } = await kit.signUp();
    const answer = await login({ username: name, password: PASSWORD, ...wrong });
    expect([answer.status, answer.body, answer.cookies]).toEqual([
      401,
      { detail: 'No active account found with the given credentials' },
      [],
    ]);
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="api"');
  });

  test('refuses an account that was switched off, in the same words', async () => {
    const { name } = await kit.signUp();
    await kit.db.updateTable('users').set({ is_active: 0 }).where('username', '=', name).execute();
    const answer = await login({ username: name, password: PASSWORD });
    expect([answer.status, answer.body]).toEqual([
      401,
      { detail: 'No active account found with the given credentials' },
    ]);
  });

  test.each([
    ['nothing', {}, { username: REQUIRED, password: REQUIRED }],
    ['nulls', { username: null, password: null }, { username: NULL, password: NULL }],
    ['blanks', { username: ' ', password: '' }, { username: BLANK, password: BLANK }],
    ['no texts', { username: [], password: true }, { username: NO_TEXT, password: NO_TEXT }],
    ['NUL', { username: '\0', password: '\0' }, { username: NUL_SIGN, password: NUL_SIGN }],
  ])('with %s is a 400', async (_what, body, problems) => {
    const answer = await login(body);
    expect([answer.status, answer.body, answer.cookies]).toEqual([400, problems, []]);
  });

  test('never trims a password, nor counts it by bytes', async () => {
    for (const password of [`  ${PASSWORD}  `, '👩‍🍳'.repeat(300), 'ü'.repeat(1000)]) {
      const username = `p${password.length}`;
      expect((await register({ username, password })).status).toBe(201);
      expect((await login({ username, password })).status).toBe(200);
      expect((await login({ username, password: [...password].slice(1).join('') })).status).toBe(
        401,
      );
    }
  });

  test('ends the session this browser still had', async () => {
    const cook = await kit.signUp();
    const cookie = `refresh_token=${cook.refreshToken}`;
    const path = '/api/user/token/refresh/';
    await login({ username: cook.name, password: 'wrong' }, { cookie });
    expect((await kit.nobody.post(path, undefined, { headers: { cookie } })).status).toBe(200);
    await login({ username: cook.name, password: PASSWORD }, { cookie });
    const answer = await kit.nobody.post(path, undefined, { headers: { cookie } });
    expect(answer.body).toEqual({ detail: 'Token is blacklisted', code: 'token_not_valid' });
  });
});

test('who am I', async () => {
  const cook = await kit.signUp('Anna.B');
  const answer = await cook.get('/api/user/');
  expect([answer.status, answer.body]).toEqual([
    200,
    {
      id: payloadOf(cook.token)['user_id'],
      username: 'Anna.B',
      created_at: new Date(kit.clock.now).toISOString(),
      is_admin: false,
      kitchen: { id: expect.any(Number), name: 'Anna.B' },
    },
  ]);
});
