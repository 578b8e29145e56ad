import { weighable, type Density } from './amounts/densities.ts';
import { commonMeasure, compareKeys, measureOf, type Measure } from './amounts/measure.ts';
import {
  compare,
  least,
  minus,
  over,
  plus,
  ratioOf,
  readRatio,
  times,
  writeRatio,
  ZERO,
  type Ratio,
} from './amounts/ratio.ts';

/**
 * An amount as ingredient lines and replies have it. Quantities are exact text (`3`, `1 1/2`, `0.25`); null for an
 * unknown number ("some sprigs"). Text that is no quantity counts as unknown.
 */
export interface Amount {
  quantity: string | null;
  /** The upper end of "2–3". */
  quantity_max: string | null;
  /** The unit's name; null for plain pieces. */
  unit: string | null;
}

/**
 * How much of something is in stock, for adding and comparing.
 * @param amount exact text; null or nothing where nobody said
 * @returns none where nobody said
 */
export function stockAmounts({
  amount,
  unit,
}: {
  amount?: string | null | undefined;
  unit?: string | null | undefined;
}): Amount[] {
  return amount === null || amount === undefined
    ? []
    : [{ quantity: amount, quantity_max: null, unit: unit ?? null }];
}

/** One kind of a sum, in its base unit; without ends where the number is unknown. */
interface Part {
  measure: Measure;
  ends: readonly [low: Ratio, high: Ratio] | undefined;
}

/** Sums by key; unknown numbers beside them. */
type Sum = Map<string, Part>;

function partOf({ quantity, quantity_max: most, unit }: Amount): Part {
  const measure = measureOf(unit);
  const low = quantity === null ? undefined : readRatio(quantity);
  if (!low) return { measure, ends: undefined };
  const high = (most === null ? undefined : readRatio(most)) ?? low;
  const { factor } = measure;
  return {
    measure,
    ends: [times(low, factor), times(compare(high, low) < 0 ? low : high, factor)],
  };
}

const slot = ({ measure, ends }: Part): string => (ends ? measure.key : `some ${measure.key}`);

function add(sum: Sum, part: Part): void {
  const key = slot(part);
  const before = sum.get(key);
  if (!before) {
    sum.set(key, part);
    return;
  }
  const measure = commonMeasure(before.measure, part.measure);
  const ends =
    before.ends && part.ends
      ? ([plus(before.ends[0], part.ends[0]), plus(before.ends[1], part.ends[1])] as const)
      : undefined;
  sum.set(key, { measure, ends });
}

function sumOf(amounts: Iterable<Amount>): Sum {
  const sum: Sum = new Map();
  for (const amount of amounts) add(sum, partOf(amount));
  return sum;
}

function amountsOf(sum: Sum): Amount[] {
  return [...sum.values()]
    .toSorted(
      (a, b) =>
        Number(a.ends === undefined) - Number(b.ends === undefined) ||
        compareKeys(a.measure.key, b.measure.key),
    )
    .map(({ measure: { unit, factor }, ends }) => {
      const [low, high] = ends ?? [undefined, undefined];
      return {
        quantity: low ? writeRatio(over(low, factor)) : null,
        quantity_max: low && compare(high, low) > 0 ? writeRatio(over(high, factor)) : null,
        unit,
      };
    });
}

/**
 * Adds amounts: like to like, units of one dimension converted exactly; what cannot be joined stays side by side. The
 * order of the amounts does not matter, nor which are added first.
 * @returns in the order mass, volume, length, pieces, others by name, unknown numbers last
 */
export function addAmounts(...lists: readonly (readonly Amount[])[]): Amount[] {
  return amountsOf(sumOf(lists.flat()));
}

/**
 * Amounts times a number, such as servings wanted by servings of the recipe.
 * @param by whole or not, `of` above 0; numbers that make no sense (NaN, negative) leave the amounts as they are
 */
export function scaleAmounts(
  amounts: readonly Amount[],
  by: { parts: number; of: number },
): Amount[] {
  const [parts, of] = [ratioOf(by.parts), ratioOf(by.of)];
  if (!parts || !of || of.top === 0n) return [...amounts];
  const share = over(parts, of);
  const scaled = (text: string | null): string | null => {
    const value = text === null ? undefined : readRatio(text);
    return value ? writeRatio(times(value, share)) : null;
  };
  return amounts.map(({ quantity, quantity_max: most, unit }) => ({
    quantity: scaled(quantity),
    quantity_max: scaled(most),
    unit,
  }));
}

/**
 * Which of two amounts is more, by their lower ends.
 * @returns below, at or above 0; undefined where they cannot be compared
 */
export function compareAmounts(a: Amount, b: Amount): number | undefined {
  const [first, second] = [partOf(a), partOf(b)];
  if (!first.ends || !second.ends || first.measure.key !== second.measure.key) return undefined;
  return compare(first.ends[0], second.ends[0]);
}

/** Whether amounts say that there is none: known numbers only, and all of them 0. */
export function isNothing(amounts: readonly Amount[]): boolean {
  return amounts.every((amount) => {
    const { ends } = partOf(amount);
    return ends !== undefined && ends[1].top === 0n;
  });
}

/** Amounts, and whether a density had a part in them: then they are only about right. */
export interface JoinedAmounts {
  amounts: Amount[];
  approximate: boolean;
}

/** Puts everything of a sum that can be weighed into one measure; says whether anything changed. */
function convertAll(sum: Sum, density: Density, to: string): boolean {
  const all = weighable(density);
  const target = all.find(({ measure }) => measure.key === to);
  if (!target) return false;
  let isChanged = false;
  for (const { measure, grams } of all) {
    const part = measure.key === to ? undefined : sum.get(measure.key);
    if (!part?.ends) continue;
    const by = over(grams, target.grams);
    const [low, high] = part.ends;
    sum.delete(measure.key);
    add(sum, { measure: target.measure, ends: [times(low, by), times(high, by)] });
    isChanged = true;
  }
  return isChanged;
}

/** The measures of a food that a sum has and that can be compared with each other. */
const comparable = (sum: Sum, density: Density): string[] =>
  weighable(density)
    .map(({ measure }) => measure.key)
    .filter((key) => sum.has(key));

/** What different measures of a food are joined in: millilitres of liquids, else grams, or pieces with cups. */
function commonKey(keys: readonly string[], { liquid }: Density): string | undefined {
  if (liquid && keys.includes('volume')) return 'volume';
  if (keys.includes('mass')) return 'mass';
  return keys.find((key) => key !== 'volume');
}

/**
 * Joins mass, volume and pieces of one food where its density, or the weight of a piece, is known: liquids in
 * millilitres, others in grams, cups and pieces in pieces.
 * @param density undefined where it is unknown: then nothing is joined
 */
export function joinByDensity(
  amounts: readonly Amount[],
  density: Density | undefined,
): JoinedAmounts {
  const sum = sumOf(amounts);
  const keys = density ? comparable(sum, density) : [];
  const key = density && keys.length > 1 ? commonKey(keys, density) : undefined;
  const approximate = density && key !== undefined ? convertAll(sum, density, key) : false;
  return { amounts: amountsOf(sum), approximate };
}

/** What subtracting leaves. */
export interface Difference {
  /** What is still needed: of each kind the need less what is there, never below 0. Zeros are left out. */
  left: Amount[];
  /** What of the need is there: `left` and `taken` add up to the need. */
  taken: Amount[];
  /** What is there and could not be compared with the need. */
  incomparable: Amount[];
  /** Whether a density had a part in it. */
  approximate: boolean;
}

/**
 * Need less have, of one food. Of a range that is there its lower end counts.
 * @param density of the food, to compare grams with cups and pieces
 */
export function subtractAmounts(
  need: readonly Amount[],
  have: readonly Amount[],
  density?: Density,
): Difference {
  const joined = joinByDensity(need, density);
  const needed = sumOf(joined.amounts);
  const there = sumOf(have);
  let { approximate } = joined;
  const [common] = density ? comparable(needed, density) : [];
  if (density && common !== undefined) {
    approximate = convertAll(there, density, common) || approximate;
  }
  const left: Sum = new Map();
  const taken: Sum = new Map();
  for (const [key, part] of needed) {
    const has = there.get(key)?.ends?.[0] ?? ZERO;
    if (!part.ends || has.top === 0n) {
      left.set(key, part);
      continue;
    }
    const [low, high] = part.ends;
    const used = [least(low, has), least(high, has)] as const;
    taken.set(key, { ...part, ends: used });
    const rest = [minus(low, used[0]), minus(high, used[1])] as const;
    if (rest[1].top > 0n) left.set(key, { ...part, ends: rest });
  }
  const incomparable = new Map([...there].filter(([key, { ends }]) => !ends || !needed.has(key)));
  return {
    left: amountsOf(left),
    taken: amountsOf(taken),
    incomparable: amountsOf(incomparable),
    approximate,
  };
}
