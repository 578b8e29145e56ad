import { usernameKey } from '../../domain/account-rules.ts';
import { AppError } from '../../contract/errors.ts';
import { insertEvent } from '../access/events.store.ts';
import { isGoodInvite, useInvite } from '../access/invites.store.ts';
import { hashSecret } from '../access/secret-token.ts';
import { isoTime, type AccountServices, type Caller } from './account-services.ts';
import { addressKey } from './throttle.ts';
import { findUserByKey, insertUser } from './users.store.ts';
import { transact } from '../storage/transact.ts';

/**
 * Opens an account with its kitchen.
 * @throws AppError `registration_closed`, `invite_needed`, `throttled`, `username_taken`, `busy`
 */
export async function register(
  services: AccountServices,
  credentials: { username: string; password: string; invite?: unknown },
  caller: Caller,
): Promise<void> {
  const { config, db, hasher, throttle, now } = services;
  if (config.registration === 'closed') throw new AppError('registration_closed');
  await throttle.take([
    { key: `register ${addressKey(caller.ip)}`, limit: config.limits.registerPerAddress },
  ]);
  const invite =
    config.registration === 'invite' ? hashSecret(String(credentials.invite ?? '')) : undefined;
  if (invite !== undefined && !(await isGoodInvite(db, invite, isoTime(now())))) {
    throw new AppError('invite_needed');
  }
  const key = usernameKey(credentials.username);
  if (await findUserByKey(db, key)) throw new AppError('username_taken');
  const passwordHash = await hasher.hash(credentials.password);
  const user = {
    username: credentials.username,
    usernameKey: key,
    passwordHash,
    now: isoTime(now()),
  };
  await transact(db, async (db) => {
    if (invite !== undefined && !(await useInvite(db, invite, user.now))) {
      throw new AppError('invite_needed');
    }
    const id = await insertUser(db, user);
    if (id === undefined) throw new AppError('username_taken');
    await insertEvent(db, id, 'registered', caller, user.now);
  });
}
