import { SettingError } from '../config.ts';
import { readSigningKeys, writeSigningKeys } from '../signing-keys.store.ts';
import type { Database } from '../storage/database.ts';
import type { PictureName, PictureStore } from '../pictures/picture-store.ts';
import { isConstraint } from '../storage/failures.ts';
import { migrations } from '../storage/migrate.ts';
import { transact } from '../storage/transact.ts';
import type { BackupHead, TableHead } from './backup-lines.ts';
import { BACKUP_TABLES, type BackupTable } from './backup-tables.ts';
import {
  countWhatIsThere,
  dropTables,
  growAuthVersions,
  insertRows,
  lockTables,
  readRows,
  writeCounter,
} from './backup.store.ts';
import { checkBackup, NEWER, readBackup } from './read-backup.ts';
import { startDigest, type TableDigest } from './table-digest.ts';
import { readTableHead } from './write-backup.ts';

/** How many rows came back, by table. */
export type Restored = Record<string, number>;

/** How a restore is done. */
export interface RestoreOptions {
  /** An account that may be there: it goes with its empty kitchen. */
  exceptUserId?: number;
  /** Where pictures go. */
  pictures: PictureStore;
  /** so many random bytes, as hexadecimal digits */
  randomHex: (bytes: number) => string;
}

const MISMATCH = 'The backup does not fit together. Nothing was changed.';

/**
 * Brings a backup back into an empty installation, all of it or nothing. The file is read to its end first; then, in one
 * transaction, come the tables as they were when it was made, its rows, each table read again and compared, and the
 * migrations since. Nobody is signed in afterwards.
 * @param file the backup
 * @returns how many rows came back
 * @throws SettingError in a sentence; then nothing has changed
 */
export async function restoreBackup(
  db: Database,
  file: string,
  options: RestoreOptions,
): Promise<Restored> {
  const head = await checkBackup(file);
  const { before, later } = placeOf(head);
  const written: PictureName[] = [];
  try {
    return await transact(db, async (db) => {
      await lockTables(db);
      await checkEmpty(db, options.exceptUserId);
      const keys = await readSigningKeys(db);
      await dropTables(db);
      for (const name of before) await migrations[name]?.up(db);
      const restored = await restoreTables(db, file, options.pictures, written);
      // By chance, so that no token of before, from here or from where the backup was made, meets its number.
      await growAuthVersions(db, 1 + Number.parseInt(options.randomHex(3), 16));
      for (const name of later) await migrations[name]?.up(db);
      await writeSigningKeys(db, keys);
      return restored;
    });
  } catch (error) {
    for (const name of written) await options.pictures.remove(name);
    // Rows that refer to nothing, or stand twice: no backup of ours has those.
    throw isConstraint(error) ? new SettingError(MISMATCH) : error;
  }
}

/**
 * Makes sure that a backup may come here.
 * @throws SettingError when there are accounts, or anything in a kitchen
 */
export async function checkEmpty(db: Database, exceptUserId = 0): Promise<void> {
  const { users, things } = await countWhatIsThere(db, exceptUserId);
  if (users > 0 || things > 0) {
    throw new SettingError(
      'There are accounts, recipes or other things here already. A backup goes into an empty installation only.',
    );
  }
}

/** The migrations that a backup has been through, and those since. */
function placeOf({ migration }: BackupHead): { before: string[]; later: string[] } {
  const names = Object.keys(migrations).toSorted();
  const at = names.indexOf(migration);
  if (at < 0) throw new SettingError(NEWER);
  return { before: names.slice(0, at + 1), later: names.slice(at + 1) };
}

/** Restores and compares all tables there are, and the pictures. @param written the files it made, for taking them back */
async function restoreTables(
  db: Database,
  file: string,
  pictures: PictureStore,
  written: PictureName[],
): Promise<Restored> {
  const digests = new Map<string, TableDigest>();
  const parts = readBackup(file);
  for (;;) {
    const { value: part, done } = await parts.next();
    if (done) {
      for (const table of BACKUP_TABLES) await compare(db, table, digests.get(table.name));
      return part;
    }
    if ('table' in part) {
      await begin(db, part.table);
      digests.set(part.table.table, startDigest(part.table));
    } else if ('rows' in part) {
      await insertRows(db, part.of.table, part.of.columns, part.rows);
      digests.get(part.of.table)?.add(part.rows);
    } else if ('picture' in part) {
      const name = { id: part.picture, size: part.size };
      // What is there stays: pictures never change, and these may be the very files the backup was made from.
      const there = await pictures.get(name);
      there?.bytes.destroy();
      if (there) continue;
      written.push(name);
      await pictures.put(name, Buffer.from(part.data, 'base64'));
    }
  }
}

/** Only names that the tables have go into SQL. */
async function begin(db: Database, head: TableHead): Promise<void> {
  const table = BACKUP_TABLES.find(({ name }) => name === head.table);
  const own = table && (await readTableHead(db, table));
  const isSame = JSON.stringify(own?.columns) === JSON.stringify(head.columns);
  if (!own || !isSame || table.hasCounter !== (head.last_id !== undefined)) {
    throw new SettingError(MISMATCH);
  }
  if (head.last_id !== undefined) await writeCounter(db, head.table, head.last_id);
}

/** Reads a table as another backup would, and compares it row by row with what the backup has of it, or has not. */
async function compare(
  db: Database,
  table: BackupTable,
  expected: TableDigest | undefined,
): Promise<void> {
  const head = await readTableHead(db, table);
  const digest = head && startDigest(head);
  if (digest) for await (const rows of readRows(db, table)) digest.add(rows);
  if (digest?.read() !== expected?.read()) {
    throw new SettingError(
      `The table ${table.name} did not come back as it was. Nothing was changed.`,
    );
  }
}
