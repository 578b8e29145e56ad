import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PASSWORD, startTestApp, type Person, type TestApp } from '../../../test/kit.ts';
import { addPasskey, askForNew } from '../../../test/passkey-stop.ts';
import { authenticator, type Authenticator } from '../../../test/passkey.ts';
import { makeResetLink } from '../access/reset-password.ts';

const ORIGIN = 'https://kitchen.example.org';
const PASSKEYS = '/api/user/factors/passkeys/';
const settings = { PUBLIC_URL: ORIGIN };
let kit: TestApp;
let cook: Person;
let key: Authenticator;
beforeAll(async () => {
  kit = await startTestApp({ settings });
});
beforeEach(async () => {
  cook = await kit.signUp();
  key = authenticator(ORIGIN);
});
afterAll(() => kit.close());

describe('a second factor', () => {
  test('is guessed at so often, by any of its kinds', async () => {
    const strict = await startTestApp({
      settings: { ...settings, LIMIT_LOGIN_PER_NAME_AND_ADDRESS: '5/600s' },
    });
    const guest = await strict.signUp();
    await addPasskey(guest, key);
    const token = () =>
      strict.nobody.post('/api/user/token/', { username: guest.name, password: PASSWORD });
    const { challenge, passkey: options } = (await token()).body;
    const send = (body: object) =>
      strict.nobody.post('/api/user/token/factor/', { challenge, ...body });
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      statuses.push((await send({ passkey: key.get(options, { origin: 'https://x.y' }) })).status);
      statuses.push((await send({ code: '000000' })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await send({ passkey: key.get(options) })).status).toBe(429);
    // Signing in with the passkey alone is no guess, and goes on.
    const asked = (await strict.nobody.post('/api/user/token/passkey/options/')).body;
    const alone = { challenge: asked.challenge, passkey: key.get(asked.options) };
    expect((await strict.nobody.post('/api/user/token/passkey/', alone)).status).toBe(200);
    await strict.close();
  });

  test('stays when a link sets a new password; a new password ends a waiting question', async () => {
    await addPasskey(cook, key);
    const { challenge, options } = (await askForNew(cook)).body;
    const changed = await cook.post('/api/user/password/', {
      current_password: PASSWORD,
      new_password: 'another long phrase',
    });
    const again = kit.withToken(changed.body.access);
    const passkey = authenticator(ORIGIN).create(options);
    const body = { challenge, name: 'x', passkey };
    expect(Object.keys((await again.post(PASSKEYS, body)).body)).toEqual(['challenge']);
    const { id } = (await again.get('/api/user/')).body;
    const token = await makeResetLink(kit.db, id, kit.clock.now, (bytes) =>
      randomBytes(bytes).toString('hex'),
    );
    const next = { token, new_password: 'a third long phrase' };
    expect((await kit.nobody.post('/api/user/password/reset/', next)).status).toBe(200);
    const credentials = { username: cook.name, password: 'a third long phrase' };
    const asked = await kit.nobody.post('/api/user/token/', credentials);
    expect(asked.body.code).toBe('second_factor_required');
  });
});

describe('where passkeys can be used', () => {
  const ways: [string, Record<string, string>, string, boolean][] = [
    ['at an address with a name and HTTPS', { PUBLIC_URL: ORIGIN }, 'kitchen.example.org', true],
    [
      'not without HTTPS',
      { PUBLIC_URL: 'http://kitchen.example.org' },
      'kitchen.example.org',
      false,
    ],
    ['not at an address without a name', { PUBLIC_URL: 'https://192.0.2.7' }, '192.0.2.7', false],
    ['not at an IPv6 one', { PUBLIC_URL: 'https://[2001:db8::1]' }, '[2001:db8::1]', false],
    ['on the machine itself', {}, 'localhost:8000', true],
    ['not where a request says so', {}, 'evil.example', false],
    ['not where it only sounds like it', {}, 'localhost.evil.example', false],
    ['not at an address of the machine', {}, '127.0.0.1:8000', false],
    ['not at no address', {}, 'a b', false],
  ];
  test.each(ways)('%s', async (_, more, host, isGood) => {
    const there = await startTestApp({ settings: more });
    const headers = { host };
    const known = await there.nobody.get('/api/user/sign-in/', { headers });
    expect(known.body).toEqual({ registration: 'open', passkeys: isGood });
    const asked = await there.nobody.post('/api/user/token/passkey/options/', {}, { headers });
    expect(asked.status).toBe(isGood ? 200 : 400);
    await there.close();
  });

  test('what a request calls us by does not matter where PUBLIC_URL says it', async () => {
    const headers = { host: 'evil.example' };
    const { body } = await kit.nobody.post('/api/user/token/passkey/options/', {}, { headers });
    expect(body.options.rpId).toBe('kitchen.example.org');
  });

  test('questions are asked so often from one address', async () => {
    const strict = await startTestApp({
      settings: { ...settings, LIMIT_REGISTER_PER_ADDRESS: '2/60s' },
    });
    const statuses: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      statuses.push((await strict.nobody.post('/api/user/token/passkey/options/')).status);
    }
    expect(statuses).toEqual([200, 200, 429]);
    await strict.close();
  });
});
