import { readConfig, SettingError, type Config } from './config.ts';
import { rotateKey } from './signing-keys.ts';
import type { Database } from './storage/database.ts';
import { migrate } from './storage/migrate.ts';
import { openDatabase } from './storage/open.ts';

/** What an administrator may ask for, by name. */
const commands: Record<
  string,
  { about: string; run: (config: Config, db: Database) => Promise<string> }
> = {
  'rotate-key': {
    about: 'sign tokens with a new key from the next start on',
    run: async (config, db) =>
      `A new key is in ${await rotateKey(config, db)}. Restart the server to sign with it.`,
  },
};

const [name = ''] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
try {
  if (command) {
    const config = readConfig(process.env);
    const database = await openDatabase(config.database, () => {});
    await migrate(database, undefined);
    process.stdout.write(`${await command.run(config, database.db)}\n`);
    await database.db.destroy();
  } else {
    const list = Object.entries(commands).map(([known, { about }]) => `  ${known}  ${about}\n`);
    process.stderr.write(`Usage: npm run ocipe -- COMMAND\n${list.join('')}`);
    process.exitCode = 2;
  }
} catch (error) {
  if (!(error instanceof SettingError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
