import { usernameKey } from '../src/domain/account-rules.ts';
import { insertUser } from '../src/server/account/users.store.ts';
import { insertFridgeItem } from '../src/server/fridge/fridge.store.ts';
import { insertGroceryLines } from '../src/server/grocery/grocery.store.ts';
import { ensureIngredients } from '../src/server/ingredients/ingredients.store.ts';
import { insertPlan } from '../src/server/plan/plan.store.ts';
import { createRecipes } from '../src/server/recipes/create-recipes.ts';
import type { Database } from '../src/server/storage/database.ts';
import { makeFridge, makeRecipes } from './data.mjs';

/** How much is in a kitchen. */
export interface KitchenSize {
  recipes: number;
  fridge: number;
  lines: number;
  /** Plans in its history, of five recipes each. */
  plans: number;
}

/** A kitchen with its account. */
export interface Kitchen {
  userId: number;
  kitchenId: number;
}

/**
 * Opens an account and fills its kitchen.
 * @param passwordHash in PHC form; empty for an account that never signs in
 */
export async function makeKitchen(
  db: Database,
  username: string,
  size: KitchenSize,
  passwordHash = '',
): Promise<Kitchen> {
  const now = new Date().toISOString();
  const user = { username, usernameKey: usernameKey(username), passwordHash, now };
  const userId = (await insertUser(db, user)) ?? 0;
  const { kitchen_id: kitchenId } = await db
    .selectFrom('members')
    .select('kitchen_id')
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  await fillKitchen(db, kitchenId, size);
  return { userId, kitchenId };
}

/** Fills an empty kitchen by the functions the server itself writes with. */
export async function fillKitchen(
  db: Database,
  kitchenId: number,
  { recipes, fridge, lines, plans }: KitchenSize,
): Promise<void> {
  const now = new Date().toISOString();
  await createRecipes(db, kitchenId, makeRecipes(recipes, kitchenId), now);
  const items = makeFridge(fridge);
  const foods = await ensureIngredients(
    db,
    kitchenId,
    items.map(({ name }) => name),
  );
  for (const { name, group } of items) {
    const fields = { name, group_name: group, ingredient_id: foods.get(name) ?? 0 };
    await insertFridgeItem(db, kitchenId, fields, now);
  }
  const texts = Array.from({ length: lines }, (_, line) => ({ item: `line ${line + 1}` }));
  if (lines > 0) await insertGroceryLines(db, kitchenId, texts, now);
  const ids = await idsOf(db, 'recipes', kitchenId);
  for (let plan = 0; plan < plans; plan += 1) {
    const first = (plan * PLANNED) % Math.max(1, recipes - PLANNED);
    await insertPlan(db, kitchenId, ids.slice(first, first + PLANNED), now);
  }
}

/** How many recipes a plan has. */
const PLANNED = 5;

/** Ids of what a kitchen has, in order. */
export async function idsOf(db: Database, table: 'recipes' | 'grocery_items', kitchenId: number) {
  const rows = await db
    .selectFrom(table)
    .select('id')
    .where('kitchen_id', '=', kitchenId)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
