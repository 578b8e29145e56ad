import { createHash } from 'node:crypto';
import { pipeline, type Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import { SettingError } from '../config.ts';
import { BACKUP_FORMAT, BACKUP_VERSION, type BackupEnd, type BackupHead } from './write-backup.ts';

const DAMAGED = 'The backup is damaged, or only a part of it is there. Nothing was changed.';

/**
 * Reads a backup line by line, as it comes.
 * @param source gzip
 * @returns the lines behind the head and before the end, read as JSON; the last one is given out before the end was
 *   looked at, so nothing may be kept before this generator is done
 * @throws SettingError in a sentence, when it is no backup, a newer one, a half one or a damaged one
 */
export async function* readBackup(source: Readable): AsyncGenerator<unknown, BackupEnd['end']> {
  const hash = createHash('sha256');
  let head: BackupHead | undefined;
  let end: BackupEnd['end'] | undefined;
  for await (const line of linesOf(source)) {
    if (end) throw new SettingError(DAMAGED);
    const value = parse(line, head !== undefined);
    if (!head) {
      head = readHead(value);
      yield head;
    } else if (isEnd(value)) {
      ({ end } = value);
      if (end.sha256 !== hash.copy().digest('hex')) throw new SettingError(DAMAGED);
      continue;
    } else {
      yield value;
    }
    hash.update(`${line}\n`);
  }
  if (!end) throw new SettingError(head ? DAMAGED : NO_BACKUP);
  return end;
}

const NO_BACKUP = 'This is no backup of Ocipe.';

async function* linesOf(source: Readable): AsyncGenerator<string> {
  const gunzip = createGunzip();
  let failure: NodeJS.ErrnoException | undefined;
  const fail = (error: NodeJS.ErrnoException | null | undefined) => {
    failure ??= error ?? undefined;
  };
  // Listened to for ever: what is found damaged after nobody reads any more must not end the process.
  gunzip.on('error', fail);
  source.on('error', fail);
  pipeline(source, gunzip, fail);
  let isBegun = false;
  const utf8 = new StringDecoder('utf8');
  let rest = '';
  try {
    for await (const chunk of gunzip) {
      const lines = (rest + utf8.write(chunk as Buffer)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        isBegun = true;
        yield line;
      }
    }
    if (rest !== '') yield rest;
  } catch (error) {
    failure ??= error as NodeJS.ErrnoException;
  }
  if (failure) {
    const isPacking = String(failure.code).startsWith('Z_');
    if (isPacking) throw new SettingError(isBegun ? DAMAGED : NO_BACKUP);
    if (failure.syscall !== undefined) {
      throw new SettingError(`The backup cannot be read: ${failure.message}.`);
    }
    throw failure;
  }
}

function parse(line: string, isBegun: boolean): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new SettingError(isBegun ? DAMAGED : NO_BACKUP);
  }
}

function readHead(value: unknown): BackupHead {
  const { format, version, migration } = (value ?? {}) as Partial<BackupHead>;
  if (format !== BACKUP_FORMAT || typeof migration !== 'string') throw new SettingError(NO_BACKUP);
  if (typeof version !== 'number' || version > BACKUP_VERSION) {
    throw new SettingError(
      'The backup was made by a newer Ocipe. Please restore it with that one.',
    );
  }
  return value as BackupHead;
}

function isEnd(value: unknown): value is BackupEnd {
  return typeof value === 'object' && value !== null && 'end' in value;
}
