import { Readable } from 'node:stream';
import { AppError } from '../../contract/errors.ts';
import type { transfer } from '../../contract/transfer.ts';
import { JsonText } from '../http/json-text.ts';
import type { Handlers } from '../http/route.ts';
import type { PictureStore } from '../pictures/picture-store.ts';
import type { Database } from '../storage/database.ts';
import { exportAccount } from './export-account.ts';

export function transferHandlers({
  db,
  pictures,
  now,
}: {
  db: Database;
  pictures: PictureStore;
  now: () => number;
}): Handlers<typeof transfer> {
  return {
    export: async ({ session, reply }) => {
      const parts = await exportAccount({ db, pictures }, session.userId, now());
      if (!parts) throw new AppError('user_not_found');
      const date = new Date(now()).toISOString().slice(0, 10);
      reply.header('content-disposition', `attachment; filename="ocipe-${date}.json"`);
      return new JsonText(Readable.from(parts));
    },
  };
}
