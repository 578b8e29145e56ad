import type { Amount } from '../amount.ts';
import { densityOf, weighable } from '../amounts/densities.ts';
import { measureOf } from '../amounts/measure.ts';
import { numberOf, toNumber } from '../amounts/ratio.ts';
import { dayOf, type IsoDate } from '../lines/dates.ts';

/** A recipe that may be planned. */
export interface PlannableRecipe {
  id: number;
  name: string;
  /** The category in the cook's own words; neighbours should differ. Empty for none. */
  category: string;
  /** For how many it is written; null where nobody said. */
  servings: number | null;
  state: 'active' | 'used';
  /** How many portions or days it lasts. */
  longevity: number;
  frequency: 'weekday' | 'weekend' | 'rarely';
  last_cooked: IsoDate | null;
  foods: readonly { key: string; name: string; amounts: readonly Amount[] }[];
}

/** Something at home. */
export interface PlannableStock {
  key: string;
  name: string;
  /** None where nobody said: enough for everything. */
  amounts: readonly Amount[];
  expires_on: IsoDate | null;
}

/** A meal to be planned. */
export interface PlanSlot {
  date: IsoDate;
  meal: string;
}

/** What is to be planned. */
export interface PlanRequest {
  /** In the order of time. */
  slots: readonly PlanSlot[];
  people: number;
  recipes: readonly PlannableRecipe[];
  stock: readonly PlannableStock[];
  /** Leave out recipes that were cooked already. */
  onlyActive: boolean;
  /** Whether it matters that what ends soon is used. */
  useExpiring: boolean;
  /** At most so many foods to buy; null for as many as it takes. */
  maxExtraItems: number | null;
  /** Whether a dish that lasts is eaten again at the next meals. */
  leftovers: boolean;
  /** Recipes that stand: slot index to recipe id. */
  fixed: ReadonlyMap<number, number>;
  excluded: ReadonlySet<number>;
  /** For chance among what is as good: the same seed gives the same plan. */
  seed: number;
}

/** What the parts of a plan cost, in points; by our own judgement. */
export const COSTS = {
  empty: 80,
  repeated: 30,
  /** A food to buy. */
  bought: 4,
  /** Something that ends unused, where it matters and where it does not. */
  wasted: 10,
  wastedAnyway: 2,
  /** Cooked on the same day; less with every day, nothing after `recentDays`. */
  recent: 15,
  recentDays: 14,
  /** Of a recipe for rare occasions the memory is longer. */
  rareDays: 60,
  used: 4,
  weekendDishOnWeekday: 8,
  weekdayDishOnWeekend: 2,
  rare: 6,
  sameCategory: 3,
  leftover: 1,
  /** Each food beyond `maxExtraItems`. */
  tooMany: 1000,
  /** At most so much by chance. */
  chance: 0.9,
} as const;

/** Nobody goes to the shop for it. */
const ALWAYS_THERE = new Set(['water', 'wasser', 'eau', 'agua', 'nuoc', 'nước', 'ice']);

/** A food of the problem with what is there of it, soonest ending first. */
export interface PlanFood {
  key: string;
  name: string;
  isFree: boolean;
  items: { ends: number; amount: number; isWatched: boolean; date: IsoDate | null }[];
}

/** A recipe that may be chosen. */
export interface PlanCandidate {
  recipe: PlannableRecipe;
  /** Indexes of its foods, each once. */
  foods: number[];
  /** How much of each, in the measure of what is there; NaN for some. */
  needs: number[];
  /** What it costs at each slot by itself. */
  base: number[];
  /** How many meals it lasts, the first included. */
  span: number;
  /** Whether it is here only because it stands somewhere: it is chosen nowhere else. */
  isOnlyFixed: boolean;
}

/** The request in numbers. */
export interface PlanProblem {
  request: PlanRequest;
  days: number[];
  foods: PlanFood[];
  candidates: PlanCandidate[];
  /** Candidate of each slot that stands; -1 for those to choose. */
  fixed: number[];
}

/** Recipes that are looked at more closely. */
const SHORTLIST = 160;
const NOBODY_WANTS_MORE = 3;

/** How much of one measure of a food is one of another; NaN where it is not known. */
function exchange(from: string, to: string, key: string): number {
  const density = densityOf(key);
  const all = density ? weighable(density) : [];
  const [own, other] = [from, to].map((kind) => all.find(({ measure }) => measure.key === kind));
  return own && other ? toNumber(own.grams) / toNumber(other.grams) : Number.NaN;
}

/** An amount in the base unit of a measure; NaN where it cannot be said. For ranking only. */
function inMeasure(amounts: readonly Amount[], measure: string, key: string): number {
  let sum = 0;
  for (const { quantity, unit } of amounts) {
    if (quantity === null) return Number.NaN;
    const { key: own, factor } = measureOf(unit);
    const value = numberOf(quantity) * toNumber(factor);
    if (own === measure) sum += value;
    else sum += value * exchange(own, measure, key);
  }
  return sum;
}

/** Whole days: Saturday and Sunday; 1970 began on a Thursday. */
const isWeekend = (day: number): boolean => (((day + 3) % 7) + 7) % 7 >= 5;

/** A number of at least 0 and less than 1 that depends on the seed and the recipe alone. */
export function chanceOf(seed: number, id: number): number {
  let hash = Math.imul(seed ^ 0x9e_37_79_b9, 0x85_eb_ca_6b) ^ Math.imul(id + 1, 0xc2_b2_ae_35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c_1b_3c_6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x29_7a_2d_39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

/** What a recipe costs by itself on each of the days. */
function baseCosts(recipe: PlannableRecipe, days: readonly number[], seed: number): number[] {
  const { id, frequency, state, last_cooked: last } = recipe;
  const cooked = last === null ? undefined : dayOf(last);
  const memory = frequency === 'rarely' ? COSTS.rareDays : COSTS.recentDays;
  const always =
    COSTS.chance * chanceOf(seed, id) +
    (state === 'used' ? COSTS.used : 0) +
    (frequency === 'rarely' ? COSTS.rare : 0);
  return days.map((day) => {
    const ago = cooked === undefined ? memory : Math.abs(day - cooked);
    const recent = COSTS.recent * Math.max(0, 1 - ago / memory);
    return always + recent + unfitting(frequency, isWeekend(day));
  });
}

function unfitting(frequency: PlannableRecipe['frequency'], weekend: boolean): number {
  if (frequency === 'weekend') return weekend ? 0 : COSTS.weekendDishOnWeekday;
  return frequency === 'weekday' && weekend ? COSTS.weekdayDishOnWeekend : 0;
}

/** How many meals a dish lasts, the first included. */
function spanOf({ servings, longevity }: PlannableRecipe, request: PlanRequest): number {
  if (!request.leftovers || !(request.people > 0)) return 1;
  const portions = servings ?? longevity;
  const meals = Math.min(longevity, Math.floor(portions / request.people), NOBODY_WANTS_MORE);
  return meals >= 1 ? meals : 1;
}

/** The request in numbers: foods and recipes by index, a shortlist of recipes where there are many. */
export function planProblem(request: PlanRequest): PlanProblem {
  const days = request.slots.map(({ date }) => dayOf(date) ?? 0);
  const last = Math.max(0, ...days);
  const foods: PlanFood[] = [];
  const index = new Map<string, number>();
  const measures: (string | undefined)[] = [];
  const indexOf = (key: string, name: string): number => {
    const known = index.get(key);
    if (known !== undefined) return known;
    index.set(key, foods.length);
    foods.push({ key, name, isFree: ALWAYS_THERE.has(key), items: [] });
    return foods.length - 1;
  };
  for (const { key, name, amounts, expires_on: date } of request.stock) {
    const at = indexOf(key, name);
    const ends = (date === null ? undefined : dayOf(date)) ?? Number.POSITIVE_INFINITY;
    const [first] = amounts;
    if (first) measures[at] ??= measureOf(first.unit).key;
    const amount = first ? inMeasure(amounts, measures[at] ?? '', key) : Number.NaN;
    if (amount === 0) continue;
    foods[at]?.items.push({
      ends,
      amount: Number.isNaN(amount) ? Number.POSITIVE_INFINITY : amount,
      isWatched: ends <= last + 1 && ends >= (days[0] ?? 0),
      date,
    });
  }
  for (const food of foods) food.items.sort((a, b) => a.ends - b.ends);
  const isFixed = new Set(request.fixed.values());
  const chosen = shortlist(request, days, (key) => foods[index.get(key) ?? -1], isFixed);
  const candidates = chosen.map((recipe): PlanCandidate => {
    const by =
      recipe.servings !== null && recipe.servings > 0 ? request.people / recipe.servings : 1;
    const span = spanOf(recipe, request);
    const needs = new Map<number, number>();
    for (const { key, name, amounts } of recipe.foods) {
      const at = indexOf(key, name);
      const measure = measures[at];
      const need =
        measure === undefined || amounts.length === 0
          ? Number.NaN
          : inMeasure(amounts, measure, key) * (span > 1 ? 1 : by);
      needs.set(at, (needs.get(at) ?? 0) + need);
    }
    return {
      recipe,
      foods: [...needs.keys()],
      needs: [...needs.values()],
      base: baseCosts(recipe, days, request.seed),
      span,
      isOnlyFixed: !isAllowed(recipe, request),
    };
  });
  const byId = new Map(candidates.map(({ recipe }, at) => [recipe.id, at]));
  const fixed = days.map((_day, slot) => byId.get(request.fixed.get(slot) ?? -1) ?? -1);
  return { request, days, foods, candidates, fixed };
}

/** Whether a recipe may be chosen. */
const isAllowed = (
  { id, state }: PlannableRecipe,
  { excluded, onlyActive }: PlanRequest,
): boolean => !excluded.has(id) && !(onlyActive && state === 'used');

/** The recipes that look best by themselves, and those that stand. */
function shortlist(
  request: PlanRequest,
  days: readonly number[],
  foodOf: (key: string) => PlanFood | undefined,
  isFixed: ReadonlySet<number>,
): PlannableRecipe[] {
  const { recipes, seed, useExpiring } = request;
  const allowed = recipes.filter((recipe) => isFixed.has(recipe.id) || isAllowed(recipe, request));
  if (allowed.length <= SHORTLIST) return allowed;
  const wasted = useExpiring ? COSTS.wasted : COSTS.wastedAnyway;
  const looked = [...new Set(days)].slice(0, 7);
  // A food's part in the cost is the same in every recipe that takes it.
  const costOfKey = new Map<string, number>();
  const costOf = (key: string): number => {
    const known = costOfKey.get(key);
    if (known !== undefined) return known;
    const food = foodOf(key);
    const isThere = food !== undefined && food.items.length > 0;
    const missing = ALWAYS_THERE.has(key) ? 0 : COSTS.bought;
    const cost = isThere ? (food.items[0]?.isWatched ? -wasted : 0) : missing;
    costOfKey.set(key, cost);
    return cost;
  };
  const scored = allowed.map((recipe) => {
    let cost = isFixed.has(recipe.id) ? Number.NEGATIVE_INFINITY : 0;
    for (const { key } of recipe.foods) cost += costOf(key);
    return { recipe, cost: cost + Math.min(...baseCosts(recipe, looked, seed)) };
  });
  return scored
    .toSorted((a, b) => a.cost - b.cost || a.recipe.id - b.recipe.id)
    .slice(0, SHORTLIST)
    .map(({ recipe }) => recipe);
}
