import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { backUp } from '../src/server/backup/back-up.ts';
import { BACKUP_TABLES } from '../src/server/backup/backup-tables.ts';
import { restoreBackup } from '../src/server/backup/restore-backup.ts';
import { memoryPictures, type PictureStore } from '../src/server/pictures/picture-store.ts';
import { readConfig } from '../src/server/config.ts';
import type { Database, Engine } from '../src/server/storage/database.ts';
import { openDatabase } from '../src/server/storage/open.ts';
import { onServer, TEMPLATE } from './database.ts';
import { startTestApp, type TestApp } from './kit.ts';

// Backups in tests: installations on either engine, backups as bytes, and what is in them as lines.

const SERVER = process.env['TEST_POSTGRES'];

/** The engines that tests run on here. */
export const ENGINES: readonly Engine[] =
  SERVER === undefined ? ['sqlite'] : ['sqlite', 'postgres'];

/** An app on a database of its own, and the database's settings. */
export interface Installation extends TestApp {
  settings: { DATABASE_URL: string };
}

/** Opens installations and closes them all. */
export interface Installations {
  /** A folder for files of the test. */
  folder: string;
  start: (
    engine: Engine,
    settings?: Record<string, string>,
    pictures?: PictureStore,
  ) => Promise<Installation>;
  /** A database without any table. */
  unmade: (engine: Engine) => Promise<{ DATABASE_URL: string }>;
  close: () => Promise<void>;
}

/** Begins without any. */
export function installations(): Installations {
  const folder = mkdtempSync(join(tmpdir(), 'ocipe-'));
  const open: (() => Promise<void>)[] = [];
  let count = 0;
  const make = async (engine: Engine, template: string) => {
    const name = `backup_${process.pid}_${(count += 1)}`;
    if (engine === 'sqlite') return { DATABASE_URL: `sqlite:${join(folder, name)}.db` };
    if (SERVER === undefined) throw new Error('There is no PostgreSQL in this run.');
    await onServer(SERVER, `create database ${name} template ${template}`);
    open.push(() => onServer(SERVER, `drop database ${name} with (force)`));
    const url = new URL(SERVER);
    url.pathname = `/${name}`;
    return { DATABASE_URL: url.href };
  };
  return {
    folder,
    unmade: (engine) => make(engine, 'template1'),
    start: async (engine, settings = {}, pictures = memoryPictures()) => {
      const database = await make(engine, TEMPLATE);
      const kit = await startTestApp({ settings: { ...database, ...settings }, pictures });
      open.push(() => kit.close());
      return { ...kit, settings: database };
    },
    close: async () => {
      for (const close of open.splice(0).toReversed()) await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A backup of what these settings name, as bytes. */
export async function backupOf(
  settings: { DATABASE_URL: string },
  pictures = memoryPictures(),
): Promise<Buffer> {
  const { database: location } = readConfig(settings);
  const { db } = await openDatabase(location, () => {});
  const target = new PassThrough();
  try {
    const [bytes] = await Promise.all([
      buffer(target),
      backUp(location, db, pictures, Date.UTC(2030, 0, 1), target),
    ]);
    return bytes;
  } finally {
    await db.destroy();
  }
}

let files = 0;

/** Restores a backup's bytes. */
export async function restore(
  { folder }: Installations,
  db: Database,
  bytes: Buffer,
  pictures = memoryPictures(),
): Promise<Record<string, number>> {
  const file = join(folder, `restored${(files += 1)}`);
  writeFileSync(file, bytes);
  return restoreBackup(db, file, { pictures, randomHex });
}

const randomHex = (count: number) => randomBytes(count).toString('hex');

/** All rows of a table as texts; of accounts without their versions, which a restore moves. */
export async function rowsOf(db: Database, table: string): Promise<string[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select * from ${sql.table(table)}`.execute(db);
  return rows.map(({ auth_version: _version, ...row }) => JSON.stringify(row)).toSorted();
}

/** How many rows there are in all tables that backups hold. */
export async function countAll(db: Database): Promise<number> {
  const counts = BACKUP_TABLES.map(async ({ name }) => (await rowsOf(db, name)).length);
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

/** The lines of a backup. */
export function linesOf(bytes: Buffer): string[] {
  return gunzipSync(bytes).toString().split('\n').slice(0, -1);
}

/** A backup with these lines. */
export function packed(lines: readonly string[]): Buffer {
  return gzipSync(lines.map((line) => `${line}\n`).join(''));
}

/** A backup whose end fits to other lines, as somebody would write it by hand. */
export function sealed(lines: readonly string[]): Buffer {
  const body = lines.slice(0, -1);
  const rows: Record<string, number> = {};
  let table = '';
  let pictures = 0;
  for (const line of body.slice(1)) {
    const value = JSON.parse(line) as { table: string } | { picture: string } | unknown[];
    if ('picture' in value) pictures += 1;
    else {
      if (!Array.isArray(value)) ({ table } = value);
      rows[table] = (rows[table] ?? 0) + (Array.isArray(value) ? value.length : 0);
    }
  }
  const sha256 = createHash('sha256')
    .update(body.map((line) => `${line}\n`).join(''))
    .digest('hex');
  return packed([
    ...body,
    JSON.stringify({ end: { rows, ...(pictures > 0 ? { pictures } : {}), sha256 } }),
  ]);
}
