import { createHash } from 'node:crypto';
import { SettingError } from '../config.ts';
import {
  areRows,
  BACKUP_VERSION,
  isBackupEnd,
  isBackupHead,
  isPictureLine,
  isTableHead,
  type BackupHead,
  type PictureLine,
  type Row,
  type TableHead,
} from './backup-lines.ts';
import { LineTooLong, readLines } from './read-lines.ts';

const NO_BACKUP = 'This is no backup of Ocipe.';
const DAMAGED = 'The backup is damaged, or only a part of it is there. Nothing was changed.';
/** Said of backups from the future, by whoever notices. */
export const NEWER = 'The backup was made by a newer Ocipe. Please restore it with that one.';

/** Heads have some hundred bytes: what goes on longer without a line end is no backup. */
const MOST_HEAD_BYTES = 64 * 1024;
/** One row of the largest recipe that a request can bring has less than 50 MB. */
const MOST_LINE_BYTES = 256 * 1024 * 1024;

/** What zlib says of a file that does not begin as packed ones do. */
const NOT_PACKED = 'incorrect header check';

/** What a backup tells, in its order: its head, then each table's head and rows. */
export type BackupPart =
  | { head: BackupHead }
  | { table: TableHead }
  | { rows: readonly Row[]; of: TableHead }
  | PictureLine;

/**
 * Reads a backup as it comes. Parts are given out before the end was looked at, so nothing may be kept before this is done.
 * @param file packed
 * @returns how many rows there were, by table, when every line was what it should be, and all of them were there
 * @throws SettingError in a sentence, when it cannot be read, or is no backup, a newer one, a half one or a damaged one
 */
export async function* readBackup(
  file: string,
): AsyncGenerator<BackupPart, Record<string, number>, undefined> {
  const hash = createHash('sha256');
  const counted: Record<string, number> = {};
  let head: BackupHead | undefined;
  let table: TableHead | undefined;
  let pictures = 0;
  let isEnded = false;
  let isNewer = false;
  try {
    for await (const line of readLines(file, mostBytes)) {
      if (isEnded) throw new SettingError(DAMAGED);
      // What comes is not for us to understand, but damage in the head is not to be taken for another version.
      if (isNewer) continue;
      const value = parse(line);
      if (!head) {
        head = readHead(value);
        isNewer = head.version > BACKUP_VERSION;
        if (!isNewer) yield { head };
      } else if (table && areRows(value, table.columns.length)) {
        counted[table.table] = (counted[table.table] ?? 0) + value.length;
        yield { rows: value, of: table };
      } else if (isTableHead(value) && !Object.hasOwn(counted, value.table)) {
        table = value;
        counted[table.table] = 0;
        yield { table };
      } else if (table && isPictureLine(value)) {
        pictures += 1;
        yield value;
      } else if (
        isBackupEnd(value) &&
        (value.end.pictures ?? 0) === pictures &&
        value.end.sha256 === hash.copy().digest('hex') &&
        JSON.stringify(value.end.rows) === JSON.stringify(counted)
      ) {
        isEnded = true;
      } else {
        throw new SettingError(DAMAGED);
      }
      hash.update(line).update('\n');
    }
  } catch (error) {
    throw explain(error, file, head !== undefined);
  }
  if (isNewer) throw new SettingError(NEWER);
  if (!isEnded) throw new SettingError(head ? DAMAGED : NO_BACKUP);
  return counted;
}

/**
 * Reads a backup from its first byte to its last.
 * @returns its head
 * @throws SettingError as `readBackup`
 */
export async function checkBackup(file: string): Promise<BackupHead> {
  let found: BackupHead | undefined;
  for await (const part of readBackup(file)) if ('head' in part) found = part.head;
  if (!found) throw new SettingError(NO_BACKUP);
  return found;
}

function mostBytes(before: number): number {
  return before === 0 ? MOST_HEAD_BYTES : MOST_LINE_BYTES;
}

/** @returns undefined, which is no line of ours, for what is no JSON */
function parse(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString());
  } catch {
    return undefined;
  }
}

function readHead(value: unknown): BackupHead {
  if (!isBackupHead(value)) throw new SettingError(NO_BACKUP);
  if (typeof value.version !== 'number') throw new SettingError(DAMAGED);
  return value as BackupHead;
}

/** What went wrong while reading, for people; anything but the file's own faults stays what it is. */
function explain(error: unknown, file: string, isBegun: boolean): unknown {
  const { code, syscall, message } = error as NodeJS.ErrnoException;
  if (error instanceof LineTooLong) return new SettingError(isBegun ? DAMAGED : NO_BACKUP);
  if (code?.startsWith('Z_')) {
    // What is packed and then makes no sense may have been a backup, even if nothing of it could be read.
    const isOther = message === NOT_PACKED || (code === 'Z_BUF_ERROR' && !isBegun);
    return new SettingError(isOther ? NO_BACKUP : DAMAGED);
  }
  if (syscall !== undefined) return new SettingError(`${file} cannot be read: ${message}.`);
  return error;
}
