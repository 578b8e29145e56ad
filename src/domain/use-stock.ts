import { addAmounts, isNothing, stockAmounts, subtractAmounts, type Amount } from './amount.ts';
import { densityOf } from './amounts/densities.ts';

/** Something in the fridge, as far as cooking goes. Further fields are kept as they are. */
export interface StockItem {
  id: number;
  /** What it is matched by, see `nameKey`. */
  key: string;
  /** How much of it, as in `Amount`; null where nobody said. */
  amount: string | null;
  unit: string | null;
  /** `2026-11-27`; null where it is not known. */
  expires_on: string | null;
}

/** What a dish takes. */
export interface UsedFood {
  key: string;
  name: string;
  /** None where the recipe does not say how much. */
  amounts: readonly Amount[];
}

/** One change to the stock; kept, it can be undone. */
export interface StockMove<T extends StockItem> {
  /** The item as it was. */
  before: T;
  /** What is left of it; null when it is used up and leaves the stock. */
  amountAfter: string | null;
  /** How much was taken, in the measure of the dish. */
  taken: Amount[];
  /** Whether a density had a part in it. */
  isApproximate: boolean;
}

/** What became of one food of a dish. */
export interface UsedReport {
  key: string;
  name: string;
  taken: Amount[];
  /** What the stock did not have. */
  short: Amount[];
  /** Items of this food in a measure that cannot be compared ("1 can" for 400 g): left alone. */
  incomparable: number[];
  /** Items of this food without an amount: left alone, as nobody knows what is left of them. */
  unmeasured: number[];
}

/** What ends first is used first; then what is longest in the stock. Undated things come last. */
function bySoonestExpiry(a: StockItem, b: StockItem): number {
  if (a.expires_on !== b.expires_on) {
    if (a.expires_on === null) return 1;
    if (b.expires_on === null) return -1;
    return a.expires_on < b.expires_on ? -1 : 1;
  }
  return a.id - b.id;
}

/** Each food once; of "2–3 carrots" two are taken. */
function together(foods: Iterable<UsedFood>): UsedFood[] {
  const byKey = new Map<string, UsedFood>();
  for (const { key, name, amounts } of foods) {
    const least = amounts.map((amount) => ({ ...amount, quantity_max: null }));
    const before = byKey.get(key);
    byKey.set(key, {
      key,
      name: before?.name ?? name,
      amounts: addAmounts(before?.amounts ?? [], least),
    });
  }
  return [...byKey.values()];
}

/**
 * What cooking takes from the stock: of every food what ends soonest first, never more than there is.
 * @param foods of the dish, for as many servings as are cooked
 * @returns the moves, for `applyMoves` and `undoMoves`, and a report of each food in the order of the dish
 */
export function useStock<T extends StockItem>(
  foods: Iterable<UsedFood>,
  stock: readonly T[],
): { moves: StockMove<T>[]; report: UsedReport[] } {
  const byKey = new Map<string, T[]>();
  for (const item of stock) {
    const items = byKey.get(item.key);
    if (items) items.push(item);
    else byKey.set(item.key, [item]);
  }
  const moves: StockMove<T>[] = [];
  const report = together(foods).map((food) => {
    const items = (byKey.get(food.key) ?? []).toSorted(bySoonestExpiry);
    return takeFood(food, items, moves);
  });
  return { moves, report };
}

function takeFood<T extends StockItem>(
  { key, name, amounts }: UsedFood,
  items: readonly T[],
  moves: StockMove<T>[],
): UsedReport {
  const density = densityOf(key);
  const report: UsedReport = { key, name, taken: [], short: [], incomparable: [], unmeasured: [] };
  let need = [...amounts];
  for (const item of items) {
    const have = stockAmounts(item);
    if (have.length === 0) {
      report.unmeasured.push(item.id);
      continue;
    }
    if (need.length === 0 || isNothing(have)) continue;
    const { left, taken, approximate } = subtractAmounts(need, have, density);
    if (taken.length === 0) {
      report.incomparable.push(item.id);
      continue;
    }
    const rest = subtractAmounts(have, taken, density).left;
    moves.push({
      before: item,
      amountAfter: rest[0]?.quantity ?? null,
      taken,
      isApproximate: approximate,
    });
    report.taken = addAmounts(report.taken, taken);
    need = left;
  }
  report.short = need;
  return report;
}

/** The stock after the moves: what is used up is gone, everything else stands where it stood. */
export function applyMoves<T extends StockItem>(
  stock: readonly T[],
  moves: readonly StockMove<T>[],
): T[] {
  const byId = new Map(moves.map((move) => [move.before.id, move]));
  return stock.flatMap((item) => {
    const move = byId.get(item.id);
    if (!move) return [item];
    return move.amountAfter === null ? [] : [{ ...item, amount: move.amountAfter }];
  });
}

/**
 * The stock as it was before the moves. An item that has been changed since gets back what was taken from it; one that
 * was used up comes back as it was.
 * @param stock as it is now; what has been thrown away since, and was not used up by these moves, does not come back
 * @returns items that come back stand where their id puts them
 */
export function undoMoves<T extends StockItem>(
  stock: readonly T[],
  moves: readonly StockMove<T>[],
): T[] {
  const byId = new Map(moves.map((move) => [move.before.id, move]));
  const there = new Set(stock.map(({ id }) => id));
  const kept = stock.map((item) => {
    const move = byId.get(item.id);
    return move ? restored(item, move) : item;
  });
  const back = moves
    .filter(({ before, amountAfter }) => amountAfter === null && !there.has(before.id))
    .map(({ before }) => before);
  return back.length === 0 ? kept : [...kept, ...back].toSorted((a, b) => a.id - b.id);
}

function restored<T extends StockItem>(item: T, { before, amountAfter, taken }: StockMove<T>): T {
  if (item.amount === amountAfter && item.unit === before.unit) {
    return { ...item, amount: before.amount };
  }
  const [had] = stockAmounts(before);
  const [has] = stockAmounts(item);
  if (!had || !has) return item;
  const rest = amountAfter === null ? [] : [{ ...had, quantity: amountAfter }];
  const density = densityOf(before.key);
  const used = density || taken.length > 0 ? subtractAmounts([had], rest).left : [];
  const [sum] = addAmounts([has], used);
  return sum ? { ...item, amount: sum.quantity, unit: sum.unit } : item;
}
