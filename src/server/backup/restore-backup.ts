import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { SettingError } from '../config.ts';
import type { Database } from '../storage/database.ts';
import { isConstraint } from '../storage/failures.ts';
import { migrations } from '../storage/migrate.ts';
import { BACKUP_TABLES, type BackupTable } from './backup-tables.ts';
import {
  countWhatIsThere,
  dropTables,
  growAuthVersions,
  insertRows,
  listColumns,
  writeCounter,
  type Row,
} from './backup.store.ts';
import { readBackup } from './read-backup.ts';
import { hashed, writeTable, type BackupHead, type TableHead } from './write-backup.ts';

/** How many rows came back, by table. */
export type Restored = Record<string, number>;

const MISMATCH = 'The backup does not fit together. Nothing was changed.';

/**
 * Brings a backup back into an empty installation, all of it or nothing: the tables as they were when it was made, its
 * rows, each table read again and compared, then the migrations since. Nobody is signed in afterwards.
 * @param source the backup's bytes
 * @param exceptUserId an account that may be there: it goes with its empty kitchen
 * @throws SettingError in a sentence; then nothing has changed
 */
export function restoreBackup(db: Database, source: Readable, exceptUserId = 0): Promise<Restored> {
  return restoreAll(db, source, exceptUserId).catch((error: unknown) => {
    // Rows that refer to nothing, or stand twice: no backup of ours has those.
    throw isConstraint(error) ? new SettingError(MISMATCH) : error;
  });
}

function restoreAll(db: Database, source: Readable, exceptUserId: number): Promise<Restored> {
  return db.transaction().execute(async (transaction) => {
    await checkEmpty(transaction, exceptUserId);
    const lines = readBackup(source);
    try {
      return await restoreLines(transaction, lines);
    } catch (error) {
      // Damage may show as anything: whether it is damage, only the end of the backup can tell.
      for await (const _line of lines);
      throw error;
    }
  });
}

async function restoreLines(db: Database, lines: ReturnType<typeof readBackup>): Promise<Restored> {
  const first = await lines.next();
  const later = await makeTables(db, first.value as BackupHead);
  const restored: Restored = {};
  const digests = new Map<string, string>();
  const { rows } = await restoreTables(db, lines, restored, digests);
  if (JSON.stringify(rows) !== JSON.stringify(restored)) throw new SettingError(MISMATCH);
  for (const table of BACKUP_TABLES) await compare(db, table, digests);
  await growAuthVersions(db);
  for (const name of later) await migrations[name]?.up(db);
  return restored;
}

async function checkEmpty(db: Database, exceptUserId: number): Promise<void> {
  const { users, things } = await countWhatIsThere(db, exceptUserId);
  if (users > 0 || things > 0) {
    throw new SettingError(
      'There are accounts, recipes or other things here already. A backup goes into an empty installation only.',
    );
  }
}

/** Makes the tables as the backup had them. @returns the migrations that came later */
async function makeTables(db: Database, { migration }: BackupHead): Promise<string[]> {
  const names = Object.keys(migrations).toSorted();
  const at = names.indexOf(migration);
  if (at < 0) {
    throw new SettingError(
      'The backup was made by a newer Ocipe. Please restore it with that one.',
    );
  }
  await dropTables(db);
  for (const name of names.slice(0, at + 1)) await migrations[name]?.up(db);
  return names.slice(at + 1);
}

async function restoreTables(
  db: Database,
  lines: ReturnType<typeof readBackup>,
  restored: Restored,
  digests: Map<string, string>,
) {
  let head: TableHead | undefined;
  let hash = createHash('sha256');
  const close = () => {
    if (head) digests.set(head.table, hash.digest('hex'));
    hash = createHash('sha256');
  };
  for (;;) {
    const { value, done } = await lines.next();
    if (done) {
      close();
      return value;
    }
    if (Array.isArray(value)) {
      if (!head) throw new SettingError(MISMATCH);
      await insertRows(db, head.table, head.columns, value as Row[]);
      restored[head.table] = (restored[head.table] ?? 0) + value.length;
    } else {
      close();
      head = await readTableHead(db, value);
      restored[head.table] = 0;
      if (head.last_id !== undefined) await writeCounter(db, head.table, head.last_id);
    }
    hashed(hash, value);
  }
}

/** Names that go into SQL: only those the tables have. */
async function readTableHead(db: Database, value: unknown): Promise<TableHead> {
  const head = (value ?? {}) as TableHead;
  const table = BACKUP_TABLES.find(({ name }) => name === head.table);
  const columns = table ? await listColumns(db, table.name) : [];
  if (!table || JSON.stringify(columns) !== JSON.stringify(head.columns)) {
    throw new SettingError(MISMATCH);
  }
  return head;
}

/** Reads a table as another backup would, and compares it row by row with what was restored. */
async function compare(
  db: Database,
  table: BackupTable,
  digests: ReadonlyMap<string, string>,
): Promise<void> {
  const hash = createHash('sha256');
  for await (const line of writeTable(db, table)) hashed(hash, line);
  if (hash.digest('hex') !== digests.get(table.name)) {
    throw new SettingError(
      `The table ${table.name} did not come back as it was. Nothing was changed.`,
    );
  }
}
