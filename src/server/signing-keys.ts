import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { checkSecret, SettingError, type Config } from './config.ts';
import {
  insertFirstSigningKey,
  insertNextSigningKey,
  listSigningKeys,
} from './signing-keys.store.ts';
import type { Database } from './storage/database.ts';

/** The signing key and two before it. */
const KEPT_KEYS = 3;

type Settings = Pick<Config, 'secretKeys' | 'database'>;

/**
 * The keys that sign and read tokens: from the settings, else from a file beside an SQLite database or a row in a
 * PostgreSQL one, made at the first start; for a database in memory, a new one each time.
 * @param warn told that a key lies with the data it protects
 * @throws SettingError when what is kept is no good key; the system's error when it cannot be read or made
 */
export async function signingKeys(
  { secretKeys, database }: Settings,
  db: Database,
  warn: (sentence: string) => void = () => {},
): Promise<readonly Buffer[]> {
  if (secretKeys.length > 0) return secretKeys;
  if (database.engine === 'postgres') {
    await insertFirstSigningKey(db, newKey(), new Date().toISOString());
    warn('The key that signs tokens is kept in the database. Set SECRET_KEY to keep it elsewhere.');
    return (await listSigningKeys(db, KEPT_KEYS)).map((key) => checkSecret('signing_keys', key));
  }
  if (database.file === ':memory:') return [Buffer.from(newKey())];
  const file = keyFile(database.file);
  makeOnce(file, newKey());
  const keys = readLines(file).map((line) => checkSecret(file, line));
  if (keys.length === 0) throw new SettingError(`${file} holds no key.`);
  return keys;
}

/**
 * Makes a new signing key the first; tokens of the two before it are still good. Servers read it at their next start.
 * @returns where it is kept
 * @throws SettingError when the key is a setting, or there is none yet
 */
export async function rotateKey({ secretKeys, database }: Settings, db: Database): Promise<string> {
  if (secretKeys.length > 0) {
    throw new SettingError(
      'SECRET_KEY is a setting here: give it a new value and move the old one to PREVIOUS_SECRET_KEYS.',
    );
  }
  if (database.engine === 'postgres') {
    await insertNextSigningKey(db, newKey(), new Date().toISOString(), KEPT_KEYS);
    return 'the database';
  }
  const file = keyFile(database.file);
  if (!existsSync(file)) throw new SettingError(`${file} is not there: start the server once.`);
  const lines = [newKey(), ...readLines(file)].slice(0, KEPT_KEYS);
  makeOnce(`${file}.new`, lines.join('\n'));
  renameSync(`${file}.new`, file);
  return file;
}

function newKey(): string {
  return randomBytes(48).toString('base64url');
}

function keyFile(databaseFile: string): string {
  return join(dirname(databaseFile), 'secret.key');
}

function readLines(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n').filter(Boolean).slice(0, KEPT_KEYS);
}

/** Exactly one of several first starts makes the file; nobody but us may read it. */
function makeOnce(file: string, content: string): void {
  let handle;
  try {
    handle = openSync(file, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw error;
  }
  writeSync(handle, `${content}\n`);
  fsyncSync(handle);
  closeSync(handle);
}
