import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { hostOf } from '../http/origin.ts';

const NAME = 'refresh_token';
const MAX_AGE = 2_592_000;
/** More cookies of one name than this are somebody's attempt. */
const MOST = 4;

/**
 * The refresh tokens a browser sent: several when cookies of a parent path or domain shadow ours.
 * @returns the values as sent, quotes removed; an empty one is what logging out leaves behind
 */
export function refreshCookies(request: FastifyRequest): string[] {
  const values: string[] = [];
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const equals = pair.indexOf('=');
    if (equals < 0 || pair.slice(0, equals).trim() !== NAME) continue;
    values.push(
      pair
        .slice(equals + 1)
        .trim()
        .replace(/^"(.*)"$/, '$1'),
    );
    if (values.length === MOST) break;
  }
  return values;
}

/** Sets the cookie; an empty value signs the browser out. */
export type SetRefreshCookie = (
  request: FastifyRequest,
  reply: FastifyReply,
  value: string,
) => void;

/**
 * The cookie as the contract has it, also on localhost, where browsers and curl take Secure cookies. Only where
 * the browser itself says that it came by plain HTTP to another host is it set so that it will be kept.
 */
export function createSetRefreshCookie(
  config: Pick<Config, 'cookieSecure' | 'publicUrl'>,
  log: Pick<FastifyBaseLogger, 'warn'>,
): SetRefreshCookie {
  const isAlwaysSecure =
    config.cookieSecure === 'always' || config.publicUrl?.protocol === 'https:';
  let hasWarned = false;
  return (request, reply, value) => {
    const isPlain = !isAlwaysSecure && saysPlainHttp(request);
    if (isPlain && !hasWarned) {
      hasWarned = true;
      log.warn('Sessions are kept in a cookie without Secure: this site is used over plain HTTP.');
    }
    const attributes = isPlain ? 'SameSite=Lax' : 'SameSite=None; Secure';
    reply.header(
      'set-cookie',
      `${NAME}=${value}; HttpOnly; Max-Age=${MAX_AGE}; Path=/; ${attributes}`,
    );
  };
}

function saysPlainHttp(request: FastifyRequest): boolean {
  const { origin, host, forwarded } = request.headers;
  if (!origin?.startsWith('http://') || hostOf(origin) !== host) return false;
  if (request.protocol === 'https' || /proto="?https/i.test(forwarded ?? '')) return false;
  if (String(request.headers['x-forwarded-proto'] ?? '').includes('https')) return false;
  return !isLoopback(new URL(origin).hostname);
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}
