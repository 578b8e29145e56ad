import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { rotateKeyCommand } from './commands/rotate-key.ts';
import type { Command } from './commands/command.ts';
import { readConfig, SettingError } from './config.ts';

/** What an administrator may ask for, by name. */
const commands: Record<string, Command> = {
  export: exportCommand,
  import: importCommand,
  'rotate-key': rotateKeyCommand,
};

const [name = '', ...words] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
try {
  if (command) {
    process.stdout.write(`${await command.run(readConfig(process.env), words)}\n`);
  } else {
    const list = Object.entries(commands).map(
      ([known, { usage, about }]) => `  ${`${known} ${usage}`.trim().padEnd(24)}${about}\n`,
    );
    process.stderr.write(`Usage: npm run ocipe -- COMMAND\n${list.join('')}`);
    process.exitCode = 2;
  }
} catch (error) {
  if (!(error instanceof SettingError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
