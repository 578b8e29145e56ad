import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type Person, type TestApp } from '../../../test/kit.ts';
import { claimsOf, refreshBy } from '../../../test/refreshing.ts';

const GONE = 'refresh_token=; HttpOnly; Max-Age=2592000; Path=/; SameSite=None; Secure';
const PLAIN = { origin: 'http://pi.local:8000', host: 'pi.local:8000' };

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp({ settings: { LIMIT_REGISTER_PER_ADDRESS: '9999/0.1s' } });
});
afterAll(() => kit.close());

const logout = (body?: unknown, headers: Record<string, string> = {}) =>
  kit.nobody.post('/api/user/logout/', body, { headers });
const cookie = (token: string) => ({ cookie: `refresh_token=${token}` });
const endOf = async ({ refreshToken }: Person) => {
  const { sid } = claimsOf(refreshToken);
  const session = kit.db.selectFrom('sessions').select(['revoked_at', 'revoked_why']);
  return session.where('id', '=', sid).executeTakeFirst();
};
const ALIVE = { revoked_at: null, revoked_why: null };
const ENDED = { revoked_at: expect.stringMatching(/Z$/), revoked_why: 'logout' };

describe('signing out', () => {
  const FORM = 'application/x-www-form-urlencoded';
  const bodies: [string, unknown, Record<string, string>][] = [
    ['nothing', undefined, {}],
    ['an empty object', {}, {}],
    ['a broken body', '{', {}],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0]), {}],
    ['plain text', 'bye', { 'content-type': 'text/plain' }],
    ['a file', 'bye', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['no type that is known', 'bye', { 'content-type': 'x/y' }],
    ['a form', 'refresh=garbage', { 'content-type': FORM }],
    ['null', 'null', {}],
    ['a list', '[]', {}],
    ['a number', '5', {}],
    ['a text', '"x"', {}],
    ['null for a token', { refresh: null }, {}],
    ['an object for a token', { refresh: { a: 1 } }, {}],
    ['garbage for a token', { refresh: 'garbage' }, {}],
    ['what JSON has of old', '{"__proto__":{"refresh":"x"}}', {}],
    ['a stale header', undefined, { authorization: 'Bearer stale' }],
    ['half a header', undefined, { authorization: 'Bearer' }],
    ['another scheme', undefined, { authorization: 'Basic eDp5' }],
    ['an empty cookie', undefined, { cookie: 'refresh_token=' }],
    ['garbage in the cookie', undefined, { cookie: 'refresh_token=garbage' }],
    ['no pair in the cookie', undefined, { cookie: 'refresh_token' }],
  ];
  test.each(bodies)('works with %s', async (_what, body, headers) => {
    const answer = await logout(body, headers);
    expect([answer.status, answer.body, answer.cookies]).toEqual([
      200,
      { message: 'Logged out successfully' },
      [GONE],
    ]);
  });

  test('works without the last slash, and where the last cookie was set over plain HTTP', async () => {
    const answer = await kit.nobody.post('/api/user/logout', undefined, { headers: PLAIN });
    expect([answer.status, answer.cookies]).toEqual([
      200,
      ['refresh_token=; HttpOnly; Max-Age=2592000; Path=/; SameSite=Lax'],
    ]);
  });
});

describe('the session of a token ends', () => {
  const ways: [string, (cook: Person) => Promise<unknown>][] = [
    ['in the cookie', (cook) => logout(undefined, cookie(cook.refreshToken))],
    ['in the cookie, beside garbage', (cook) => logout('{', cookie(cook.refreshToken))],
    ['in the cookie, in quotes', (cook) => logout(undefined, cookie(`"${cook.refreshToken}"`))],
    [
      'in the second of two cookies',
      (cook) =>
        logout(undefined, { cookie: `refresh_token=x; refresh_token=${cook.refreshToken}` }),
    ],
    ['in the body', (cook) => logout({ refresh: cook.refreshToken })],
    [
      'in a form',
      (cook) =>
        logout(`refresh=${cook.refreshToken}`, {
          'content-type': 'application/x-www-form-urlencoded',
        }),
    ],
    [
      'in the body, beside a bad cookie',
      (cook) => logout({ refresh: cook.refreshToken }, cookie('x')),
    ],
    ['that is an access token', (cook) => logout(undefined, cookie(cook.token))],
    [
      'that another has long replaced',
      async (cook) => {
        const { next } = await refreshBy(kit, cook.refreshToken);
        kit.clock.now += 30_000;
        await refreshBy(kit, next);
        await logout(undefined, cookie(cook.refreshToken));
      },
    ],
    [
      'that has expired',
      async (cook) => {
        kit.clock.now += 31 * 86_400_000;
        await logout(undefined, cookie(cook.refreshToken));
        kit.clock.now -= 31 * 86_400_000;
      },
    ],
  ];
  test.each(ways)('%s', async (_where, leave) => {
    const cook = await kit.signUp();
    const other = await kit.signIn(cook.name);
    await leave(cook);
    expect(await endOf(cook)).toEqual(ENDED);
    expect((await refreshBy(kit, cook.refreshToken)).status).toBe(401);
    // The other device stays signed in.
    expect(await endOf(other)).toEqual(ALIVE);
  });

  test('whoever’s it is, in the cookie and in the body', async () => {
    const [anna, ben] = [await kit.signUp(), await kit.signUp()];
    await logout({ refresh: ben.refreshToken }, cookie(anna.refreshToken));
    expect([await endOf(anna), await endOf(ben)]).toEqual([ENDED, ENDED]);
  });

  test('once: the second time changes nothing', async () => {
    const cook = await kit.signUp();
    await logout(undefined, cookie(cook.refreshToken));
    const ended = await endOf(cook);
    kit.clock.now += 5000;
    expect((await logout(undefined, cookie(cook.refreshToken))).status).toBe(200);
    expect(await endOf(cook)).toEqual(ended);
  });

  test('only by a good signature', async () => {
    const cook = await kit.signUp();
    const [header, payload, signature = ''] = cook.refreshToken.split('.');
    for (const other of ['', 'x', signature.slice(1), [...signature].toReversed().join('')]) {
      await logout(undefined, cookie(`${header}.${payload}.${other}`));
    }
    expect(await endOf(cook)).toEqual(ALIVE);
  });

  test('and its access token is good till its five minutes are over', async () => {
    const cook = await kit.signUp();
    await logout({ refresh: cook.refreshToken });
    kit.clock.now += 299_000;
    expect((await cook.get('/api/recipes/')).status).toBe(200);
    kit.clock.now += 1000;
    expect((await cook.get('/api/recipes/')).status).toBe(401);
  });
});
