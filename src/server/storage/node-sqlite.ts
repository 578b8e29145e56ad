import { createRequire } from 'node:module';
import type * as photostructure from '@photostructure/sqlite';

type NodeSqlite = Pick<typeof photostructure, 'DatabaseSync'>;

/**
 * Node's own SQLite where this Node has all we use of it, else its drop-in replacement.
 * Node 20 has none; the first versions of Node 22 lack `columns()`.
 */
function load(): NodeSqlite {
  const builtin = process.getBuiltinModule?.('node:sqlite') as
    | (NodeSqlite & { StatementSync: { prototype: object } })
    | undefined;
  if (builtin && 'columns' in builtin.StatementSync.prototype) return builtin;
  return createRequire(import.meta.url)('@photostructure/sqlite') as NodeSqlite;
}

export const { DatabaseSync } = load();
export type DatabaseSync = photostructure.DatabaseSyncInstance;
export type StatementSync = photostructure.StatementSyncInstance;
