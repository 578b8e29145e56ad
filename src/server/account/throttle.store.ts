import { sql } from 'kysely';
import type { Database } from '../storage/database.ts';

// One row a key, one statement an attempt: processes that count at the same moment wait for each other's row only.
// Times are ms since the epoch.

/** An attempt to be counted on one key. */
interface Attempt {
  key: string;
  burst: number;
  /** In ms. */
  oneEvery: number;
  now: number;
  /** Until when the attempt may be under way; 0 when it is over at once. */
  leaseUntil: number;
}

/**
 * Counts an attempt by the generic cell rate algorithm, unless the key is used up.
 * @returns whether it was counted
 */
export async function countAttempt(db: Database, attempt: Attempt): Promise<boolean> {
  const { key, burst, oneEvery, now, leaseUntil } = attempt;
  const full = now + burst * oneEvery;
  const isUnderWay = leaseUntil > 0 ? 1 : 0;
  // No one is ever further than a full burst from being rested, even where a clock was put back.
  const next = sql<number>`least(greatest(c.rested_at, ${now}::bigint), ${full}::bigint) + ${oneEvery}::bigint`;
  const { rows } = await sql`
    insert into throttle_counts as c (key, rested_at, under_way, lease_until)
    values (${key}, ${now + oneEvery}, ${isUnderWay}, ${leaseUntil})
    on conflict (key) do update set
      rested_at = ${next},
      under_way = case when c.lease_until > ${now} then c.under_way else 0 end + ${isUnderWay},
      lease_until = greatest(c.lease_until, ${leaseUntil})
    where ${next} <= ${full}
    returning 1 as counted`.execute(db);
  return rows.length > 0;
}

/**
 * How a used-up key stands: from when it has room again, and whether attempts are under way that may give back.
 * @param latest no key is further than this from being rested, in ms; a clock that was put back is mended here
 */
export async function findCount(db: Database, key: string, latest: number) {
  return db
    .updateTable('throttle_counts')
    .set({ rested_at: sql`least(rested_at, ${latest}::bigint)` })
    .where('key', '=', key)
    .returning(['rested_at', 'under_way', 'lease_until'])
    .executeTakeFirst();
}

/**
 * An attempt is over.
 * @param giveBack in ms, what it had cost and costs no more
 * @param wasUnderWay whether it had been counted as under way
 */
export async function endAttempt(
  db: Database,
  key: string,
  { giveBack, wasUnderWay, now }: { giveBack: number; wasUnderWay: boolean; now: number },
): Promise<void> {
  // Nothing stays that would count should the clock be put back.
  await sql`update throttle_counts set
      under_way = greatest(under_way - ${wasUnderWay ? 1 : 0}, 0),
      rested_at = case when rested_at - ${giveBack}::bigint <= ${now}::bigint then 0 else rested_at - ${giveBack}::bigint end
    where key = ${key}`.execute(db);
}

/** Forgets keys that are as good as never used. @param now ms since the epoch */
export async function deleteRestedCounts(db: Database, now: number): Promise<void> {
  await db
    .deleteFrom('throttle_counts')
    .where('rested_at', '<=', now)
    .where('lease_until', '<=', now)
    .execute();
}
