import { randomBytes } from 'node:crypto';
import { usernameKey, usernameProblems } from '../../domain/account-rules.ts';
import { isoTime } from '../account/account-services.ts';
import { createPasswordHasher } from '../account/password-hash.ts';
import { revokeAllSessions } from '../account/sessions.store.ts';
import { findUserByKey, growAuthVersion, insertUser, setActive } from '../account/users.store.ts';
import { makeResetLink } from '../access/reset-password.ts';
import { deleteFactors } from '../factors/factors.store.ts';
import { SettingError, type Config } from '../config.ts';
import type { Database } from '../storage/database.ts';
import { transact } from '../storage/transact.ts';
import { withDatabase, type Command } from './command.ts';

/** What can be done with an account, by name; each answers a sentence. */
const DEEDS: Readonly<
  Record<string, (db: Database, name: string, config: Config) => Promise<string>>
> = {
  create: async (db, name, config) => {
    const [problem] = usernameProblems(name);
    if (problem !== undefined) throw new SettingError(problem);
    const username = name.trim().normalize('NFKC');
    // A password nobody knows: the link sets the first one.
    const passwordHash = await createPasswordHasher().hash(randomHex(32));
    const user = {
      username,
      usernameKey: usernameKey(name),
      passwordHash,
      now: isoTime(Date.now()),
    };
    const id = await transact(db, (db) => insertUser(db, user));
    if (id === undefined) throw new SettingError(`There is an account "${name}" already.`);
    return `${username} has an account. ${await linkSentence(db, id, config)}`;
  },
  'reset-link': async (db, name, config) => linkSentence(db, (await find(db, name)).id, config),
  'remove-factors': async (db, name) => {
    const { id, username } = await find(db, name);
    const wasOn = await transact(db, (db) => deleteFactors(db, id));
    return wasOn
      ? `${username} signs in with the password alone.`
      : `${username} had no second factor.`;
  },
  deactivate: async (db, name) => {
    const { id, username } = await find(db, name);
    await transact(db, async (db) => {
      await setActive(db, id, false);
      await growAuthVersion(db, id);
      await revokeAllSessions(db, id, undefined, 'deactivated', isoTime(Date.now()));
    });
    return `${username} is signed out everywhere and cannot sign in.`;
  },
  activate: async (db, name) => {
    const { id, username } = await find(db, name);
    await setActive(db, id, true);
    return `${username} can sign in again.`;
  },
};

export const userCommand: Command = {
  usage: `${Object.keys(DEEDS).join('|')} NAME`,
  about: 'open an account, give it a link for a new password, switch it off or on',
  run: (config, [deed = '', name, ...more]) => {
    const work = Object.hasOwn(DEEDS, deed) ? DEEDS[deed] : undefined;
    if (!work || name === undefined || more.length > 0) {
      throw new SettingError(`Please say: user ${userCommand.usage}`);
    }
    return withDatabase(config, ({ db }) => work(db, name, config));
  },
};

async function find(db: Database, name: string) {
  const user = await findUserByKey(db, usernameKey(name));
  if (!user) throw new SettingError(`There is no account "${name}".`);
  return user;
}

/** Behind `#`, so that the secret is in no server's log and no `Referer`. */
async function linkSentence(db: Database, userId: number, { publicUrl, host, port }: Config) {
  const secret = await makeResetLink(db, userId, Date.now(), randomHex);
  const base = (publicUrl?.href ?? `http://${host}:${port}/`).replace(/\/?$/, '/');
  return `This link sets a password, once and within an hour: ${base}reset#token=${secret}`;
}

function randomHex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
