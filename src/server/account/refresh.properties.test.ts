import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD, startTestApp, type TestApp } from '../../../test/kit.ts';
import { claimsOf, refreshBy, SETTLE, WHOLE } from '../../../test/refreshing.ts';

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

/** One browser: several tabs share one cookie. */
async function live(options: {
  rounds: number;
  isLost: (round: number) => boolean;
  pause: (round: number) => number;
}): Promise<number[]> {
  const cook = await kit.signUp();
  let jar = cook.refreshToken;
  const statuses: number[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    kit.clock.now += options.pause(round);
    const tabs = await Promise.all([refresh(jar), refresh(jar), refresh(jar)]);
    for (const [tab, { status, next }] of tabs.entries()) {
      statuses.push(status);
      if (status === 200 && !options.isLost(round * 3 + tab)) jar = next;
    }
  }
  return statuses;
}

describe('one browser is never signed out by itself', () => {
  test('P2: many tabs, random delays, lost answers', { timeout: 60_000 }, async () => {
    const pauses = fc.array(fc.constantFrom(0, 5, 1000, 20_000, 31_000, 240_000, 90_000_000), {
      minLength: 12,
      maxLength: 12,
    });
    const losses = fc.array(fc.boolean(), { minLength: 36, maxLength: 36 });
    await fc.assert(
      fc.asyncProperty(pauses, losses, async (pause, lost) => {
        const statuses = await live({
          rounds: 12,
          isLost: (index) => lost[index] ?? false,
          pause: (round) => pause[round] ?? 0,
        });
        expect(new Set(statuses)).toEqual(new Set([200]));
      }),
      { numRuns: 12 },
    );
  });

  test('P4: a client that never saves the new cookie stays in for thirty days, without a write', async () => {
    const cook = await kit.signUp();
    const { sid, rid } = claimsOf(cook.refreshToken);
    for (let day = 0; day < 30; day += 1) {
      expect((await refresh(cook.refreshToken)).status).toBe(200);
      kit.clock.now += 86_300_000;
    }
    const [row] = await kit.db.selectFrom('sessions').selectAll().where('id', '=', sid).execute();
    expect(row?.anchor).toBe(rid);
    kit.clock.now += 86_400_000;
    expect((await refresh(cook.refreshToken)).status).toBe(401);
  });
});

describe('two who share one cookie are noticed', () => {
  test('P3: a forked jar ends at the latest with the losing line’s second settled use', async () => {
    const cook = await kit.signUp();
    let mine = (await refresh(cook.refreshToken)).next;
    let stolen = (await refresh(cook.refreshToken)).next;
    const outcomes: number[] = [];
    for (let use = 0; use < 2; use += 1) {
      kit.clock.now += SETTLE;
      const owner = await refresh(mine);
      const thief = await refresh(stolen);
      outcomes.push(owner.status, thief.status);
      if (owner.status === 200) mine = owner.next;
      if (thief.status === 200) stolen = thief.next;
    }
    expect(outcomes).toContain(401);
    kit.clock.now += SETTLE;
    expect([(await refresh(mine)).status, (await refresh(stolen)).status]).toEqual([401, 401]);
    expect(kit.logged.join('')).toContain('refresh_token_reused');
  });
});

describe('P5: when a session ends, every token ever minted for it ends', () => {
  const endings: Record<string, (token: string, access: string) => Promise<unknown>> = {
    logout: (token) =>
      kit.nobody.post('/api/user/logout/', undefined, {
        headers: { cookie: `refresh_token=${token}` },
      }),
    'a changed password': (_token, access) =>
      kit.nobody.post(
        '/api/user/password/',
        { current_password: PASSWORD, new_password: 'another long phrase' },
        { headers: { authorization: `Bearer ${access}` } },
      ),
    'the end of the account': (_token, access) =>
      kit.nobody.delete(
        '/api/user/',
        { password: PASSWORD },
        { headers: { authorization: `Bearer ${access}` } },
      ),
  };
  test.each(Object.entries(endings))('by %s, also while others refresh', async (_name, end) => {
    const cook = await kit.signUp();
    const minted = [cook.refreshToken];
    for (let use = 0; use < 4; use += 1) {
      const { next } = await refresh(minted.at(-1) ?? '');
      minted.push(next);
      kit.clock.now += SETTLE;
    }
    const { access } = await refresh(minted.at(-1) ?? '');
    const racing = await Promise.all([
      refresh(minted.at(-1) ?? ''),
      end(minted.at(-1) ?? '', access),
      refresh(minted.at(-1) ?? ''),
    ]);
    for (const answer of [racing[0], racing[2]])
      if (answer.status === 200) minted.push(answer.next);
    for (const token of minted) expect((await refresh(token)).status).toBe(401);
  });
});

test('P10: neither the database nor the log helps to make a token', async () => {
  const cook = await kit.signUp();
  const { next, access } = await refresh(cook.refreshToken);
  const tables = ['users', 'sessions', 'kept_answers'] as const;
  const rows = await Promise.all(
    tables.map((table) => kit.db.selectFrom(table).selectAll().execute()),
  );
  const everything = JSON.stringify(rows) + kit.logged.join('');
  for (const secret of [cook.refreshToken, next, access, PASSWORD]) {
    expect(everything).not.toContain(secret);
    expect(everything).not.toContain(secret.split('.').at(-1));
  }
});

test('P6: however diligently it is refreshed, a session ends after 180 days, and its tokens with it', async () => {
  const cook = await kit.signUp();
  const end = kit.clock.now + WHOLE;
  let token = cook.refreshToken;
  for (let day = 0; day < 175; day += 25) {
    kit.clock.now += 25 * 86_400_000;
    const { status, next } = await refresh(token);
    expect(status).toBe(200);
    token = next;
    expect(claimsOf(token).exp * 1000).toBeLessThanOrEqual(end);
  }
  kit.clock.now = end;
  expect((await refresh(token)).status).toBe(401);
});
