import { AISLE_TABLE } from './foods/aisle-table.ts';
import { foodTable, tableRows } from './foods/food-table.ts';

const ROWS = tableRows(AISLE_TABLE).map(([aisle = '', names = '']): [string, string] => [
  names,
  aisle,
]);
const TABLE = foodTable(ROWS);

/** The aisles, in the order of a usual walk through a shop. */
export const AISLES: readonly string[] = [...new Set(ROWS.map(([, aisle]) => aisle))];

/** What is done to a food tells where it stands, whatever it is. */
const STATES: readonly (readonly [word: RegExp, aisle: string])[] = [
  [/^(?:frozen|tiefgekuhlt\p{L}*|tk|surgele\p{L}*|congelad\p{L}*)$/u, 'frozen'],
  [/^(?:canned|jarred|dose|boite|lata)$/u, 'canned'],
];

/**
 * The aisle a food usually stands in: a guess by its name, else by the last or first words of it.
 * @param key of its name, see `nameKey`
 * @returns one of `AISLES`; undefined where we do not know
 */
export function aisleOf(key: string): string | undefined {
  const known = TABLE.exactly(key);
  if (known !== undefined) return known;
  const words = key.split(' ');
  const state = STATES.find(([sign]) => words.some((word) => sign.test(word)));
  return state?.[1] ?? TABLE.roughly(key);
}

/**
 * Sorts a checklist for a shop: aisle by aisle, and within an aisle as somebody put the lines; those that nobody put
 * anywhere stand behind them, in the order they come in.
 * @param order the shop's aisles in the order of a walk through it; those it lacks come last
 */
export function inShopOrder<T extends { aisle: string | null; position: number | null }>(
  lines: readonly T[],
  order: readonly string[] = [],
): T[] {
  const placed = lines.toSorted(
    ({ position: one }, { position: other }) => (one ?? Infinity) - (other ?? Infinity) || 0,
  );
  return inAisleOrder(placed, order);
}

/**
 * Sorts lines the way a shop is walked: known aisles in order, those of the kitchen's own behind them by name, unknown
 * things last; within an aisle the order stays.
 * @param order the kitchen's own, for a shop that is walked otherwise; aisles it does not name follow in the usual order
 */
export function inAisleOrder<T extends { aisle: string | null }>(
  lines: readonly T[],
  order: readonly string[] = [],
): T[] {
  const ranks = new Map([...new Set([...order, ...AISLES])].map((aisle, rank) => [aisle, rank]));
  const rankOf = (aisle: string | null): number =>
    aisle === null ? ranks.size + 1 : (ranks.get(aisle) ?? ranks.size);
  return lines.toSorted((a, b) => {
    const difference = rankOf(a.aisle) - rankOf(b.aisle);
    if (difference !== 0 || a.aisle === b.aisle) return difference;
    return (a.aisle ?? '') < (b.aisle ?? '') ? -1 : 1;
  });
}
