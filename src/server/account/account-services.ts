import type { FastifyBaseLogger, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import type { Database } from '../storage/database.ts';
import type { SecretBox } from '../factors/secret-box.ts';
import type { PasswordHasher } from './password-hash.ts';
import type { SetRefreshCookie } from './refresh-cookie.ts';
import type { Throttle } from './throttle.ts';
import type { Tokens } from './tokens.ts';

/** What the actions of the account feature work with. */
export interface AccountServices {
  config: Config;
  db: Database;
  tokens: Tokens;
  hasher: PasswordHasher;
  /** Seals the secrets of second factors. */
  box: SecretBox;
  throttle: Throttle;
  setCookie: SetRefreshCookie;
  /** Has the pictures of what is gone deleted, behind the request's back. */
  clearPictures: () => void;
  log: Pick<FastifyBaseLogger, 'warn'>;
  /** ms since the epoch */
  now: () => number;
  /** so many random bytes, as hexadecimal digits */
  randomHex: (bytes: number) => string;
}

/** Who calls, as sessions and throttling know it. */
export interface Caller {
  ip: string;
  userAgent: string;
}

/** The answer to a good sign-in or refresh: one token for the body, one for the cookie. */
export interface TokenPair {
  access: string;
  refresh: string;
}

/** A moment as the database keeps it. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}

/** Who sent a request. */
export function callerOf(request: FastifyRequest): Caller {
  return { ip: request.ip, userAgent: request.headers['user-agent'] ?? '' };
}
