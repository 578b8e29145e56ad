import { addAmounts, isNothing, stockAmounts, subtractAmounts, type Amount } from './amount.ts';
import { densityOf } from './amounts/densities.ts';
import { writeAmounts } from './amounts/write-amount.ts';
import type { WrittenAmounts } from './grocery-need.ts';
import { groupBy } from './group-by.ts';

/** What somebody wants always to have at home. */
export interface StockMark {
  id: number;
  /** What it is matched by, see `nameKey`. */
  key: string;
  name: string;
  /** At least so much, exact text; null to be told when it is gone. */
  amount: string | null;
  unit: string | null;
}

/** Something at home. */
export interface MarkedStock {
  id: number;
  key: string;
  amount: string | null;
  unit: string | null;
}

/** A food of which there is less than there should be. */
export interface LowFood {
  /** Of the mark. */
  id: number;
  key: string;
  name: string;
  state: 'low' | 'out';
  minimum: WrittenAmounts;
  have: WrittenAmounts;
  /** To be back at the minimum: the words in whole packs, the amounts exactly. */
  to_buy: WrittenAmounts;
  /** Whether grams and cups were compared by the food's density. */
  is_approximate: boolean;
  /** What of it is at home. */
  items: number[];
}

/**
 * What is below its mark. An item without an amount is enough, as everywhere: nobody knows what is left of it. Amounts
 * that cannot be compared with the mark ("1 can" for 400 g) do not count.
 * @param locale language of the words, see `writeAmount`
 * @returns in the order of the marks
 */
export function lowStock(
  marks: Iterable<StockMark>,
  stock: Iterable<MarkedStock>,
  locale = 'en',
): LowFood[] {
  const byKey = groupBy(stock, ({ key }) => key);
  return [...marks].flatMap((mark) => lowFood(mark, byKey.get(mark.key) ?? [], locale) ?? []);
}

function lowFood(
  { id, key, name, amount, unit }: StockMark,
  items: readonly MarkedStock[],
  locale: string,
): LowFood | undefined {
  const amounts = items.map(stockAmounts);
  if (amounts.some((list) => list.length === 0)) return undefined;
  const have = addAmounts(...amounts);
  const isOut = isNothing(have);
  const minimum = stockAmounts({ amount, unit });
  const { left, approximate } = subtractAmounts(minimum, have, densityOf(key));
  if (!isOut && left.length === 0) return undefined;
  const written = (list: Amount[], isApproximate = false, inWhole = false): WrittenAmounts => ({
    text: writeAmounts(list, { locale, approximate: isApproximate, inWhole }),
    amounts: list,
  });
  return {
    id,
    key,
    name,
    state: isOut ? 'out' : 'low',
    minimum: written(minimum),
    have: written(have),
    to_buy: written(left, approximate, true),
    is_approximate: approximate,
    items: items.map((item) => item.id),
  };
}
