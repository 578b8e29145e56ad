import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { usernameKey } from '../../domain/account-rules.ts';
import { findUserByKey } from '../account/users.store.ts';
import { SettingError } from '../config.ts';
import { openPictures } from '../pictures/open-pictures.ts';
import { exportAccount, exportFileName } from '../transfer/export-account.ts';
import { withDatabase, type Command } from './command.ts';

export const exportCommand: Command = {
  usage: 'NAME [FILE]',
  about: 'write everything of an account into a file',
  run: (config, [name, given, ...more]) => {
    if (name === undefined || more.length > 0) {
      throw new SettingError('Say whose data it shall be, and the file if you like: NAME [FILE].');
    }
    return withDatabase(config, async ({ db }) => {
      const pictures = openPictures(config.pictures);
      const user = await findUserByKey(db, usernameKey(name));
      const parts = user && (await exportAccount({ db, pictures }, user.id, Date.now()));
      if (!user || !parts) throw new SettingError(`There is no account "${name}".`);
      const file = given ?? exportFileName(user.username, Date.now());
      await writeNew(file, parts);
      return `Everything of ${user.username} is in ${file}.`;
    });
  },
};

/** Writes a file that only its owner may read; one that is there stays as it is. */
async function writeNew(file: string, parts: AsyncIterable<string>): Promise<void> {
  if (existsSync(file)) throw new SettingError(`${file} is there already. Please name another.`);
  try {
    await pipeline(Readable.from(parts), createWriteStream(file, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    rmSync(file, { force: true });
    throw new SettingError(`${file} cannot be written: ${(error as Error).message}.`);
  }
}
