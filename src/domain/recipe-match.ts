import { nameKey } from './name-key.ts';

/** How far the things one has go for a recipe. */
export interface Match {
  /** Distinct foods of the recipe that are there. */
  found: number;
  /** Distinct foods of the recipe. */
  of: number;
  /** Whole percent, rounded down; 0 for a recipe without ingredients. */
  percent: number;
}

/**
 * Reads names as foods, once each: names are repeated a lot.
 * @returns the key of a name, see `nameKey`
 */
export function createFoodReader(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const key = nameKey(name);
    known.set(name, key);
    return key;
  };
}

/**
 * How much of a recipe is there.
 * @param foods the keys of its ingredients, repeated ones count once
 * @param have the keys of what is there
 */
export function matchOf(foods: Iterable<string>, have: ReadonlySet<string>): Match {
  const distinct = new Set(foods);
  let found = 0;
  for (const food of distinct) if (have.has(food)) found += 1;
  return {
    found,
    of: distinct.size,
    percent: distinct.size === 0 ? 0 : Math.floor((found * 100) / distinct.size),
  };
}
