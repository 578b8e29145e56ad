import { pbkdf2Sync } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PASSWORD, startTestApp, type TestApp } from '../../../test/kit.ts';

const CURRENT = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp();
});
afterAll(() => kit.close());

const django = (password: string) => {
  const key = pbkdf2Sync(password, 'salt', 1000, 32, 'sha256').toString('base64');
  return `pbkdf2_sha256$1000$salt$${key}`;
};

async function storedHash(name: string): Promise<string> {
  const user = await kit.db
    .selectFrom('users')
    .select('password_hash')
    .where('username', '=', name)
    .executeTakeFirst();
  return user?.password_hash ?? '';
}

test('a new password is kept as argon2id at the recommended cost', async () => {
  const { name } = await kit.signUp();
  expect(await storedHash(name)).toMatch(CURRENT);
});

const keep = (name: string, stored: string) =>
  kit.db.updateTable('users').set({ password_hash: stored }).where('username', '=', name).execute();
const withCost = (memoryCost: number, timeCost: number) =>
  hash(PASSWORD, { algorithm: 2, memoryCost, timeCost, parallelism: 1 });

test.each([
  ['of a moved Ocipe', async () => django(PASSWORD)],
  ['of a lower cost', () => withCost(8192, 1)],
])('a hash %s is good for signing in, and made anew by it', async (_what, make) => {
  const { name, refreshToken } = await kit.signUp();
  const stored = await make();
  await keep(name, stored);
  await expect(kit.signIn(name, 'not the password')).rejects.toThrow('No active account');
  expect(await storedHash(name)).toBe(stored);
  const { token } = await kit.signIn(name);
  expect(await storedHash(name)).toMatch(CURRENT);
  await kit.signIn(name);
  // It is the same password: nobody is signed out by it.
  const headers = { authorization: `Bearer ${token}` };
  expect((await kit.nobody.get('/api/user/', { headers })).status).toBe(200);
  const body = { refresh: refreshToken };
  expect((await kit.nobody.post('/api/user/token/refresh/', body)).status).toBe(200);
});

test('a hash of a higher cost is kept as it is', async () => {
  const { name } = await kit.signUp();
  const stored = await withCost(65_536, 3);
  await keep(name, stored);
  await kit.signIn(name);
  expect(await storedHash(name)).toBe(stored);
});

test.each(['', '!', 'pbkdf2_sha256$x', '$argon2id$v=19$m=19456,t=2,p=1$x$y'])(
  'with the damaged hash %j nobody signs in, and nothing breaks',
  async (stored) => {
    const cook = await kit.signUp();
    await keep(cook.name, stored);
    await expect(kit.signIn(cook.name)).rejects.toThrow('No active account');
    const body = { current_password: PASSWORD, new_password: 'another long phrase' };
    expect((await cook.post('/api/user/password/', body)).status).toBe(400);
    expect(await storedHash(cook.name)).toBe(stored);
  },
);
