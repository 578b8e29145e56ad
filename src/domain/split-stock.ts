import type { Density } from './amounts/densities.ts';
import { inUnit } from './amounts/in-unit.ts';
import { measureOf } from './amounts/measure.ts';
import {
  compare,
  minus,
  over,
  plus,
  ratio,
  readRatio,
  writeRatio,
  type Ratio,
} from './amounts/ratio.ts';
import { sharePrice, splitPrice } from './money.ts';

/** So much of something in the fridge, and what it cost. */
export interface Portion {
  /** Exact text; null where nobody said. */
  amount: string | null;
  unit: string | null;
  /** In the smallest coin; null where nobody said. */
  price: number | null;
}

/**
 * Why something cannot be divided: nobody noted how much there is; the units cannot be compared; there is less; the
 * number could not be written exactly.
 */
export type SplitProblem = 'unmeasured' | 'incomparable' | 'too_much' | 'too_fine';

/** A number as text that reads as the very same number; undefined where it would have to be rounded. */
function exactText(value: Ratio): string | undefined {
  const text = writeRatio(value);
  const again = readRatio(text);
  return again && compare(again, value) === 0 ? text : undefined;
}

/**
 * Takes a part away from something; part and rest together are what there was, and cost what it cost, exactly.
 * @param wish how much, in any unit that can be compared
 * @param density of the food, to compare grams with cups
 * @returns the part and the rest in the unit of the item, no rest where the part is all of it; or why not
 */
export function takePart(
  { amount, unit, price }: Portion,
  wish: { amount: string; unit: string | null },
  density?: Density,
): { part: Portion; rest: Portion | undefined } | SplitProblem {
  const whole = amount === null ? undefined : readRatio(amount);
  if (!whole || whole.top === 0n) return 'unmeasured';
  const part = inUnit(wish.amount, wish.unit, unit, density);
  if (!part) return 'incomparable';
  const order = compare(part, whole);
  if (order > 0) return 'too_much';
  if (order === 0) return { part: { amount, unit, price }, rest: undefined };
  const [taken, left] = [exactText(part), exactText(minus(whole, part))];
  if (taken === undefined || left === undefined) return 'too_fine';
  const cost = price === null ? undefined : sharePrice(price, part, whole);
  return {
    part: { amount: taken, unit, price: cost?.part ?? null },
    rest: { amount: left, unit, price: cost?.rest ?? null },
  };
}

/**
 * Something in equal portions; together they are what there was, and cost what it cost, exactly.
 * @param count at least 1
 */
export function inPortions(
  { amount, unit, price }: Portion,
  count: number,
): Portion[] | SplitProblem {
  const whole = amount === null ? undefined : readRatio(amount);
  if (!whole || whole.top === 0n) return 'unmeasured';
  const each = exactText(over(whole, ratio(BigInt(count))));
  if (each === undefined) return 'too_fine';
  const prices = price === null ? undefined : splitPrice(price, count);
  return Array.from({ length: count }, (_, at) => ({
    amount: each,
    unit,
    price: prices?.[at] ?? null,
  }));
}

/**
 * Two amounts of the same thing as one, in the unit of the first, exactly. A price that nobody said counts as nothing
 * where the other has one.
 * @returns undefined where they stay apart: units of another kind, an amount that nobody noted
 */
export function joinPortions(there: Portion, added: Portion): Portion | undefined {
  if (there.amount === null || added.amount === null) return undefined;
  if (measureOf(there.unit).key !== measureOf(added.unit).key) return undefined;
  const has = readRatio(there.amount);
  const more = inUnit(added.amount, added.unit, there.unit);
  const sum = has && more ? exactText(plus(has, more)) : undefined;
  if (sum === undefined) return undefined;
  const isPriced = there.price !== null || added.price !== null;
  return {
    amount: sum,
    unit: there.unit,
    price: isPriced ? (there.price ?? 0) + (added.price ?? 0) : null,
  };
}

/**
 * What becomes of a price when something is taken from an item.
 * @param before and `after` its amounts, in one unit; `after` is null when nothing is left
 */
export function priceOfTaken(
  price: number | null,
  before: string | null,
  after: string | null,
): { taken: number | null; left: number | null } {
  if (price === null) return { taken: null, left: null };
  const whole = before === null ? undefined : readRatio(before);
  const rest = after === null ? undefined : readRatio(after);
  if (!whole || !rest) return { taken: price, left: null };
  const { part, rest: left } = sharePrice(price, minus(whole, rest), whole);
  return { taken: part, left };
}
