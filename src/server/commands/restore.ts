import { randomBytes } from 'node:crypto';
import { keepUpload, withTemporaryFile } from '../backup/keep-upload.ts';
import { checkBackup } from '../backup/read-backup.ts';
import { renewKey } from '../backup/renew-key.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { SettingError, type Config } from '../config.ts';
import { openPictures } from '../pictures/open-pictures.ts';
import { withDatabase, type Command } from './command.ts';

export const restoreCommand: Command = {
  usage: 'FILE',
  about: 'bring a backup back into an empty installation; - for standard input',
  run: (config, [file, ...more]) => {
    if (file === undefined || more.length > 0) {
      throw new SettingError('What from? Please name one file: restore FILE');
    }
    if (file !== '-') return restore(config, file);
    return withTemporaryFile(async (kept) => {
      await keepUpload(process.stdin, kept, Number.POSITIVE_INFINITY);
      return restore(config, kept);
    });
  },
};

async function restore(config: Config, file: string): Promise<string> {
  // Before a database is made for nothing.
  await checkBackup(file);
  return withDatabase(config, async ({ db }) => {
    const restored = await restoreBackup(db, file, {
      pictures: openPictures(config.pictures),
      randomHex,
    });
    const key = await renewKey(config, db);
    const [users = 0, recipes = 0] = [restored['users'], restored['recipes']];
    return [
      `Restored and compared row by row: ${users} accounts, ${recipes} recipes. Everybody signs in anew.`,
      ...(key === '' ? [] : [key]),
      'If the server runs, restart it now.',
    ].join(' ');
  });
}

function randomHex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
