import { sql, type RawBuilder } from 'kysely';

/**
 * Text as its UTF-8 bytes: what goes straight into an answer need not become a string in between.
 * @param text an expression that gives text
 */
export function utf8Bytes(text: RawBuilder<unknown>): RawBuilder<Uint8Array> {
  return sql<Uint8Array>`cast(${text} as blob)`;
}

/** Rows for one statement: engines allow only so many parameters in one. */
export function* inChunks<Row>(rows: readonly Row[], size = 500): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
