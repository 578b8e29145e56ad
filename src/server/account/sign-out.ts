import { insertEvent } from '../access/events.store.ts';
import { isoTime, type AccountServices, type Caller } from './account-services.ts';
import { findSession, revokeSessions } from './sessions.store.ts';

/** Ends a session because whoever holds a token of it asked; nothing happens when it is over or unknown. */
export async function signOut(
  { db, now }: AccountServices,
  sessionId: string,
  caller: Caller,
): Promise<void> {
  const session = await findSession(db, sessionId);
  if (!session || session.revoked_at !== null) return;
  const at = isoTime(now());
  await revokeSessions(db, [sessionId], 'logout', at);
  // An account that is gone has no events.
  if (session.is_active !== null) await insertEvent(db, session.user_id, 'signed_out', caller, at);
}
