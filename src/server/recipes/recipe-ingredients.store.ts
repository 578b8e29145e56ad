import { setImmediate } from 'node:timers/promises';
import { ensureIngredients } from '../ingredients/ingredients.store.ts';
import type { Database } from '../storage/database.ts';
import { inChunks } from '../storage/dialect.ts';

/** An ingredient as it stands in a recipe: the name trimmed and in lower case. */
export interface RecipeIngredient {
  name: string;
  quantity: string;
  preparation: string | null;
  section: string | null;
}

/** Writes the ingredients of recipes that have none. */
export async function insertRecipeIngredients(
  db: Database,
  kitchenId: number,
  recipes: readonly { id: number; ingredients: readonly RecipeIngredient[] }[],
): Promise<void> {
  const names = recipes.flatMap(({ ingredients }) => ingredients.map(({ name }) => name));
  const ids = await ensureIngredients(db, kitchenId, names);
  const rows = recipes.flatMap(({ id, ingredients }) =>
    ingredients.map(({ name, quantity, preparation, section }, position) => ({
      kitchen_id: kitchenId,
      recipe_id: id,
      position,
      ingredient_id: ids.get(name) ?? 0,
      name,
      quantity,
      preparation,
      section,
    })),
  );
  for (const chunk of inChunks(rows)) {
    await db.insertInto('recipe_ingredients').values(chunk).execute();
    await setImmediate();
  }
  for (const chunk of inChunks(distinctFoods(rows))) {
    await db.insertInto('recipe_foods').values(chunk).execute();
    await setImmediate();
  }
}

function distinctFoods(
  rows: readonly { kitchen_id: number; recipe_id: number; ingredient_id: number }[],
) {
  const foods = new Map<number, Set<number>>();
  for (const { recipe_id, ingredient_id } of rows) {
    foods.set(recipe_id, (foods.get(recipe_id) ?? new Set()).add(ingredient_id));
  }
  const kitchen_id = rows[0]?.kitchen_id ?? 0;
  return [...foods].flatMap(([recipe_id, ingredients]) =>
    [...ingredients].map((ingredient_id) => ({
      kitchen_id,
      recipe_id,
      ingredient_id,
      food_count: ingredients.size,
    })),
  );
}

/** Takes the ingredients of a recipe away, to write others. */
export async function deleteRecipeIngredients(db: Database, recipeId: number): Promise<void> {
  await db.deleteFrom('recipe_ingredients').where('recipe_id', '=', recipeId).execute();
  await db.deleteFrom('recipe_foods').where('recipe_id', '=', recipeId).execute();
}
