import { EMPTY, LEFTOVER, planState, type PlanState } from './plan-cost.ts';
import { chanceOf, type PlanProblem } from './plan-problem.ts';

/** How many plans are begun; the best one wins. */
const STARTS = 4;
const MOST_PASSES = 12;
/** In pairs of slots so many dishes of the first are tried, with so many of the second. */
const PAIR_FIRST = 8;
const PAIR_SECOND = 40;
const NOISE = 1e-9;

/**
 * Looks for the plan that costs least: begins with the best dish for each slot in turn, in several orders; then puts
 * every slot's dish to the test against all others, swaps the dishes of two slots, and tries pairs, until nothing helps.
 * The same problem gives the same plan.
 * @returns the state with the best plan in it
 */
export function searchPlan(problem: PlanProblem): PlanState {
  const state = planState(problem);
  const slots = [...problem.days.keys()].filter((slot) => problem.fixed[slot] === EMPTY);
  let best: { total: number; plan: [number, number, number][] } | undefined;
  for (let start = 0; start < STARTS; start += 1) {
    begin(problem, state, slots, start);
    improve(problem, state, slots);
    const total = state.total();
    if (!best || total < best.total - NOISE) best = { total, plan: planOf(state) };
  }
  restore(state, best?.plan ?? []);
  improvePairs(problem, state, slots);
  return state;
}

const planOf = (state: PlanState): [slot: number, candidate: number, meals: number][] =>
  [...state.choice].flatMap((at, slot): [number, number, number][] =>
    at < 0 ? [] : [[slot, at, state.mealsOf(slot)]],
  );

function restore(state: PlanState, plan: readonly [number, number, number][]): void {
  state.clear();
  for (const [slot, at, meals] of plan) state.place(slot, at, meals);
}

/** What a dish may fill from a slot on: its own slot, and empty ones behind it for as many days as it lasts. */
function roomFor(state: PlanState, problem: PlanProblem, slot: number, at: number): number {
  const { candidates, days, fixed } = problem;
  const { span, recipe } = candidates[at] ?? { span: 1, recipe: { longevity: 0 } };
  const isFree = (next: number): boolean =>
    state.choice[next] === EMPTY &&
    fixed[next] === EMPTY &&
    (days[next] ?? 0) - (days[slot] ?? 0) <= recipe.longevity;
  let meals = 1;
  while (meals < span && isFree(slot + meals)) meals += 1;
  return meals;
}

function begin(
  problem: PlanProblem,
  state: PlanState,
  slots: readonly number[],
  start: number,
): void {
  const { request, fixed } = problem;
  state.clear();
  fixed.forEach((at, slot) => {
    if (at !== EMPTY) state.place(slot, at);
  });
  const order =
    start === 0 || request.leftovers
      ? slots
      : slots.toSorted(
          (a, b) => chanceOf(request.seed + start, a) - chanceOf(request.seed + start, b),
        );
  for (const slot of order) {
    if (state.choice[slot] !== EMPTY) continue;
    const ranked = rankedFor(problem, state, slot, start === 0 ? 1 : 3);
    const pick = Math.floor(chanceOf(request.seed + start * 31, slot) * ranked.length);
    const [at, change] = ranked[start === 0 ? 0 : pick] ?? [EMPTY, 0];
    if (at === EMPTY || change > 0) continue;
    state.place(slot, at, roomFor(state, problem, slot, at));
  }
}

/** The dishes that change a plan for the better most, the best first. */
function rankedFor(
  { candidates, days }: PlanProblem,
  state: PlanState,
  slot: number,
  most: number,
  meals = 1,
): [candidate: number, change: number][] {
  const stretch = (days[slot + meals - 1] ?? 0) - (days[slot] ?? 0);
  const ranked: [number, number][] = [];
  for (let at = 0; at < candidates.length; at += 1) {
    const candidate = candidates[at];
    if (!candidate || candidate.isOnlyFixed) continue;
    if (meals > 1 && (candidate.span < meals || candidate.recipe.longevity < stretch)) continue;
    const worst = ranked.length === most ? ranked.at(-1)?.[1] : undefined;
    const change = state.delta(slot, at, worst);
    if (worst !== undefined && change >= worst) continue;
    let place = ranked.length;
    while (place > 0 && (ranked[place - 1]?.[1] ?? 0) > change) place -= 1;
    ranked.splice(place, 0, [at, change]);
    if (ranked.length > most) ranked.pop();
  }
  return ranked;
}

function improve(problem: PlanProblem, state: PlanState, slots: readonly number[]): void {
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const before = state.total();
    for (const slot of slots) replace(problem, state, slot);
    for (const a of slots) for (const b of slots) if (a < b) swap(state, a, b);
    if (state.total() > before - NOISE) return;
  }
}

/** The best dish for a slot, or none where an empty slot is better. */
function replace(problem: PlanProblem, state: PlanState, slot: number): void {
  const now = state.choice[slot] ?? EMPTY;
  if (now === LEFTOVER) return;
  const meals = state.mealsOf(slot);
  if (now !== EMPTY) state.remove(slot);
  const [best] = rankedFor(problem, state, slot, 1, meals);
  if (best && (best[1] < -NOISE || meals > 1)) state.place(slot, best[0], meals);
}

function swap(state: PlanState, a: number, b: number): void {
  const [first, second] = [state.choice[a] ?? EMPTY, state.choice[b] ?? EMPTY];
  if (first === second || first === LEFTOVER || second === LEFTOVER) return;
  if (state.mealsOf(a) > 1 || state.mealsOf(b) > 1) return;
  const before = state.total();
  const put = (one: number, other: number): void => {
    state.remove(a);
    state.remove(b);
    if (one !== EMPTY) state.place(a, one);
    if (other !== EMPTY) state.place(b, other);
  };
  put(second, first);
  if (state.total() > before - NOISE) put(first, second);
}

/** Two slots at once: what neither dish would be worth without the other. */
function improvePairs(problem: PlanProblem, state: PlanState, slots: readonly number[]): void {
  const single = slots.filter(
    (slot) => (state.choice[slot] ?? 0) >= EMPTY && state.mealsOf(slot) === 1,
  );
  for (let a = 0; a < single.length; a += 1) {
    for (let b = a + 1; b < Math.min(single.length, a + 8); b += 1) {
      tryPair(problem, state, single[a] ?? 0, single[b] ?? 0);
    }
  }
  improve(problem, state, slots);
}

function tryPair(problem: PlanProblem, state: PlanState, a: number, b: number): void {
  const old = [state.choice[a] ?? EMPTY, state.choice[b] ?? EMPTY] as const;
  let best: readonly [number, number, number] = [state.total(), ...old];
  state.remove(a);
  state.remove(b);
  const firsts = rankedFor(problem, state, a, PAIR_FIRST);
  const seconds = rankedFor(problem, state, b, PAIR_SECOND);
  for (const [first] of firsts) {
    state.place(a, first);
    const before = state.total();
    for (const [second] of seconds) {
      const total = before + state.delta(b, second, best[0] - before);
      if (total < best[0] - NOISE) best = [total, first, second];
    }
    state.remove(a);
  }
  if (best[1] !== EMPTY) state.place(a, best[1]);
  if (best[2] !== EMPTY) state.place(b, best[2]);
}
