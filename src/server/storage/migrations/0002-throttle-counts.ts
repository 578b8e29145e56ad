import type { Database } from '../database.ts';
import { runStatements } from '../dialect.ts';

/**
 * Attempts, counted where several processes can see them. Not logged: after a crash of the database everybody starts
 * with a clean slate, which no attacker can bring about, and counting costs no disk.
 */
export function up(db: Database): Promise<void> {
  return runStatements(db, [
    `create $unlogged table throttle_counts (
      key $text primary key,
      rested_at $int not null,
      under_way $int not null,
      lease_until $int not null
    )`,
    'create index throttle_counts_rested on throttle_counts (rested_at)',
  ]);
}
