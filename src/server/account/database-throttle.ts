import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../storage/database.ts';
import { throttled, type Count, type Throttle } from './throttle.ts';
import { countAttempt, deleteRestedCounts, endAttempt, findCount } from './throttle.store.ts';

/** An attempt that has not ended after this time is one whose process died, in ms. */
const LEASE_MS = 20_000;
/** How often to look whether attempts elsewhere are over, in ms. */
const LOOK_AGAIN_MS = 50;
/** How often rested keys are forgotten, in attempts counted by this process. */
const SWEEP_EVERY = 5000;

/**
 * Counts in the database, for several processes (PostgreSQL). The same rule as in memory: all counts or none, and a
 * count that attempts under way have used up is waited for, in whichever process they are.
 * @param now ms since the epoch; the processes' clocks should agree to about a second
 */
export function createDatabaseThrottle(db: Database, now: () => number): Throttle {
  let counted = 0;

  /** Counts on all the counts, or on none. @returns whether it did */
  const tryToTake = async (counts: readonly Count[], leaseMs: number) => {
    const taken: Count[] = [];
    for (const count of counts) {
      const { key, limit } = count;
      const at = now();
      const leaseUntil = leaseMs === 0 ? 0 : at + leaseMs;
      const isCounted = await countAttempt(db, { key: keyOf(key), ...limit, now: at, leaseUntil });
      if (!isCounted) {
        for (const other of taken) await end(other, true, leaseMs > 0);
        return false;
      }
      taken.push(count);
    }
    counted += 1;
    if (counted % SWEEP_EVERY === 0) await deleteRestedCounts(db, now());
    return true;
  };
  const end = ({ key, limit }: Count, isFree: boolean, wasUnderWay: boolean) =>
    endAttempt(db, keyOf(key), { giveBack: isFree ? limit.oneEvery : 0, wasUnderWay, now: now() });
  /** How a count stands. @returns in how many ms it has room (0 or less: now), and whether it may be sooner */
  const lookAt = async ({ key, limit }: Count) => {
    const at = now();
    const latest = at + limit.burst * limit.oneEvery;
    const count = await findCount(db, keyOf(key), latest);
    if (!count) return { wait: 0, isUnderWay: false };
    return {
      wait: count.rested_at + limit.oneEvery - latest,
      isUnderWay: count.under_way > 0 && count.lease_until > at,
    };
  };

  return {
    take: async (counts) => {
      if (!(await tryToTake(counts, 0))) throw throttled(await Promise.all(counts.map(lookAt)));
    },
    countFailures: async (counts, attempt) => {
      const patienceEnds = Date.now() + LEASE_MS;
      while (!(await tryToTake(counts, LEASE_MS))) {
        const all = await Promise.all(counts.map(lookAt));
        const mayBeSooner = all.every((count) => count.wait <= 0 || count.isUnderWay);
        if (!mayBeSooner || Date.now() > patienceEnds) throw throttled(all);
        await wait(LOOK_AGAIN_MS);
      }
      let hasFailed = false;
      try {
        const result = await attempt();
        hasFailed = result === undefined;
        return result;
      } finally {
        for (const count of counts) await end(count, !hasFailed, true);
      }
    },
  };
}

/** Names and addresses need not lie about: a key is compared, never read. */
function keyOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 22);
}
