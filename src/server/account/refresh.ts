import { judgeRefresh, refreshTokenEnd } from '../../domain/session-rule.ts';
import { AppError } from '../../contract/errors.ts';
import { insertEvent } from '../access/events.store.ts';
import { isoTime, type AccountServices, type Caller, type TokenPair } from './account-services.ts';
import { findSession, moveAnchor, revokeForReuse, touchSession } from './sessions.store.ts';
import type { RefreshToken } from './tokens.ts';
import { findUser } from './users.store.ts';

/** Other writers may be faster so many times before we ask the client to come back. */
const LOOKS = 4;
/** `last_used_at` is for people: once an hour is exact enough. */
const TOUCH_EVERY_MS = 3_600_000;

/**
 * Exchanges a refresh token for new ones by the rotation rule (domain/session-rule.ts). Each statement stands
 * alone and says all its conditions, so processes need no transaction between them.
 * @param token its signature, time, type and claims are good
 * @throws AppError `token_blacklisted`, `no_account_for_token`, `throttled`; `busy` when others were faster each time
 */
export async function refresh(
  services: AccountServices,
  token: RefreshToken,
  caller: Caller,
): Promise<TokenPair> {
  const { config, db, log, now, randomHex, throttle } = services;
  await throttle.take([
    { key: `refresh ${token.sessionId}`, limit: config.limits.refreshPerSession },
  ]);
  for (let look = 0; look < LOOKS; look += 1) {
    const at = now();
    const session = await findSession(db, token.sessionId);
    const state = session && {
      userId: session.user_id,
      anchor: session.anchor,
      expiresAt: Date.parse(session.expires_at),
      isRevoked: session.revoked_at !== null,
    };
    const verdict = judgeRefresh(state, token, at);
    if (!session || !state || verdict === 'dead') {
      await refuseWithoutAccount(services, token);
      throw new AppError('token_blacklisted');
    }
    if (!session.is_active) throw new AppError('no_account_for_token');
    if (session.auth_version !== token.authVersion) throw new AppError('token_blacklisted');

    const answer = (rid: string, pid: string, rat: number): TokenPair => ({
      access: services.tokens.mintAccess(token),
      refresh: services.tokens.mintRefresh(
        { ...token, rid, pid, rat },
        refreshTokenEnd(state.expiresAt, at),
      ),
    });
    if (verdict !== 'reuse' && at - Date.parse(session.last_used_at) > TOUCH_EVERY_MS) {
      await touchSession(db, token.sessionId, isoTime(at));
    }
    if (verdict === 'rotate') return answer(randomHex(12), session.anchor, at);
    if (verdict === 'repeat') return answer(token.rid, token.pid, token.rat);
    if (verdict === 'settle' && (await moveAnchor(db, token.sessionId, token.pid, token.rid))) {
      return answer(randomHex(12), token.rid, at);
    }
    if (verdict === 'reuse' && (await revokeForReuse(db, token.sessionId, token, isoTime(at)))) {
      log.warn(
        { event: 'refresh_token_reused', user: token.userId, session: token.sessionId },
        'a refresh token was used by two: its session was ended',
      );
      await insertEvent(db, token.userId, 'replay_detected', caller, isoTime(at));
      throw new TokenReused();
    }
  }
  throw new AppError('busy');
}

/** Answers like any dead token, but stops the search for another one in the same request. */
export class TokenReused extends AppError<'token_blacklisted'> {
  constructor() {
    super('token_blacklisted');
  }
}

async function refuseWithoutAccount({ db }: AccountServices, token: RefreshToken): Promise<void> {
  const user = await findUser(db, token.userId);
  if (!user?.is_active) throw new AppError('no_account_for_token');
}
