import { setImmediate } from 'node:timers/promises';
import type { PlannableRecipe } from '../../domain/suggest-plan.ts';
import type { Session } from '../http/session.ts';
import { quantityAmounts } from '../recipes/quantity-amounts.ts';
import type { Database } from '../storage/database.ts';
import { listAllFoods, listRecipesToPlan } from './suggest.store.ts';

type Foods = PlannableRecipe['foods'];

/** So many foods are read in one go: others want answers meanwhile. */
const AT_ONCE = 1000;
/** So many kitchens' recipes are kept, each as they were at one revision. */
const KITCHENS = 8;

/** What was read of some kitchens, each at its latest revision: planning asks again and again. */
class Kept<Value> {
  readonly #known = new Map<number, { revision: string; value: Promise<Value> }>();

  /** @returns what was read at this revision; else what `read` finds */
  get(kitchenId: number, revision: string, read: () => Promise<Value>): Promise<Value> {
    const known = this.#known.get(kitchenId);
    if (known?.revision === revision) return known.value;
    const fresh = { revision, value: read() };
    fresh.value.catch(() => {
      if (this.#known.get(kitchenId) === fresh) this.#known.delete(kitchenId);
    });
    this.#known.delete(kitchenId);
    const [oldest] = this.#known.keys();
    if (oldest !== undefined && this.#known.size >= KITCHENS) this.#known.delete(oldest);
    this.#known.set(kitchenId, fresh);
    return fresh.value;
  }
}

interface KeptOf {
  recipes: Kept<PlannableRecipe[]>;
  foods: Kept<ReadonlyMap<number, Foods>>;
}

const keptOf = new WeakMap<Database, KeptOf>();

/**
 * All recipes of a kitchen as planning needs them, read once for each revision: reading thousands takes a while. When a
 * recipe was cooked or planned last changes more often than what it is made of, so the two are kept apart.
 * @param session whose kitchen, at the revisions the one who asks has seen
 */
export function recipesToPlan(
  db: Database,
  { kitchenId, revisions: { recipes, plans } }: Session,
): Promise<readonly PlannableRecipe[]> {
  const kept = keptOf.get(db) ?? { recipes: new Kept(), foods: new Kept() };
  keptOf.set(db, kept);
  return kept.recipes.get(kitchenId, `${recipes} ${plans}`, async () => {
    const foods = await kept.foods.get(kitchenId, `${recipes}`, () => readFoods(db, kitchenId));
    const rows = await listRecipesToPlan(db, kitchenId);
    return rows.map(({ meat_type: category, last_cooked: last, ...recipe }) => ({
      ...recipe,
      category,
      last_cooked: last?.slice(0, 10) ?? null,
      foods: foods.get(recipe.id) ?? [],
    }));
  });
}

async function readFoods(db: Database, kitchenId: number): Promise<ReadonlyMap<number, Foods>> {
  const foods = new Map<number, Foods[number][]>();
  const rows = await listAllFoods(db, kitchenId);
  // The same text many times is kept once, and then found faster too.
  const texts = new Map<string, string>();
  const once = (text: string): string => {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return known ?? text;
  };
  for (const [at, { recipe_id: id, key, name, quantity }] of rows.entries()) {
    const food = { key: once(key), name: once(name), amounts: quantityAmounts(quantity) };
    const list = foods.get(id);
    if (list) list.push(food);
    else foods.set(id, [food]);
    if (at % AT_ONCE === AT_ONCE - 1) await setImmediate();
  }
  return foods;
}
