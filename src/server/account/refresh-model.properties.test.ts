import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD, refreshTokenOf, startTestApp, type TestApp } from '../../../test/kit.ts';
import { claimsOf, IDLE, refreshBy, SETTLE, WHOLE, type Claims } from '../../../test/refreshing.ts';

// The rotation rule held against a model of its own: the text of the rule on plain maps, no code shared with it.

interface ModelSession {
  anchor: string;
  end: number;
  isRevoked: boolean;
}

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp({
    settings: {
      LIMIT_REFRESH_PER_SESSION: '100000/0.001s',
      LIMIT_REGISTER_PER_ADDRESS: '9999/0.1s',
    },
  });
});
afterAll(() => kit.close());

const refresh = (token: string) => refreshBy(kit, token);

/** What the rule says of a token, and what it does to the session. */
function judge(session: ModelSession, { rid, pid, rat, exp }: Claims, now: number): boolean {
  if (exp * 1000 <= now || session.isRevoked || session.end <= now) return false;
  if (rid === session.anchor) return true;
  if (pid === session.anchor) {
    if (now >= rat + SETTLE) session.anchor = rid;
    return true;
  }
  session.isRevoked = true;
  return false;
}

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('refresh'), pick: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('newest'), pick: fc.nat() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('wait'),
      pick: fc.constantFrom(1, 900, 29_999, 30_000, 30_001, 3_600_000, 86_400_000, 29 * 86_400_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('login'), pick: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('logout'), pick: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('others'), pick: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('revoke'), pick: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('password'), pick: fc.nat() }) },
);

describe('P1: whatever is done in whatever order, every token fares as the rule says', () => {
  test('random lives of an account', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const cook = await kit.signUp();
        const password = { now: PASSWORD };
        const model = new Map<string, ModelSession>();
        const tokens: string[] = [];
        const jtis = new Set<string>();
        let access = cook.token;
        const begin = (token: string) => {
          const { sid, rid } = claimsOf(token);
          model.set(sid, { anchor: rid, end: kit.clock.now + WHOLE, isRevoked: false });
          learn(token);
        };
        const learn = (token: string) => {
          const { exp, jti, sid } = claimsOf(token);
          // P6: no token outlives its session or the idle time, and none repeats another's identity.
          expect(exp * 1000).toBeLessThanOrEqual(model.get(sid)?.end ?? 0);
          expect(exp * 1000).toBeLessThanOrEqual(kit.clock.now + IDLE);
          expect(jtis.has(jti)).toBe(false);
          jtis.add(jti);
          tokens.push(token);
        };
        const revokeAll = () => {
          for (const session of model.values()) session.isRevoked = true;
        };
        const tryOne = async (token: string) => {
          const claims = claimsOf(token);
          const session = model.get(claims.sid);
          const isGood = session !== undefined && judge(session, claims, kit.clock.now);
          const answer = await refresh(token);
          expect(answer.status).toBe(isGood ? 200 : 401);
          if (isGood) {
            access = answer.access;
            learn(answer.next);
          }
          const row = await kit.db
            .selectFrom('sessions')
            .select(['anchor', 'revoked_at'])
            .where('id', '=', claims.sid)
            .executeTakeFirst();
          if (row && session) {
            expect([row.anchor, row.revoked_at !== null]).toEqual([
              session.anchor,
              session.isRevoked,
            ]);
          }
        };
        const asOwner = () => ({ headers: { authorization: `Bearer ${access}` } });
        begin(cook.refreshToken);
        for (const { kind, pick } of steps) {
          const token = tokens[pick % tokens.length] ?? '';
          if (kind === 'wait') kit.clock.now += pick;
          if (kind === 'refresh') await tryOne(token);
          if (kind === 'newest') await tryOne(tokens.at(-1) ?? '');
          if (kind === 'login') {
            const again = await kit.signIn(cook.name, password.now);
            access = again.token;
            begin(again.refreshToken);
          }
          if (kind === 'logout') {
            const cookie = `refresh_token=${token}`;
            await kit.nobody.post('/api/user/logout/', undefined, { headers: { cookie } });
            const session = model.get(claimsOf(token).sid);
            if (session) session.isRevoked = true;
          }
          if (kind === 'revoke') {
            const { sid } = claimsOf(token);
            const answer = await kit.nobody.delete(
              `/api/user/sessions/${sid}/`,
              undefined,
              asOwner(),
            );
            const session = model.get(sid);
            if (answer.status === 204 && session) session.isRevoked = true;
          }
          if (kind === 'others') {
            const path = '/api/user/sessions/revoke-others/';
            const answer = await kit.nobody.post(path, undefined, asOwner());
            if (answer.status === 200) {
              revokeAll();
              access = answer.body.access;
              begin(refreshTokenOf(answer));
            }
          }
          if (kind === 'password') {
            const next = `${PASSWORD} ${pick}`;
            const body = { current_password: password.now, new_password: next };
            const answer = await kit.nobody.post('/api/user/password/', body, asOwner());
            if (answer.status === 200) {
              password.now = next;
              revokeAll();
              access = answer.body.access;
              begin(refreshTokenOf(answer));
            }
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});
