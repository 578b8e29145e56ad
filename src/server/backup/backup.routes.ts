import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { backup } from '../../contract/backup.ts';
import { AppError } from '../../contract/errors.ts';
import { isAdministrator } from '../account/users.store.ts';
import { SettingError, type Config } from '../config.ts';
import type { PictureStore } from '../pictures/picture-store.ts';
import type { Handlers } from '../http/route.ts';
import type { Session } from '../http/session.ts';
import type { Database } from '../storage/database.ts';
import { backUp } from './back-up.ts';
import { keepUpload, UploadTooLarge, withTemporaryFile } from './keep-upload.ts';
import { renewKey } from './renew-key.ts';
import { checkEmpty, restoreBackup } from './restore-backup.ts';

/** What the endpoints of backups need. */
interface BackupServices {
  config: Config;
  db: Database;
  pictures: PictureStore;
  now: () => number;
  randomHex: (bytes: number) => string;
}

export function backupHandlers(services: BackupServices): Handlers<typeof backup> {
  const { config, db, pictures, now } = services;
  const checkAdministrator = async ({ userId }: Session) => {
    if (!(await isAdministrator(db, userId))) throw new AppError('not_an_administrator');
  };
  return {
    download: async ({ session, reply }) => {
      await checkAdministrator(session);
      // First whole, then sent: a slow line must not hold the database at one moment.
      const folder = await mkdtemp(join(tmpdir(), 'ocipe-backup-'));
      const file = join(folder, 'backup');
      try {
        await backUp(
          config.database,
          db,
          pictures,
          now(),
          createWriteStream(file, { mode: 0o600 }),
        );
        reply.header('content-length', (await stat(file)).size);
      } catch (error) {
        await rm(folder, { recursive: true, force: true });
        throw error;
      }
      const source = createReadStream(file);
      source.once('close', () => void rm(folder, { recursive: true, force: true }));
      const date = new Date(now()).toISOString().slice(0, 10);
      reply.header('content-disposition', `attachment; filename="ocipe-${date}.backup.gz"`);
      return source;
    },
    restore: async ({ session, request }) => {
      await checkAdministrator(session);
      try {
        return await restore(services, session.userId, request.body as Readable);
      } catch (error) {
        throw translate(error);
      }
    },
  };
}

async function restore(
  { config, db, pictures, randomHex }: BackupServices,
  exceptUserId: number,
  upload: Readable,
) {
  // Before anybody waits for an upload in vain.
  await checkEmpty(db, exceptUserId);
  return withTemporaryFile(async (file) => {
    // First whole, then read: a slow line must not hold a transaction open.
    await keepUpload(upload, file, config.restoreLimit);
    const rows = await restoreBackup(db, file, { exceptUserId, pictures, randomHex });
    const key = await renewKey(config, db);
    const restart = key === '' ? '' : ' Then start Ocipe again.';
    return { rows, message: `Everybody signs in anew. ${key}${restart}`.trim() };
  });
}

/** Who went away in the middle of an upload. */
const GONE = new Set(['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE']);

function translate(error: unknown): unknown {
  if (error instanceof SettingError) return new AppError('not_restored', error.message);
  if (error instanceof UploadTooLarge) return new AppError('too_large');
  if (GONE.has(String((error as NodeJS.ErrnoException).code))) return new AppError('bad_request');
  return error;
}
