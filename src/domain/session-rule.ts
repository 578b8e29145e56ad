/** How long a new refresh token is answered with itself before its first use settles, in ms. */
const SETTLE_MS = 30_000;
/** How long a refresh token lives, in ms. */
const IDLE_MS = 30 * 24 * 3_600_000;
/** How long a session lives, whatever its tokens, in ms. */
export const SESSION_MS = 180 * 24 * 3_600_000;
/** How long an access token lives, in ms. */
export const ACCESS_MS = 5 * 60_000;

/** What the rule needs of a session's row. Times in ms since the epoch. */
export interface SessionState {
  userId: number;
  anchor: string;
  expiresAt: number;
  isRevoked: boolean;
}

/** What the rule needs of a refresh token whose signature, type and claims are good. */
export interface RefreshClaims {
  userId: number;
  /** The token's rotation identity. */
  rid: string;
  /** The anchor it descends from. */
  pid: string;
  /** When `rid` was born, in ms since the epoch. */
  rat: number;
}

/**
 * - `dead`: the session is gone, over, revoked or another user's.
 * - `rotate`: the token is the anchor; answer with a new child of it.
 * - `repeat`: the token is a child too young to settle; answer with itself, signed anew.
 * - `settle`: the child becomes the anchor, if nothing was faster; then answer with a child of it.
 * - `reuse`: a token whose line another has left behind; the session ends, unless a writer was faster.
 */
export type Verdict = 'dead' | 'rotate' | 'repeat' | 'settle' | 'reuse';

/**
 * The rotation rule. A refresh token stays good until a token born of it was used for good; from then on,
 * presenting it is reuse. A child is used for good at the earliest `SETTLE_MS` after its birth, so lost
 * answers, many tabs and clients that never save the rotated cookie just work, while two lines of descent
 * that are both used are always noticed (RFC 9700 §4.14.2, the old token's end deferred to that moment).
 * @param session the row, or undefined when there is none
 * @param now ms since the epoch
 */
export function judgeRefresh(
  session: SessionState | undefined,
  token: RefreshClaims,
  now: number,
): Verdict {
  if (!session || session.userId !== token.userId) return 'dead';
  if (session.isRevoked || session.expiresAt <= now) return 'dead';
  if (token.rid === session.anchor) return 'rotate';
  if (token.pid !== session.anchor) return 'reuse';
  return now < token.rat + SETTLE_MS ? 'repeat' : 'settle';
}

/** When a refresh token minted now ends: after its idle time, at the latest with its session. In ms. */
export function refreshTokenEnd(sessionExpiresAt: number, now: number): number {
  return Math.min(now + IDLE_MS, sessionExpiresAt);
}
