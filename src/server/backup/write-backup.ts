import { createHash } from 'node:crypto';
import type { Database } from '../storage/database.ts';
import { buffer } from 'node:stream/consumers';
import { SIZES, type PictureStore } from '../pictures/picture-store.ts';
import { listAllPictures } from '../pictures/pictures.store.ts';
import { BACKUP_TABLES, type BackupTable } from './backup-tables.ts';
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  type BackupEnd,
  type BackupHead,
  type PictureLine,
  type Row,
  type TableHead,
} from './backup-lines.ts';
import { findLastMigration, listColumns, readCounter, readRows } from './backup.store.ts';

/**
 * Everything, as lines of JSON: a head, each table with its columns and its rows in portions, and an end by which a half
 * or damaged backup is known. Tables that the database does not have yet are not in it. Pictures come one after the other
 * behind the tables; one that was replaced since that moment is not in it any more.
 * @param db a transaction that sees one moment (`readSnapshot`)
 * @param pictures where their bytes are
 * @param now in ISO 8601
 * @throws also when pictures cannot be read: half a backup is none
 */
export async function* writeBackup(
  db: Database,
  pictures: PictureStore,
  now: string,
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const rows: Record<string, number> = {};
  const counted = (line: BackupHead | TableHead | PictureLine | readonly Row[]) => {
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
  let files = 0;
  for (const id of rows['pictures'] === undefined ? [] : await listAllPictures(db)) {
    for (const size of SIZES) {
      const found = await pictures.get({ id, size });
      if (!found) continue;
      files += 1;
      yield counted({ picture: id, size, data: (await buffer(found.bytes)).toString('base64') });
    }
  }
  const told = files > 0 ? { pictures: files } : {};
  const end: BackupEnd = { end: { rows, ...told, sha256: hash.digest('hex') } };
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
