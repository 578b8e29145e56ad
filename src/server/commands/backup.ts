import {
  closeSync,
  createWriteStream,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  rmSync,
  statSync,
} from 'node:fs';
import { backUp } from '../backup/back-up.ts';
import { SettingError } from '../config.ts';
import { withDatabase, type Command } from './command.ts';

export const backupCommand: Command = {
  usage: 'FILE',
  about: 'write everything into one file, while the server runs; - for standard output',
  run: async (config, [file, ...more]) => {
    if (file === undefined || more.length > 0) {
      throw new SettingError('Where to? Please name one file: backup FILE');
    }
    return withDatabase(config, async ({ db }) => {
      if (file === '-') {
        await backUp(config.database, db, Date.now(), process.stdout);
        return '';
      }
      if (existsSync(file))
        throw new SettingError(`${file} is there already and is left as it is.`);
      // Under another name until it is whole and on the disk.
      const unfinished = `${file}.${process.pid}.unfinished`;
      try {
        const target = createWriteStream(unfinished, { flags: 'wx', mode: 0o600 });
        await backUp(config.database, db, Date.now(), target);
        const handle = openSync(unfinished, 'r+');
        fsyncSync(handle);
        closeSync(handle);
        // Unlike renaming, this never replaces what somebody else has put there meanwhile.
        linkSync(unfinished, file);
      } catch (error) {
        if (error instanceof SettingError) throw error;
        const { code, message } = error as NodeJS.ErrnoException;
        if (code === undefined) throw error;
        throw new SettingError(`${file} cannot be written: ${message}.`);
      } finally {
        rmSync(unfinished, { force: true });
      }
      return `The backup is in ${file} (${(statSync(file).size / 1e6).toFixed(1)} MB). It holds password hashes: keep it safe.`;
    });
  },
};
