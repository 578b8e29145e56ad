import { SESSION_MS, refreshTokenEnd } from '../../domain/session-rule.ts';
import type { Database } from '../storage/database.ts';
import { isoTime, type AccountServices, type Caller, type TokenPair } from './account-services.ts';
import { deleteEndedSessions, insertSession } from './sessions.store.ts';

/** Starts a session for an account and mints its first tokens. */
export async function startSession(
  { tokens, now, randomHex }: AccountServices,
  db: Database,
  user: { id: number; auth_version: number },
  caller: Caller,
): Promise<TokenPair> {
  const sessionId = randomHex(16);
  const anchor = randomHex(12);
  const at = now();
  const expiresAt = at + SESSION_MS;
  await deleteEndedSessions(db, isoTime(at));
  await insertSession(db, {
    id: sessionId,
    userId: user.id,
    anchor,
    now: isoTime(at),
    expiresAt: isoTime(expiresAt),
    userAgent: caller.userAgent.slice(0, 300),
    ip: caller.ip,
  });
  const claims = { userId: user.id, sessionId, authVersion: user.auth_version };
  return {
    access: tokens.mintAccess(claims),
    refresh: tokens.mintRefresh(
      { ...claims, rid: anchor, pid: anchor, rat: at },
      refreshTokenEnd(expiresAt, at),
    ),
  };
}
