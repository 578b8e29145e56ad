import type { Database } from './storage/database.ts';
import type { Tables } from './storage/schema.ts';

/** A key as it is kept. */
type SigningKey = Tables['signing_keys'];

/** The newest keys first, at most so many. */
export async function listSigningKeys(db: Database, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('signing_keys')
    .select('key')
    .orderBy('generation', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ key }) => key);
}

/** Keeps the first key, unless another process was faster. */
export async function insertFirstSigningKey(db: Database, key: string, now: string) {
  await db
    .insertInto('signing_keys')
    .values({ generation: 1, key, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Keeps one more key and forgets those beyond the newest `kept`. */
export async function insertNextSigningKey(db: Database, key: string, now: string, kept: number) {
  await db.transaction().execute(async (db) => {
    const { newest } = await db
      .selectFrom('signing_keys')
      .select((eb) => eb.fn.max('generation').as('newest'))
      .executeTakeFirstOrThrow();
    const generation = (newest ?? 0) + 1;
    await db.insertInto('signing_keys').values({ generation, key, created_at: now }).execute();
    await db
      .deleteFrom('signing_keys')
      .where('generation', '<=', generation - kept)
      .execute();
  });
}

/** All keys as they are kept, for a moment in which their table is made anew. */
export function readSigningKeys(db: Database): Promise<SigningKey[]> {
  return db.selectFrom('signing_keys').selectAll().execute();
}

/** Puts keys back as they were. */
export async function writeSigningKeys(db: Database, keys: readonly SigningKey[]): Promise<void> {
  if (keys.length > 0) await db.insertInto('signing_keys').values(keys).execute();
}
