import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD, startTestApp, type TestApp } from '../../../test/kit.ts';
import { claimsOf, refreshBy, SETTLE, WHOLE } from '../../../test/refreshing.ts';

const DAY = 86_400_000;

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
const logout = (headers: Record<string, string>, body?: unknown) =>
  kit.nobody.post('/api/user/logout/', body, { headers });
const sessionRow = async (token: string) => {
  const { sid } = claimsOf(token);
  const sessions = kit.db.selectFrom('sessions').selectAll();
  return sessions.where('id', '=', sid).executeTakeFirstOrThrow();
};

describe('a client that keeps to itself stays signed in', () => {
  test('P4: one that never saves the new cookie, for thirty days and without a write', async () => {
    const { refreshToken } = await kit.signUp();
    const { anchor } = await sessionRow(refreshToken);
    const end = claimsOf(refreshToken).exp * 1000;
    while (kit.clock.now < end) {
      expect((await refresh(refreshToken)).status).toBe(200);
      expect((await sessionRow(refreshToken)).anchor).toBe(anchor);
      kit.clock.now += DAY / 4;
    }
    kit.clock.now = end - 1;
    expect((await refresh(refreshToken)).status).toBe(200);
    kit.clock.now = end;
    expect((await refresh(refreshToken)).status).toBe(401);
    expect(await sessionRow(refreshToken)).toMatchObject({ anchor, revoked_at: null });
  });

  test('P6: one that is diligent, for 180 days, and its tokens end with them', async () => {
    const cook = await kit.signUp();
    const end = kit.clock.now + WHOLE;
    let token = cook.refreshToken;
    for (let day = 0; day < 175; day += 25) {
      kit.clock.now += 25 * DAY;
      const { status, next } = await refresh(token);
      expect(status).toBe(200);
      token = next;
      expect(claimsOf(token).exp * 1000).toBeLessThanOrEqual(end);
    }
    expect(claimsOf(token).exp).toBe(Math.floor(end / 1000));
    kit.clock.now = end;
    expect((await refresh(token)).status).toBe(401);
  });
});

describe('two who share one cookie are noticed', () => {
  const pause = fc.constantFrom(SETTLE, SETTLE + 1, 60_000, 3_600_000, DAY);
  const uses = fc.array(fc.record({ who: fc.nat(1), pause }), { minLength: 4, maxLength: 12 });
  const before = fc.array(fc.constantFrom(0, 1000, SETTLE - 1, SETTLE, DAY), { maxLength: 3 });

  test('P3: at the latest by the second settled use of the line that loses', async () => {
    const { name } = await kit.signUp();
    await fc.assert(
      fc.asyncProperty(before, uses, async (pauses, shared) => {
        let jar = (await kit.signIn(name)).refreshToken;
        for (const ms of pauses) {
          kit.clock.now += ms;
          jar = (await refresh(jar)).next;
        }
        const jars = [jar, jar];
        const used = [0, 0];
        let isOver = false;
        for (const { who, pause: ms } of shared) {
          kit.clock.now += ms;
          const { status, next } = await refresh(jars[who] ?? '');
          used[who] = (used[who] ?? 0) + 1;
          if (status === 200) jars[who] = next;
          else isOver = true;
          // Whoever is alone with the cookie is never taken for two.
          if (Math.min(...used) === 0) expect(isOver).toBe(false);
          if (Math.min(...used) >= 2) expect(isOver).toBe(true);
          if (isOver) break;
        }
        if (!isOver) return;
        expect((await sessionRow(jar)).revoked_why).toBe('reuse');
        for (const token of [jar, ...jars]) expect((await refresh(token)).status).toBe(401);
      }),
      { numRuns: 40 },
    );
    expect(kit.logged.join('')).toContain('refresh_token_reused');
  });
});

describe('P5: when a session ends, every token ever minted for it ends', () => {
  interface Held {
    first: string;
    newest: string;
    headers: { authorization: string };
  }
  const endings: Record<string, (held: Held) => Promise<unknown>> = {
    'signing out by cookie': ({ newest }) => logout({ cookie: `refresh_token=${newest}` }),
    'signing out by body': ({ newest }) => logout({}, { refresh: newest }),
    'signing out with a token left behind': ({ first }) =>
      logout({ cookie: `refresh_token=${first}` }),
    'the use of a token left behind': ({ first }) => refresh(first),
    'a changed password': ({ headers }) => {
      const body = { current_password: PASSWORD, new_password: 'another long phrase' };
      return kit.nobody.post('/api/user/password/', body, { headers });
    },
    'signing one device out': ({ newest, headers }) =>
      kit.nobody.delete(`/api/user/sessions/${claimsOf(newest).sid}/`, undefined, { headers }),
    'signing the others out': ({ headers }) =>
      kit.nobody.post('/api/user/sessions/revoke-others/', undefined, { headers }),
    'the end of the account': ({ headers }) =>
      kit.nobody.delete('/api/user/', { password: PASSWORD }, { headers }),
  };

  test.each(Object.entries(endings))('by %s, also while others refresh', async (_name, end) => {
    const cook = await kit.signUp();
    const minted = [cook.refreshToken];
    let access = cook.token;
    for (let use = 0; use < 4; use += 1) {
      const answer = await refresh(minted.at(-1) ?? '');
      ({ access } = answer);
      minted.push(answer.next);
      kit.clock.now += SETTLE;
    }
    const newest = minted.at(-1) ?? '';
    const held = {
      first: cook.refreshToken,
      newest,
      headers: { authorization: `Bearer ${access}` },
    };
    const [early, , late] = await Promise.all([
      Promise.all([refresh(newest), refresh(newest), refresh(minted.at(-2) ?? '')]),
      end(held),
      Promise.all([refresh(newest), refresh(newest)]),
    ]);
    for (const { status, next } of [...early, ...late]) {
      expect([200, 401]).toContain(status);
      if (status === 200) minted.push(next);
    }
    for (const token of minted) expect((await refresh(token)).status).toBe(401);
    kit.clock.now += SETTLE;
    for (const token of minted) expect((await refresh(token)).status).toBe(401);
    expect((await sessionRow(newest)).revoked_at).not.toBeNull();
  });
});
