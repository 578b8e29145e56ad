import { nameKey } from '../../domain/name-key.ts';
import type { recipes } from '../../contract/recipes.ts';
import { JsonText } from '../http/json-text.ts';
import type { Handlers } from '../http/route.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import { changeRecipe } from './change-recipe.ts';
import { createRecipes } from './create-recipes.ts';
import {
  activateAllRecipes,
  countRecipesBy,
  deleteAllRecipes,
  deleteRecipe,
  findRecipe,
  listRecipes,
  rankRecipes,
} from './recipes.store.ts';

export function recipeHandlers({
  db,
  now,
  clearPictures,
}: {
  db: Database;
  now: () => number;
  /** Has the pictures of what is gone deleted, behind the request's back. */
  clearPictures: () => void;
}): Handlers<typeof recipes> {
  const isoNow = () => new Date(now()).toISOString();
  return {
    list: async ({ query, session: { kitchenId } }) => {
      const { ordering, ingredients = '', limit, after } = query;
      const order = orderings.get(ordering ?? '');
      const keys = searchedKeys(ingredients);
      const page = { limit, after };
      return new JsonText(
        keys.length === 0
          ? await listRecipes(db, kitchenId, order ?? 'newest', page)
          : await rankRecipes(db, kitchenId, keys, order ?? 'best', page),
      );
    },
    create: async ({ body, session: { kitchenId } }) => {
      const list = await createRecipes(db, kitchenId, [body], isoNow());
      return new JsonText(list.subarray(1, -1)); // the one element, without the brackets
    },
    createMany: async ({ body, session: { kitchenId } }) =>
      new JsonText(await createRecipes(db, kitchenId, body.list, isoNow())),
    removeAll: async ({ session: { kitchenId } }) => {
      await changeKitchen(db, kitchenId, ['recipes'], async (db) => {
        await deleteAllRecipes(db, kitchenId);
        return true;
      });
      clearPictures();
      return true;
    },
    stats: async ({ session: { kitchenId } }) => {
      const [byMeatType, byFrequency] = await Promise.all([
        countRecipesBy(db, kitchenId, 'meat_type'),
        countRecipesBy(db, kitchenId, 'frequency'),
      ]);
      return {
        meat_type_stats: byMeatType.map(({ value, ...counts }) => ({
          meat_type: value,
          ...counts,
        })),
        frequency_stats: byFrequency.map(({ value, ...counts }) => ({
          frequency: value,
          ...counts,
        })),
      };
    },
    refresh: async ({ session: { kitchenId } }) => ({
      updated_count: await changeKitchen(db, kitchenId, ['recipes'], (db) =>
        activateAllRecipes(db, kitchenId),
      ),
    }),
    get: async ({ params, session: { kitchenId } }) =>
      jsonOrAbsent(await findRecipe(db, kitchenId, params.id)),
    replace: async ({ params, body, session: { kitchenId } }) =>
      jsonOrAbsent(await changeRecipe(db, kitchenId, params.id, body)),
    update: async ({ params, body, session: { kitchenId } }) =>
      jsonOrAbsent(await changeRecipe(db, kitchenId, params.id, body)),
    remove: async ({ params, session: { kitchenId } }) => {
      const isDone = await changeKitchen(
        db,
        kitchenId,
        ['recipes'],
        async (db) => (await deleteRecipe(db, kitchenId, params.id)) || undefined,
      );
      if (isDone) clearPictures();
      return isDone;
    },
  };
}

const orderings = new Map<string, 'oldest' | 'newest'>([
  ['added_date', 'oldest'],
  ['-added_date', 'newest'],
]);

function searchedKeys(ingredients: string): string[] {
  const names = ingredients.split(',').map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== '').map(nameKey))];
}

function jsonOrAbsent(json: Uint8Array | undefined): JsonText | undefined {
  return json && new JsonText(json);
}
