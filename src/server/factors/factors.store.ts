import type { Database } from '../storage/database.ts';

/** The code app of an account, confirmed or not. */
export function findTotp(db: Database, userId: number) {
  return db
    .selectFrom('totp_secrets')
    .select(['sealed', 'confirmed_at', 'last_step'])
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

/** Keeps a secret that nobody has confirmed yet. @returns whether it did: not over one that is confirmed */
export async function keepTotp(db: Database, userId: number, sealed: string): Promise<boolean> {
  const row = await db
    .insertInto('totp_secrets')
    .values({ user_id: userId, sealed, confirmed_at: null, last_step: 0 })
    .onConflict((conflict) =>
      conflict
        .column('user_id')
        .doUpdateSet({ sealed, last_step: 0 })
        .where('totp_secrets.confirmed_at', 'is', null),
    )
    .returning('user_id')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Uses a code up, and confirms the app by it if need be.
 * @returns whether it was still unused: of two at once, one gets in
 */
export async function useStep(
  db: Database,
  userId: number,
  used: { step: number; sealed: string; now: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('totp_secrets')
    .set((eb) => ({
      last_step: used.step,
      sealed: used.sealed,
      confirmed_at: eb.fn.coalesce('confirmed_at', eb.val(used.now)),
    }))
    .where('user_id', '=', userId)
    .where('last_step', '<', used.step)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes the code app from an account. @returns whether it had a confirmed one */
export async function deleteTotp(db: Database, userId: number): Promise<boolean> {
  const gone = await db
    .deleteFrom('totp_secrets')
    .where('user_id', '=', userId)
    .returning('confirmed_at')
    .execute();
  return gone.some((row) => row.confirmed_at !== null);
}

/** Takes the recovery codes from an account. */
export async function deleteRecoveryCodes(db: Database, userId: number): Promise<void> {
  await db.deleteFrom('recovery_codes').where('user_id', '=', userId).execute();
}

/** Takes all second factors from an account, passkeys too. @returns whether it had any */
export async function deleteFactors(db: Database, userId: number): Promise<boolean> {
  const hadTotp = await deleteTotp(db, userId);
  await deleteRecoveryCodes(db, userId);
  const { numDeletedRows } = await db
    .deleteFrom('passkeys')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return hadTotp || numDeletedRows > 0n;
}

/** Gives an account new recovery codes; those of before are good no more. */
export async function replaceRecoveryCodes(
  db: Database,
  userId: number,
  hashes: readonly string[],
): Promise<void> {
  await deleteRecoveryCodes(db, userId);
  const rows = hashes.map((code_hash) => ({ user_id: userId, code_hash }));
  await db.insertInto('recovery_codes').values(rows).execute();
}

/** Uses a recovery code up. @returns whether it was good: of two at once, one gets in */
export async function useRecoveryCode(
  db: Database,
  userId: number,
  hash: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('recovery_codes')
    .where('user_id', '=', userId)
    .where('code_hash', '=', hash)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** How many recovery codes are left. */
export async function countRecoveryCodes(db: Database, userId: number): Promise<number> {
  const { number } = await db
    .selectFrom('recovery_codes')
    .select((eb) => eb.fn.countAll<number>().as('number'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  return Number(number);
}

/** Keeps a sign-in that waits for its second factor, and forgets those nobody waits for any more. */
export async function insertChallenge(
  db: Database,
  challenge: {
    hash: string;
    userId: number;
    authVersion: number;
    now: string;
    expiresAt: string;
  },
): Promise<void> {
  await db.deleteFrom('login_challenges').where('expires_at', '<=', challenge.now).execute();
  await db
    .insertInto('login_challenges')
    .values({
      token_hash: challenge.hash,
      user_id: challenge.userId,
      auth_version: challenge.authVersion,
      expires_at: challenge.expiresAt,
    })
    .execute();
}

/** Whose sign-in waits, if it still may: not when the password changed or the account was switched off meanwhile. */
export async function findChallenge(db: Database, hash: string, now: string) {
  const waiting = await db
    .selectFrom('login_challenges')
    .select(['user_id', 'auth_version'])
    .where('token_hash', '=', hash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (!waiting) return undefined;
  return db
    .selectFrom('users')
    .select(['id', 'auth_version'])
    .where('id', '=', waiting.user_id)
    .where('is_active', '=', 1)
    .where('auth_version', '=', waiting.auth_version)
    .executeTakeFirst();
}

/** Uses a challenge up. @returns whether it was there: of two at once, one gets in */
export async function useChallenge(db: Database, hash: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('login_challenges')
    .where('token_hash', '=', hash)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
