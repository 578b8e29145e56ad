import type { Amount } from '../../domain/amount.ts';
import { readAmounts } from '../../domain/amounts/read-amounts.ts';

/** Quantities are mostly the same few words: "1", "200 g". So many are known, and then forgotten all at once. */
const MOST = 20_000;
/** A long quantity is its own, and is not worth keeping. */
const LONGEST = 30;

const known = new Map<string, readonly Amount[]>();

/** The amounts of a quantity in words, as `readAmounts` reads them, quickly for those that were read before. */
export function quantityAmounts(quantity: string): readonly Amount[] {
  const found = known.get(quantity);
  if (found) return found;
  const amounts = readAmounts(quantity);
  if (quantity.length <= LONGEST) {
    if (known.size >= MOST) known.clear();
    known.set(quantity, amounts);
  }
  return amounts;
}
