import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { rotateKey, signingKeys } from './signing-keys.ts';
import type { Database } from './storage/database.ts';
import { migrate } from './storage/migrate.ts';
import { openSqlite } from './storage/sqlite.ts';

let folder: string;
let db: Database;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ocipe-keys-'));
  const database = openSqlite(':memory:');
  await migrate(database, undefined);
  ({ db } = database);
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
});

const config = (settings = {}) =>
  readConfig({ DATABASE_URL: `sqlite:${folder}/o.db`, ...settings });
const file = () => join(folder, 'secret.key');

test('a key is made at the first start, for us alone, and read at the next', async () => {
  const [key] = await signingKeys(config(), db);
  expect(key?.length).toBeGreaterThanOrEqual(32);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(await signingKeys(config(), db)).toEqual([key]);
});

test('two first starts at once agree on one key', async () => {
  const [one, other] = await Promise.all([signingKeys(config(), db), signingKeys(config(), db)]);
  expect(one).toEqual(other);
});

test('a key of the settings goes first, and leaves no file', async () => {
  const SECRET_KEY = 'a key of our own, 32 bytes or more';
  expect(await signingKeys(config({ SECRET_KEY }), db)).toEqual([Buffer.from(SECRET_KEY)]);
  expect(() => readFileSync(file())).toThrow('ENOENT');
  await expect(rotateKey(config({ SECRET_KEY }), db)).rejects.toThrow('SECRET_KEY');
});

test.each(['', '\n', 'short', `django-insecure-${'x'.repeat(40)}`])(
  'a file with %j is refused',
  async (text) => {
    writeFileSync(file(), text);
    await expect(signingKeys(config(), db)).rejects.toThrow(file());
  },
);

test('a new key goes before the two newest', async () => {
  await expect(rotateKey(config(), db)).rejects.toThrow('is not there');
  const all = [...(await signingKeys(config(), db))];
  for (let times = 0; times < 3; times += 1) {
    await rotateKey(config(), db);
    const keys = await signingKeys(config(), db);
    expect(keys.slice(1)).toEqual(all.slice(0, 2));
    all.unshift(...keys.slice(0, 1));
  }
  expect(statSync(file()).mode & 0o777).toBe(0o600);
});

test('PostgreSQL keeps it in a row, made once, and says so', async () => {
  const postgres = readConfig({ DATABASE_URL: 'postgres://h/o' });
  const said: string[] = [];
  const [key] = await signingKeys(postgres, db, (sentence) => said.push(sentence));
  expect(said.join()).toContain('SECRET_KEY');
  expect(await signingKeys(postgres, db)).toEqual([key]);
  await rotateKey(postgres, db);
  const keys = await signingKeys(postgres, db);
  expect(keys).toHaveLength(2);
  expect(keys[1]).toEqual(key);
});
