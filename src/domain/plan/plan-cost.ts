import { COSTS, type PlanCandidate, type PlanFood, type PlanProblem } from './plan-problem.ts';

/** A slot without a dish, and one where an earlier dish is eaten again. */
export const EMPTY = -1;
export const LEFTOVER = -2;

const ENOUGH = Number.POSITIVE_INFINITY;
const NOISE = 1e-9;

/** A plan that changes slot by slot and always knows what it costs. */
export interface PlanState {
  /** Candidate of each slot, `EMPTY` or `LEFTOVER`. */
  readonly choice: Int32Array;
  /** What the whole plan costs. */
  total: () => number;
  /** What putting a dish into an empty slot would change; infinite where that is certainly `limit` or more. */
  delta: (slot: number, candidate: number, limit?: number) => number;
  /** @param meals how many slots it fills, itself included; the others must be empty */
  place: (slot: number, candidate: number, meals?: number) => void;
  remove: (slot: number) => void;
  clear: () => void;
  /** How many slots the dish of a slot fills. */
  mealsOf: (slot: number) => number;
  /** What is taken of the items of a food, slot by slot: for reasons. */
  takings: (food: number) => { slot: number; item: number }[];
  isMissing: (food: number) => boolean;
}

/** An empty plan for a problem. */
export function planState({ request, days, foods, candidates }: PlanProblem): PlanState {
  const slots = days.length;
  const choice = new Int32Array(slots).fill(EMPTY);
  const uses = new Float64Array(foods.length * slots);
  const users = new Int32Array(foods.length);
  const outcome = new Float64Array(foods.length);
  const missing = new Uint8Array(foods.length);
  const stocked = Uint8Array.from(foods, ({ items }) => Number(items.length > 0));
  const free = Uint8Array.from(foods, ({ isFree }) => Number(isFree));
  const planned = new Int32Array(candidates.length);
  const rest = new Float64Array(Math.max(1, ...foods.map(({ items }) => items.length)));
  const wasted = request.useExpiring ? COSTS.wasted : COSTS.wastedAnyway;
  const most = request.maxExtraItems ?? ENOUGH;
  const named = [...new Set(['', ...candidates.map(({ recipe }) => recipe.category)])];
  const numbers = new Map(named.map((category, number) => [category, number]));
  const categories = Int32Array.from(candidates, ({ recipe }) => numbers.get(recipe.category) ?? 0);
  let missingTotal = 0;
  let cost = 0;
  let takenBy: { slot: number; item: number }[] | undefined;

  /** Whether the food that was simulated last has to be bought. */
  let wasMissing = false;

  /**
   * Lets the uses of a food take what is there, soonest ending first. Called for every dish that is tried: it makes no
   * objects.
   * @returns what it costs; `wasMissing` says whether the food has to be bought
   */
  function simulate(index: number, food: PlanFood): number {
    const { items } = food;
    let isMissing = false;
    for (let item = 0; item < items.length; item += 1) rest[item] = items[item]?.amount ?? 0;
    for (let slot = 0; slot < slots; slot += 1) {
      const need = uses[index * slots + slot] ?? 0;
      if (need === 0) continue;
      if (!takeNeed(items, need, days[slot] ?? 0, slot)) isMissing = true;
    }
    let sum = isMissing && !food.isFree ? COSTS.bought : 0;
    for (let item = 0; item < items.length; item += 1) {
      const { isWatched, amount } = items[item] ?? { isWatched: false, amount: 1 };
      if (!isWatched) continue;
      const left = rest[item] ?? 0;
      sum += wasted * (amount === ENOUGH ? Number(left === ENOUGH) : left / amount);
    }
    wasMissing = isMissing && !food.isFree;
    return sum;
  }

  /** @returns whether there was enough */
  function takeNeed(items: PlanFood['items'], need: number, day: number, slot: number): boolean {
    let open = need;
    for (let item = 0; item < items.length; item += 1) {
      const { ends, amount } = items[item] ?? { ends: 0, amount: 0 };
      const left = rest[item] ?? 0;
      if (ends < day || left === 0) continue;
      takenBy?.push({ slot, item });
      // Without an amount it is enough; opened, it is not wasted. Below 0 stands for opened.
      if (amount === ENOUGH) {
        rest[item] = -1;
        return true;
      }
      // Some of it: nobody knows how much, so nothing is counted.
      if (Number.isNaN(open)) return true;
      const taken = Math.min(open, left);
      rest[item] = left - taken < NOISE ? 0 : left - taken;
      open -= taken;
      if (open < NOISE) return true;
    }
    return false;
  }

  const penalty = (count: number): number => (count > most ? (count - most) * COSTS.tooMany : 0);

  function costOf(index: number): number {
    const food = foods[index];
    if (food && food.items.length > 0) return simulate(index, food);
    wasMissing = (users[index] ?? 0) > 0 && food?.isFree === false;
    return wasMissing ? COSTS.bought : 0;
  }

  /** The category of a slot's dish as a number; 0 for none. */
  function categoryAt(slot: number): number {
    const at = slot < 0 || slot >= slots ? EMPTY : (choice[slot] ?? EMPTY);
    return at < 0 ? 0 : (categories[at] ?? 0);
  }

  /** What a dish costs at a slot besides its foods. */
  function ownCost(slot: number, at: number): number {
    const candidate = candidates[at];
    if (!candidate) return 0;
    let sum = (candidate.base[slot] ?? 0) + (planned[at] ?? 0) * COSTS.repeated;
    const category = categories[at] ?? 0;
    if (category === 0) return sum;
    if (categoryAt(slot - 1) === category) sum += COSTS.sameCategory;
    if (categoryAt(slot + 1) === category) sum += COSTS.sameCategory;
    return sum;
  }

  /** At least so much a dish changes, from what is known without letting its foods take anything. */
  function atLeast(slot: number, at: number, { foods: indexes }: PlanCandidate): number {
    let sum = ownCost(slot, at) - COSTS.empty;
    for (const index of indexes) {
      if (stocked[index] === 1) sum -= outcome[index] ?? 0;
      else if (users[index] === 0 && free[index] === 0) sum += COSTS.bought;
    }
    return sum;
  }

  function delta(slot: number, at: number, limit = ENOUGH): number {
    const candidate = candidates[at];
    if (!candidate) return 0;
    const { foods: indexes, needs } = candidate;
    let sum = atLeast(slot, at, candidate);
    if (sum >= limit) return ENOUGH;
    let more = 0;
    for (let one = 0; one < indexes.length; one += 1) {
      const index = indexes[one] ?? 0;
      const food = foods[index];
      if (stocked[index] === 0 || !food) {
        if (users[index] === 0 && free[index] === 0) more += 1;
        continue;
      }
      const before = uses[index * slots + slot] ?? 0;
      uses[index * slots + slot] = before + (needs[one] ?? 0);
      sum += simulate(index, food);
      uses[index * slots + slot] = before;
      more += Number(wasMissing) - (missing[index] ?? 0);
    }
    return sum + penalty(missingTotal + more) - penalty(missingTotal);
  }

  function refresh(index: number): void {
    const now = costOf(index);
    cost += now - (outcome[index] ?? 0);
    missingTotal += Number(wasMissing) - (missing[index] ?? 0);
    outcome[index] = now;
    missing[index] = Number(wasMissing);
  }

  function mealsOf(slot: number): number {
    let meals = 1;
    while (choice[slot + meals] === LEFTOVER) meals += 1;
    return meals;
  }

  function place(slot: number, at: number, meals = 1): void {
    const candidate = candidates[at];
    if (!candidate) return;
    cost += ownCost(slot, at) - COSTS.empty;
    choice[slot] = at;
    planned[at] = (planned[at] ?? 0) + 1;
    candidate.foods.forEach((index, one) => {
      uses[index * slots + slot] = (uses[index * slots + slot] ?? 0) + (candidate.needs[one] ?? 0);
      users[index] = (users[index] ?? 0) + 1;
      refresh(index);
    });
    for (let meal = 1; meal < meals; meal += 1) {
      choice[slot + meal] = LEFTOVER;
      cost += COSTS.leftover - COSTS.empty;
    }
  }

  function remove(slot: number): void {
    const at = choice[slot] ?? EMPTY;
    const candidate = candidates[at];
    if (!candidate) return;
    for (let meals = mealsOf(slot); meals > 1; meals -= 1) {
      choice[slot + meals - 1] = EMPTY;
      cost -= COSTS.leftover - COSTS.empty;
    }
    for (const index of candidate.foods) {
      uses[index * slots + slot] = 0;
      users[index] = (users[index] ?? 0) - 1;
      refresh(index);
    }
    planned[at] = (planned[at] ?? 0) - 1;
    choice[slot] = EMPTY;
    cost -= ownCost(slot, at) - COSTS.empty;
  }

  function clear(): void {
    for (let slot = 0; slot < slots; slot += 1) if ((choice[slot] ?? 0) >= 0) remove(slot);
  }

  foods.forEach((_food, index) => refresh(index));
  cost += slots * COSTS.empty;
  return {
    choice,
    total: () => cost + penalty(missingTotal),
    delta,
    place,
    remove,
    clear,
    mealsOf,
    takings: (index) => {
      takenBy = [];
      costOf(index);
      const taken = takenBy;
      takenBy = undefined;
      return taken;
    },
    isMissing: (index) => missing[index] === 1,
  };
}
