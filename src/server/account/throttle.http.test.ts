import { afterEach, describe, expect, test } from 'vitest';
import { PASSWORD, startTestApp, type Answer, type TestApp } from '../../../test/kit.ts';

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

describe('failed sign-ins', () => {
  test('of one name from one address: ten, then one in thirty seconds', async () => {
    await start();
    expect(new Set(await fail(10))).toEqual(new Set([401]));
    expectThrottled(await attempt(PASSWORD), 30);
    kit.clock.now += 30_000;
    expect((await attempt('wrong')).status).toBe(401);
    kit.clock.now += 29_001;
    expectThrottled(await attempt('wrong'), 1);
    kit.clock.now += 999;
    expect((await attempt(PASSWORD)).status).toBe(200);
  });

  test('do not hinder the same name from elsewhere', async () => {
    await start();
    await fail(11);
    expect((await attempt(PASSWORD, '198.51.100.7')).status).toBe(200);
  });

  test('that succeed count for nothing, nor do they forgive', async () => {
    await start();
    for (let time = 0; time < 9; time += 1) {
      expect((await attempt('wrong')).status).toBe(401);
      expect((await attempt(PASSWORD)).status).toBe(200);
      expect((await attempt(PASSWORD)).status).toBe(200);
    }
    expect((await attempt('wrong')).status).toBe(401);
    expect((await attempt(PASSWORD)).status).toBe(429);
  });

  test('are those of a password only: nothing else counts', async () => {
    await start();
    const headers = { 'x-forwarded-for': '203.0.113.1' };
    const CROSS = {
      ...headers,
      origin: 'null',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const token = (body: unknown, more = headers) =>
      kit.nobody.post('/api/user/token/', body, { headers: more });
    for (let time = 0; time < 6; time += 1) {
      expect((await token({ username: 'owner' })).status).toBe(400);
      expect((await token('{')).status).toBe(400);
      expect((await token('username=owner', CROSS)).status).toBe(403);
    }
    expect(new Set(await fail(10))).toEqual(new Set([401]));
  });

  test('are one name’s, however it is spelled', async () => {
    await start();
    const spellings = ['owner', 'OWNER', ' owner ', 'ｏｗｎｅｒ', 'Owner'];
    for (const username of [...spellings, ...spellings]) {
      const body = { username, password: 'wrong' };
      const headers = { 'x-forwarded-for': '203.0.113.1' };
      expect((await kit.nobody.post('/api/user/token/', body, { headers })).status).toBe(401);
    }
    expectThrottled(await attempt(PASSWORD), 30);
  });

  test('of a name nobody has are counted alike', async () => {
    await start();
    const body = { username: 'nobody-of-that-name', password: 'wrong' };
    const statuses: number[] = [];
    for (let time = 0; time < 11; time += 1) {
      statuses.push((await kit.nobody.post('/api/user/token/', body)).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
  });

  test('that wait for others are answered when those succeed', async () => {
    await start();
    const same = Array.from({ length: 25 }, () => attempt(PASSWORD));
    const statuses = (await Promise.all(same)).map(({ status }) => status);
    expect(statuses).toEqual(Array.from({ length: 25 }, () => 200));
  });

  test('at once get no more tries than one after the other', async () => {
    await start();
    const answers = await Promise.all(Array.from({ length: 15 }, () => attempt('wrong')));
    const tried = answers.filter(({ status }) => status === 401);
    expect(tried).toHaveLength(10);
  });

  test('from one address, whatever the name, are limited', async () => {
    await start({ LIMIT_LOGIN_PER_ADDRESS: '5/6s' });
    for (let name = 0; name < 5; name += 1) {
      const body = { username: `name${name}`, password: 'wrong' };
      expect((await kit.nobody.post('/api/user/token/', body)).status).toBe(401);
    }
    const body = { username: 'owner', password: PASSWORD };
    expectThrottled(await kit.nobody.post('/api/user/token/', body), 6);
    expect((await attempt(PASSWORD)).status).toBe(200);
  });

  test('of one name from everywhere never lock the owner out', async () => {
    const owner = await start({ LIMIT_LOGIN_PER_NAME: '6/60s' });
    for (let address = 0; address < 6; address += 1) await fail(1, `198.51.100.${address}`);
    expect((await attempt(PASSWORD, '198.51.100.200')).status).toBe(429);
    const cookie = `refresh_token=${owner.refreshToken}`;
    expect((await attempt(PASSWORD, '198.51.100.200', { cookie })).status).toBe(200);
  });

  test('of one name from everywhere are fifty, then strangers have one a minute', async () => {
    await start();
    for (let address = 0; address < 50; address += 1) {
      expect(await fail(1, `198.51.100.${address}`)).toEqual([401]);
    }
    expectThrottled(await attempt(PASSWORD, '198.51.100.99'), 60);
    kit.clock.now += 60_000;
    expect(await fail(2, '198.51.100.98')).toEqual([401, 429]);
  });

  test('of one name from everywhere keep its owner from nothing who is signed in', async () => {
    const owner = await start({ LIMIT_LOGIN_PER_NAME: '3/60s' });
    for (let address = 0; address < 4; address += 1) await fail(1, `198.51.100.${address}`);
    expect((await attempt(PASSWORD, '198.51.100.9')).status).toBe(429);
    const body = { current_password: PASSWORD, new_password: 'another long phrase' };
    const answer = await owner.post('/api/user/password/', body);
    expect(answer.status).toBe(200);
    const headers = { authorization: `Bearer ${answer.body.access}` };
    const last = { password: 'another long phrase' };
    expect((await kit.nobody.delete('/api/user/', last, { headers })).status).toBe(204);
  });

  test('with a cookie that is not good are a stranger’s', async () => {
    const owner = await start({ LIMIT_LOGIN_PER_NAME: '3/60s' });
    const cookie = `refresh_token=${owner.refreshToken.slice(0, -9)}AAAAAAAAA`;
    expect(await fail(4, undefined, { cookie })).toEqual([401, 401, 401, 429]);
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

  test('are counted by the nearest untrusted address, not by what that says', async () => {
    await start();
    for (let address = 0; address < 10; address += 1) {
      expect(await fail(1, `198.51.100.${address}, 203.0.113.1`)).toEqual([401]);
    }
    expectThrottled(await attempt(PASSWORD, '198.51.100.77, 203.0.113.1'), 30);
    expect((await attempt(PASSWORD, '203.0.113.1, 198.51.100.77')).status).toBe(200);
  });

  test('are counted behind as many proxies as there are', async () => {
    await start({ TRUST_PROXY: '2' });
    await fail(10, '198.51.100.1, 203.0.113.1, 10.0.0.1');
    expect((await attempt(PASSWORD, '198.51.100.2, 203.0.113.1, 10.0.0.2')).status).toBe(429);
    expect((await attempt(PASSWORD, '198.51.100.1, 203.0.113.2, 10.0.0.1')).status).toBe(200);
  });

  test('are counted alike from an IPv4 address written as IPv6', async () => {
    await start();
    await fail(5, '203.0.113.1');
    await fail(5, '::ffff:203.0.113.1');
    expect((await attempt(PASSWORD, '::ffff:cb00:7101')).status).toBe(429);
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
