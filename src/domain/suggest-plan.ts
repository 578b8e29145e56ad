import { dayOf, type IsoDate } from './lines/dates.ts';
import { EMPTY, LEFTOVER, type PlanState } from './plan/plan-cost.ts';
import {
  planProblem,
  type PlanProblem,
  type PlanRequest,
  type PlanSlot,
} from './plan/plan-problem.ts';
import { searchPlan } from './plan/plan-search.ts';

export type { PlanRequest, PlannableRecipe, PlannableStock } from './plan/plan-problem.ts';

/** Why a dish was chosen. */
export type PlanReason =
  | { kind: 'fixed' }
  | { kind: 'leftovers'; date: IsoDate; meal: string }
  | { kind: 'uses_expiring'; food: string; date: IsoDate }
  | { kind: 'all_at_home' }
  | { kind: 'to_buy'; foods: string[] }
  | { kind: 'lasts'; meals: number }
  | { kind: 'never_cooked' }
  | { kind: 'not_lately'; days: number }
  | { kind: 'fits_day'; frequency: 'weekday' | 'weekend' };

/** A meal of the suggested plan. */
export interface SuggestedMeal extends PlanSlot {
  /** Null where nothing fits: no recipe left, or more to buy than is allowed. */
  recipe_id: number | null;
  reasons: PlanReason[];
  /** The reasons in a sentence of English. */
  text: string;
}

/** A suggested plan. */
export interface SuggestedPlan {
  meals: SuggestedMeal[];
  /** The foods to buy for it, in the order of the plan. */
  to_buy: string[];
  /** What will end unused within the days of the plan. */
  unused: { food: string; date: IsoDate }[];
  /** What it costs in points, for comparing plans of one request. */
  cost: number;
}

/** Chosen long ago enough to say so. */
const LONG_AGO = 21;
/** What ends so many days after the meal is worth using. */
const SOON = 4;

/**
 * Suggests what to cook: uses what ends, buys little, avoids what was cooked lately and dishes twice, keeps weekend dishes
 * for the weekend. The same request gives the same plan; another seed another one among those that are as good.
 * @param request see `PlanRequest`; slots with dates that are none count as 1970
 * @returns a meal for every slot, in order
 */
export function suggestPlan(request: PlanRequest): SuggestedPlan {
  const problem = planProblem(request);
  const state = searchPlan(problem);
  const taken = takingsOf(problem, state);
  const meals = request.slots.map((slot, at): SuggestedMeal => {
    const { recipe, reasons } = explain(problem, state, taken, at);
    return { ...slot, recipe_id: recipe, reasons, text: reasonsText(reasons) };
  });
  const used = new Set(taken.map(({ food, item }) => `${food} ${item}`));
  return {
    meals,
    to_buy: boughtBy(problem, state).map(({ name }) => name),
    unused: problem.foods.flatMap(({ name, items }, food) =>
      items.flatMap(({ isWatched, date }, item) =>
        isWatched && date !== null && !used.has(`${food} ${item}`) ? [{ food: name, date }] : [],
      ),
    ),
    cost: state.total(),
  };
}

interface Taking {
  food: number;
  item: number;
  slot: number;
}

function takingsOf({ foods }: PlanProblem, state: PlanState): Taking[] {
  return foods.flatMap(({ items }, food) =>
    items.length === 0
      ? []
      : state.takings(food).map(({ slot, item }): Taking => ({ food, item, slot })),
  );
}

/** The foods to buy, each with the slot that needs it first. */
function boughtBy(
  { candidates, foods }: PlanProblem,
  state: PlanState,
): { name: string; slot: number }[] {
  const bought = new Map<number, { name: string; slot: number }>();
  state.choice.forEach((at, slot) => {
    for (const food of candidates[at]?.foods ?? []) {
      if (!state.isMissing(food) || bought.has(food)) continue;
      bought.set(food, { name: foods[food]?.name ?? '', slot });
    }
  });
  return [...bought.values()];
}

function explain(
  problem: PlanProblem,
  state: PlanState,
  takings: readonly Taking[],
  slot: number,
): { recipe: number | null; reasons: PlanReason[] } {
  const { candidates, foods, days, fixed, request } = problem;
  const at = state.choice[slot] ?? EMPTY;
  if (at === LEFTOVER) return explainLeftover(problem, state, slot);
  const candidate = candidates[at];
  if (!candidate) return { recipe: null, reasons: [] };
  const { recipe } = candidate;
  const day = days[slot] ?? 0;
  const reasons: PlanReason[] = fixed[slot] === EMPTY ? [] : [{ kind: 'fixed' }];
  const expiring = takings
    .filter((taking) => taking.slot === slot)
    .flatMap(({ food, item }) => {
      const { ends = 0, date = null } = foods[food]?.items[item] ?? {};
      return date !== null && ends <= day + SOON ? [{ food: foods[food]?.name ?? '', date }] : [];
    })
    .toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
  for (const { food, date } of expiring) reasons.push({ kind: 'uses_expiring', food, date });
  const missing = candidate.foods.filter((food) => state.isMissing(food));
  if (missing.length === 0 && candidate.foods.length > 0) reasons.push({ kind: 'all_at_home' });
  else if (missing.length > 0) {
    reasons.push({ kind: 'to_buy', foods: missing.map((food) => foods[food]?.name ?? '') });
  }
  const meals = state.mealsOf(slot);
  if (meals > 1) reasons.push({ kind: 'lasts', meals });
  const cooked = recipe.last_cooked === null ? undefined : dayOf(recipe.last_cooked);
  if (cooked === undefined && recipe.state === 'active') reasons.push({ kind: 'never_cooked' });
  else if (cooked !== undefined && day - cooked >= LONG_AGO) {
    reasons.push({ kind: 'not_lately', days: day - cooked });
  }
  const isWeekendDish = recipe.frequency === 'weekend';
  if (isWeekendDish && isFitting(request.slots[slot]?.date)) {
    reasons.push({ kind: 'fits_day', frequency: 'weekend' });
  }
  return { recipe: recipe.id, reasons };
}

function explainLeftover(
  { candidates, request }: PlanProblem,
  state: PlanState,
  slot: number,
): { recipe: number | null; reasons: PlanReason[] } {
  let from = slot;
  while (state.choice[from] === LEFTOVER) from -= 1;
  const cooked = request.slots[from];
  const recipe = candidates[state.choice[from] ?? EMPTY]?.recipe.id ?? null;
  return {
    recipe,
    reasons: cooked ? [{ kind: 'leftovers', date: cooked.date, meal: cooked.meal }] : [],
  };
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
function weekday(date: IsoDate | undefined): string {
  const day = date === undefined ? undefined : dayOf(date);
  return day === undefined ? '' : (DAYS[(((day + 3) % 7) + 7) % 7] ?? '');
}
const isFitting = (date: IsoDate | undefined): boolean => weekday(date).startsWith('S');

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

function reasonText(reason: PlanReason): string {
  switch (reason.kind) {
    case 'fixed': {
      return 'chosen by you';
    }
    case 'leftovers': {
      return `what is left of ${weekday(reason.date)}`;
    }
    case 'uses_expiring': {
      return `uses the ${reason.food} that ends on ${weekday(reason.date)}`;
    }
    case 'all_at_home': {
      return 'everything is at home';
    }
    case 'to_buy': {
      const { foods } = reason;
      return foods.length > 3 ? `needs ${foods.length} things to buy` : `needs ${listed(foods)}`;
    }
    case 'lasts': {
      return `lasts for ${reason.meals} meals`;
    }
    case 'never_cooked': {
      return 'not cooked yet';
    }
    case 'not_lately': {
      return `not cooked for ${Math.floor(reason.days / 7)} weeks`;
    }
    case 'fits_day': {
      return 'a dish for the weekend';
    }
  }
}

/** Reasons as a sentence; empty for none. */
function reasonsText(reasons: readonly PlanReason[]): string {
  const text = reasons.map(reasonText).join('; ');
  return text === '' ? '' : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
