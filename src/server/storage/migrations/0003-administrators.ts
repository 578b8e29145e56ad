import type { Database } from '../database.ts';
import { runStatements } from '../dialect.ts';

/** Who may take a backup of everything. Given by a command of the machine's owner, never by a call. */
export function up(db: Database): Promise<void> {
  return runStatements(db, ['alter table users add column is_admin $int not null default 0']);
}
