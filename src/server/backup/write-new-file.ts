import { createWriteStream, existsSync } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { SettingError } from '../config.ts';

/** What systems say of disks that know no second name for a file, such as a USB stick's. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL']);

/**
 * Writes a file that only its owner may read. It has its name only when it is whole and on the disk.
 * @param write ends what it is given
 * @throws SettingError in a sentence when it is there already, and stays as it is, or cannot be written; else what
 *   `write` throws
 */
export async function writeNewFile(
  file: string,
  write: (target: Writable) => Promise<void>,
): Promise<void> {
  if (existsSync(file)) throw new SettingError(TAKEN(file));
  const unfinished = `${file}.${process.pid}.unfinished`;
  try {
    await write(createWriteStream(unfinished, { flags: 'wx', mode: 0o600 }));
    await sync(unfinished, 'r+');
    await giveName(unfinished, file);
    await sync(dirname(file), 'r');
  } catch (error) {
    throw explainWriting(error, file);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/**
 * What went wrong with a file, for people; what has nothing to do with files stays what it is.
 * @param what was written
 */
export function explainWriting(error: unknown, what: string): unknown {
  const { syscall, message } = error as NodeJS.ErrnoException;
  const isOfNetwork = error instanceof Error && 'address' in error;
  if (syscall === undefined || isOfNetwork) return error;
  return new SettingError(`${what} cannot be written: ${message}.`);
}

const TAKEN = (file: string) => `${file} is there already and is left as it is.`;

/** Unlike renaming, a second name never replaces what somebody else has put there meanwhile. */
async function giveName(unfinished: string, file: string): Promise<void> {
  try {
    await link(unfinished, file);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || existsSync(file)) throw new SettingError(TAKEN(file));
    if (!NO_LINKS.has(code)) throw error;
    await rename(unfinished, file);
  }
}

async function sync(path: string, flags: string): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
