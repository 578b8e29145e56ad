import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fromBase32 } from '../../../test/base32.ts';
import { startTestApp, type Person, type TestApp } from '../../../test/kit.ts';
import { codeAt, stepAt } from './totp.ts';

const PASSWORD = 'taste the kitchen';
let kit: TestApp;
let cook: Person;
let username: string;
let count = 0;
beforeAll(async () => {
  kit = await startTestApp();
});
beforeEach(async () => {
  username = `factor-cook-${(count += 1)}`;
  await kit.nobody.post('/api/user/register/', { username, password: PASSWORD });
  cook = await signIn();
});
afterAll(() => kit.close());

const ask = (password = PASSWORD) => kit.nobody.post('/api/user/token/', { username, password });
async function signIn(): Promise<Person> {
  const { body } = await ask();
  return kit.withToken(body.access);
}

const codeNow = (secret: Buffer) => codeAt(secret, stepAt(kit.clock.now));

async function turnOn() {
  const { body } = await cook.post('/api/user/factors/totp/');
  const secret = fromBase32(body.secret);
  const answer = await cook.post('/api/user/factors/totp/confirm/', {
    code: codeNow(secret),
    password: PASSWORD,
  });
  expect(answer.status).toBe(200);
  kit.clock.now += 30_000;
  return { secret, codes: answer.body.recovery_codes as string[] };
}

const remove = (body: object) => cook.delete('/api/user/factors/totp/', body);
const answer = (body: object) => kit.nobody.post('/api/user/token/factor/', body);

describe('a code app', () => {
  test('is set up by a code and the password, and then asked for after the password', async () => {
    const started = await cook.post('/api/user/factors/totp/');
    expect(started.body.uri).toMatch(
      /^otpauth:\/\/totp\/Ocipe:factor-cook-\d+\?secret=[A-Z2-7]{32}&/,
    );
    expect((await ask()).status).toBe(200);
    const wrong = await cook.post('/api/user/factors/totp/confirm/', {
      code: '000000',
      password: PASSWORD,
    });
    expect([wrong.status, Object.keys(wrong.body)]).toEqual([400, ['code']]);
    const { secret } = await turnOn();
    expect((await cook.get('/api/user/factors/')).body).toMatchObject({
      totp: { added_at: expect.any(String) },
      recovery_codes_left: 10,
    });

    const first = await ask();
    expect(first.status).toBe(401);
    expect(first.body).toMatchObject({
      code: 'second_factor_required',
      factors: ['totp', 'recovery_code'],
    });
    expect(first.cookies).toEqual([]);
    const { challenge } = first.body;
    const bad = await answer({ challenge, code: '123' });
    expect([bad.status, bad.body.code]).toEqual([401, 'second_factor_wrong']);
    const good = await answer({ challenge, code: codeNow(secret) });
    expect(good.status).toBe(200);
    expect(good.cookies.join()).toMatch(/^refresh_token=/);
    expect((await kit.withToken(good.body.access).get('/api/user/')).body.username).toBe(username);
    const twice = await answer({ challenge, code: codeNow(secret) });
    expect(twice.body.code).toBe('challenge_not_good');
    const kinds = (await cook.get('/api/user/events/')).body.map(
      ({ kind }: { kind: string }) => kind,
    );
    expect(kinds).toEqual(
      expect.arrayContaining(['second_factor_added', 'second_factor_failed', 'signed_in']),
    );
  });

  test('takes each code once, also of two at the same time', async () => {
    const { secret } = await turnOn();
    const challenges = await Promise.all([ask(), ask(), ask()]);
    const code = codeNow(secret);
    const answers = await Promise.all(
      challenges.map(({ body }) => answer({ challenge: body.challenge, code })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401, 401]);
  });

  test('a wrong password tells nothing of it', async () => {
    await turnOn();
    expect((await ask('not this one')).body).toEqual({
      detail: 'No active account found with the given credentials',
    });
  });

  test('a challenge ends after five minutes, and with a new password', async () => {
    const { secret } = await turnOn();
    const late = (await ask()).body.challenge;
    kit.clock.now += 300_000;
    expect((await answer({ challenge: late, code: codeNow(secret) })).body.code).toBe(
      'challenge_not_good',
    );
    cook = kit.withToken(
      (await answer({ challenge: (await ask()).body.challenge, code: codeNow(secret) })).body
        .access,
    );
    const { challenge } = (await ask()).body;
    await cook.post('/api/user/password/', {
      current_password: PASSWORD,
      new_password: 'another long phrase',
    });
    kit.clock.now += 30_000;
    expect((await answer({ challenge, code: codeNow(secret) })).body.code).toBe(
      'challenge_not_good',
    );
  });

  test('is guessed at ten times, then no more for a while', async () => {
    await turnOn();
    const { challenge } = (await ask()).body;
    const statuses = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      statuses.push((await answer({ challenge, code: '000000' })).status);
    }
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
    expect(statuses.at(-1)).toBe(429);
  });

  test('a recovery code signs in once, however it is typed', async () => {
    const { codes } = await turnOn();
    expect(new Set(codes).size).toBe(10);
    const [one = ''] = codes;
    const sent = ` ${one.toLowerCase().replaceAll('-', ' ')}`;
    const { challenge } = (await ask()).body;
    expect((await answer({ challenge, recovery_code: sent })).status).toBe(200);
    const again = (await ask()).body.challenge;
    expect((await answer({ challenge: again, recovery_code: one })).status).toBe(401);
    expect((await cook.get('/api/user/factors/')).body.recovery_codes_left).toBe(9);
    const renewed = await cook.post('/api/user/factors/recovery-codes/', { password: PASSWORD });
    expect(renewed.body.recovery_codes).toHaveLength(10);
    expect((await answer({ challenge: again, recovery_code: codes[1] })).status).toBe(401);
  });

  test('is removed by the password and a code or a recovery code', async () => {
    const { codes } = await turnOn();
    expect((await remove({ password: PASSWORD, code: '000000' })).status).toBe(400);
    expect((await remove({ password: 'wrong one', code: codes[0] })).status).toBe(400);
    expect((await ask()).status).toBe(401);
    expect((await remove({ password: PASSWORD, code: codes[0] })).status).toBe(204);
    expect((await ask()).status).toBe(200);
    expect((await remove({ password: PASSWORD, code: codes[1] })).status).toBe(404);
  });

  test.each([[{}], [{ code: '1', recovery_code: '2' }]])('%j is no answer', async (given) => {
    const sent = await answer({ challenge: 'occ_x', ...given });
    expect([sent.status, Object.keys(sent.body)]).toEqual([400, ['non_field_errors']]);
  });
});
