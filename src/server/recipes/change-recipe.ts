import type { Static } from 'typebox';
import type { RecipeInput } from '../../contract/recipes.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import { storedIngredients } from './create-recipes.ts';
import { deleteRecipeIngredients, insertRecipeIngredients } from './recipe-ingredients.store.ts';
import { detailColumns, detailsOf, readDetails } from './recipe-details.ts';
import { replyHead, replyTail } from './recipe-reply.ts';
import { findRecipe, findRecipeFields, updateRecipeFields } from './recipes.store.ts';

/**
 * Changes the given fields of a recipe and keeps the others.
 * @returns the recipe as JSON, or undefined when there is none with this id
 */
export function changeRecipe(
  db: Database,
  kitchenId: number,
  id: number,
  change: Partial<Static<typeof RecipeInput>>,
): Promise<Uint8Array | undefined> {
  return changeKitchen(db, kitchenId, ['recipes'], async (db) =>
    (await writeChange(db, kitchenId, id, change)) ? findRecipe(db, kitchenId, id) : undefined,
  );
}

/**
 * Writes given fields of a recipe while a kitchen is being changed.
 * @param change beside what the contract takes, its picture as its column has it
 * @returns whether there is a recipe with this id
 */
export async function writeChange(
  db: Database,
  kitchenId: number,
  id: number,
  change: Partial<Static<typeof RecipeInput>> & { picture?: string | null },
): Promise<boolean> {
  const recipe = await findRecipeFields(db, kitchenId, id);
  if (!recipe) return false;
  const { ingredients, ...given } = change;
  const before = { ...recipe, ...readDetails(recipe) };
  const { added_date, name, meat_type, longevity, frequency, note, state, picture, ...rest } = {
    ...before,
    ...given,
  };
  const fields = { name, meat_type, longevity, frequency, note };
  const details = detailsOf(rest);
  await updateRecipeFields(db, kitchenId, id, {
    ...fields,
    ...detailColumns(details),
    state,
    picture,
    reply_head: replyHead({ ...fields, ...details, picture }),
  });
  if (ingredients) {
    const ingredient_list = storedIngredients(ingredients);
    const reply_tail = replyTail({ ingredient_list, added_date });
    await updateRecipeFields(db, kitchenId, id, { reply_tail });
    await deleteRecipeIngredients(db, id);
    await insertRecipeIngredients(db, kitchenId, [{ id, ingredients: ingredient_list }]);
  }
  return true;
}
