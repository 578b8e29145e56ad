import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { backup } from '../../contract/backup.ts';
import { AppError } from '../../contract/errors.ts';
import { isAdministrator } from '../account/users.store.ts';
import { SettingError, type Config } from '../config.ts';
import type { Handlers } from '../http/route.ts';
import type { Session } from '../http/session.ts';
import type { Database } from '../storage/database.ts';
import { backUp } from './back-up.ts';
import { restoreBackup } from './restore-backup.ts';

export function backupHandlers({
  config,
  db,
  now,
}: {
  config: Config;
  db: Database;
  now: () => number;
}): Handlers<typeof backup> {
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
        await backUp(config.database, db, now(), createWriteStream(file, { mode: 0o600 }));
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
        return { rows: await restoreBackup(db, request.body as Readable, session.userId) };
      } catch (error) {
        if (error instanceof SettingError) throw new AppError('not_restored', error.message);
        throw error;
      }
    },
  };
}
