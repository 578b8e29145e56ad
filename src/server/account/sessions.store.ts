import { sql } from 'kysely';
import type { Database } from '../storage/database.ts';

/** A session as it begins. Times in ISO 8601. */
export interface NewSession {
  id: string;
  userId: number;
  anchor: string;
  now: string;
  expiresAt: string;
  userAgent: string;
  ip: string;
}

export async function insertSession(db: Database, session: NewSession): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      id: session.id,
      user_id: session.userId,
      anchor: session.anchor,
      created_at: session.now,
      expires_at: session.expiresAt,
      last_used_at: session.now,
      user_agent: session.userAgent,
      ip: session.ip,
    })
    .execute();
}

/** A session with what refreshing needs of its account; the account may be gone. */
export async function findSession(db: Database, sessionId: string) {
  const { rows } = await sql<{
    user_id: number;
    anchor: string;
    expires_at: string;
    last_used_at: string;
    revoked_at: string | null;
    is_active: number | null;
    auth_version: number | null;
  }>`select s.user_id, s.anchor, s.expires_at, s.last_used_at, s.revoked_at, u.is_active, u.auth_version
    from sessions s left join users u on u.id = s.user_id where s.id = ${sessionId}`.execute(db);
  return rows[0];
}

/**
 * A child becomes the anchor, if its parent still is.
 * @returns whether it did; otherwise another writer was faster
 */
export async function moveAnchor(
  db: Database,
  sessionId: string,
  from: string,
  to: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set({ anchor: to })
    .where('id', '=', sessionId)
    .where('anchor', '=', from)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * Ends a session because a left-behind token was presented, unless the token has meanwhile become a good one.
 * @returns whether it did
 */
export async function revokeForReuse(
  db: Database,
  sessionId: string,
  token: { rid: string; pid: string },
  now: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set({ revoked_at: now, revoked_why: 'reuse' })
    .where('id', '=', sessionId)
    .where('revoked_at', 'is', null)
    .where('anchor', 'not in', [token.rid, token.pid])
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends sessions by their ids, those that have not ended. */
export async function revokeSessions(
  db: Database,
  sessionIds: readonly string[],
  why: string,
  now: string,
): Promise<void> {
  if (sessionIds.length === 0) return;
  await db
    .updateTable('sessions')
    .set({ revoked_at: now, revoked_why: why })
    .where('id', 'in', sessionIds)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Ends one of an account's own sessions. @returns whether there was such a living session */
export async function revokeOwnSession(
  db: Database,
  userId: number,
  sessionId: string,
  now: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sessions')
    .set({ revoked_at: now, revoked_why: 'owner' })
    .where('id', '=', sessionId)
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ends all sessions of an account but the one to keep, if one is given. */
export async function revokeAllSessions(
  db: Database,
  userId: number,
  keep: string | undefined,
  why: string,
  now: string,
): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ revoked_at: now, revoked_why: why })
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .$if(keep !== undefined, (query) => query.where('id', '!=', keep ?? ''))
    .execute();
}

/** The living sessions of an account, the one used last first. */
export function listSessions(db: Database, userId: number, now: string) {
  return db
    .selectFrom('sessions')
    .select(['id', 'created_at', 'last_used_at', 'expires_at', 'user_agent', 'ip'])
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('last_used_at', 'desc')
    .execute();
}

/** Notes that a session was used. */
export async function touchSession(db: Database, sessionId: string, now: string): Promise<void> {
  await db.updateTable('sessions').set({ last_used_at: now }).where('id', '=', sessionId).execute();
}

/** Forgets sessions none of whose tokens can be good any more. */
export async function deleteEndedSessions(db: Database, now: string): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', now).execute();
}
