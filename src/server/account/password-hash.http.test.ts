import { pbkdf2Sync } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PASSWORD, startTestApp, type TestApp } from '../../../test/kit.ts';
import { createPasswordHasher } from './password-hash.ts';

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

test.each([
  ['of a moved Ocipe', () => Promise.resolve(django(PASSWORD))],
  [
    'of a lower cost',
    () => hash(PASSWORD, { algorithm: 2, memoryCost: 8192, timeCost: 1, parallelism: 1 }),
  ],
])('a hash %s is good for signing in, and made anew by it', async (_what, make) => {
  const { name } = await kit.signUp();
  await kit.db
    .updateTable('users')
    .set({ password_hash: await make() })
    .where('username', '=', name)
    .execute();
  await expect(kit.signIn(name, 'not the password')).rejects.toThrow('No active account');
  expect(await storedHash(name)).not.toMatch(CURRENT);
  await kit.signIn(name);
  expect(await storedHash(name)).toMatch(CURRENT);
  await kit.signIn(name);
});

test.each([
  '',
  'x',
  '!',
  '$argon2id$',
  '$argon2id$v=19$m=19456,t=2,p=1$x$y',
  'pbkdf2_sha256$',
  'pbkdf2_sha256$1000$salt$',
  'pbkdf2_sha256$0$salt$AAAA',
  `pbkdf2_sha256$x$salt$${Buffer.alloc(32).toString('base64')}`,
  'md5$x$y',
])('the damaged hash %j is nobody’s password', async (stored) => {
  const { isRight } = await createPasswordHasher().verify(stored, PASSWORD);
  expect(isRight).toBe(false);
});

test('a password is the same however its accents are spelled', async () => {
  const hasher = createPasswordHasher();
  const stored = await hasher.hash('crème brûlée'.normalize('NFD'));
  expect((await hasher.verify(stored, 'crème brûlée'.normalize('NFC'))).isRight).toBe(true);
});
