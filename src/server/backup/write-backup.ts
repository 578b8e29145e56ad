import { createHash, type Hash } from 'node:crypto';
import type { Database } from '../storage/database.ts';
import { BACKUP_TABLES } from './backup-tables.ts';
import { findLastMigration, listColumns, readCounter, readRows } from './backup.store.ts';

/** What a backup begins with. */
export const BACKUP_FORMAT = 'ocipe-backup';
export const BACKUP_VERSION = 1;

/** The first line. */
export interface BackupHead {
  format: typeof BACKUP_FORMAT;
  version: number;
  /** The last migration of the tables it was made from. */
  migration: string;
  made_at: string;
}

/** The last line: what must have been there before it. */
export interface BackupEnd {
  end: {
    rows: Record<string, number>;
    /** SHA-256 over all lines before, their line ends included. */
    sha256: string;
  };
}

/** The line a table begins with. */
export interface TableHead {
  table: string;
  columns: readonly string[];
  /** The highest id it has ever given out, where it counts them. */
  last_id?: number;
}

/**
 * Everything, as lines of JSON: a head, each table with its columns and its rows in portions, and an end by which a half
 * or damaged backup is known.
 * @param db a transaction that sees one moment (`readSnapshot`)
 * @param now in ISO 8601
 */
export async function* writeBackup(db: Database, now: string): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const rows: Record<string, number> = {};
  const head: BackupHead = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    migration: await findLastMigration(db),
    made_at: now,
  };
  yield hashed(hash, head);
  for (const table of BACKUP_TABLES) {
    let count = 0;
    for await (const line of writeTable(db, table)) {
      count += Array.isArray(line) ? line.length : 0;
      yield hashed(hash, line);
    }
    rows[table.name] = count;
  }
  const end: BackupEnd = { end: { rows, sha256: hash.digest('hex') } };
  yield `${JSON.stringify(end)}\n`;
}

/** The lines of one table, before they are text: its head, then rows in portions. */
export async function* writeTable(
  db: Database,
  table: (typeof BACKUP_TABLES)[number],
): AsyncGenerator<TableHead | readonly unknown[]> {
  const columns = await listColumns(db, table.name);
  const counter = table.hasCounter ? { last_id: await readCounter(db, table.name) } : {};
  yield { table: table.name, columns, ...counter } satisfies TableHead;
  yield* readRows(db, table, columns);
}

/** A line's text, counted in. */
export function hashed(hash: Hash, line: unknown): string {
  const text = `${JSON.stringify(line)}\n`;
  hash.update(text);
  return text;
}
