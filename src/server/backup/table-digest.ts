import { createHash } from 'node:crypto';
import type { Row, TableHead } from './backup-lines.ts';

/** Tells whether a table is what another was: its columns, its counter and each row, however they came in portions. */
export interface TableDigest {
  add: (rows: readonly Row[]) => void;
  /** Ends it. */
  read: () => string;
}

/** Begins the digest of a table. */
export function startDigest({ table, columns, last_id: last }: TableHead): TableDigest {
  const hash = createHash('sha256').update(JSON.stringify([table, columns, last ?? null]));
  return {
    add: (rows) => {
      for (const row of rows) hash.update(JSON.stringify(row));
    },
    read: () => hash.digest('hex'),
  };
}
