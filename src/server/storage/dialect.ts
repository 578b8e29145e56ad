import { sql, type RawBuilder } from 'kysely';

/**
 * Text as its UTF-8 bytes: what goes straight into an answer need not become a string in between.
 * @param text an expression that gives text
 */
export function utf8Bytes(text: RawBuilder<unknown>): RawBuilder<Uint8Array> {
  return sql<Uint8Array>`cast(${text} as blob)`;
}

/** So many rows go into one statement: engines allow only so many parameters, and others want answers meanwhile. */
export const CHUNK = 500;

/** Rows in portions for one statement each. */
export function* inChunks<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += CHUNK) yield rows.slice(start, start + CHUNK);
}
