import { AppError } from '../../contract/errors.ts';
import { insertEvent } from '../access/events.store.ts';
import { isoTime, type AccountServices, type Caller, type TokenPair } from './account-services.ts';
import { revokeAllSessions } from './sessions.store.ts';
import { startSession } from './start-session.ts';
import { growAuthVersion, updatePasswordHash } from './users.store.ts';
import { transact } from '../storage/transact.ts';

/**
 * Changes a password: every token there was dies at once, this device gets a new session.
 * @throws AppError `user_not_found` when the account went meanwhile, `busy`
 */
export async function changePassword(
  services: AccountServices,
  user: { id: number },
  password: string,
  caller: Caller,
): Promise<TokenPair> {
  const { db, hasher, now } = services;
  const hash = await hasher.hash(password);
  return transact(db, async (db) => {
    const version = await growAuthVersion(db, user.id);
    if (version === undefined) throw new AppError('user_not_found');
    await updatePasswordHash(db, user.id, hash);
    await revokeAllSessions(db, user.id, undefined, 'password changed', isoTime(now()));
    await insertEvent(db, user.id, 'password_changed', caller, isoTime(now()));
    return startSession(services, db, { id: user.id, auth_version: version }, caller);
  });
}
