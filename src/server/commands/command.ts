import type { Config } from '../config.ts';
import type { OpenDatabase } from '../storage/database.ts';
import { migrate } from '../storage/migrate.ts';
import { openDatabase, sqliteFile } from '../storage/open.ts';

/** Something an administrator may ask for on the command line. */
export interface Command {
  /** What follows the command's name, such as `FILE`; empty when nothing does. */
  usage: string;
  about: string;
  /**
   * @param words what was typed behind the command's name
   * @returns a sentence about what was done
   * @throws SettingError in a sentence for whoever typed it; then nothing has changed
   */
  run: (config: Config, words: readonly string[]) => Promise<string>;
}

/** Does something with the database of the settings, brought up to date, and closes it. */
export function withDatabase<Result>(
  config: Config,
  work: (database: OpenDatabase) => Promise<Result>,
): Promise<Result> {
  return withDatabaseAsItIs(config, async (database) => {
    await migrate(database, sqliteFile(config.database));
    return work(database);
  });
}

/** Does something with the database of the settings, which may be one of an older Ocipe, and closes it. */
export async function withDatabaseAsItIs<Result>(
  config: Config,
  work: (database: OpenDatabase) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(config.database, () => {});
  try {
    return await work(database);
  } finally {
    await database.db.destroy();
  }
}
