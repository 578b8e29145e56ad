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

/** The signing key and two before it. */
const KEPT_KEYS = 3;

/**
 * The keys that sign and read tokens: from the settings, else from a file beside the database, made at the
 * first start; for a database in memory, a new one each time.
 * @throws SettingError when the file holds no good key; the system's error when it cannot be read or made
 */
export function signingKeys(
  config: Pick<Config, 'secretKeys' | 'databaseFile'>,
): readonly Buffer[] {
  if (config.secretKeys.length > 0) return config.secretKeys;
  const fresh = newKey();
  if (config.databaseFile === ':memory:') return [Buffer.from(fresh)];
  const file = keyFile(config.databaseFile);
  makeOnce(file, fresh);
  const keys = readLines(file).map((line) => checkSecret(file, line));
  if (keys.length === 0) throw new SettingError(`${file} holds no key.`);
  return keys;
}

/**
 * Makes a new signing key the first; tokens of the two before it are still good. A server reads it at its next start.
 * @returns the file it is kept in
 * @throws SettingError when the key is a setting, or there is no file yet
 */
export function rotateKey(config: Pick<Config, 'secretKeys' | 'databaseFile'>): string {
  if (config.secretKeys.length > 0) {
    throw new SettingError(
      'SECRET_KEY is a setting here: give it a new value and move the old one to PREVIOUS_SECRET_KEYS.',
    );
  }
  const file = keyFile(config.databaseFile);
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
