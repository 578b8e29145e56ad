import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HEADER, payloadOf, signToken } from '../../../test/forging.ts';
import { startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

const KEY = 'a key of our own, 32 bytes or more';
const OLD = 'the key before it; 32 bytes or more';
const OLDER = 'the key before that; 32 bytes or more';

let kit: TestApp;
let cook: Person;
let claims: { access: Record<string, unknown>; refresh: Record<string, unknown> };

beforeAll(async () => {
  kit = await startTestApp({
    settings: {
      SECRET_KEY: KEY,
      PREVIOUS_SECRET_KEYS: `${OLD},${OLDER}`,
      LIMIT_REFRESH_PER_SESSION: '99999/0.001s',
    },
  });
  cook = await kit.signUp();
  claims = { access: payloadOf(cook.token), refresh: payloadOf(cook.refreshToken) };
});
afterAll(() => kit.close());

const sign = (payload: unknown, key = KEY) => signToken(Buffer.from(key), HEADER, payload);
const refresh = (token: string) =>
  kit.nobody.post('/api/user/token/refresh/', undefined, {
    headers: { cookie: `refresh_token=${token}` },
  });
const call = (token: string) =>
  kit.nobody.get('/api/user/', { headers: { authorization: `Bearer ${token}` } });
const sessions = () => kit.db.selectFrom('sessions').selectAll().execute();

const refused = (detail: string) => [401, { detail, code: 'token_not_valid' }];
const refusedCall = (message: string) => [
  401,
  {
    detail: 'Given token not valid for any token type',
    code: 'token_not_valid',
    messages: [{ token_class: 'AccessToken', token_type: 'access', message }],
  },
];

const SIMPLE = ['token_type', 'exp', 'iat', 'jti', 'user_id'];
const OF_ACCESS = [...SIMPLE, 'sid', 'ver'];
const OF_REFRESH = [...OF_ACCESS, 'rid', 'pid', 'rat'];
const TEXTS = new Set(['token_type', 'jti', 'sid', 'rid', 'pid']);

/** Why a token is refused that lacks a claim. */
const withoutIt = (claim: string) =>
  new Map([
    ['exp', "Token has no 'exp' claim"],
    ['jti', 'Token has no id'],
    ['token_type', 'Token has no type'],
  ]).get(claim) ?? 'Token is invalid';
/** Why a token is refused in which a claim has another type. */
const withOdd = (claim: string) =>
  claim === 'token_type' ? 'Token has wrong type' : 'Token is invalid';
/** Values of any type but the claim's own. */
function oddValues(claim: string, value: unknown): unknown[] {
  const common = [null, true, false, [], {}, [value]];
  return TEXTS.has(claim) ? [...common, 1, 1.5] : [...common, String(value), '', 1.5, -0.5];
}

test('the claims are those there should be', () => {
  expect(Object.keys(claims.access)).toEqual(OF_ACCESS);
  expect(Object.keys(claims.refresh)).toEqual(OF_REFRESH);
});

describe('P9: a token of ours with a claim that is not ours', () => {
  test.each(OF_REFRESH)(
    '%s missing or of another type refreshes nothing and ends nothing',
    async (claim) => {
      const before = await sessions();
      const { [claim]: value, ...rest } = claims.refresh;
      const answer = await refresh(sign(rest));
      expect([answer.status, answer.body]).toEqual(refused(withoutIt(claim)));
      for (const odd of oddValues(claim, value)) {
        const { status, body, cookies } = await refresh(sign({ ...claims.refresh, [claim]: odd }));
        expect([status, body], JSON.stringify(odd)).toEqual(refused(withOdd(claim)));
        expect(cookies).toEqual([]);
      }
      expect(await sessions()).toEqual(before);
      expect((await refresh(sign(claims.refresh))).status).toBe(200);
    },
  );

  test.each(OF_ACCESS)('%s missing or of another type opens nothing', async (claim) => {
    const { [claim]: value, ...rest } = claims.access;
    const answer = await call(sign(rest));
    expect([answer.status, answer.body]).toEqual(refusedCall(withoutIt(claim)));
    for (const odd of oddValues(claim, value)) {
      const { status, body } = await call(sign({ ...claims.access, [claim]: odd }));
      expect([status, body], JSON.stringify(odd)).toEqual(refusedCall(withOdd(claim)));
    }
    expect((await call(sign(claims.access))).status).toBe(200);
  });

  test.each([
    ['another user', { user_id: 987_654 }, 'No active account found for the given token.'],
    ['no session', { sid: 'x' }, 'Token is blacklisted'],
    ['an empty session', { sid: '' }, 'Token is blacklisted'],
    ['an older account', { ver: 1 }, 'Token is blacklisted'],
    ['a time gone by', { exp: 5 }, 'Token is expired'],
    ['a time before all time', { exp: -5 }, 'Token is expired'],
    ['a time to come', { iat: 1e10 }, 'Token is invalid'],
    ['a time it begins', { nbf: 1e10 }, 'Token is invalid'],
    ['no good beginning', { nbf: 'x' }, 'Token is invalid'],
  ])('of %s refreshes nothing and ends nothing', async (_what, changes, detail) => {
    const before = await sessions();
    const answer = await refresh(sign({ ...claims.refresh, ...changes }));
    expect([answer.status, answer.body.detail]).toEqual([401, detail]);
    expect(await sessions()).toEqual(before);
  });

  test('exp beyond all numbers is no time at all', async () => {
    const endless = JSON.stringify(claims.refresh).replace(/"exp":\d+/, '"exp":1e400');
    const answer = await refresh(sign(endless));
    expect([answer.status, answer.body]).toEqual(refused('Token is invalid'));
  });
});

describe('the signing keys', () => {
  test.each([KEY, OLD, OLDER])('of now and of two before are good: %s', async (key) => {
    const answer = await refresh(sign(claims.refresh, key));
    expect(answer.status).toBe(200);
    expect((await call(sign(claims.access, key))).status).toBe(200);
    // What is given for it is signed by today's.
    const next = /refresh_token=([^;]+)/.exec(answer.cookies[0] ?? '')?.[1] ?? '';
    expect(sign(payloadOf(next))).toBe(next);
  });

  test('any other is not, and signs nobody out', async () => {
    const key = 'the key before the one before that';
    const answer = await refresh(sign(claims.refresh, key));
    expect([answer.status, answer.body]).toEqual(refused('Token is invalid'));
    const body = await call(sign(claims.access, key));
    expect([body.status, body.body]).toEqual(refusedCall('Token is invalid'));
    const headers = { cookie: `refresh_token=${sign(claims.refresh, key)}` };
    expect((await kit.nobody.post('/api/user/logout/', undefined, { headers })).status).toBe(200);
    expect((await refresh(cook.refreshToken)).status).toBe(200);
  });
});
