import type { Database } from './database.ts';

/**
 * Reads several things as they were at one moment, whatever others write meanwhile.
 * @param read may not write
 */
export function readSnapshot<Result>(
  db: Database,
  read: (db: Database) => Promise<Result>,
): Promise<Result> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(read);
}
