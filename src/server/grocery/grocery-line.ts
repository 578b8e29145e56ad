import type { Amount } from '../../domain/amount.ts';
import { nameKey } from '../../domain/name-key.ts';
import { readStockLine } from '../../domain/stock-line.ts';

/** A line of the checklist, read. */
export interface ReadGroceryLine {
  name: string;
  key: string;
  amount: Amount | undefined;
}

/** An amount in brackets behind the name, as saved plans write it: "tomatoes (1 kg)". */
const BEHIND = /^(.+?)\s*\(([^()]*)\)$/u;
/** Days play no part on a list. */
const NO_DAY = '2000-01-01';

/** Reads what somebody typed on the checklist, or what a plan wrote there: "2x milk 1l", "tomatoes (1 kg)". */
export function readLine(item: string): ReadGroceryLine {
  const written = BEHIND.exec(item);
  const whole = readStockLine(item, NO_DAY);
  const swapped = written ? readStockLine(`${written[2]} ${written[1]}`, NO_DAY) : undefined;
  const { name, amount, unit } = swapped?.amount && !whole.amount ? swapped : whole;
  return {
    name,
    key: nameKey(name),
    amount: amount === null ? undefined : { quantity: amount, quantity_max: null, unit },
  };
}
