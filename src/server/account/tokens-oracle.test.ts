import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { jwtVerify, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { encode, HEADER, signToken } from '../../../test/forging.ts';
import { createTokens } from './tokens.ts';

const NOW = 1_800_000_000_000;
const KEY = Buffer.from('a key of our own, 32 bytes or more');
const OLD = Buffer.from('the key before it, 32 bytes or more');
const OLDER = Buffer.from('the key before that, 32 bytes or more');
const OLDEST = Buffer.from('a key of long ago, of 32 bytes or more');
const tokens = createTokens(
  [KEY, OLD, OLDER],
  () => NOW,
  (bytes) => 'ab'.repeat(bytes),
);
const CLAIMS = {
  token_type: 'refresh',
  exp: NOW / 1000 + 60,
  iat: NOW / 1000,
  jti: 'ab'.repeat(16),
  user_id: 1,
  sid: 's',
  ver: 0,
  rid: 'r',
  pid: 'p',
  rat: NOW,
};
const read = (text: string) => tokens.read(text, 'refresh');

describe('an independent library', () => {
  const count = fc.nat(Number.MAX_SAFE_INTEGER);
  const claims = fc.record({
    userId: count,
    sessionId: fc.string({ unit: 'binary' }),
    authVersion: count,
    rid: fc.string({ unit: 'grapheme' }),
    pid: fc.string(),
    rat: count,
  });

  test('reads what we sign', async () => {
    await fc.assert(
      fc.asyncProperty(claims, fc.integer({ min: 1000, max: 1e10 }), async (token, life) => {
        const options = { currentDate: new Date(NOW), algorithms: ['HS256'] };
        const access = await jwtVerify(tokens.mintAccess(token), KEY, options);
        const refresh = await jwtVerify(tokens.mintRefresh(token, NOW + life), KEY, options);
        const { rid, pid, rat } = token;
        const common = {
          iat: NOW / 1000,
          jti: 'ab'.repeat(16),
          user_id: token.userId,
          sid: token.sessionId,
          ver: token.authVersion,
        };
        expect(access).toEqual({
          protectedHeader: HEADER,
          payload: { ...common, token_type: 'access', exp: NOW / 1000 + 300 },
        });
        const exp = Math.floor((NOW + life) / 1000);
        expect(refresh).toEqual({
          protectedHeader: HEADER,
          payload: { ...common, token_type: 'refresh', exp, rid, pid, rat },
        });
      }),
    );
  });

  test('signs what we read', async () => {
    await fc.assert(
      fc.asyncProperty(claims, async ({ userId, sessionId, authVersion, ...more }) => {
        const ours = { user_id: userId, sid: sessionId, ver: authVersion, ...more };
        const theirs = await new SignJWT({ ...CLAIMS, ...ours })
          .setProtectedHeader(HEADER)
          .sign(KEY);
        expect(read(theirs)).toEqual({
          claims: { userId, sessionId, authVersion, ...more, issuedAt: NOW },
        });
      }),
    );
  });

  const { privateKey: rsa } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { privateKey: ec } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { privateKey: ed } = generateKeyPairSync('ed25519');
  test.each([
    ['HS384', KEY],
    ['HS512', KEY],
    ['RS256', rsa],
    ['PS256', rsa],
    ['ES256', ec],
    ['EdDSA', ed],
    ['none', undefined],
  ])('signs by %s in vain', async (alg, key) => {
    const text = key
      ? await new SignJWT(CLAIMS).setProtectedHeader({ ...HEADER, alg }).sign(key)
      : new UnsecuredJWT(CLAIMS).encode();
    expect(read(text)).toEqual({ problem: 'invalid' });
    expect(tokens.sessionOf(text)).toBeUndefined();
    // Nor does our header over their signature help.
    const [, payload, signature] = text.split('.');
    expect(read(`${encode(HEADER)}.${payload}.${signature}`)).toEqual({ problem: 'invalid' });
  });
});

describe('the keys', () => {
  test('the newest signs', () => {
    const access = tokens.mintAccess({ userId: 1, sessionId: 's', authVersion: 0 });
    const parts = access.split('.');
    const [header, payload] = parts.map((part) => Buffer.from(part, 'base64url').toString());
    expect(signToken(KEY, header, payload)).toBe(access);
  });

  test.each([KEY, OLD, OLDER])('of the last three are read: %s', (key) => {
    const text = signToken(key, HEADER, CLAIMS);
    expect(read(text)).toHaveProperty('claims');
    expect(tokens.sessionOf(text)).toBe('s');
  });

  test.each([OLDEST, Buffer.from(''), Buffer.alloc(32), Buffer.from(`${String(KEY)} `)])(
    'of anybody else are not: %j',
    (key) => {
      const text = signToken(key, HEADER, CLAIMS);
      expect(read(text)).toEqual({ problem: 'invalid' });
      expect(tokens.sessionOf(text)).toBeUndefined();
    },
  );

  test('are at least one', () => {
    expect(() => createTokens([], Date.now, String)).toThrow('no key');
  });
});
