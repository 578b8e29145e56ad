import { existsSync, statSync } from 'node:fs';
import { backUp } from '../backup/back-up.ts';
import { findLastMigration } from '../backup/backup.store.ts';
import { explainWriting, writeNewFile } from '../backup/write-new-file.ts';
import { SettingError, type DatabaseLocation } from '../config.ts';
import type { Database } from '../storage/database.ts';
import { openPictures } from '../pictures/open-pictures.ts';
import { migrations } from '../storage/migrate.ts';
import { withDatabaseAsItIs, type Command } from './command.ts';

export const backupCommand: Command = {
  usage: 'FILE',
  about: 'write everything into one file, while the server runs; - for standard output',
  run: async (config, [file, ...more]) => {
    if (file === undefined || more.length > 0) {
      throw new SettingError('Where to? Please name one file: backup FILE');
    }
    checkLocation(config.database);
    // As it is: a backup is what one takes before anything changes.
    return withDatabaseAsItIs(config, async ({ db }) => {
      await checkContent(db);
      const pictures = openPictures(config.pictures);
      if (file === '-') {
        try {
          await backUp(config.database, db, pictures, Date.now(), process.stdout);
        } catch (error) {
          throw explainWriting(error, 'Standard output');
        }
        return '';
      }
      await writeNewFile(file, (target) =>
        backUp(config.database, db, pictures, Date.now(), target),
      );
      const megabytes = (statSync(file).size / 1e6).toFixed(1);
      return `The backup is in ${file} (${megabytes} MB). It holds password hashes: keep it safe.`;
    });
  },
};

/** A backup of nothing, from a mistyped path, would be found out when it is needed. */
function checkLocation(location: DatabaseLocation): void {
  if (location.engine === 'sqlite' && !existsSync(location.file)) {
    throw new SettingError(`DATABASE_URL: there is no database ${location.file}.`);
  }
}

async function checkContent(db: Database): Promise<void> {
  const migration = await findLastMigration(db);
  if (migration === '') throw new SettingError('DATABASE_URL: the database holds no Ocipe yet.');
  if (!Object.hasOwn(migrations, migration)) {
    throw new SettingError(
      'DATABASE_URL: the database was written by a newer Ocipe. Please back it up with that one.',
    );
  }
}
