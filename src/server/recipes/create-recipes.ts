import { setImmediate } from 'node:timers/promises';
import type { Static } from 'typebox';
import type { RecipeInput } from '../../contract/recipes.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import { inChunks } from '../storage/dialect.ts';
import { insertRecipeIngredients, type RecipeIngredient } from './recipe-ingredients.store.ts';
import { detailColumns, detailsOf } from './recipe-details.ts';
import { replyHead, replyTail } from './recipe-reply.ts';
import { listRecipesByIds } from './recipes.store.ts';

/** A recipe as the contract takes it. */
export type NewRecipe = Static<typeof RecipeInput>;

/**
 * Adds recipes to a kitchen, all of them or none.
 * @param now ISO 8601
 * @returns the recipes as one JSON array, in the order given
 */
export function createRecipes(
  db: Database,
  kitchenId: number,
  recipes: readonly NewRecipe[],
  now: string,
): Promise<Uint8Array> {
  return changeKitchen(db, kitchenId, ['recipes'], async (db) => {
    const ids = await insertRecipes(
      db,
      kitchenId,
      recipes.map((recipe) => ({ recipe, addedDate: now })),
    );
    return listRecipesByIds(db, kitchenId, ids);
  });
}

/**
 * Writes new recipes while a kitchen is being changed.
 * @param recipes each with the time it was added, in ISO 8601
 * @returns their ids, in the order given
 */
export async function insertRecipes(
  db: Database,
  kitchenId: number,
  recipes: readonly { recipe: NewRecipe; addedDate: string }[],
): Promise<number[]> {
  const ids: number[] = [];
  for (const chunk of inChunks(recipes)) {
    const rows = chunk.map(({ recipe, addedDate }) => newRow(kitchenId, recipe, addedDate));
    const added = await db.insertInto('recipes').values(rows).returning('id').execute();
    // Ids are given out in the order of the rows; the answer's own order is not promised.
    ids.push(...added.map(({ id }) => id).toSorted((a, b) => a - b));
    await setImmediate();
  }
  const withIds = recipes.map(({ recipe }, index) => ({
    id: ids[index] ?? 0,
    ingredients: storedIngredients(recipe.ingredients),
  }));
  await insertRecipeIngredients(db, kitchenId, withIds);
  return ids;
}

function newRow(kitchenId: number, recipe: NewRecipe, now: string) {
  const { name, meat_type, longevity, frequency, note = '', state } = recipe;
  const fields = { name, meat_type, longevity, frequency, note };
  const details = detailsOf(recipe);
  return {
    ...fields,
    ...detailColumns(details),
    kitchen_id: kitchenId,
    state,
    added_date: now,
    reply_head: replyHead({ ...fields, ...details }),
    reply_tail: replyTail({
      ingredient_list: storedIngredients(recipe.ingredients),
      added_date: now,
    }),
  };
}

/** Ingredients as they are stored: names in lower case, a quantity left out is empty, a blank word is none. */
export function storedIngredients(ingredients: NewRecipe['ingredients']): RecipeIngredient[] {
  return ingredients.map(({ name, quantity = '', preparation, section }) => ({
    name: name.toLowerCase(),
    quantity,
    preparation: preparation || null,
    section: section || null,
  }));
}
