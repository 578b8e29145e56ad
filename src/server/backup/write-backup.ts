import { createHash } from 'node:crypto';
import type { Database } from '../storage/database.ts';
import { BACKUP_TABLES, type BackupTable } from './backup-tables.ts';
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  type BackupEnd,
  type BackupHead,
  type Row,
  type TableHead,
} from './backup-lines.ts';
import { findLastMigration, listColumns, readCounter, readRows } from './backup.store.ts';

/**
 * Everything, as lines of JSON: a head, each table with its columns and its rows in portions, and an end by which a half
 * or damaged backup is known. Tables that the database does not have yet are not in it.
 * @param db a transaction that sees one moment (`readSnapshot`)
 * @param now in ISO 8601
 */
export async function* writeBackup(db: Database, now: string): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const rows: Record<string, number> = {};
  const counted = (line: BackupHead | TableHead | readonly Row[]) => {
    const text = `${JSON.stringify(line)}\n`;
    hash.update(text);
    return text;
  };
  yield counted({
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    migration: await findLastMigration(db),
    made_at: now,
  });
  for (const table of BACKUP_TABLES) {
    const head = await readTableHead(db, table);
    if (!head) continue;
    yield counted(head);
    let count = 0;
    for await (const portion of readRows(db, table)) {
      count += portion.length;
      yield counted(portion);
    }
    rows[table.name] = count;
  }
  const end: BackupEnd = { end: { rows, sha256: hash.digest('hex') } };
  yield `${JSON.stringify(end)}\n`;
}

/** What a backup says of a table before its rows; undefined when there is no such table (yet). */
export async function readTableHead(
  db: Database,
  { name, hasCounter }: BackupTable,
): Promise<TableHead | undefined> {
  const columns = (await listColumns(db, name)).map((column) => column.name);
  if (columns.length === 0) return undefined;
  return {
    table: name,
    columns,
    ...(hasCounter ? { last_id: await readCounter(db, name) } : {}),
  };
}
