import { sql } from 'kysely';
import type { Collection } from '../../contract/endpoint.ts';
import type { Database } from './database.ts';
import { transact } from './transact.ts';

/**
 * Changes a kitchen in one transaction. Its revisions grow first: the row's lock makes parallel changes of
 * one kitchen end as if one came after the other, and whoever asks with an older revision gets the news.
 * @param collections what changes
 * @param change the work, which may be tried again from its beginning; when it throws, or answers undefined (the thing is not there), nothing has happened
 * @returns what `change` answers
 */
export async function changeKitchen<Result>(
  db: Database,
  kitchenId: number,
  collections: readonly Collection[],
  change: (db: Database) => Promise<Result>,
): Promise<Result> {
  try {
    return await transact(db, async (db) => {
      await growRevisions(db, kitchenId, collections);
      const result = await change(db);
      if (result === undefined) throw new NothingThere();
      return result;
    });
  } catch (error) {
    if (error instanceof NothingThere) return undefined as Result;
    throw error;
  }
}

class NothingThere extends Error {}

/** Locks a kitchen for the rest of a transaction, and makes what changes in it news. */
export async function growRevisions(
  db: Database,
  kitchenId: number,
  collections: readonly Collection[],
): Promise<void> {
  const grown = collections.map((collection) => {
    const column = sql.ref(`${collection}_revision`);
    return sql`${column} = ${column} + 1`;
  });
  await sql`update kitchens set ${sql.join(grown)} where id = ${kitchenId}`.execute(db);
}
