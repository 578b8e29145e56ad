import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig, SettingError } from './config.ts';
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
const rows = () => db.selectFrom('signing_keys').selectAll().execute();

test('a key is made at the first start, for us alone, and read at the next', async () => {
  const [key] = await signingKeys(config(), db);
  expect(key?.length).toBeGreaterThanOrEqual(32);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  expect(await signingKeys(config(), db)).toEqual([key]);
});

test('it is made once, whatever became of the database', async () => {
  const [key] = await signingKeys(config(), db);
  const before = statSync(file());
  for (let start = 0; start < 3; start += 1) await signingKeys(config(), db);
  expect(statSync(file())).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  expect(await rows()).toEqual([]);
  expect(readFileSync(file(), 'utf8')).toBe(`${String(key)}\n`);
});

test('every first start makes another', async () => {
  const [one] = await signingKeys(config(), db);
  rmSync(file());
  const [other] = await signingKeys(config(), db);
  expect(other).not.toEqual(one);
});

test('a database in memory has one of its own each time, and no file', async () => {
  const memory = readConfig({ DATABASE_URL: 'sqlite::memory:' });
  const [one] = await signingKeys(memory, db);
  const [other] = await signingKeys(memory, db);
  expect(one?.length).toBeGreaterThanOrEqual(32);
  expect(other).not.toEqual(one);
  expect(readdirSync(folder)).toEqual([]);
});

test('many first starts at once agree on one key', async () => {
  const starts = Array.from({ length: 10 }, () => signingKeys(config(), db));
  const keys = await Promise.all(starts);
  for (const key of keys) expect(key).toEqual(keys[0]);
});

test('a key of the settings goes first, and leaves no file', async () => {
  const SECRET_KEY = 'a key of our own, 32 bytes or more';
  expect(await signingKeys(config({ SECRET_KEY }), db)).toEqual([Buffer.from(SECRET_KEY)]);
  expect(() => readFileSync(file())).toThrow('ENOENT');
  await expect(rotateKey(config({ SECRET_KEY }), db)).rejects.toThrow('SECRET_KEY');
});

test.each([
  '',
  '\n',
  'short',
  `${'x'.repeat(31)}\n`,
  `django-insecure-${'x'.repeat(40)}`,
  `${'x'.repeat(40)}\nshort\n`,
  `${'x'.repeat(40)}\nchangeme${'x'.repeat(40)}\n`,
])('a file with %j is refused by its name, and left as it is', async (text) => {
  writeFileSync(file(), text);
  await expect(signingKeys(config(), db)).rejects.toThrow(SettingError);
  await expect(signingKeys(config(), db)).rejects.toThrow(file());
  expect(readFileSync(file(), 'utf8')).toBe(text);
});

test('of a file the first three lines are keys, the newest first', async () => {
  const lines = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(40));
  writeFileSync(file(), lines.join('\n'));
  const keys = lines.slice(0, 3).map((line) => Buffer.from(line));
  expect(await signingKeys(config(), db)).toEqual(keys);
});

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

describe('on PostgreSQL', () => {
  const postgres = readConfig({ DATABASE_URL: 'postgres://h/o' });

  test('it is kept in a row, made once, and said so', async () => {
    const said: string[] = [];
    const [key] = await signingKeys(postgres, db, (sentence) => said.push(sentence));
    expect(key?.length).toBeGreaterThanOrEqual(32);
    expect(said.join()).toContain('SECRET_KEY');
    expect(said.join()).not.toContain(String(key));
    expect(await signingKeys(postgres, db)).toEqual([key]);
    expect(await rows()).toHaveLength(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('many first starts at once agree on one', async () => {
    const starts = Array.from({ length: 10 }, () => signingKeys(postgres, db));
    const keys = await Promise.all(starts);
    for (const key of keys) expect(key).toEqual(keys[0]);
  });

  test('a key of the settings leaves no row, and nothing to say', async () => {
    const own = readConfig({ DATABASE_URL: 'postgres://h/o', SECRET_KEY: 'x'.repeat(32) });
    const said: string[] = [];
    await signingKeys(own, db, (sentence) => said.push(sentence));
    expect([said, await rows()]).toEqual([[], []]);
  });

  test('a new key goes before the two newest', async () => {
    const all = [...(await signingKeys(postgres, db))];
    for (let times = 0; times < 3; times += 1) {
      await rotateKey(postgres, db);
      const keys = await signingKeys(postgres, db);
      expect(keys.slice(1)).toEqual(all.slice(0, 2));
      all.unshift(...keys.slice(0, 1));
    }
  });

  test('a row that is no good key stops the start', async () => {
    await signingKeys(postgres, db);
    await db.updateTable('signing_keys').set({ key: 'short' }).execute();
    await expect(signingKeys(postgres, db)).rejects.toThrow(SettingError);
  });
});
