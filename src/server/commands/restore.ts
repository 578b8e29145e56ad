import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { restoreBackup } from '../backup/restore-backup.ts';
import { SettingError, type Config } from '../config.ts';
import { rotateKey } from '../signing-keys.ts';
import type { Database } from '../storage/database.ts';
import { withDatabase, type Command } from './command.ts';

export const restoreCommand: Command = {
  usage: 'FILE',
  about: 'bring a backup back into an empty installation; - for standard input',
  run: async (config, [file, ...more]) => {
    if (file === undefined || more.length > 0) {
      throw new SettingError('What from? Please name one file: restore FILE');
    }
    const source = file === '-' ? process.stdin : await openFile(file);
    return withDatabase(config, async ({ db }) => {
      const restored = await restoreBackup(db, source);
      const key = await newKey(config, db);
      const [users = 0, recipes = 0] = [restored['users'], restored['recipes']];
      return `Restored and compared row by row: ${users} accounts, ${recipes} recipes. Everybody signs in anew.${key} If the server runs, restart it now.`;
    });
  },
};

/** @throws SettingError when it cannot be read */
async function openFile(file: string): Promise<Readable> {
  const source = createReadStream(file);
  try {
    await new Promise((resolve, reject) => {
      source.once('open', resolve);
      source.once('error', reject);
    });
    return source;
  } catch (error) {
    throw new SettingError(`${file} cannot be read: ${(error as Error).message}.`);
  }
}

/** No token of before is to be good again, even if its session came back by other ways. */
async function newKey(config: Config, db: Database): Promise<string> {
  try {
    return ` A new signing key is in ${await rotateKey(config, db)}.`;
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    return config.secretKeys.length > 0 ? ' Give SECRET_KEY a new value as well.' : '';
  }
}
