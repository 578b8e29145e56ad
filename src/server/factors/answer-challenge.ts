import { AppError } from '../../contract/errors.ts';
import {
  isoTime,
  type AccountServices,
  type Caller,
  type TokenPair,
} from '../account/account-services.ts';
import { finishLogin } from '../account/finish-login.ts';
import { insertEvent } from '../access/events.store.ts';
import { hashSecret, newSecret } from '../access/secret-token.ts';
import type { Database } from '../storage/database.ts';
import { transact } from '../storage/transact.ts';
import { checkCode } from './check-code.ts';
import { findChallenge, findTotp, insertChallenge, useChallenge } from './factors.store.ts';

/** How long a sign-in may wait for its second factor, in ms. */
const CHALLENGE_MS = 300_000;

/** Whether an account asks for a second factor. */
export async function needsSecondFactor(db: Database, userId: number): Promise<boolean> {
  return Boolean((await findTotp(db, userId))?.confirmed_at);
}

/** Keeps a sign-in whose password was right until its second factor comes. @returns the challenge's secret */
export async function startChallenge(
  { db, now, randomHex }: AccountServices,
  user: { id: number; auth_version: number },
): Promise<string> {
  const secret = newSecret('challenge', randomHex);
  const at = now();
  await transact(db, (db) =>
    insertChallenge(db, {
      hash: hashSecret(secret),
      userId: user.id,
      authVersion: user.auth_version,
      now: isoTime(at),
      expiresAt: isoTime(at + CHALLENGE_MS),
    }),
  );
  return secret;
}

/**
 * Signs in by the second factor of a sign-in that waits for it.
 * @param cookies the refresh cookies of the request
 * @throws AppError `challenge_not_good`, `second_factor_wrong`, `throttled`
 */
export async function answerChallenge(
  services: AccountServices,
  sent: { challenge: string; code?: string; recovery_code?: string },
  cookies: readonly string[],
  caller: Caller,
): Promise<TokenPair> {
  const { db, now } = services;
  const hash = hashSecret(sent.challenge);
  const user = await findChallenge(db, hash, isoTime(now()));
  if (!user) throw new AppError('challenge_not_good');
  const shown = await checkCode(services, user.id, sent, caller, 'on');
  if (!shown) {
    await insertEvent(db, user.id, 'second_factor_failed', caller, isoTime(now()));
    throw new AppError('second_factor_wrong');
  }
  return transact(db, async (db) => {
    if (!(await useChallenge(db, hash))) throw new AppError('challenge_not_good');
    if (shown === 'recovery code') {
      await insertEvent(db, user.id, 'recovery_code_used', caller, isoTime(now()));
    }
    return finishLogin(services, db, user, cookies, caller);
  });
}
