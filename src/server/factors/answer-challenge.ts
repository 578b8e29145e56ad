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
import { transact } from '../storage/transact.ts';
import { checkCode, factorCounts } from './check-code.ts';
import { findChallenge, insertChallenge, useChallenge } from './factors.store.ts';
import type { RelyingParty } from './relying-party.ts';
import { checkPasskey } from './check-passkey.ts';

/** How long a sign-in may wait for its second factor, in ms. */
const CHALLENGE_MS = 300_000;

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
 * @param rp the site as passkeys know it
 * @throws AppError `challenge_not_good`, `second_factor_wrong`, `throttled`
 */
export async function answerChallenge(
  services: AccountServices,
  sent: { challenge: string; code?: string; recovery_code?: string; passkey?: unknown },
  cookies: readonly string[],
  caller: Caller,
  rp: RelyingParty | undefined,
): Promise<TokenPair> {
  const { db, throttle, now } = services;
  const hash = hashSecret(sent.challenge);
  const user = await findChallenge(db, hash, isoTime(now()));
  if (!user) throw new AppError('challenge_not_good');
  const { passkey } = sent;
  const shown =
    passkey === undefined
      ? await checkCode(services, user.id, sent, caller, 'on')
      : await throttle.countFailures(factorCounts(services, user.id, caller), async () =>
          rp ? checkPasskey(services, rp, sent.challenge, passkey, user.id, caller) : undefined,
        );
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
