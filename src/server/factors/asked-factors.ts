import type { SecondFactorAsked } from '../../contract/errors.ts';
import type { Database } from '../storage/database.ts';
import { countRecoveryCodes, deleteRecoveryCodes, findTotp } from './factors.store.ts';
import { listPasskeys } from './passkeys.store.ts';
import { passkeyOptions } from './read-passkey.ts';
import type { RelyingParty } from './relying-party.ts';

/** What an account has beside its password. */
export async function factorsOf(db: Database, userId: number) {
  const [totp, passkeys] = await Promise.all([findTotp(db, userId), listPasskeys(db, userId)]);
  const since = totp?.confirmed_at ?? undefined;
  return { totpSince: since, passkeys, isAsked: since !== undefined || passkeys.length > 0 };
}

/**
 * What to ask an account for after its password.
 * @param rp the site as passkeys know it; passkeys of another one cannot be asked for
 * @param challenge of the sign-in that waits
 */
export async function askFor(
  db: Database,
  userId: number,
  { totpSince, passkeys }: Awaited<ReturnType<typeof factorsOf>>,
  rp: RelyingParty | undefined,
  challenge: string,
): Promise<SecondFactorAsked> {
  const here = passkeys.filter((passkey) => passkey.rp_id === rp?.id);
  const left = await countRecoveryCodes(db, userId);
  return {
    challenge,
    factors: [
      ...(totpSince === undefined ? [] : (['totp'] as const)),
      ...(here.length === 0 ? [] : (['passkey'] as const)),
      ...(left === 0 ? [] : (['recovery_code'] as const)),
    ],
    ...(rp && here.length > 0 ? { passkey: await passkeyOptions(rp, here, challenge) } : {}),
  };
}

/** Recovery codes go with the last factor they stand in for. */
export async function forgetIdleCodes(db: Database, userId: number): Promise<void> {
  if (!(await factorsOf(db, userId)).isAsked) await deleteRecoveryCodes(db, userId);
}
