import { addAmounts, scaleAmounts, subtractAmounts, type Amount } from './amount.ts';
import { densityOf, weighable, type Weighable } from './amounts/densities.ts';
import { measureOf } from './amounts/measure.ts';
import { numberOf, toNumber } from './amounts/ratio.ts';
import { groupBy } from './group-by.ts';
import { dayOf, type IsoDate } from './lines/dates.ts';

/** A recipe that may be cooked. */
export interface CookableRecipe {
  id: number;
  name: string;
  /** For how many it is written; null where nobody said. */
  servings: number | null;
  foods: readonly { key: string; name: string; amounts: readonly Amount[] }[];
}

/** Something at home. */
export interface CookableStock {
  key: string;
  name: string;
  /** None where nobody said: enough for everything. */
  amounts: readonly Amount[];
  expires_on: IsoDate | null;
}

/** How far what is at home goes for a recipe. */
export interface Cookability {
  recipe_id: number;
  /** Whether everything is there, in the amounts it takes. */
  is_coverable: boolean;
  /** Distinct foods that are there, enough of them. */
  covered: number;
  /** Distinct foods of the recipe. */
  of: number;
  /** Foods that are not there. */
  missing: string[];
  /** Foods of which there is something, and too little, or in a measure that cannot be compared. */
  short: { name: string; amounts: Amount[] }[];
  /** What of it ends soon, soonest first. */
  uses_expiring: { food: string; date: IsoDate }[];
}

/** For whom, and when. */
export interface CookableOptions {
  /** How many it is to be for; null for as many as the recipe is written for. */
  people: number | null;
  today: IsoDate;
  /** What ends within so many days ends soon. */
  soon?: number;
  /** So many recipes at most; 100 where it is left out. */
  limit?: number;
}

const LIMIT = 100;

const SOON = 5;

interface HomeFood {
  amounts: Amount[];
  /** The same roughly, by kind of measure, for a first look. */
  about: Map<string, number>;
  isEnough: boolean;
  /** The soonest end, where that is soon. */
  date: IsoDate | null;
  name: string;
}

function atHome(
  stock: Iterable<CookableStock>,
  { today, soon = SOON }: CookableOptions,
): Map<string, HomeFood> {
  const now = dayOf(today) ?? 0;
  const home = new Map<string, HomeFood>();
  for (const { key, name, amounts, expires_on: date } of stock) {
    const ends = date === null ? undefined : dayOf(date);
    // What has ended is not counted on.
    if (ends !== undefined && ends < now) continue;
    const food: HomeFood = home.get(key) ?? {
      amounts: [],
      about: new Map(),
      isEnough: false,
      date: null,
      name,
    };
    food.amounts.push(...amounts);
    for (const { key: kind, value } of amounts.map(about)) {
      food.about.set(kind, (food.about.get(kind) ?? 0) + value);
    }
    food.isEnough ||= amounts.length === 0;
    if (
      ends !== undefined &&
      ends <= now + soon &&
      (food.date === null || (date ?? '') < food.date)
    )
      food.date = date;
    home.set(key, food);
  }
  // Added and weighed once, not again for every recipe.
  for (const [key, food] of home) {
    food.amounts = addAmounts(food.amounts);
    const density = densityOf(key);
    if (density) weighAbout(food.about, weighable(density));
  }
  return home;
}

/** What is there in one measure is there in all it can be weighed in. */
function weighAbout(roughly: HomeFood['about'], measures: readonly Weighable[]): void {
  const all = measures.map(({ measure, grams }) => ({ kind: measure.key, grams: toNumber(grams) }));
  const there = all.filter(({ kind }) => roughly.has(kind));
  if (there.length === 0) return;
  const grams = there.reduce((sum, one) => sum + (roughly.get(one.kind) ?? 0) * one.grams, 0);
  for (const one of all) roughly.set(one.kind, grams / one.grams);
}

/**
 * What can be cooked from what is at home, best first: what is all there, then what lacks least; of what is as good what
 * uses the things that end soonest, then what uses more of them, then the recipe with the lower id. What has ended is not
 * counted on.
 * @returns the first recipes of which something is there; a recipe without foods is left out
 */
export function cookable(
  recipes: Iterable<CookableRecipe>,
  stock: Iterable<CookableStock>,
  options: CookableOptions,
): Cookability[] {
  const home = atHome(stock, options);
  const found: { recipe: CookableRecipe; rank: Rank }[] = [];
  for (const recipe of recipes) {
    const rank = rankOf(recipe, home, options.people);
    if (rank) found.push({ recipe, rank });
  }
  return found
    .toSorted((a, b) => byEase(a.rank, b.rank))
    .slice(0, Math.max(0, options.limit ?? LIMIT))
    .map(({ recipe }) => look(recipe, home, options.people));
}

/** What recipes are sorted by. */
interface Rank {
  id: number;
  lacking: number;
  soonest: IsoDate;
  expiring: number;
}

/** A kind of measure and how much of it, as a number that may be off in its last digits; NaN for an unknown number. */
function about({ quantity, unit }: Amount): { key: string; value: number } {
  const { key, factor } = measureOf(unit);
  return { key, value: quantity === null ? Number.NaN : numberOf(quantity) * toNumber(factor) };
}

/** Off by less than this, the exact amounts decide. */
const CLOSE = 1e-6;

/** A food of a recipe, and its amount roughly where it has one. */
interface Needed {
  key: string;
  name: string;
  amounts: readonly Amount[];
  rough: { key: string; value: number } | undefined;
}

/** Whether there is enough of a food: mostly seen at a first look, else by the exact amounts. */
function isEnough({ key, amounts, rough }: Needed, there: HomeFood, by: Share): boolean {
  if (there.isEnough || amounts.length === 0) return true;
  if (rough) {
    const { key: kind, value } = rough;
    const has = there.about.get(kind);
    const need = (value * by.parts) / by.of;
    if (has !== undefined && Math.abs(has - need) > CLOSE * need) return has > need;
    if (has === undefined) return false;
  }
  return lackOf(amounts, there, by, key).length === 0;
}

function lackOf(amounts: readonly Amount[], there: HomeFood, by: Share, key: string): Amount[] {
  if (there.isEnough || amounts.length === 0) return [];
  const needed = by.parts === by.of ? amounts : scaleAmounts(amounts, by);
  return subtractAmounts(needed, there.amounts, densityOf(key)).left;
}

/** @returns undefined where nothing of the recipe is there */
function rankOf(
  { id, servings, foods }: CookableRecipe,
  home: ReadonlyMap<string, HomeFood>,
  people: number | null,
): Rank | undefined {
  const by = shareOf(servings, people);
  const rank: Rank = { id, lacking: 0, soonest: NEVER, expiring: 0 };
  let isThere = false;
  for (const food of eachOnce(foods)) {
    const there = home.get(food.key);
    if (!there || !isEnough(food, there, by)) rank.lacking += 1;
    if (!there) continue;
    isThere = true;
    if (there.date === null) continue;
    rank.expiring += 1;
    if (there.date < rank.soonest) rank.soonest = there.date;
  }
  return isThere ? rank : undefined;
}

/** How many it is to be for, of how many it is written for. */
interface Share {
  parts: number;
  of: number;
}

const shareOf = (servings: number | null, people: number | null): Share =>
  people !== null && servings !== null && servings > 0 && people > 0
    ? { parts: people, of: servings }
    : { parts: 1, of: 1 };

function look(
  { id, servings, foods }: CookableRecipe,
  home: ReadonlyMap<string, HomeFood>,
  people: number | null,
): Cookability {
  const result: Cookability = {
    recipe_id: id,
    is_coverable: false,
    covered: 0,
    of: 0,
    missing: [],
    short: [],
    uses_expiring: [],
  };
  for (const food of eachOnce(foods)) {
    const { key, name, amounts } = food;
    result.of += 1;
    const there = home.get(key);
    if (!there) {
      result.missing.push(name);
      continue;
    }
    if (there.date !== null) result.uses_expiring.push({ food: there.name, date: there.date });
    const by = shareOf(servings, people);
    const left = isEnough(food, there, by) ? [] : lackOf(amounts, there, by, key);
    if (left.length === 0) result.covered += 1;
    else result.short.push({ name, amounts: left });
  }
  result.is_coverable = result.covered === result.of;
  result.uses_expiring.sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
  return result;
}

const needed = new WeakMap<CookableRecipe['foods'], readonly Needed[]>();

/** Each food once. Kept for as long as the recipe's foods are: the same thousands of recipes are looked at again and again. */
function eachOnce(foods: CookableRecipe['foods']): readonly Needed[] {
  const known = needed.get(foods);
  if (known) return known;
  const once = [...groupBy(foods, ({ key }) => key)].map(([key, same]): Needed => {
    const amounts = same.flatMap((food) => food.amounts);
    const [first] = amounts;
    const rough = first && amounts.length === 1 ? about(first) : undefined;
    return { key, name: same[0]?.name ?? '', amounts, rough };
  });
  needed.set(foods, once);
  return once;
}

const NEVER = '9999-12-31';
function byEase(a: Rank, b: Rank): number {
  if (a.lacking !== b.lacking) return a.lacking - b.lacking;
  if (a.soonest !== b.soonest) return a.soonest < b.soonest ? -1 : 1;
  return b.expiring - a.expiring || a.id - b.id;
}
