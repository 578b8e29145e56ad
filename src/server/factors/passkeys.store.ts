import type { Database } from '../storage/database.ts';

const SHOWN = ['id', 'name', 'created_at', 'last_used_at', 'is_synced'] as const;

/** A passkey before it is kept. Id, key and handle in base64url. */
export interface NewPasskey {
  userId: number;
  credentialId: string;
  publicKey: string;
  userHandle: string;
  rpId: string;
  counter: number;
  transports: string;
  isSynced: boolean;
  name: string;
  now: string;
}

/** Keeps a passkey. @returns its number; undefined when it is somebody's already */
export async function insertPasskey(
  db: Database,
  passkey: NewPasskey,
): Promise<number | undefined> {
  const row = await db
    .insertInto('passkeys')
    .values({
      user_id: passkey.userId,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      user_handle: passkey.userHandle,
      rp_id: passkey.rpId,
      counter: passkey.counter,
      transports: passkey.transports,
      is_synced: passkey.isSynced ? 1 : 0,
      name: passkey.name,
      created_at: passkey.now,
      last_used_at: null,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** The passkeys of an account as they are shown, the oldest first. */
export function listPasskeys(db: Database, userId: number) {
  return db
    .selectFrom('passkeys')
    .select([...SHOWN, 'credential_id', 'user_handle', 'rp_id', 'transports'])
    .where('user_id', '=', userId)
    .orderBy('id')
    .execute();
}

/** A passkey by what the authenticator calls it, with its account if that may sign in. */
export function findPasskey(db: Database, credentialId: string, rpId: string) {
  return db
    .selectFrom('passkeys')
    .innerJoin('users', 'users.id', 'passkeys.user_id')
    .select([
      'passkeys.id',
      'passkeys.user_id',
      'passkeys.public_key',
      'passkeys.user_handle',
      'passkeys.counter',
      'users.auth_version',
    ])
    .where('passkeys.credential_id', '=', credentialId)
    .where('passkeys.rp_id', '=', rpId)
    .where('users.is_active', '=', 1)
    .executeTakeFirst();
}

/**
 * Notes that a passkey was used.
 * @param counter what it said before and says now
 * @returns whether nobody was faster
 */
export async function notePasskeyUse(
  db: Database,
  id: number,
  counter: { before: number; now: number },
  now: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('passkeys')
    .set({ counter: counter.now, last_used_at: now })
    .where('id', '=', id)
    .where('counter', '=', counter.before)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Gives a passkey of an account another name. @returns it as it is then */
export function renamePasskey(db: Database, userId: number, id: number, name: string) {
  return db
    .updateTable('passkeys')
    .set({ name })
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .returning(SHOWN)
    .executeTakeFirst();
}

/** Takes a passkey from an account. @returns whether there was one */
export async function deletePasskey(db: Database, userId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('passkeys')
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Who asks for a new passkey, and what it is to know them by. */
export interface Asker {
  id: number;
  auth_version: number;
  handle: string;
}

/** Keeps a question to authenticators, and forgets those whose time is over. */
export async function insertQuestion(
  db: Database,
  question: {
    hash: string;
    user?: Asker;
    now: string;
    expiresAt: string;
  },
): Promise<void> {
  await db.deleteFrom('passkey_questions').where('expires_at', '<=', question.now).execute();
  await db
    .insertInto('passkey_questions')
    .values({
      token_hash: question.hash,
      user_id: question.user?.id ?? null,
      auth_version: question.user?.auth_version ?? null,
      user_handle: question.user?.handle ?? null,
      expires_at: question.expiresAt,
    })
    .execute();
}

/**
 * Uses a question up, whatever the answer is worth.
 * @param user who must have asked, with the auth version of then; nobody for signing in
 * @returns undefined unless it was good: of two at once, one gets in
 */
export function takeQuestion(
  db: Database,
  hash: string,
  user: { id: number; auth_version: number } | undefined,
  now: string,
): Promise<{ user_handle: string | null } | undefined> {
  return db
    .deleteFrom('passkey_questions')
    .where('token_hash', '=', hash)
    .where('expires_at', '>', now)
    .where('user_id', user ? '=' : 'is', user?.id ?? null)
    .where('auth_version', user ? '=' : 'is', user?.auth_version ?? null)
    .returning('user_handle')
    .executeTakeFirst();
}
