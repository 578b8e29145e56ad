import { readConfig, SettingError, type Config } from './config.ts';
import { rotateKey } from './signing-keys.ts';

/** What an administrator may ask for, by name. */
const commands: Record<string, { about: string; run: (config: Config) => string }> = {
  'rotate-key': {
    about: 'sign tokens with a new key from the next start on',
    run: (config) => `A new key is in ${rotateKey(config)}. Restart the server to sign with it.`,
  },
};

const [name = ''] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
try {
  if (command) {
    process.stdout.write(`${command.run(readConfig(process.env))}\n`);
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
