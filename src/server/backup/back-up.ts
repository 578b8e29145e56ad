import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { DatabaseLocation } from '../config.ts';
import type { Database } from '../storage/database.ts';
import type { PictureStore } from '../pictures/picture-store.ts';
import { readSnapshot } from '../storage/read-snapshot.ts';
import { openSqlite } from '../storage/sqlite.ts';
import { writeBackup } from './write-backup.ts';

/**
 * Writes a backup of everything as it is at one moment, packed, while others go on writing.
 * @param db the connections in use. SQLite has one for all requests: reading everything takes another
 * @param now ms since the epoch
 * @param target takes the bytes, and is ended
 */
export async function backUp(
  location: DatabaseLocation,
  db: Database,
  pictures: PictureStore,
  now: number,
  target: Writable,
): Promise<void> {
  const own =
    location.engine === 'sqlite' && location.file !== ':memory:'
      ? openSqlite(location.file).db
      : undefined;
  try {
    await readSnapshot(own ?? db, (snapshot) => {
      const lines = Readable.from(writeBackup(snapshot, pictures, new Date(now).toISOString()));
      return pipeline(lines, createGzip({ level: 6 }), target);
    });
  } finally {
    await own?.destroy();
  }
}
