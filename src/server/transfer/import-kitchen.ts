import { setImmediate } from 'node:timers/promises';
import { insertFridgeItem, listFridgeItems } from '../fridge/fridge.store.ts';
import { storedStock } from '../fridge/item-fields.ts';
import { listAisles } from '../grocery/aisles.store.ts';
import { lineFields } from '../grocery/change-line.ts';
import {
  insertGroceryLines,
  listGroceryItems,
  updateGroceryItem,
} from '../grocery/grocery.store.ts';
import { insertShop, listShops, MAX_SHOPS } from '../grocery/shops.store.ts';
import { ensureIngredients } from '../ingredients/ingredients.store.ts';
import { insertPlan, listPlans } from '../plan/plan.store.ts';
import { insertRecipes, storedIngredients, type NewRecipe } from '../recipes/create-recipes.ts';
import { readPage, recipePages } from '../recipes/recipe-pages.ts';
import { reserveRecipeIds } from '../recipes/recipes.store.ts';
import { growRevisions } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import { inChunks } from '../storage/dialect.ts';
import type { CheckedKitchen } from './check-kitchen.ts';
import { Known } from './known.ts';

/** How many things of each kind came, or were there. */
export type Counts = Record<'recipes' | 'fridge' | 'groceries' | 'plans', number>;

/** What an import did. */
export interface Imported {
  /** The ids of the recipes here, by what their source calls them. */
  ids: ReadonlyMap<string, number>;
  added: Counts;
  /** The same thing was there already. */
  known: Counts;
}

export function noCounts(): Counts {
  return { recipes: 0, fridge: 0, groceries: 0, plans: 0 };
}

/**
 * Adds what an import brings to a kitchen, within a transaction. What is there already does not come twice, so that an
 * import may be repeated.
 * @param onProgress told how many recipes have been written, now and then
 */
export async function importKitchen(
  db: Database,
  kitchenId: number,
  kitchen: CheckedKitchen,
  onProgress: (recipes: number) => void,
): Promise<Imported> {
  await growRevisions(db, kitchenId, ['recipes', 'fridge', 'groceries', 'plans']);
  const imported = { added: noCounts(), known: noCounts(), ids: new Map<string, number>() };
  const ids = await importRecipes(db, kitchenId, kitchen.recipes, imported, onProgress);
  await importFridge(db, kitchenId, kitchen.fridge, imported);
  await importGroceries(db, kitchenId, kitchen.groceries, imported);
  await importShops(db, kitchenId, kitchen.shops);
  await importPlans(db, kitchenId, kitchen.plans, ids, imported);
  return { ...imported, ids };
}

async function importRecipes(
  db: Database,
  kitchenId: number,
  recipes: CheckedKitchen['recipes'],
  { added, known }: Imported,
  onProgress: (recipes: number) => void,
): Promise<Map<string, number>> {
  const there = new Known<number>();
  for await (const page of recipePages(db, kitchenId)) {
    for (const { ingredient_list, ...recipe } of readPage(page)) {
      there.add(contentOf({ ...recipe, ingredients: ingredient_list }), recipe.id);
    }
  }
  const ids = new Map<string, number>();
  const missing = recipes.filter(({ key, recipe }) => {
    const id = there.take(contentOf(recipe));
    if (id !== undefined) ids.set(key, id);
    return id === undefined;
  });
  for (const chunk of inChunks(missing)) {
    const written = await insertRecipes(db, kitchenId, chunk);
    for (const [index, { key }] of chunk.entries()) ids.set(key, written[index] ?? 0);
    added.recipes += chunk.length;
    onProgress(chunk.length);
  }
  known.recipes += recipes.length - missing.length;
  return ids;
}

/** What makes two recipes the same; state and date are not part of it, since cooking changes the one and adding the other. */
function contentOf(recipe: NewRecipe): string {
  const { name, meat_type, longevity, frequency, note = '', ingredients } = recipe;
  const lines = storedIngredients(ingredients).map((line) => [line.name, line.quantity]);
  return JSON.stringify([name, meat_type, longevity, frequency, note, lines]);
}

async function importFridge(
  db: Database,
  kitchenId: number,
  items: CheckedKitchen['fridge'],
  { added, known }: Imported,
): Promise<void> {
  const there = new Known<true>();
  for (const { name, group } of await listFridgeItems(db, kitchenId)) {
    there.add(JSON.stringify([name, group]), true);
  }
  const missing = items.filter(({ name, group }) => !there.take(JSON.stringify([name, group])));
  const names = missing.map(({ name }) => name);
  const foods = await ensureIngredients(db, kitchenId, names);
  for (const { name, group, addedAt, ...stock } of missing) {
    const ingredient_id = foods.get(name) ?? 0;
    const fields = { name, group_name: group, ingredient_id, ...storedStock(stock) };
    await insertFridgeItem(db, kitchenId, fields, addedAt);
  }
  added.fridge += missing.length;
  known.fridge += items.length - missing.length;
}

async function importGroceries(
  db: Database,
  kitchenId: number,
  items: CheckedKitchen['groceries'],
  { added, known }: Imported,
): Promise<void> {
  const there = new Known<true>();
  for (const { item } of await listGroceryItems(db, kitchenId)) there.add(item, true);
  const missing = items.filter(({ item }) => !there.take(item));
  const aisles = await listAisles(db, kitchenId);
  for (const { item, isChecked, position, addedAt } of missing) {
    const line = { item, ...lineFields(item, aisles), position };
    const [id = 0] = await insertGroceryLines(db, kitchenId, [line], addedAt);
    if (isChecked) await updateGroceryItem(db, kitchenId, id, { is_checked: 1 });
  }
  added.groceries += missing.length;
  known.groceries += items.length - missing.length;
}

/** Shops by names that are not here yet, as many as a kitchen may have. */
async function importShops(
  db: Database,
  kitchenId: number,
  shops: CheckedKitchen['shops'],
): Promise<void> {
  const there = await listShops(db, kitchenId);
  const names = new Set(there.map(({ name }) => name));
  const missing = shops.filter(({ name }) => !names.has(name));
  for (const shop of missing.slice(0, Math.max(0, MAX_SHOPS - there.length))) {
    await insertShop(db, kitchenId, shop);
  }
}

async function importPlans(
  db: Database,
  kitchenId: number,
  plans: CheckedKitchen['plans'],
  ids: Map<string, number>,
  { added, known }: Imported,
): Promise<void> {
  const there = new Known<true>();
  const kept = JSON.parse(await listPlans(db, kitchenId, undefined)) as {
    recipes: number[];
    created_at: string;
  }[];
  for (const { recipes, created_at } of kept) there.add(`${created_at} ${recipes.length}`, true);
  const missing = plans.filter(
    ({ recipes, createdAt }) => !there.take(`${createdAt} ${recipes.length}`),
  );
  const gone = new Set(missing.flatMap(({ recipes }) => recipes).filter((key) => !ids.has(key)));
  const reserved = await reserveRecipeIds(db, kitchenId, gone.size);
  for (const [index, key] of [...gone].entries()) ids.set(key, reserved[index] ?? 0);
  for (const { recipes, createdAt } of missing) {
    const recipeIds = recipes.map((key) => ids.get(key) ?? 0);
    await insertPlan(db, kitchenId, recipeIds, createdAt);
    await setImmediate();
  }
  added.plans += missing.length;
  known.plans += plans.length - missing.length;
}
