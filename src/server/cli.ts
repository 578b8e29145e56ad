import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { adminCommand } from './commands/admin.ts';
import { backupCommand } from './commands/backup.ts';
import { restoreCommand } from './commands/restore.ts';
import { rotateKeyCommand } from './commands/rotate-key.ts';
import { userCommand } from './commands/user.ts';
import type { Command } from './commands/command.ts';
import { readConfig, SettingError } from './config.ts';
import { isUnavailable } from './storage/failures.ts';

/** What an administrator may ask for, by name. */
const commands: Record<string, Command> = {
  export: exportCommand,
  import: importCommand,
  user: userCommand,
  admin: adminCommand,
  backup: backupCommand,
  restore: restoreCommand,
  'rotate-key': rotateKeyCommand,
};

const [name = '', ...words] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
try {
  if (command) {
    const said = await command.run(readConfig(process.env), words);
    if (said !== '') process.stdout.write(`${said}\n`);
  } else {
    const list = Object.entries(commands).map(
      ([known, { usage, about }]) => `  ${`${known} ${usage}`.trim().padEnd(30)}${about}\n`,
    );
    process.stderr.write(`Usage: npm run ocipe -- COMMAND\n${list.join('')}`);
    process.exitCode = 2;
  }
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}

/** @throws the error itself when it is a bug, whose whole story is needed */
function sentenceOf(error: unknown): string {
  if (error instanceof SettingError) return error.message;
  if (!isUnavailable(error)) throw error;
  return `The database is away, busy or full: ${(error as Error).message}.`;
}
