import { sql } from 'kysely';
import type { EventKind } from '../../contract/access.ts';
import type { Database } from '../storage/database.ts';

/** So many of one kind are kept for an account: a flood of failures buries nothing else. */
export const KEPT_EVENTS = 100;
const LISTED = 200;

/** Stands for all names that nobody has. */
export const NOBODY = 0;

/**
 * Notes what happened to an account, and forgets the oldest of its kind beyond `KEPT_EVENTS`. The same two statements
 * for `NOBODY`, so that failing tells nobody which names there are.
 */
export async function insertEvent(
  db: Database,
  userId: number,
  kind: EventKind,
  caller: { ip: string; userAgent: string },
  now: string,
): Promise<void> {
  await db
    .insertInto('account_events')
    .values({
      user_id: userId,
      kind,
      at: now,
      user_agent: caller.userAgent.slice(0, 300),
      ip: caller.ip,
    })
    .execute();
  await sql`delete from account_events where user_id = ${userId} and kind = ${kind} and id <= (
    select id from account_events where user_id = ${userId} and kind = ${kind}
    order by id desc limit 1 offset ${KEPT_EVENTS})`.execute(db);
}

/** What happened to an account, the newest first. */
export function listEvents(db: Database, userId: number) {
  return (
    db
      .selectFrom('account_events')
      .select(['id', 'kind', 'at', 'user_agent', 'ip'])
      .where('user_id', '=', userId)
      // By both, so that no statistics make the engine walk past everybody's.
      .orderBy('user_id', 'desc')
      .orderBy('id', 'desc')
      .limit(LISTED)
      .execute()
  );
}

/** Forgets what happened to an account that is gone. */
export async function deleteEvents(db: Database, userId: number): Promise<void> {
  await db.deleteFrom('account_events').where('user_id', '=', userId).execute();
}
