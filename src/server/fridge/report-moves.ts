import type { Database } from '../storage/database.ts';
import { countMoves, countThrown } from './stock-moves.store.ts';

/** So many foods are named as thrown away. */
const NAMED = 10;
const KINDS = ['bought', 'cooked', 'used', 'thrown'] as const;

/**
 * What came into the kitchen and left it, month by month.
 * @param months this one and those before
 * @param today `2026-05-06`
 * @returns months in which something moved, newest first
 */
export async function reportMoves(db: Database, kitchenId: number, months: number, today: string) {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const since = new Date(Date.UTC(year, month - months, 1)).toISOString();
  const counts = await countMoves(db, kitchenId, since);
  const thrown = await countThrown(db, kitchenId, since);
  const names = [...new Set(counts.map((row) => row.month))].toSorted().toReversed();
  return names.map((name) => {
    const of = (kind: string) =>
      counts.find((row) => row.month === name && row.kind === kind)?.total ?? 0;
    const [bought = 0, cooked = 0, used = 0, gone = 0] = KINDS.map((kind) => Number(of(kind)));
    return {
      month: name,
      bought,
      cooked,
      used,
      thrown: gone,
      thrown_foods: thrown
        .filter((row) => row.month === name)
        .slice(0, NAMED)
        .map((row) => ({ name: row.name, count: Number(row.total), reason: row.reason })),
    };
  });
}
