import { refreshTokenOf, type TestApp } from './kit.ts';

// What the tests of refreshing share; times in ms.

/** How long a new token is answered with itself. */
export const SETTLE = 30_000;
/** How long a token lives unused. */
export const IDLE = 30 * 86_400_000;
/** How long a session lives at the most. */
export const WHOLE = 180 * 86_400_000;

/** What a refresh token says, unchecked. */
export interface Claims {
  sid: string;
  rid: string;
  pid: string;
  rat: number;
  exp: number;
  jti: string;
}

export function claimsOf(token: string): Claims {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims;
}

/** Refreshes by a cookie, as a browser does. */
export async function refreshBy(kit: TestApp, token: string) {
  const path = '/api/user/token/refresh/';
  const answer = await kit.nobody.post(path, undefined, {
    headers: { cookie: `refresh_token=${token}` },
  });
  return {
    status: answer.status,
    next: refreshTokenOf(answer),
    access: answer.body?.access as string,
  };
}
