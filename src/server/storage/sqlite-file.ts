import { accessSync, closeSync, constants, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { SettingError } from '../config.ts';

/** What an SQLite database begins with (sqlite.org/fileformat.html §1.3). */
const MAGIC = Buffer.from('SQLite format 3\0');

/**
 * Makes sure that a file is one of SQLite's or may become one, before anything is written there or beside it; makes its
 * folder where there is none.
 * @throws SettingError in a sentence for whoever set it up
 */
export function prepareSqliteFile(file: string): void {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat?.isDirectory()) throw new SettingError(`DATABASE_URL: ${file} is a folder.`);
    if (!stat) makeFolder(dirname(file));
    // SQLite writes beside its file as well.
    accessSync(dirname(file), constants.W_OK);
    if (!stat) return;
    accessSync(file, constants.W_OK | constants.R_OK);
    if (stat.size > 0 && !beginsAsSqlite(file)) {
      throw new SettingError(`DATABASE_URL: ${file} is no SQLite database.`);
    }
  } catch (error) {
    if (error instanceof SettingError) throw error;
    throw new SettingError(`DATABASE_URL: ${file} cannot be written: ${(error as Error).message}.`);
  }
}

/** One by one: asked for all at once, Node tries for ever where the system knows no such folder, as in /proc. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process may have been faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function beginsAsSqlite(file: string): boolean {
  const handle = openSync(file, 'r');
  try {
    const start = Buffer.alloc(MAGIC.length);
    readSync(handle, start);
    return start.equals(MAGIC);
  } finally {
    closeSync(handle);
  }
}
