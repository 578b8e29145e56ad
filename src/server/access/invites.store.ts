import type { Database } from '../storage/database.ts';

const COLUMNS = ['id', 'created_at', 'expires_at', 'used_at'] as const;

/** Keeps an invitation; its hash alone. Times in ISO 8601. */
export function insertInvite(
  db: Database,
  invite: { hash: string; createdBy: number; now: string; expiresAt: string },
) {
  return db
    .insertInto('invites')
    .values({
      token_hash: invite.hash,
      created_by: invite.createdBy,
      created_at: invite.now,
      expires_at: invite.expiresAt,
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
}

/** All invitations, the newest first. Beyond `limit` there are none. */
export function listInvites(db: Database, limit: number) {
  return db.selectFrom('invites').select(COLUMNS).orderBy('id', 'desc').limit(limit).execute();
}

/** Whether an invitation would be good now. */
export async function isGoodInvite(db: Database, hash: string, now: string): Promise<boolean> {
  const found = await db
    .selectFrom('invites')
    .select('id')
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return found !== undefined;
}

/** Uses an invitation up. @returns whether it was good: of two at once, one gets in */
export async function useInvite(db: Database, hash: string, now: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invites')
    .set({ used_at: now })
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes an invitation back. @returns whether there was one */
export async function deleteInvite(db: Database, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('invites').where('id', '=', id).executeTakeFirst();
  return numDeletedRows === 1n;
}
