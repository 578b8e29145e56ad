import { addAmounts, scaleAmounts, stockAmounts } from '../../domain/amount.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Database } from '../storage/database.ts';
import { findCurrency } from './prices.store.ts';
import { countMoves, countThrown } from './stock-moves.store.ts';

/** So many foods are named as thrown away. */
const NAMED = 10;
const KINDS = ['bought', 'cooked', 'used', 'thrown'] as const;

type Counted = Awaited<ReturnType<typeof countMoves>>[number];
type Thrown = Awaited<ReturnType<typeof countThrown>>[number];

/**
 * What came into the kitchen and left it, month by month, and what it cost.
 * @param months this one and those before
 * @param today `2026-05-06`
 * @returns months in which something moved, newest first
 */
export async function reportMoves(db: Database, kitchenId: number, months: number, today: string) {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const since = new Date(Date.UTC(year, month - months, 1)).toISOString();
  const counts = await countMoves(db, kitchenId, since);
  const thrown = await countThrown(db, kitchenId, since);
  const currency = await findCurrency(db, kitchenId);
  const thrownIn = groupBy(thrown, (row) => row.month);
  return [...groupBy(counts, (row) => row.month)]
    .filter(([, rows]) => rows.some(({ kind }) => kind !== 'moved'))
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .map(([name, rows]) => {
      const money = moneyOf(rows);
      return {
        month: name,
        ...numbers((kind) => sum(rows, kind, ({ total }) => total)),
        thrown_foods: thrownFoods(thrownIn.get(name) ?? []),
        ...(money ? { money: { currency, ...money } } : {}),
      };
    });
}

function numbers(numberOf: (kind: (typeof KINDS)[number]) => number) {
  const [bought = 0, cooked = 0, used = 0, thrown = 0] = KINDS.map(numberOf);
  return { bought, cooked, used, thrown };
}

/** Engines give sums as numbers or as their digits. */
function sum(rows: readonly Counted[], kind: string, valueOf: (row: Counted) => unknown): number {
  return Number(rows.filter((row) => row.kind === kind).map(valueOf)[0] ?? 0);
}

/** @returns undefined where no price was noted */
function moneyOf(rows: readonly Counted[]) {
  if (rows.every(({ price }) => price === null)) return undefined;
  const prices = numbers((kind) => sum(rows, kind, ({ price }) => price));
  // A price that was noted or mended afterwards belongs to what came in.
  return { ...prices, bought: prices.bought + sum(rows, 'priced', ({ price }) => price) };
}

/** What was thrown away most often, each food and reason once. */
function thrownFoods(rows: readonly Thrown[]) {
  return [...groupBy(rows, ({ name, reason }) => JSON.stringify([name, reason])).values()]
    .map((parts) => ({ parts, count: parts.reduce((all, { total }) => all + Number(total), 0) }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, NAMED)
    .flatMap(({ parts, count }) => {
      const [first] = parts;
      if (!first) return [];
      const amounts = addAmounts(
        ...parts.map((part) =>
          scaleAmounts(stockAmounts(part), { parts: Number(part.total), of: 1 }),
        ),
      );
      const priced = parts.filter(({ price }) => price !== null);
      const price = priced.reduce((all, part) => all + Number(part.price), 0);
      return {
        name: first.name,
        count,
        reason: first.reason,
        ...(amounts.length === 0 ? {} : { amounts }),
        ...(priced.length === 0 ? {} : { price }),
      };
    });
}
