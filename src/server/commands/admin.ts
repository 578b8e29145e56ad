import { setAdministrator } from '../account/users.store.ts';
import { usernameKey } from '../../domain/account-rules.ts';
import { SettingError } from '../config.ts';
import { withDatabase, type Command } from './command.ts';

export const adminCommand: Command = {
  usage: 'NAME [--remove]',
  about: 'let an account take and restore backups in the browser, or no more',
  run: (config, words) => {
    const isAdmin = !words.includes('--remove');
    const [name, ...more] = words.filter((word) => word !== '--remove');
    if (name === undefined || more.length > 0) {
      throw new SettingError('Who? Please name one account: admin NAME');
    }
    return withDatabase(config, async ({ db }) => {
      if (!(await setAdministrator(db, usernameKey(name), isAdmin))) {
        throw new SettingError(`There is no account "${name}".`);
      }
      return isAdmin ? `${name} is an administrator.` : `${name} is no administrator any more.`;
    });
  },
};
