import { passwordProblems } from '../../domain/account-rules.ts';
import { AppError } from '../../contract/errors.ts';
import { isoTime, type AccountServices, type Caller } from '../account/account-services.ts';
import { revokeAllSessions } from '../account/sessions.store.ts';
import { addressKey } from '../account/throttle.ts';
import { findUser, growAuthVersion, updatePasswordHash } from '../account/users.store.ts';
import type { Database } from '../storage/database.ts';
import { transact } from '../storage/transact.ts';
import { deleteApiTokens } from './api-tokens.store.ts';
import { insertEvent } from './events.store.ts';
import {
  deleteResetLinks,
  findResetLink,
  replaceResetLink,
  useResetLink,
} from './reset-links.store.ts';
import { hashSecret, newSecret } from './secret-token.ts';

/** How long a link is good, in ms. */
const LINK_MS = 3_600_000;

/**
 * A link's secret for a new password: good once and for an hour; those of before are good no more.
 * @param now ms since the epoch
 */
export async function makeResetLink(
  db: Database,
  userId: number,
  now: number,
  randomHex: (bytes: number) => string,
): Promise<string> {
  const secret = newSecret('reset', randomHex);
  const expiresAt = isoTime(now + LINK_MS);
  await transact(db, (db) => replaceResetLink(db, { hash: hashSecret(secret), userId, expiresAt }));
  return secret;
}

/**
 * Sets a new password by a link. Whoever was in before is out: sessions, access tokens and tokens of scripts end.
 * @throws AppError `invalid_input`, `throttled`, `busy`
 */
export async function resetPassword(
  services: AccountServices,
  sent: { token: string; new_password: string },
  caller: Caller,
): Promise<void> {
  const { config, db, hasher, throttle, now } = services;
  const link = hashSecret(sent.token);
  const counts = [
    { key: `reset ${addressKey(caller.ip)}`, limit: config.limits.loginPerNameAndAddress },
  ];
  const user = await throttle.countFailures(counts, async () => {
    const userId = await findResetLink(db, link, isoTime(now()));
    return userId === undefined ? undefined : findUser(db, userId);
  });
  if (!user) throw notGood();
  const problems = passwordProblems(sent.new_password, user.username);
  if (problems.length > 0) throw new AppError('invalid_input', { new_password: problems });
  const hash = await hasher.hash(sent.new_password);
  await transact(db, async (db) => {
    const at = isoTime(now());
    if (!(await useResetLink(db, link, at))) throw notGood();
    await deleteResetLinks(db, user.id);
    await growAuthVersion(db, user.id);
    await updatePasswordHash(db, user.id, hash);
    await revokeAllSessions(db, user.id, undefined, 'password reset', at);
    await deleteApiTokens(db, user.id);
    await insertEvent(db, user.id, 'password_reset', caller, at);
  });
}

function notGood(): AppError {
  return new AppError('invalid_input', { token: ['This link is not good, or not any more.'] });
}
