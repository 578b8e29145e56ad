import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD, startTestApp, type Person, type TestApp } from '../../../test/kit.ts';
import { setAdministrator } from '../account/users.store.ts';
import { makeResetLink } from './reset-password.ts';

const NEXT = 'another long phrase';
const NOT_GOOD = { token: ['This link is not good, or not any more.'] };

describe('a link for a new password', () => {
  let kit: TestApp;
  beforeAll(async () => {
    kit = await startTestApp({ settings: { LIMIT_LOGIN_PER_NAME_AND_ADDRESS: '500/0.1s' } });
  });
  afterAll(() => kit.close());

  const linkFor = async (person: Person) => {
    const { id } = (await person.get('/api/user/')).body;
    return makeResetLink(kit.db, id, kit.clock.now, (n) => randomBytes(n).toString('hex'));
  };
  const use = (token: unknown, new_password: unknown = NEXT) =>
    kit.nobody.post('/api/user/password/reset/', { token, new_password });

  test('sets one, once; everything of before ends', async () => {
    const cook = await kit.signUp();
    const wish = { name: 'x', scopes: ['read'], password: PASSWORD };
    const script = (await cook.post('/api/user/tokens/', wish)).body.token;
    const token = await linkFor(cook);
    const answer = await use(token);
    expect([answer.status, answer.body, answer.cookies]).toEqual([
      200,
      { message: 'Password changed. Please sign in.' },
      [],
    ]);
    expect((await cook.get('/api/recipes/')).status).toBe(401);
    const refreshed = await kit.nobody.post('/api/user/token/refresh/', {
      refresh: cook.refreshToken,
    });
    expect(refreshed.status).toBe(401);
    const headers = { authorization: `Bearer ${script}` };
    expect((await kit.nobody.get('/api/recipes/', { headers })).status).toBe(401);
    await expect(kit.signIn(cook.name)).rejects.toThrow('Cannot sign in');
    const again = await use(token, 'yet another phrase');
    expect([again.status, again.body]).toEqual([400, NOT_GOOD]);
    const back = await kit.signIn(cook.name, NEXT);
    const kinds = (await back.get('/api/user/events/')).body.map(
      (one: { kind: string }) => one.kind,
    );
    expect(kinds).toContain('password_reset');
  });

  test('of two at once sets one password', async () => {
    const token = await linkFor(await kit.signUp());
    const answers = await Promise.all([use(token), use(token, 'yet another phrase')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
  });

  test('is good for an hour, and the newest alone', async () => {
    const cook = await kit.signUp();
    const first = await linkFor(cook);
    const second = await linkFor(cook);
    expect((await use(first)).body).toEqual(NOT_GOOD);
    kit.clock.now += 3_600_000;
    expect((await use(second)).body).toEqual(NOT_GOOD);
    expect((await kit.signIn(cook.name)).token).not.toBe('');
  });

  test.each([
    ['', NEXT, { token: expect.anything() }],
    ['ocr_', NEXT, NOT_GOOD],
    [5, NEXT, expect.anything()],
    ["' or 1=1 --", NEXT, NOT_GOOD],
    ['x'.repeat(201), NEXT, { token: expect.anything() }],
  ])('%j is none', async (token, password, body) => {
    const answer = await use(token, password);
    expect([answer.status, answer.body]).toEqual([400, body]);
  });

  test('stays good when the password is not', async () => {
    const cook = await kit.signUp();
    const token = await linkFor(cook);
    for (const weak of ['short', 'password', cook.name + cook.name]) {
      expect((await use(token, weak)).body).toEqual({ new_password: expect.anything() });
    }
    expect((await use(token)).status).toBe(200);
  });

  test('is guessed so often and no more, and no other site may use it', async () => {
    const strict = await startTestApp({ settings: { LIMIT_LOGIN_PER_NAME_AND_ADDRESS: '2/60s' } });
    const guess = (headers: Record<string, string> = {}) =>
      strict.nobody.post(
        '/api/user/password/reset/',
        { token: 'ocr_x', new_password: NEXT },
        { headers },
      );
    expect((await guess({ origin: 'https://evil.example' })).status).toBe(403);
    expect([(await guess()).status, (await guess()).status]).toEqual([400, 400]);
    expect((await guess()).status).toBe(429);
    await strict.close();
  });
});

describe('registering by invitation', () => {
  let kit: TestApp;
  let admin: Person;
  beforeAll(async () => {
    const settings = { REGISTRATION: 'invite', LIMIT_REGISTER_PER_ADDRESS: '9999/0.1s' };
    kit = await startTestApp({ settings });
    await kit.db
      .insertInto('invites')
      .values({
        token_hash: 'x',
        created_by: await firstAdministrator(kit),
        created_at: '2020-01-01T00:00:00.000Z',
        expires_at: '2020-01-02T00:00:00.000Z',
        used_at: null,
      })
      .execute();
    admin = await kit.signIn('root');
  });
  afterAll(() => kit.close());

  const register = (username: string, invite?: unknown) =>
    kit.nobody.post('/api/user/register/', { username, password: PASSWORD, invite });
  const invite = async (body: object = {}) =>
    (await admin.post('/api/admin/invites/', body)).body as { id: number; invite: string };

  test('needs an invitation, which is good once', async () => {
    const { id, invite: secret } = await invite();
    expect(secret).toMatch(/^oci_[\w-]{43}$/);
    for (const bad of [undefined, null, '', 'oci_x', {}, [secret, secret], 5]) {
      const answer = await register('early', bad);
      expect([answer.status, answer.body]).toEqual([
        403,
        { detail: 'Registration needs an invitation that is good.' },
      ]);
    }
    expect((await register('guest', secret)).status).toBe(201);
    expect((await register('guest2', secret)).status).toBe(403);
    const list = await admin.get('/api/admin/invites/');
    expect(list.body.find((one: { id: number }) => one.id === id).used_at).not.toBeNull();
    expect(list.text).not.toContain(secret);
  });

  test('of two at once lets one in', async () => {
    const { invite: secret } = await invite();
    const answers = await Promise.all([register('left', secret), register('right', secret)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 403]);
  });

  test('keeps the invitation when the name is taken, and says so only to the invited', async () => {
    const { invite: secret } = await invite();
    expect((await register('root')).status).toBe(403);
    expect((await register('root', secret)).status).toBe(400);
    expect((await register('fresh', secret)).status).toBe(201);
  });

  test('ends with its days, and when it is taken back', async () => {
    const taken = await invite();
    expect((await admin.delete(`/api/admin/invites/${taken.id}/`)).status).toBe(204);
    expect((await admin.delete(`/api/admin/invites/${taken.id}/`)).status).toBe(404);
    expect((await register('gone', taken.invite)).status).toBe(403);
    const old = await invite({ days: 1 });
    kit.clock.now += 86_400_000;
    expect((await register('late', old.invite)).status).toBe(403);
    admin = await kit.signIn('root');
  });

  test('is for administrators to arrange', async () => {
    const { id, invite: secret } = await invite();
    await register('curious', secret);
    const guest = await kit.signIn('curious');
    for (const answer of [
      await guest.get('/api/admin/invites/'),
      await guest.post('/api/admin/invites/', {}),
      await guest.delete(`/api/admin/invites/${id}/`),
    ]) {
      expect(answer.status).toBe(403);
    }
  });
});

/** Where nobody can register, the first account is made by a command. */
async function firstAdministrator(kit: TestApp): Promise<number> {
  const { createPasswordHasher } = await import('../account/password-hash.ts');
  const { insertUser } = await import('../account/users.store.ts');
  const id = await insertUser(kit.db, {
    username: 'root',
    usernameKey: 'root',
    passwordHash: await createPasswordHasher().hash(PASSWORD),
    now: new Date(kit.clock.now).toISOString(),
  });
  await setAdministrator(kit.db, 'root', true);
  return id ?? 0;
}
