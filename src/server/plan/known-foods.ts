import { setImmediate } from 'node:timers/promises';
import type { Amount } from '../../domain/amount.ts';
import type { Database } from '../storage/database.ts';
import { quantityAmounts } from '../recipes/quantity-amounts.ts';
import { listAllFoods } from './suggest.store.ts';

/** What a recipe is made of. */
export interface RecipeFood {
  key: string;
  name: string;
  amounts: readonly Amount[];
}

export type RecipeFoods = ReadonlyMap<number, readonly RecipeFood[]>;

/** So many foods are read in one go: others want answers meanwhile. */
const AT_ONCE = 1000;
/** So many kitchens' foods are kept, each as it was at one revision of its recipes. */
const KITCHENS = 8;

const keptOf = new WeakMap<Database, Map<string, Promise<RecipeFoods>>>();

/**
 * What the recipes of a kitchen are made of, read once for each revision: planning asks again and again, and thousands
 * of recipes take a while to read.
 * @param revision of the kitchen's recipes, as the one who asks has seen it
 * @param count of its recipes
 */
export function recipeFoods(
  db: Database,
  kitchenId: number,
  revision: number,
  count: number,
): Promise<RecipeFoods> {
  const name = `${kitchenId} ${revision} ${count}`;
  const kept = keptOf.get(db) ?? new Map<string, Promise<RecipeFoods>>();
  keptOf.set(db, kept);
  const known = kept.get(name);
  if (known) return known;
  const reading = read(db, kitchenId);
  reading.catch(() => kept.delete(name));
  for (const old of kept.keys()) {
    if (old.startsWith(`${kitchenId} `) || kept.size >= KITCHENS) kept.delete(old);
  }
  kept.set(name, reading);
  return reading;
}

async function read(db: Database, kitchenId: number): Promise<RecipeFoods> {
  const foods = new Map<number, RecipeFood[]>();
  const rows = await listAllFoods(db, kitchenId);
  for (const [at, { recipe_id: id, key, name, quantity }] of rows.entries()) {
    const food = { key, name, amounts: quantityAmounts(quantity) };
    const list = foods.get(id);
    if (list) list.push(food);
    else foods.set(id, [food]);
    if (at % AT_ONCE === AT_ONCE - 1) await setImmediate();
  }
  return foods;
}
