import type { Database } from '../storage/database.ts';

/** Keeps a link for a new password, by its hash; earlier ones of the account are good no more. */
export async function replaceResetLink(
  db: Database,
  link: { hash: string; userId: number; expiresAt: string },
): Promise<void> {
  await deleteResetLinks(db, link.userId);
  await db
    .insertInto('reset_links')
    .values({ token_hash: link.hash, user_id: link.userId, expires_at: link.expiresAt })
    .execute();
}

/** Whose link this is, if it is good now. */
export async function findResetLink(
  db: Database,
  hash: string,
  now: string,
): Promise<number | undefined> {
  const found = await db
    .selectFrom('reset_links')
    .select('user_id')
    .where('token_hash', '=', hash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return found?.user_id;
}

/** Uses a link up. @returns whether it was good: of two at once, one sets the password */
export async function useResetLink(db: Database, hash: string, now: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('reset_links')
    .where('token_hash', '=', hash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Ends the links of an account. */
export async function deleteResetLinks(db: Database, userId: number): Promise<void> {
  await db.deleteFrom('reset_links').where('user_id', '=', userId).execute();
}
