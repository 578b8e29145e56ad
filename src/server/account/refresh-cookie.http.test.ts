import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refreshTokenOf, startTestApp, type TestApp } from '../../../test/kit.ts';
import { claimsOf } from '../../../test/refreshing.ts';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp({ settings: { LIMIT_REGISTER_PER_ADDRESS: '9999/0.1s' } });
});
afterAll(() => kit.close());

const refresh = (cookie: string, body?: unknown) =>
  kit.nobody.post('/api/user/token/refresh/', body, { headers: { cookie } });
const cookies = (...tokens: string[]) => tokens.map((token) => `refresh_token=${token}`).join('; ');
const isAlive = async (token: string) => (await refresh(cookies(token))).status === 200;
const notValid = (detail: string) => [401, { detail, code: 'token_not_valid' }];

/** A token, and one that it left behind long ago. */
async function tokenAndReused() {
  const cook = await kit.signUp();
  const good = refreshTokenOf(await refresh(cookies(cook.refreshToken)));
  kit.clock.now += 60_000;
  await refresh(cookies(good));
  return { good, reused: cook.refreshToken };
}

describe('the cookie of a request', () => {
  const found: [string, (token: string) => string][] = [
    ['alone', (token) => `refresh_token=${token}`],
    ['among others', (token) => `a=b; refresh_token=${token}; c=d`],
    ['without blanks', (token) => `a=b;refresh_token=${token};c=d`],
    ['with blanks', (token) => ` refresh_token = ${token} ; a`],
    ['in quotes', (token) => `refresh_token="${token}"`],
    ['after one like it', (token) => `xrefresh_token=a.b.c; refresh_token=${token}`],
    ['after one in other letters', (token) => `Refresh_Token=a.b.c; refresh_token=${token}`],
    ['after no pair', (token) => `;;; refresh_token; =x; refresh_token=${token};`],
    ['after a large one', (token) => `a=${'x'.repeat(6000)}; refresh_token=${token}`],
    ['after an empty one', (token) => `refresh_token=; refresh_token=${token}`],
    ['before an empty one', (token) => `refresh_token=${token}; refresh_token=`],
    ['after garbage', (token) => cookies('garbage', token)],
    ['before garbage', (token) => cookies(token, 'garbage')],
    ['twice', (token) => cookies(token, token)],
    ['fourth of four', (token) => cookies('x', 'y', 'z', token)],
    ['first of many', (token) => cookies(token, ...'abcdefgh')],
  ];
  test.each(found)('is found %s', async (_where, cookie) => {
    const { refreshToken } = await kit.signUp();
    const answer = await refresh(cookie(refreshToken));
    expect(answer.status).toBe(200);
    expect(claimsOf(refreshTokenOf(answer)).sid).toBe(claimsOf(refreshToken).sid);
  });

  test.each([
    'Refresh_Token=x.y.z',
    'xrefresh_token=x.y.z',
    'refresh_token_=x',
    'refresh_token',
    'refresh_token; x',
    '=refresh_token',
    'a="refresh_token=x"',
    ';;;',
    '',
  ])('%j is none', async (cookie) => {
    const answer = await refresh(cookie);
    expect([answer.status, answer.body]).toEqual([
      400,
      { refresh: ['This field may not be null.'] },
    ]);
  });

  test.each([
    'refresh_token=x.y.z',
    'refresh_token="',
    'refresh_token="x',
    `refresh_token=${'x'.repeat(8000)}`,
    `refresh_token=${'x.y.z;'.repeat(1000)}`,
    'refresh_token=%00',
    'refresh_token=%0d%0aSet-Cookie:%20a=b',
    'refresh_token=a=b',
    'refresh_token=ü',
    'refresh_token=; refresh_token=x; refresh_token=; refresh_token=; refresh_token=',
  ])('%.40j is a bad one, and stays where it is', async (cookie) => {
    const answer = await refresh(cookie);
    expect([answer.status, answer.body]).toEqual(notValid('Token is invalid'));
    expect(answer.cookies).toEqual([]);
  });

  test('of more than four the fifth is not looked at', async () => {
    const { refreshToken } = await kit.signUp();
    const answer = await refresh(cookies('v', 'w', 'x', 'y', refreshToken));
    expect([answer.status, answer.body]).toEqual(notValid('Token is invalid'));
    const hidden = await refresh(`${cookies('', '', '', '', refreshToken)}`);
    expect(hidden.body).toEqual({ refresh: ['This field may not be blank.'] });
    expect(await isAlive(refreshToken)).toBe(true);
  });

  test('of several, the newest good one counts, wherever it stands', async () => {
    const { name, refreshToken: older } = await kit.signUp();
    kit.clock.now += 5000;
    const { refreshToken: newer } = await kit.signIn(name);
    for (const pair of [
      [older, newer],
      [newer, older],
    ]) {
      const answer = await refresh(cookies(...pair));
      expect(claimsOf(refreshTokenOf(answer)).sid).toBe(claimsOf(newer).sid);
    }
    await kit.nobody.post('/api/user/logout/', { refresh: older });
    expect((await refresh(cookies(older, newer))).status).toBe(200);
  });

  test('that has expired gives way to one that has not', async () => {
    const { name, refreshToken: expired } = await kit.signUp();
    kit.clock.now += 31 * 86_400_000;
    const { refreshToken: good } = await kit.signIn(name);
    expect((await refresh(cookies(expired, good))).status).toBe(200);
    expect((await refresh(cookies(expired, 'garbage'))).body.detail).toBe('Token is expired');
    kit.clock.now -= 31 * 86_400_000;
  });

  test('of two people is refused, and nobody is signed out', async () => {
    const [anna, ben] = [await kit.signUp(), await kit.signUp()];
    for (const pair of [
      [anna.refreshToken, ben.refreshToken],
      [ben.refreshToken, anna.refreshToken],
      [anna.refreshToken, 'garbage', ben.refreshToken],
    ]) {
      const answer = await refresh(cookies(...pair));
      expect([answer.status, answer.body]).toEqual(notValid('Token is invalid'));
      expect(answer.cookies).toEqual([]);
    }
    expect(await isAlive(anna.refreshToken)).toBe(true);
    expect(await isAlive(ben.refreshToken)).toBe(true);
  });
});

describe('a bad cookie beside a token in the body', () => {
  test.each([
    ['empty', ''],
    ['garbage', 'garbage'],
    ['garbage twice', 'x; refresh_token=y'],
    ['quotes', '""'],
  ])('%s leaves the word to the body', async (_what, value) => {
    const { refreshToken } = await kit.signUp();
    for (const body of [{ refresh: refreshToken }, { refresh: ` ${refreshToken}\n` }]) {
      expect((await refresh(`refresh_token=${value}`, body)).status).toBe(200);
    }
  });

  test('of a session that ended leaves the word to the body', async () => {
    const [ended, good] = [await kit.signUp(), await kit.signUp()];
    await kit.nobody.post('/api/user/logout/', { refresh: ended.refreshToken });
    const body = { refresh: good.refreshToken };
    const answer = await refresh(cookies(ended.refreshToken), body);
    expect(claimsOf(refreshTokenOf(answer)).sid).toBe(claimsOf(good.refreshToken).sid);
  });

  test('that was reused is the end: its session dies, the body’s is not tried', async () => {
    const { good, reused } = await tokenAndReused();
    const other = await kit.signUp();
    const answer = await refresh(cookies(reused), { refresh: other.refreshToken });
    expect([answer.status, answer.body]).toEqual(notValid('Token is blacklisted'));
    expect(answer.cookies).toEqual([]);
    expect(await isAlive(good)).toBe(false);
    expect(await isAlive(other.refreshToken)).toBe(true);
  });

  test.each([
    ['nothing', {}],
    ['null', { refresh: null }],
    ['an empty text', { refresh: '' }],
    ['a blank', { refresh: ' ' }],
    ['a list', { refresh: [] }],
  ])('is answered for itself where the body has %s', async (_what, body) => {
    const { token } = await kit.signUp();
    const answer = await refresh(cookies(token), body);
    expect([answer.status, answer.body]).toEqual(notValid('Token has wrong type'));
  });

  test('and a bad token in the body is answered for the body', async () => {
    const { token } = await kit.signUp();
    const answer = await refresh('refresh_token=garbage', { refresh: token });
    expect([answer.status, answer.body]).toEqual(notValid('Token has wrong type'));
  });
});

test('a good cookie goes first, also before null in the body', async () => {
  const { refreshToken } = await kit.signUp();
  expect((await refresh(cookies(refreshToken), { refresh: null })).status).toBe(200);
});

test('a line break in a cookie never reaches an answer', async () => {
  const { refreshToken } = await kit.signUp();
  await kit.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = kit.app.server.address() as AddressInfo;
  const ask = (cookie: string) =>
    new Promise<string>((resolve, reject) => {
      let answer = '';
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(
          `POST /api/user/token/refresh/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: ${cookie}\r\nContent-Length: 0\r\n\r\n`,
        ),
      );
      socket.on('data', (chunk) => (answer += chunk.toString()));
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
    });
  expect(await ask(cookies(refreshToken))).toMatch(/^HTTP\/1.1 200 /);
  for (const between of ['\n', '\r', '\r\r\n', '\0', '\r\n ']) {
    const answer = await ask(`refresh_token=x${between}Set-Cookie: evil=1`);
    expect(answer, JSON.stringify(between)).toMatch(/^HTTP\/1.1 40[01] /);
    expect(answer).not.toContain('evil');
  }
});
