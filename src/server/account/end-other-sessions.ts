import { AppError } from '../../contract/errors.ts';
import { insertEvent } from '../access/events.store.ts';
import { isoTime, type AccountServices, type Caller, type TokenPair } from './account-services.ts';
import { revokeAllSessions } from './sessions.store.ts';
import { startSession } from './start-session.ts';
import { growAuthVersion } from './users.store.ts';
import { transact } from '../storage/transact.ts';

/**
 * Signs every device out but this one, which gets a new session: access tokens of the others die at once too.
 * @throws AppError `user_not_found` when the account went meanwhile
 */
export function endOtherSessions(
  services: AccountServices,
  userId: number,
  caller: Caller,
): Promise<TokenPair> {
  const { db, now } = services;
  return transact(db, async (db) => {
    const version = await growAuthVersion(db, userId);
    if (version === undefined) throw new AppError('user_not_found');
    await revokeAllSessions(db, userId, undefined, 'owner', isoTime(now()));
    await insertEvent(db, userId, 'other_sessions_ended', caller, isoTime(now()));
    return startSession(services, db, { id: userId, auth_version: version }, caller);
  });
}
