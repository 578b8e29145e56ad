import { afterEach, describe, expect, test } from 'vitest';
import { PASSWORD, startTestApp, type TestApp } from '../../../test/kit.ts';

let kit: TestApp;
afterEach(() => kit.close());

async function start(settings: Record<string, string> = {}) {
  kit = await startTestApp({ settings: { TRUST_PROXY: '127.0.0.1', ...settings } });
  return kit.signUp('owner');
}

/** Tries to sign in from an address. @returns the status */
async function attempt(password: string, from = '203.0.113.1', more: Record<string, string> = {}) {
  const body = { username: 'owner', password };
  const headers = { 'x-forwarded-for': from, ...more };
  return kit.nobody.post('/api/user/token/', body, { headers });
}

async function fail(times: number, from?: string, more?: Record<string, string>) {
  const statuses: number[] = [];
  for (let time = 0; time < times; time += 1) {
    statuses.push((await attempt('wrong', from, more)).status);
  }
  return statuses;
}

describe('failed sign-ins', () => {
  test('of one name from one address: ten, then one in thirty seconds', async () => {
    await start();
    expect(new Set(await fail(10))).toEqual(new Set([401]));
    const refused = await attempt(PASSWORD);
    expect([refused.status, refused.body]).toEqual([
      429,
      { detail: 'Request was throttled. Expected available in 30 seconds.' },
    ]);
    expect(refused.headers['retry-after']).toBe('30');
    kit.clock.now += 30_000;
    expect((await attempt('wrong')).status).toBe(401);
    expect((await attempt('wrong')).status).toBe(429);
    kit.clock.now += 30_000;
    expect((await attempt(PASSWORD)).status).toBe(200);
  });

  test('do not hinder the same name from elsewhere', async () => {
    await start();
    await fail(11);
    expect((await attempt(PASSWORD, '198.51.100.7')).status).toBe(200);
  });

  test('that succeed count for nothing', async () => {
    await start();
    for (let time = 0; time < 12; time += 1) expect((await attempt(PASSWORD)).status).toBe(200);
    expect((await attempt('wrong')).status).toBe(401);
  });

  test('at once get no more tries than one after the other', async () => {
    await start();
    const answers = await Promise.all(Array.from({ length: 15 }, () => attempt('wrong')));
    const tried = answers.filter(({ status }) => status === 401);
    expect(tried).toHaveLength(10);
  });

  test('from one address, whatever the name, are a hundred', async () => {
    await start({ LIMIT_LOGIN_PER_ADDRESS: '5/6s' });
    for (let name = 0; name < 5; name += 1) {
      const body = { username: `name${name}`, password: 'wrong' };
      expect((await kit.nobody.post('/api/user/token/', body)).status).toBe(401);
    }
    const body = { username: 'owner', password: PASSWORD };
    expect((await kit.nobody.post('/api/user/token/', body)).status).toBe(429);
  });

  test('of one name from everywhere never lock the owner out', async () => {
    const owner = await start({ LIMIT_LOGIN_PER_NAME: '6/60s' });
    for (let address = 0; address < 6; address += 1) await fail(1, `198.51.100.${address}`);
    expect((await attempt(PASSWORD, '198.51.100.200')).status).toBe(429);
    const cookie = `refresh_token=${owner.refreshToken}`;
    expect((await attempt(PASSWORD, '198.51.100.200', { cookie })).status).toBe(200);
  });

  test('with somebody else’s cookie are a stranger’s', async () => {
    await start({ LIMIT_LOGIN_PER_NAME: '3/60s' });
    const other = await kit.signUp('other');
    const cookie = `refresh_token=${other.refreshToken}`;
    expect(await fail(4, undefined, { cookie })).toEqual([401, 401, 401, 429]);
  });

  test('with the owner’s cookie are counted too, on their own', async () => {
    const owner = await start();
    const cookie = `refresh_token=${owner.refreshToken}`;
    expect((await fail(11, undefined, { cookie })).at(-1)).toBe(429);
  });

  test('are counted by the connection where no proxy is trusted', async () => {
    await start({ TRUST_PROXY: '' });
    const spoofed = await Promise.all(
      Array.from({ length: 11 }, (_, index) => attempt('wrong', `198.51.100.${index}`)),
    );
    expect(spoofed.filter(({ status }) => status === 429)).toHaveLength(1);
  });

  test('are counted by household in IPv6', async () => {
    await start();
    await fail(5, '2001:db8:1:2::1');
    await fail(5, '2001:db8:1:2:ffff::9');
    expect((await attempt('wrong', '2001:db8:1:2:abcd::5')).status).toBe(429);
    expect((await attempt('wrong', '2001:db8:1:3::1')).status).toBe(401);
  });

  test('keep nobody out for a day when the clock is put back by one', async () => {
    await start();
    await fail(11);
    kit.clock.now -= 86_400_000;
    const { status, headers } = await attempt(PASSWORD);
    expect(status).toBe(429);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
    kit.clock.now += Number(headers['retry-after']) * 1000;
    expect((await attempt(PASSWORD)).status).toBe(200);
  });

  test('that succeed count for nothing even then', async () => {
    await start();
    expect((await attempt(PASSWORD)).status).toBe(200);
    kit.clock.now -= 86_400_000;
    expect((await attempt(PASSWORD)).status).toBe(200);
  });

  test('confirming a password are counted like any', async () => {
    const owner = await start();
    const statuses: number[] = [];
    for (let time = 0; time < 11; time += 1) {
      statuses.push((await owner.delete('/api/user/', { password: 'wrong' })).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 400), 429]);
  });
});

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
  });

  test('forty sign-ins at once are answered or asked to come back', async () => {
    await start();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => attempt(PASSWORD, `198.51.100.${index}`)),
    );
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(30);
    expect((await attempt('wrong')).status).toBe(401);
  });
});
