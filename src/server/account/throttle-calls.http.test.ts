import { afterEach, describe, expect, test } from 'vitest';
import { PASSWORD, startTestApp, type Answer, type TestApp } from '../../../test/kit.ts';

let kit: TestApp;
afterEach(() => kit.close());

async function start(settings: Record<string, string> = {}) {
  kit = await startTestApp({ settings: { TRUST_PROXY: '127.0.0.1', ...settings } });
  return kit.signUp('owner');
}

/** A refusal for so many seconds, in all its words. */
function expectThrottled(answer: Answer, seconds: number) {
  const unit = seconds === 1 ? 'second' : 'seconds';
  expect([answer.status, answer.body, answer.cookies]).toEqual([
    429,
    { detail: `Request was throttled. Expected available in ${seconds} ${unit}.` },
    [],
  ]);
  expect(answer.headers['retry-after']).toBe(String(seconds));
}

describe('other calls', () => {
  test('registering is limited by address', async () => {
    await start({ LIMIT_REGISTER_PER_ADDRESS: '3/60s' });
    const statuses: number[] = [];
    for (let time = 0; time < 4; time += 1) {
      const body = { username: `cook${time}`, password: PASSWORD };
      statuses.push((await kit.nobody.post('/api/user/register/', body)).status);
    }
    // The owner was the first.
    expect(statuses).toEqual([201, 201, 429, 429]);
    const body = { username: 'late', password: PASSWORD };
    expectThrottled(await kit.nobody.post('/api/user/register/', body), 60);
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    expect((await kit.nobody.post('/api/user/register/', body, { headers })).status).toBe(201);
    kit.clock.now += 60_000;
    const later = { username: 'later', password: PASSWORD };
    expect((await kit.nobody.post('/api/user/register/', later)).status).toBe(201);
  });

  test('registering what cannot be registered is not counted', async () => {
    await start({ LIMIT_REGISTER_PER_ADDRESS: '2/60s' });
    for (let time = 0; time < 5; time += 1) {
      expect((await kit.nobody.post('/api/user/register/', { username: 'x' })).status).toBe(400);
    }
    expect((await kit.signUp('second')).token).not.toBe('');
  });

  test('refreshing is limited by session', async () => {
    const owner = await start({ LIMIT_REFRESH_PER_SESSION: '3/10s' });
    const other = await kit.signUp('other');
    const refresh = async (refreshToken: string) =>
      (await kit.nobody.post('/api/user/token/refresh/', { refresh: refreshToken })).status;
    const statuses: number[] = [];
    for (let time = 0; time < 4; time += 1) statuses.push(await refresh(owner.refreshToken));
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(await refresh(other.refreshToken)).toBe(200);
    const again = { refresh: owner.refreshToken };
    expectThrottled(await kit.nobody.post('/api/user/token/refresh/', again), 10);
    kit.clock.now += 10_000;
    expect(await refresh(owner.refreshToken)).toBe(200);
  });

  test('refreshing with what is no token of ours is not counted', async () => {
    const owner = await start({ LIMIT_REFRESH_PER_SESSION: '1/10s' });
    const headers = { cookie: `refresh_token=${owner.refreshToken.slice(0, -9)}AAAAAAAAA` };
    for (let time = 0; time < 3; time += 1) {
      const path = '/api/user/token/refresh/';
      expect((await kit.nobody.post(path, undefined, { headers })).status).toBe(401);
    }
    const good = { refresh: owner.refreshToken };
    expect((await kit.nobody.post('/api/user/token/refresh/', good)).status).toBe(200);
  });

  test.each([
    ['one cook’s', 1],
    ['eight cooks’', 8],
    ['forty cooks’', 40],
  ])('forty sign-ins at once, %s, are answered or asked to come back', async (_whose, cooks) => {
    await start({ LIMIT_REGISTER_PER_ADDRESS: '99/1s' });
    for (let cook = 1; cook < cooks; cook += 1) {
      await kit.nobody.post('/api/user/register/', { username: `cook${cook}`, password: PASSWORD });
    }
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => {
        const username = index % cooks === 0 ? 'owner' : `cook${index % cooks}`;
        return kit.nobody.post('/api/user/token/', { username, password: PASSWORD });
      }),
    );
    const good = answers.filter(({ status }) => status === 200);
    const BUSY = { detail: 'The server is busy. Please try again in a moment.' };
    for (const answer of answers) {
      if (answer.status === 200) continue;
      expect([answer.status, answer.body, answer.cookies]).toEqual([503, BUSY, []]);
      expect(answer.headers['retry-after']).toBe('1');
    }
    expect(good.length).toBeGreaterThan(30);
    // And whoever was asked to has not failed.
    expect((await kit.signIn('owner')).token).not.toBe('');
  });
});
