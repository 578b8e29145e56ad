import type { EventKind } from '../../contract/access.ts';
import { insertEvent } from '../access/events.store.ts';
import type { Database } from '../storage/database.ts';
import { isoTime, type AccountServices, type Caller, type TokenPair } from './account-services.ts';
import { revokeSessions } from './sessions.store.ts';
import { startSession } from './start-session.ts';

/** What the good refresh cookies of a request say. */
export function heldSessions({ tokens }: AccountServices, cookies: readonly string[]) {
  return cookies.flatMap((cookie) => {
    const read = tokens.read(cookie, 'refresh');
    return 'claims' in read ? [read.claims] : [];
  });
}

/** The end of every sign-in: a new session, and the end of the one this browser still had. */
export async function finishLogin(
  services: AccountServices,
  db: Database,
  user: { id: number; auth_version: number },
  cookies: readonly string[],
  caller: Caller,
  kind: EventKind = 'signed_in',
): Promise<TokenPair> {
  const at = isoTime(services.now());
  const left = heldSessions(services, cookies).map((token) => token.sessionId);
  await revokeSessions(db, left, 'new sign-in', at);
  await insertEvent(db, user.id, kind, caller, at);
  return startSession(services, db, user, caller);
}
