import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkSecret, type Config } from './config.ts';

/**
 * The keys that sign and read tokens: from the settings, else from a file beside the database, made at the
 * first start; for a database in memory, a new one each time.
 * @throws SettingError when the file holds no good key; the system's error when it cannot be read or made
 */
export function signingKeys(
  config: Pick<Config, 'secretKeys' | 'databaseFile'>,
): readonly Buffer[] {
  if (config.secretKeys.length > 0) return config.secretKeys;
  const fresh = randomBytes(48).toString('base64url');
  if (config.databaseFile === ':memory:') return [Buffer.from(fresh)];
  const file = join(dirname(config.databaseFile), 'secret.key');
  makeOnce(file, fresh);
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean).slice(0, 3);
  return lines.map((line) => checkSecret(file, line));
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
