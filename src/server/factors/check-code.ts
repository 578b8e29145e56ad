import { isoTime, type AccountServices, type Caller } from '../account/account-services.ts';
import { addressKey, type Count } from '../account/throttle.ts';
import { hashSecret } from '../access/secret-token.ts';
import { findTotp, useRecoveryCode, useStep } from './factors.store.ts';
import { findStep } from './totp.ts';

/** Which second factor was shown. */
type Shown = 'code' | 'recovery code';

/**
 * Checks a code and uses it up. Failures count for the account, over all addresses and for each.
 * @param which `pending`: a code of the app that is being set up; `on`: one of the app in use, or a recovery code
 * @returns undefined when it is not good
 * @throws AppError `throttled`
 */
export function checkCode(
  services: AccountServices,
  userId: number,
  { code, recovery_code: recovery }: { code?: string; recovery_code?: string },
  caller: Caller,
  which: 'pending' | 'on',
): Promise<Shown | undefined> {
  return services.throttle.countFailures(factorCounts(services, userId, caller), async () => {
    if (code !== undefined && (await isGoodTotp(services, userId, code, which))) return 'code';
    if (recovery === undefined || which === 'pending') return undefined;
    const isGood = await useRecoveryCode(services.db, userId, hashSecret(plainCode(recovery)));
    return isGood ? 'recovery code' : undefined;
  });
}

/** What a wrong second factor counts against: the account, over all addresses and from each. */
export function factorCounts(
  { config }: Pick<AccountServices, 'config'>,
  userId: number,
  caller: Caller,
): Count[] {
  const { loginPerName, loginPerNameAndAddress } = config.limits;
  return [
    { key: `code ${userId}`, limit: loginPerName },
    { key: `code ${userId} ${addressKey(caller.ip)}`, limit: loginPerNameAndAddress },
  ];
}

/** A recovery code as it is kept, however it was typed. */
function plainCode(sent: string): string {
  return sent.replaceAll(/[\s-]/g, '').toUpperCase();
}

async function isGoodTotp(
  { db, box, now }: AccountServices,
  userId: number,
  sent: string,
  which: 'pending' | 'on',
): Promise<boolean> {
  const totp = await findTotp(db, userId);
  if (!totp || (totp.confirmed_at === null) !== (which === 'pending')) return false;
  const opened = box.open(totp.sealed, userId);
  const at = now();
  const step = opened && findStep(opened.secret, sent, at, totp.last_step);
  if (!opened || step === undefined) return false;
  // A secret sealed by an earlier key is sealed anew, before that key is gone.
  const sealed = opened.isOld ? box.seal(opened.secret, userId) : totp.sealed;
  return useStep(db, userId, { step, sealed, now: isoTime(at) });
}
