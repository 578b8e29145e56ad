import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  PASSWORD,
  refreshTokenOf,
  startTestApp,
  type Person,
  type TestApp,
} from '../../../test/kit.ts';
import { claimsOf } from '../../../test/refreshing.ts';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp({ settings: { LIMIT_REGISTER_PER_ADDRESS: '9999/0.1s' } });
});
afterAll(() => kit.close());

interface Device {
  id: string;
  last_used_at: string;
  current: boolean;
}

const refresh = (refreshToken: string) =>
  kit.nobody.post('/api/user/token/refresh/', { refresh: refreshToken });
const devices = async (person: Person): Promise<Device[]> =>
  (await person.get('/api/user/sessions/')).body;
const pathOf = (person: Person) => `/api/user/sessions/${claimsOf(person.refreshToken).sid}/`;

describe('the list of devices', () => {
  test('shows where one is signed in, and which of them this is', async () => {
    const here = await kit.signUp();
    const began = new Date(kit.clock.now).toISOString();
    kit.clock.now += 1000;
    const headers = { 'user-agent': 'Ocipe for toasters' };
    const body = { username: here.name, password: PASSWORD };
    await kit.nobody.post('/api/user/token/', body, { headers });
    const later = new Date(kit.clock.now).toISOString();
    const answer = await here.get('/api/user/sessions/');
    expect([answer.status, answer.body]).toEqual([
      200,
      [
        {
          id: expect.stringMatching(/^[\da-f]{32}$/),
          created_at: later,
          last_used_at: later,
          expires_at: new Date(kit.clock.now + 180 * 86_400_000).toISOString(),
          user_agent: 'Ocipe for toasters',
          ip: '127.0.0.1',
          current: false,
        },
        expect.objectContaining({
          id: claimsOf(here.refreshToken).sid,
          created_at: began,
          current: true,
        }),
      ],
    ]);
  });

  test('shows nobody else’s, none that ended and none that is over', async () => {
    const here = await kit.signUp();
    const there = await kit.signIn(here.name);
    await kit.signUp();
    await kit.nobody.post('/api/user/logout/', { refresh: there.refreshToken });
    expect((await devices(here)).map(({ id }) => id)).toEqual([claimsOf(here.refreshToken).sid]);
    kit.clock.now += 180 * 86_400_000;
    const again = await kit.signIn(here.name);
    expect((await devices(again)).map(({ current }) => current)).toEqual([true]);
  });

  test('keeps no more of a browser’s name than it shows', async () => {
    const { name } = await kit.signUp();
    const headers = { 'user-agent': '<b>x</b>'.repeat(500) };
    const body = { username: name, password: PASSWORD };
    await kit.nobody.post('/api/user/token/', body, { headers });
    const { body: list } = await (await kit.signIn(name)).get('/api/user/sessions/');
    const longest = Math.max(
      ...list.map((device: { user_agent: string }) => device.user_agent.length),
    );
    expect(longest).toBe(300);
  });

  test('signs one of them out, but nobody else’s', async () => {
    const here = await kit.signUp();
    const there = await kit.signIn(here.name);
    const stranger = await kit.signUp();
    const ABSENT = [404, { detail: 'No Session matches the given query.' }];
    const refused = await stranger.delete(pathOf(there));
    expect([refused.status, refused.body]).toEqual(ABSENT);
    const nobodys = await kit.nobody.delete(pathOf(there));
    expect(nobodys.status).toBe(401);
    expect((await refresh(there.refreshToken)).status).toBe(200);
    const answer = await here.delete(pathOf(there));
    expect([answer.status, answer.text]).toEqual([204, '']);
    const again = await here.delete(pathOf(there));
    expect([again.status, again.body]).toEqual(ABSENT);
    expect((await refresh(there.refreshToken)).body.detail).toBe('Token is blacklisted');
    expect((await refresh(here.refreshToken)).status).toBe(200);
  });

  test.each(['x', '0', '-1', '%00', '%20', "'%20or%201=1%20--", 'x'.repeat(500), '__proto__'])(
    'knows no device %s',
    async (id) => {
      const cook = await kit.signUp();
      const answer = await cook.delete(`/api/user/sessions/${id}/`);
      expect([answer.status, answer.body]).toEqual([
        404,
        { detail: 'No Session matches the given query.' },
      ]);
      expect((await refresh(cook.refreshToken)).status).toBe(200);
    },
  );

  test('signs all the others out at once', async () => {
    const here = await kit.signUp();
    const there = await kit.signIn(here.name);
    const stranger = await kit.signUp();
    const answer = await here.post('/api/user/sessions/revoke-others/');
    expect([answer.status, answer.body]).toEqual([200, { access: expect.any(String) }]);
    const next = refreshTokenOf(answer);
    expect(answer.cookies).toEqual([
      `refresh_token=${next}; HttpOnly; Max-Age=2592000; Path=/; SameSite=None; Secure`,
    ]);
    expect((await there.get('/api/recipes/')).status).toBe(401);
    expect((await refresh(there.refreshToken)).status).toBe(401);
    const headers = { authorization: `Bearer ${answer.body.access}` };
    const { body } = await kit.nobody.get('/api/user/sessions/', { headers });
    expect(body).toEqual([expect.objectContaining({ id: claimsOf(next).sid, current: true })]);
    expect((await refresh(next)).status).toBe(200);
    expect((await refresh(stranger.refreshToken)).status).toBe(200);
  });

  test('shows none that is over, and has none to sign out', async () => {
    const over = await kit.signUp();
    kit.clock.now += 180 * 86_400_000 - 60_000;
    const here = await kit.signIn(over.name);
    expect(await devices(here)).toHaveLength(2);
    kit.clock.now += 60_000;
    expect((await devices(here)).map(({ current }) => current)).toEqual([true]);
    expect((await here.delete(pathOf(over))).status).toBe(404);
  });

  test('notes the last use, once an hour and when it was a good one', async () => {
    const cook = await kit.signUp();
    const { sid } = claimsOf(cook.refreshToken);
    const began = kit.clock.now;
    const lastUse = async () => {
      const session = kit.db.selectFrom('sessions').select('last_used_at').where('id', '=', sid);
      return Date.parse((await session.executeTakeFirstOrThrow()).last_used_at) - began;
    };
    const next = refreshTokenOf(await refresh(cook.refreshToken));
    for (const [after, noted] of [
      [3_600_000, 0],
      [3_600_001, 3_600_001],
      [7_200_001, 3_600_001],
      [9_000_000, 9_000_000],
    ] as const) {
      kit.clock.now = began + after;
      await refresh(next);
      expect(await lastUse()).toBe(noted);
    }
    kit.clock.now = began + 20_000_000;
    expect((await refresh(cook.refreshToken)).status).toBe(401);
    expect(await lastUse()).toBe(9_000_000);
  });
});
