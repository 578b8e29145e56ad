import type { Database } from './database.ts';
import { isConflict } from './failures.ts';

/** Two transactions that cannot both be may meet again; more often than this the database is in trouble. */
const MOST_TRIES = 4;

/**
 * Runs work in one transaction: all of it or nothing. Where the database asks for it (a deadlock, and on clusters
 * whatever cannot be put in a row), it is tried again.
 * @param work may be tried again from its beginning, so it changes nothing but the database
 * @returns what `work` answers
 * @throws what `work` throws; nothing has happened then
 */
export async function transact<Result>(
  db: Database,
  work: (db: Database) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (tries === MOST_TRIES || !isConflict(error)) throw error;
    }
  }
}
