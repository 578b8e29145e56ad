import { createHmac } from 'node:crypto';

// Tokens made without the server's help, for tests that hold it to what it must accept and refuse.

export const HEADER = { alg: 'HS256', typ: 'JWT' };

/** A part of a token; text goes as it is, everything else as JSON. */
export function encode(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString(
    'base64url',
  );
}

export function signToken(key: Buffer, header: unknown, payload: unknown, hash = 'sha256'): string {
  const signed = `${encode(header)}.${encode(payload)}`;
  return `${signed}.${createHmac(hash, key).update(signed).digest('base64url')}`;
}

/** What a token says, unchecked. */
export function payloadOf(token: string): Record<string, unknown> {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  return JSON.parse(payload) as Record<string, unknown>;
}
