import { SettingError, type Config } from '../config.ts';
import { rotateKey } from '../signing-keys.ts';
import type { Database } from '../storage/database.ts';
import { sqliteFile } from '../storage/open.ts';

/**
 * Makes a new signing key after a restore, where the key is ours.
 * @returns a sentence about the key for whoever restored; empty when there is nothing to say
 */
export async function renewKey(config: Config, db: Database): Promise<string> {
  if (config.secretKeys.length > 0) {
    return 'The key that signs comes from SECRET_KEY: please give that a new value.';
  }
  if (config.database.engine === 'sqlite' && !sqliteFile(config.database)) return '';
  try {
    return `A new key that signs is in ${await rotateKey(config, db)}.`;
  } catch (error) {
    // Before the first start there is none, and it will be a new one.
    if (error instanceof SettingError) return '';
    throw error;
  }
}
