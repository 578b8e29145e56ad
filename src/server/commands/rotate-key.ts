import { rotateKey } from '../signing-keys.ts';
import { withDatabase, type Command } from './command.ts';

export const rotateKeyCommand: Command = {
  usage: '',
  about: 'sign tokens with a new key from the next start on',
  run: (config) =>
    withDatabase(
      config,
      async ({ db }) =>
        `A new key is in ${await rotateKey(config, db)}. Restart the server to sign with it.`,
    ),
};
