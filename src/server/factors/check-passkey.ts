import { insertEvent } from '../access/events.store.ts';
import { isoTime, type AccountServices, type Caller } from '../account/account-services.ts';
import { findPasskey, notePasskeyUse } from './passkeys.store.ts';
import { credentialIdOf, readAnswer } from './read-passkey.ts';
import type { RelyingParty } from './relying-party.ts';

/**
 * Checks a passkey's answer and notes its use. A counter that did not move on says that there are two of it
 * (WebAuthn §6.1.1): it is refused, and its owner can read so.
 * @param secret of the question it answers
 * @param ownerId whose it must be; anybody's when nobody is known yet, who must then be made sure of
 * @returns whose it is; undefined when it is not good
 */
export async function checkPasskey(
  { db, now }: AccountServices,
  rp: RelyingParty,
  secret: string,
  sent: unknown,
  ownerId: number | undefined,
  caller: Caller,
): Promise<{ id: number; auth_version: number } | undefined> {
  const passkey = await findPasskey(db, credentialIdOf(sent), rp.id);
  if (!passkey || (ownerId !== undefined && passkey.user_id !== ownerId)) return undefined;
  const counter = await readAnswer(rp, secret, sent, passkey, ownerId === undefined);
  if (counter === undefined) return undefined;
  const at = isoTime(now());
  const counts = counter > 0 || passkey.counter > 0;
  if (counts && counter <= passkey.counter) {
    await insertEvent(db, passkey.user_id, 'passkey_copied', caller, at);
    return undefined;
  }
  const isFirst = await notePasskeyUse(
    db,
    passkey.id,
    { before: passkey.counter, now: counter },
    at,
  );
  return isFirst ? { id: passkey.user_id, auth_version: passkey.auth_version } : undefined;
}
