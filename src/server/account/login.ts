import { usernameKey } from '../../domain/account-rules.ts';
import { AppError } from '../../contract/errors.ts';
import { insertEvent, NOBODY } from '../access/events.store.ts';
import { isoTime, type AccountServices, type Caller, type TokenPair } from './account-services.ts';
import { addressKey, type Count } from './throttle.ts';
import { findUserByKey, updatePasswordHash } from './users.store.ts';
import { startChallenge } from '../factors/answer-challenge.ts';
import { askFor, factorsOf } from '../factors/asked-factors.ts';
import type { RelyingParty } from '../factors/relying-party.ts';
import { transact } from '../storage/transact.ts';
import { finishLogin, heldSessions } from './finish-login.ts';

/**
 * Signs in: a new session, and the end of the one this browser still had.
 * @param cookies the refresh cookies of the request
 * @param rp the site as passkeys know it
 * @throws AppError `bad_credentials`, `second_factor_required`, `throttled`, `busy`
 */
export async function login(
  services: AccountServices,
  credentials: { username: string; password: string },
  cookies: readonly string[],
  caller: Caller,
  rp: RelyingParty | undefined,
): Promise<TokenPair> {
  const { db, hasher, throttle, now } = services;
  const user = await findUserByKey(db, usernameKey(credentials.username));
  const ownSession = heldSessions(services, cookies).find(
    (token) => token.userId === user?.id,
  )?.sessionId;
  const counts = failureCounts(services, credentials.username, caller, ownSession);
  const known = await throttle.countFailures(counts, async () => {
    const { isRight, isOld } = await hasher.verify(user?.password_hash, credentials.password);
    return user?.is_active && isRight ? { user, isOld } : undefined;
  });
  if (!known) {
    // The same for a name nobody has, so that both take as long.
    await insertEvent(db, user?.id ?? NOBODY, 'sign_in_failed', caller, isoTime(now()));
    throw new AppError('bad_credentials');
  }
  const newHash = known.isOld ? await hasher.hash(credentials.password) : undefined;
  if (newHash) await updatePasswordHash(db, known.user.id, newHash);
  const factors = await factorsOf(db, known.user.id);
  if (factors.isAsked) {
    const challenge = await startChallenge(services, known.user);
    throw new AppError(
      'second_factor_required',
      await askFor(db, known.user.id, factors, rp, challenge),
    );
  }
  return transact(db, (db) => finishLogin(services, db, known.user, cookies, caller));
}

/**
 * What a failed attempt counts against. A browser that holds a refresh cookie of the account has an allowance
 * of its own beside the name's, so that strangers cannot lock the owner out.
 */
function failureCounts(
  { config }: Pick<AccountServices, 'config'>,
  username: string,
  caller: Caller,
  ownSession: string | undefined,
): Count[] {
  const { limits } = config;
  const name = usernameKey(username);
  const address = addressKey(caller.ip);
  const perName: Count = ownSession
    ? { key: `login session ${ownSession}`, limit: limits.loginPerNameAndAddress }
    : { key: `login name ${name}`, limit: limits.loginPerName };
  return ownSession
    ? [perName]
    : [
        perName,
        { key: `login both ${address} ${name}`, limit: limits.loginPerNameAndAddress },
        { key: `login address ${address}`, limit: limits.loginPerAddress },
      ];
}
