import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';
import { AppError } from '../../contract/errors.ts';

/** So many attempts at once, then one every so often. */
export interface Limit {
  burst: number;
  /** In ms. */
  oneEvery: number;
}

/** One count to be looked at: its key tells who, its limit how often. */
export interface Count {
  key: string;
  limit: Limit;
}

/** Counts attempts: in memory for one process, in the database for several (database-throttle.ts). */
export interface Throttle {
  /**
   * Counts an attempt on all the counts, or on none if one of them is used up.
   * @throws AppError `throttled`, saying in how many seconds to come back
   */
  take(counts: readonly Count[]): Promise<void>;
  /**
   * Counts an attempt, and takes it back unless it failed: only failures are held against anybody. Where attempts
   * under way have used a count up for now, it waits for what becomes of them.
   * @param attempt answers undefined when it failed; what it throws is nobody's failure
   * @throws AppError `throttled`, and what `attempt` throws
   */
  countFailures<Result>(
    counts: readonly Count[],
    attempt: () => Promise<Result | undefined>,
  ): Promise<Result | undefined>;
}

/** Beyond so many keys the ones that are full again are forgotten. */
const SWEEP_AT = 50_000;

/**
 * Counts in memory by the generic cell rate algorithm (ITU-T I.371): one moment a key, when it will be as good
 * as never used.
 * @param now ms since the epoch
 */
export function createMemoryThrottle(now: () => number): Throttle {
  const restedAt = new Map<string, number>();
  /** How many attempts are under way that count against a key. */
  const underWay = new Map<string, number>();
  const waiting: (() => void)[] = [];

  const sweep = (at: number) => {
    for (const [key, rested] of restedAt) if (rested <= at) restedAt.delete(key);
  };

  /** Counts on all the counts, or on none. @returns those that are used up */
  const tryToTake = (counts: readonly Count[]) => {
    const at = now();
    const next = counts.map(({ key, limit }) => {
      // No one is ever further than a full burst from being rested, even where the clock was put back.
      const full = limit.burst * limit.oneEvery;
      const sofar = Math.min(Math.max(restedAt.get(key) ?? at, at), at + full);
      if (restedAt.has(key)) restedAt.set(key, sofar);
      return { key, rested: sofar + limit.oneEvery, wait: sofar + limit.oneEvery - at - full };
    });
    const used = next.filter(({ wait }) => wait > 0);
    if (used.length > 0) return used;
    for (const { key, rested } of next) restedAt.set(key, rested);
    if (restedAt.size > SWEEP_AT) sweep(at);
    return used;
  };
  const giveBack = (counts: readonly Count[]) => {
    for (const { key, limit } of counts) {
      const rested = (restedAt.get(key) ?? 0) - limit.oneEvery;
      // Nothing stays that would count should the clock be put back.
      if (rested > now()) restedAt.set(key, rested);
      else restedAt.delete(key);
    }
  };
  const markUnderWay = (counts: readonly Count[], change: 1 | -1) => {
    for (const { key } of counts) {
      const number = (underWay.get(key) ?? 0) + change;
      if (number > 0) underWay.set(key, number);
      else underWay.delete(key);
    }
  };

  return {
    take: async (counts) => {
      const used = tryToTake(counts);
      if (used.length > 0) throw throttled(used);
    },
    countFailures: async (counts, attempt) => {
      for (let used = tryToTake(counts); used.length > 0; used = tryToTake(counts)) {
        if (!used.every(({ key }) => underWay.has(key))) throw throttled(used);
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
      markUnderWay(counts, 1);
      let hasFailed = false;
      try {
        const result = await attempt();
        hasFailed = result === undefined;
        return result;
      } finally {
        if (!hasFailed) giveBack(counts);
        markUnderWay(counts, -1);
        for (const wake of waiting.splice(0)) wake();
      }
    },
  };
}

/** @param used the counts that are used up, each with the ms until it has room */
export function throttled(used: readonly { wait: number }[]): AppError {
  const ms = Math.max(1, ...used.map(({ wait }) => wait));
  return new AppError('throttled', Math.ceil(ms / 1000));
}

/** The address a caller is counted under: an IPv6 network of 64 bits is one household. */
export function addressKey(ip: string): string {
  const bare = ip.split('%', 1)[0] ?? ip;
  if (!isIPv6(bare)) return ip;
  const address = ipaddr.IPv6.parse(bare);
  if (address.isIPv4MappedAddress()) return address.toIPv4Address().toString();
  return address.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':');
}
