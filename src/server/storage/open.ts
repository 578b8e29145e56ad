import { sql } from 'kysely';
import { SettingError, type DatabaseLocation } from '../config.ts';
import type { OpenDatabase } from './database.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import { prepareSqliteFile } from './sqlite-file.ts';

/** The oldest PostgreSQL our SQL was tried on, as its server says it. */
const OLDEST_POSTGRES = 150_000;

/**
 * Opens the database of the settings and makes sure that it is one we can work with.
 * @param warn told of connections that break while nobody uses them
 * @throws SettingError in a sentence for whoever set it up
 */
export async function openDatabase(
  location: DatabaseLocation,
  warn: (error: Error) => void,
): Promise<OpenDatabase> {
  if (location.engine === 'sqlite') return openFile(location.file);
  const database = openPostgres(location.url, warn);
  try {
    await checkPostgres(database);
    return database;
  } catch (error) {
    await database.db.destroy();
    throw error;
  }
}

/** The file that a database lives in, if it lives in one. */
export function sqliteFile(location: DatabaseLocation): string | undefined {
  return location.engine === 'sqlite' && location.file !== ':memory:' ? location.file : undefined;
}

function openFile(file: string): OpenDatabase {
  try {
    if (file !== ':memory:') prepareSqliteFile(file);
    return openSqlite(file);
  } catch (error) {
    if (error instanceof SettingError) throw error;
    throw new SettingError(`DATABASE_URL: ${file} cannot be opened: ${messageOf(error)}.`);
  }
}

async function checkPostgres({ db }: OpenDatabase): Promise<void> {
  const version = await readVersion(db);
  if (version < OLDEST_POSTGRES) {
    throw new SettingError('DATABASE_URL: PostgreSQL 15 or later is needed.');
  }
  const { rows } = await sql<{ may: boolean }>`
    select has_schema_privilege(current_schema(), 'create') as may`.execute(db);
  if (!rows[0]?.may) {
    throw new SettingError('DATABASE_URL: this user may not create tables in the database.');
  }
}

async function readVersion(db: OpenDatabase['db']): Promise<number> {
  try {
    const { rows } = await sql<{
      version: string;
    }>`select current_setting('server_version_num') as version`.execute(db);
    return Number(rows[0]?.version);
  } catch (error) {
    throw new SettingError(`DATABASE_URL: PostgreSQL cannot be reached: ${messageOf(error)}.`);
  }
}

/** The engine's own words, without an address that may hold a password. */
function messageOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return (message || code || 'unknown reason').replace(/\.$/, '');
}
