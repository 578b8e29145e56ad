import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { RefreshClaims } from '../../domain/session-rule.ts';
import { ACCESS_MS } from '../../domain/session-rule.ts';

/** `{"alg":"HS256","typ":"JWT"}`: the one header there is (RFC 8725 §3.1, one algorithm, nothing to choose). */
const HEADER = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9';
/** Longer than any token of ours. */
const MAX_LENGTH = 2000;

/** Why a token is not good, as the errors `token_…` say it. */
export type TokenProblem = 'invalid' | 'expired' | 'no_exp' | 'no_id' | 'no_type' | 'wrong_type';

/** What an access token says. */
export interface AccessToken {
  userId: number;
  sessionId: string;
  authVersion: number;
}

/** What a refresh token says; `issuedAt` in ms since the epoch. */
export interface RefreshToken extends AccessToken, RefreshClaims {
  issuedAt: number;
}

interface TokenOf {
  access: AccessToken;
  refresh: RefreshToken;
}

/** Makes and reads the tokens of the contract (JWT, RFC 7519, HS256). */
export interface Tokens {
  /** An access token that lives five minutes. */
  mintAccess(token: AccessToken): string;
  /** A refresh token. @param expiresAt when it ends, in ms since the epoch */
  mintRefresh(token: Omit<RefreshToken, 'issuedAt'>, expiresAt: number): string;
  /** Reads a token of the given kind; every other text has a problem, none throws. */
  read<Kind extends keyof TokenOf>(
    text: string,
    kind: Kind,
  ): { claims: TokenOf[Kind] } | { problem: TokenProblem };
  /** The session a text with our signature belongs to, whatever its kind and age. */
  sessionOf(text: string): string | undefined;
}

/**
 * @param keys the signing key, then earlier ones whose tokens are still read
 * @param now ms since the epoch
 * @param randomHex so many random bytes, as hexadecimal digits
 */
export function createTokens(
  keys: readonly Buffer[],
  now: () => number,
  randomHex: (bytes: number) => string,
): Tokens {
  const secrets = keys.map((key) => createSecretKey(key));
  const [signingKey] = secrets;
  if (!signingKey) throw new Error('There is no key to sign with.');

  const mint = (token: AccessToken, kind: string, expiresAt: number, more: object) => {
    const payload = {
      token_type: kind,
      exp: Math.floor(expiresAt / 1000),
      iat: Math.floor(now() / 1000),
      jti: randomHex(16),
      user_id: token.userId,
      sid: token.sessionId,
      ver: token.authVersion,
      ...more,
    };
    const signed = `${HEADER}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}`;
    return `${signed}.${signature(signingKey, signed).toString('base64url')}`;
  };

  return {
    mintAccess: (token) => mint(token, 'access', now() + ACCESS_MS, {}),
    mintRefresh: (token, expiresAt) =>
      mint(token, 'refresh', expiresAt, { rid: token.rid, pid: token.pid, rat: token.rat }),
    read<Kind extends keyof TokenOf>(text: string, kind: Kind) {
      const payload = readSigned(secrets, text);
      const problem = payload ? problemOf(payload, kind, now()) : 'invalid';
      if (problem || !payload) return { problem: problem ?? 'invalid' };
      const claims = kind === 'access' ? accessClaims(payload) : refreshClaims(payload);
      return claims ? { claims: claims as TokenOf[Kind] } : { problem: 'invalid' };
    },
    sessionOf(text) {
      const sid = readSigned(secrets, text)?.['sid'];
      return typeof sid === 'string' ? sid : undefined;
    },
  };
}

function signature(key: KeyObject, signed: string): Buffer {
  return createHmac('sha256', key).update(signed).digest();
}

/** The payload of a text that is exactly ours: header, base64url without slack, and signature. */
function readSigned(keys: readonly KeyObject[], text: string): Record<string, unknown> | undefined {
  if (text.length > MAX_LENGTH || !text.startsWith(`${HEADER}.`)) return undefined;
  const dot = text.lastIndexOf('.');
  const payload = strictBase64url(text.slice(HEADER.length + 1, dot));
  const given = strictBase64url(text.slice(dot + 1));
  if (!payload || given?.length !== 32) return undefined;
  const signed = text.slice(0, dot);
  if (!keys.some((key) => timingSafeEqual(signature(key, signed), given))) return undefined;
  try {
    const value: unknown = JSON.parse(payload.toString('utf8'));
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Decodes base64url, refusing every spelling but the one we write (RFC 4648 §3.5: no stray bits). */
function strictBase64url(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return text !== '' && bytes.toString('base64url') === text ? bytes : undefined;
}

/** In the order SimpleJWT looks: time, then exp, jti and the type. */
function problemOf(
  payload: Record<string, unknown>,
  kind: string,
  now: number,
): TokenProblem | undefined {
  const { exp, iat, nbf, jti, token_type: type } = payload;
  const seconds = now / 1000;
  for (const start of [iat, nbf]) {
    if (
      start !== undefined &&
      !(Number.isSafeInteger(start) && (start as number) <= seconds + 10)
    ) {
      return 'invalid';
    }
  }
  if (exp !== undefined && !Number.isSafeInteger(exp)) return 'invalid';
  if (exp !== undefined && (exp as number) <= seconds) return 'expired';
  if (exp === undefined) return 'no_exp';
  if (jti === undefined) return 'no_id';
  if (typeof jti !== 'string') return 'invalid';
  if (type === undefined) return 'no_type';
  return type === kind ? undefined : 'wrong_type';
}

function accessClaims(payload: Record<string, unknown>): AccessToken | undefined {
  const { iat, user_id: userId, sid: sessionId, ver: authVersion } = payload;
  return isCount(iat) && isCount(userId) && typeof sessionId === 'string' && isCount(authVersion)
    ? { userId, sessionId, authVersion }
    : undefined;
}

function refreshClaims(payload: Record<string, unknown>): RefreshToken | undefined {
  const access = accessClaims(payload);
  const { rid, pid, rat, iat } = payload;
  return access &&
    typeof rid === 'string' &&
    typeof pid === 'string' &&
    isCount(rat) &&
    isCount(iat)
    ? { ...access, rid, pid, rat, issuedAt: iat * 1000 }
    : undefined;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
