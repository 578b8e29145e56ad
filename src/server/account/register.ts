import { usernameKey } from '../../domain/account-rules.ts';
import { AppError } from '../../contract/errors.ts';
import { isoTime, type AccountServices, type Caller } from './account-services.ts';
import { addressKey } from './throttle.ts';
import { findUserByKey, insertUser } from './users.store.ts';
import { transact } from '../storage/transact.ts';

/**
 * Opens an account with its kitchen.
 * @throws AppError `registration_closed`, `throttled`, `username_taken`, `busy`
 */
export async function register(
  services: AccountServices,
  credentials: { username: string; password: string },
  caller: Caller,
): Promise<void> {
  const { config, db, hasher, throttle, now } = services;
  if (config.registration === 'closed') throw new AppError('registration_closed');
  await throttle.take([
    { key: `register ${addressKey(caller.ip)}`, limit: config.limits.registerPerAddress },
  ]);
  const key = usernameKey(credentials.username);
  if (await findUserByKey(db, key)) throw new AppError('username_taken');
  const passwordHash = await hasher.hash(credentials.password);
  const user = {
    username: credentials.username,
    usernameKey: key,
    passwordHash,
    now: isoTime(now()),
  };
  const id = await transact(db, (db) => insertUser(db, user));
  if (id === undefined) throw new AppError('username_taken');
}
