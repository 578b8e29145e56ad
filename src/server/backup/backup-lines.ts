import { SIZES, type PictureSize } from '../pictures/picture-store.ts';

/** What a backup begins with. */
export const BACKUP_FORMAT = 'ocipe-backup';
/** 2 since there are pictures. */
export const BACKUP_VERSION = 2;

/** The first line. */
export interface BackupHead {
  format: typeof BACKUP_FORMAT;
  version: number;
  /** The last migration of the tables it was made from. */
  migration: string;
  made_at: string;
}

/** The line a table begins with. */
export interface TableHead {
  table: string;
  columns: readonly string[];
  /** The highest id it has ever given out, where it counts them. */
  last_id?: number;
}

/** One size of a picture, in a line of its own behind the tables. */
export interface PictureLine {
  picture: string;
  size: PictureSize;
  /** In base64. */
  data: string;
}

/** A row as a backup has it: its columns in their order. A line has several. */
export type Row = readonly (string | number | null)[];

/** The last line: what must have been there before it. */
export interface BackupEnd {
  end: {
    rows: Record<string, number>;
    /** How many lines of pictures; left out where there is none. */
    pictures?: number;
    /** SHA-256 over all lines before, their line ends included. */
    sha256: string;
  };
}

// What was read as JSON may be anything: whether it is one of the lines above.

export function isBackupHead(value: unknown): value is Omit<BackupHead, 'version'> & {
  version: unknown;
} {
  const { format, migration } = fieldsOf(value);
  return format === BACKUP_FORMAT && typeof migration === 'string';
}

export function isTableHead(value: unknown): value is TableHead {
  const { table, columns, last_id: last } = fieldsOf(value);
  return (
    typeof table === 'string' &&
    Array.isArray(columns) &&
    columns.length > 0 &&
    columns.every((name) => typeof name === 'string') &&
    (last === undefined || (Number.isSafeInteger(last) && Number(last) >= 0))
  );
}

export function isPictureLine(value: unknown): value is PictureLine {
  const { picture, size, data } = fieldsOf(value);
  return (
    typeof picture === 'string' &&
    /^[\da-f]{32}$/u.test(picture) &&
    SIZES.some((known) => known === size) &&
    typeof data === 'string'
  );
}

export function isBackupEnd(value: unknown): value is BackupEnd {
  const { rows, sha256 } = fieldsOf(fieldsOf(value)['end']);
  return typeof sha256 === 'string' && typeof rows === 'object' && rows !== null;
}

/** @param width how many columns each row must have */
export function areRows(value: unknown, width: number): value is Row[] {
  return (
    Array.isArray(value) &&
    value.every((row) => Array.isArray(row) && row.length === width && row.every(isCell))
  );
}

function isCell(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'number';
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
