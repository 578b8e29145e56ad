import type { Database } from '../storage/database.ts';

/** A token for a script, before it is kept. Times in ISO 8601. */
interface NewApiToken {
  userId: number;
  hash: string;
  name: string;
  scopes: string;
  now: string;
  expiresAt: string | null;
}

/** Keeps a token; its hash alone. @returns its number */
export async function insertApiToken(db: Database, token: NewApiToken): Promise<number> {
  const { id } = await db
    .insertInto('api_tokens')
    .values({
      user_id: token.userId,
      token_hash: token.hash,
      name: token.name,
      scopes: token.scopes,
      created_at: token.now,
      expires_at: token.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The tokens of an account, the newest first. */
export function listApiTokens(db: Database, userId: number) {
  return db
    .selectFrom('api_tokens')
    .select(['id', 'name', 'scopes', 'created_at', 'expires_at', 'last_used_at'])
    .where('user_id', '=', userId)
    .orderBy('id', 'desc')
    .execute();
}

/** How many tokens an account has. */
export async function countApiTokens(db: Database, userId: number): Promise<number> {
  const { number } = await db
    .selectFrom('api_tokens')
    .select((eb) => eb.fn.countAll<number>().as('number'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  return Number(number);
}

/** A token by its hash, and whose it is. */
export function findApiToken(db: Database, hash: string) {
  return db
    .selectFrom('api_tokens')
    .select(['id', 'user_id', 'scopes', 'expires_at', 'last_used_at'])
    .where('token_hash', '=', hash)
    .executeTakeFirst();
}

/** Notes that a token was used. */
export async function touchApiToken(db: Database, id: number, now: string): Promise<void> {
  await db.updateTable('api_tokens').set({ last_used_at: now }).where('id', '=', id).execute();
}

/** Ends one token of an account. @returns whether there was one */
export async function deleteApiToken(db: Database, userId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('api_tokens')
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Ends all tokens of an account. */
export async function deleteApiTokens(db: Database, userId: number): Promise<void> {
  await db.deleteFrom('api_tokens').where('user_id', '=', userId).execute();
}
