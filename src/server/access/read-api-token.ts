import type { Scope } from '../../contract/endpoint.ts';
import type { Database } from '../storage/database.ts';
import { findApiToken, touchApiToken } from './api-tokens.store.ts';
import { readScopes } from './read-scopes.ts';
import { hashSecret } from './secret-token.ts';

/** `last_used_at` is for people: once an hour is exact enough. */
const TOUCH_EVERY_MS = 3_600_000;

/** What reading a token of a script needs; `now` in ms since the epoch. */
export interface ApiCallServices {
  db: Database;
  now: () => number;
}

/** Whose a token of a script is and what it may do, or why it is not good. For any text. */
export async function readApiToken(
  { db, now }: ApiCallServices,
  token: string,
): Promise<
  | { claims: { userId: number; sessionId: string; scopes: Scope[] } }
  | { problem: 'invalid' | 'expired' }
> {
  const found = await findApiToken(db, hashSecret(token));
  if (!found) return { problem: 'invalid' };
  const at = now();
  if (found.expires_at !== null && Date.parse(found.expires_at) <= at) {
    return { problem: 'expired' };
  }
  const last = found.last_used_at === null ? 0 : Date.parse(found.last_used_at);
  if (at - last > TOUCH_EVERY_MS) await touchApiToken(db, found.id, new Date(at).toISOString());
  return {
    claims: { userId: found.user_id, sessionId: '', scopes: readScopes(found.scopes) },
  };
}
