import type { Density } from './amounts/densities.ts';
import { inUnit } from './amounts/in-unit.ts';
import { compare, over, ratio, readRatio, rounded, times, type Ratio } from './amounts/ratio.ts';

// Money is a whole number of the smallest coin of the kitchen's currency (249 for 2.49 €): see docs/decisions/0016-money.md.

/** The most anything may cost, in the smallest coin: a million of most currencies. */
export const MOST_MONEY = 100_000_000;

/** The currency of a kitchen that has not said another; ISO 4217. */
export const USUAL_CURRENCY = 'EUR';

/** Whether this is a currency: a code of ISO 4217 in capitals, as this machine knows them. */
export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

/**
 * What a part of something cost, and what is left of its price: together always the price, to the last coin.
 * @param price whole, of at least 0
 * @param part of the `whole`; more than the whole counts as all of it
 */
export function sharePrice(
  price: number,
  part: Ratio,
  whole: Ratio,
): { part: number; rest: number } {
  const isAll = whole.top === 0n || compare(part, whole) >= 0;
  const share = isAll ? price : Number(rounded(over(times(ratio(BigInt(price)), part), whole)));
  return { part: share, rest: price - share };
}

/** A price in so many parts as equal as coins allow, the dearer first: 100 in 3 is 34, 33, 33. */
export function splitPrice(price: number, count: number): number[] {
  const [each, left] = [Math.floor(price / count), price % count];
  return Array.from({ length: count }, (_, at) => each + (at < left ? 1 : 0));
}

/** How much of something there was when it was paid for. */
export interface PricedAmount {
  amount: string | null;
  unit: string | null;
}

/**
 * What so much of a food probably costs, by what was last paid for it.
 * @param last what was paid, and for how much
 * @returns undefined where the amounts cannot be compared, or it would be more than anything may cost
 */
export function guessPrice(
  last: PricedAmount & { price: number },
  wanted: PricedAmount,
  density?: Density,
): number | undefined {
  if (last.amount === null || wanted.amount === null) {
    return last.amount === wanted.amount ? last.price : undefined;
  }
  const paid = readRatio(last.amount);
  const part = inUnit(wanted.amount, wanted.unit, last.unit, density);
  if (!paid || !part || paid.top === 0n) return undefined;
  const guess = Number(rounded(over(times(ratio(BigInt(last.price)), part), paid)));
  return guess <= MOST_MONEY ? guess : undefined;
}
