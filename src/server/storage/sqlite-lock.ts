import { SettingError } from '../config.ts';
import { DatabaseSync } from './node-sqlite.ts';
import { prepareSqliteFile } from './sqlite-file.ts';

/**
 * Makes sure that no other server uses this SQLite file: two would count attempts and keep caches each on its own.
 * The lock is SQLite's own on a small file beside it, so the system lets go of it however this process ends;
 * commands of the administrator do not take it and work beside a server.
 * @returns lets go of it
 * @throws SettingError when another server holds it, or there can be no database
 */
export function lockSqlite(file: string): () => void {
  prepareSqliteFile(file);
  const lock = new DatabaseSync(`${file}.lock`);
  try {
    lock.exec('pragma locking_mode = exclusive; pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    throw new SettingError(
      `${file} is in use by another Ocipe server. For several processes, give DATABASE_URL a PostgreSQL database.`,
    );
  }
  return () => lock.close();
}

const SQLITE_BUSY = 5;
