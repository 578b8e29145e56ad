import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encode, HEADER, signToken } from '../../../test/forging.ts';
import { createTokens } from './tokens.ts';

const NOW = 1_800_000_000_000;
const KEY = Buffer.from('a key of our own, 32 bytes or more');
const tokens = createTokens(
  [KEY],
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

const sign = (header: unknown, payload: unknown, key = KEY, hash = 'sha256') =>
  signToken(key, header, payload, hash);
const problem = (text: string, kind: 'access' | 'refresh' = 'refresh') => {
  const read = tokens.read(text, kind);
  return 'problem' in read ? read.problem : 'none';
};

test('what we mint we read, and nothing of it changes on the way', () => {
  const refresh = { userId: 7, sessionId: 's', authVersion: 2, rid: 'r', pid: 'p', rat: NOW };
  expect(tokens.read(tokens.mintRefresh(refresh, NOW + 5000), 'refresh')).toEqual({
    claims: { ...refresh, issuedAt: NOW },
  });
  const access = { userId: 7, sessionId: 's', authVersion: 2 };
  expect(tokens.read(tokens.mintAccess(access), 'access')).toEqual({ claims: access });
});

describe('forged headers', () => {
  const none = ['none', 'None', 'NONE', 'nOnE', '', null, undefined, ['HS256'], 'hs256'];
  const others = 'HS384 HS512 RS256 RS512 ES256 ES384 PS256 EdDSA HS1 dir A128KW'.split(' ');
  const extra = [
    { kid: '../../dev/null' },
    { kid: "' union select 'x" },
    { jku: 'https://example.org/keys' },
    { x5u: 'https://example.org/key' },
    { jwk: { kty: 'oct', k: encode(KEY.toString()) } },
    { x5c: ['x'] },
    { crit: ['exp'] },
    { b64: false },
    { zip: 'DEF' },
    { cty: 'JWT' },
  ];
  const headers = [
    ...[...none, ...others].map((alg) => ({ alg, typ: 'JWT' })),
    ...extra.map((more) => ({ ...HEADER, ...more })),
    { typ: 'JWT', alg: 'HS256' },
    { alg: 'HS256' },
    { ...HEADER, typ: 'jwt' },
    'not json',
    [],
  ];
  test.each(headers.map((header) => [JSON.stringify(header), header] as const))(
    '%s',
    (_shown, header) => {
      expect(problem(sign(header, CLAIMS))).toBe('invalid');
      expect(problem(`${encode(header)}.${encode(CLAIMS)}.`)).toBe('invalid');
    },
  );

  test.each(['sha384', 'sha512', 'sha1'])('our header over a signature by %s', (hash) => {
    expect(problem(sign(HEADER, CLAIMS, KEY, hash))).toBe('invalid');
  });
});

describe('claims that are missing or of another type', () => {
  const odd = [null, true, '', 'x', -1, 1.5, [], {}, '1'];
  const numbers = ['user_id', 'ver', 'rat', 'iat'] as const;
  const texts = ['sid', 'rid', 'pid', 'jti'] as const;
  const cases = [
    ...numbers.flatMap((claim) => odd.map((value) => [claim, value] as const)),
    ...texts.flatMap((claim) => [null, true, 1, [], {}].map((value) => [claim, value] as const)),
    ...['x', '1900000000', 1.5e9 + 0.5, null, true, []].map((value) => ['exp', value] as const),
    ...[NOW / 1000 + 3600, 'x', 1e300].map((value) => ['nbf', value] as const),
    ['iat', NOW / 1000 + 3600] as const,
  ];
  test.each(cases)('%s: %j', (claim, value) => {
    expect(problem(sign(HEADER, { ...CLAIMS, [claim]: value }))).toBe('invalid');
  });

  test.each([...numbers, 'sid', 'rid', 'pid'] as const)('no %s', (claim) => {
    const { [claim]: _left, ...rest } = CLAIMS;
    expect(problem(sign(HEADER, rest))).toBe('invalid');
  });

  test.each([
    ['exp', undefined, 'no_exp'],
    ['exp', NOW / 1000, 'expired'],
    ['exp', -5, 'expired'],
    ['jti', undefined, 'no_id'],
    ['token_type', undefined, 'no_type'],
    ['token_type', 'access', 'wrong_type'],
    ['token_type', null, 'wrong_type'],
    ['token_type', ['refresh'], 'wrong_type'],
  ])('%s %j is called %s', (claim, value, name) => {
    expect(problem(sign(HEADER, { ...CLAIMS, [claim]: value }))).toBe(name);
  });

  const WHOLE = JSON.stringify(CLAIMS);
  test.each(['1e400', '-1e400', '1e20', '1e-400', '"1900000000"', '1900000000.5', 'NaN', '"x"'])(
    'exp %s, as it is written',
    (text) => {
      const written = WHOLE.replace(/"exp":\d+/, `"exp":${text}`);
      expect(written).not.toBe(WHOLE);
      expect(problem(sign(HEADER, written))).toBe(text === '1e-400' ? 'expired' : 'invalid');
    },
  );

  test.each(['{"exp":1e400}', 'null', '5', '"text"', '[]', '{', '', '{}', '\u0000'])(
    'the payload %j',
    (payload) => {
      expect(problem(sign(HEADER, payload))).not.toBe('none');
    },
  );

  test.each([
    ['"user_id":"2"', 'invalid'],
    ['"token_type":"access"', 'wrong_type'],
    ['"exp":1', 'expired'],
    ['"jti":null', 'invalid'],
    ['"sid":{}', 'invalid'],
  ])('of duplicate claims the last counts, as JSON has it: %s', (claim, name) => {
    expect(problem(sign(HEADER, `${WHOLE.slice(0, -1)},${claim}}`))).toBe(name);
    expect(problem(sign(HEADER, `{${claim},${WHOLE.slice(1)}`))).toBe('none');
  });

  test('an access token needs its claims as well', () => {
    const access: Record<string, unknown> = { ...CLAIMS, token_type: 'access' };
    expect(problem(sign(HEADER, access), 'access')).toBe('none');
    for (const claim of ['iat', 'user_id', 'sid', 'ver']) {
      for (const value of [undefined, null, true, [], {}, claim === 'sid' ? 1 : '1']) {
        const text = sign(HEADER, { ...access, [claim]: value });
        expect(problem(text, 'access'), `${claim} ${String(value)}`).toBe('invalid');
      }
    }
  });

  test('a refresh token is no access token, and the other way round', () => {
    expect(problem(sign(HEADER, CLAIMS), 'access')).toBe('wrong_type');
    expect(problem(sign(HEADER, { ...CLAIMS, token_type: 'access' }))).toBe('wrong_type');
  });
});

describe('other spellings of a good token', () => {
  const good = sign(HEADER, CLAIMS);
  const [header = '', payload = '', signature = ''] = good.split('.');
  const spellings = [
    `${good}=`,
    ` ${good}`,
    `${good} `,
    `${good}\n`,
    `${good}.`,
    `.${good}`,
    good.toUpperCase(),
    `${header}.${payload}=.${signature}`,
    `${header}..${signature}`,
    `${header}.${payload}`,
    header,
    '',
    '.',
    '..',
    '...',
    `${header}.${payload}.${signature.slice(0, -1)}`,
    `${header}.${payload}.${signature}A`,
    `${header}.${payload}.${signature.replaceAll('-', '+').replaceAll('_', '/')}+`,
    `"${good}"`,
    `Bearer ${good}`,
    good.repeat(50),
  ];
  test.each(spellings)('%j', (spelling) => {
    expect(problem(spelling)).toBe('invalid');
  });

  test('one longer than any of ours, though it is well signed', () => {
    expect(problem(sign(HEADER, { ...CLAIMS, sid: 's'.repeat(300) }))).toBe('none');
    expect(problem(sign(HEADER, { ...CLAIMS, sid: 's'.repeat(3000) }))).toBe('invalid');
  });

  test('the last digit’s spare bits', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = alphabet.indexOf(signature.at(-1) ?? '');
    for (const bits of [1, 2, 3]) {
      const twin = `${good.slice(0, -1)}${alphabet[last ^ bits] ?? ''}`;
      expect(problem(twin)).toBe('invalid');
    }
  });

  test('any flipped bit, any cut', () => {
    fc.assert(
      fc.property(fc.nat(good.length * 8 - 1), fc.nat(good.length - 1), (bit, cut) => {
        const bytes = Buffer.from(good);
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(problem(bytes.toString('latin1'))).toBe('invalid');
        expect(problem(good.slice(0, cut))).toBe('invalid');
      }),
      { numRuns: 500 },
    );
  });

  test('any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(problem(text)).toBe('invalid');
        expect(tokens.sessionOf(text)).toBeUndefined();
      }),
    );
  });
});
