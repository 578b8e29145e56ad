import { IDLE, SETTLE, WHOLE } from './refreshing.ts';

// Accounts, sessions and tokens on plain maps, written from the text of the rules; no code shared with the server.

export interface ModelUser {
  id: number;
  name: string;
  password: string;
  version: number;
  state: 'active' | 'off' | 'gone';
}

interface ModelSession {
  userId: number;
  anchor: string;
  end: number;
  isRevoked: boolean;
}

/** A token as it was given out; times of `exp` and `iat` in seconds, of `rat` in ms. */
export interface SeenToken {
  text: string;
  token_type: string;
  exp: number;
  iat: number;
  jti: string;
  user_id: number;
  sid: string;
  ver: number;
  rid: string;
  pid: string;
  rat: number;
}

/** What a refresh comes to: a refusal in the words of the contract, or what the new token must say. */
type Outcome = { refused: string } | (Pick<SeenToken, 'pid' | 'rat'> & { rid: string | undefined });

const BLACKLISTED = { refused: 'Token is blacklisted' };
const NO_ACCOUNT = { refused: 'No active account found for the given token.' };

export class AccountModel {
  readonly users: readonly ModelUser[];
  readonly sessions = new Map<string, ModelSession>();
  readonly refreshTokens: SeenToken[] = [];
  readonly accessTokens: SeenToken[] = [];
  readonly identities = new Set<string>();

  constructor(users: readonly ModelUser[]) {
    this.users = users;
  }

  userOf({ user_id: id }: SeenToken): ModelUser | undefined {
    return this.users.find((user) => user.id === id);
  }

  /** What refreshing with a token comes to, and what it does to the session. */
  refresh(token: SeenToken, now: number): Outcome {
    if (token.exp * 1000 <= now) return { refused: 'Token is expired' };
    const session = this.sessions.get(token.sid);
    const user = this.userOf(token);
    // A dead session of an account that is gone or off is answered for the account.
    if (user?.state !== 'active') return NO_ACCOUNT;
    if (!session || session.userId !== token.user_id) return BLACKLISTED;
    if (session.isRevoked || session.end <= now) return BLACKLISTED;
    if (user.version !== token.ver) return BLACKLISTED;
    const child = { rid: undefined, rat: now };
    if (token.rid === session.anchor) return { ...child, pid: session.anchor };
    if (token.pid !== session.anchor) {
      session.isRevoked = true;
      return BLACKLISTED;
    }
    if (now < token.rat + SETTLE) return { rid: token.rid, pid: token.pid, rat: token.rat };
    session.anchor = token.rid;
    return { ...child, pid: token.rid };
  }

  /** Why a protected call with a token is refused, by the code of the answer; undefined when it is not. */
  refusalOfAccess(token: SeenToken, now: number): string | undefined {
    const user = this.userOf(token);
    if (token.exp * 1000 <= now) return 'token_not_valid';
    if (user?.state === 'gone') return 'user_not_found';
    if (user?.state === 'off') return 'user_inactive';
    return user?.version === token.ver ? undefined : 'token_not_valid';
  }

  /** A session begins with the token that was given out. */
  begin(token: SeenToken, now: number): void {
    const session = { userId: token.user_id, anchor: token.rid, end: now + WHOLE };
    this.sessions.set(token.sid, { ...session, isRevoked: false });
  }

  endOfNewToken(sid: string, now: number): number {
    return Math.floor(Math.min(now + IDLE, this.sessions.get(sid)?.end ?? 0) / 1000);
  }

  revoke(sid: string): void {
    const session = this.sessions.get(sid);
    if (session) session.isRevoked = true;
  }

  revokeAllOf(user: ModelUser): void {
    for (const session of this.sessions.values()) {
      if (session.userId === user.id) session.isRevoked = true;
    }
  }
}

/** Reads a token without checking it. */
export function seen(text: string): SeenToken {
  const payload = Buffer.from(text.split('.')[1] ?? '', 'base64url').toString();
  return { ...(JSON.parse(payload) as Omit<SeenToken, 'text'>), text };
}
