import { AppError } from '../../contract/errors.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import { findMeal, insertMeals, shownMeal, updateMeal } from './meals.store.ts';
import { listServingsOf } from './plan.store.ts';

/** A meal as a client says it. */
interface MealWish {
  date: string;
  meal?: string;
  recipe_id?: number | null;
  title?: string;
  servings?: number | null;
}

/**
 * Plans meals, all of them or none.
 * @throws AppError `recipe_not_found` when a recipe is not the kitchen's
 */
export function addMeals(db: Database, kitchenId: number, meals: readonly MealWish[]) {
  return changeKitchen(db, kitchenId, ['plans'], async (db) => {
    const names = await namesOf(
      db,
      kitchenId,
      meals.flatMap(({ recipe_id: id }) => id ?? []),
    );
    const rows = meals.map(({ date, meal = '', recipe_id: id = null, title = '', servings }) => ({
      eaten_on: date,
      meal,
      recipe_id: id,
      title: title || (id === null ? '' : (names.get(id) ?? '')),
      servings: servings ?? null,
    }));
    return (await insertMeals(db, kitchenId, rows)).map(shownMeal);
  });
}

/**
 * Moves a meal, or changes it.
 * @returns undefined when there is no such meal
 * @throws AppError `recipe_not_found` when the recipe is not the kitchen's
 */
export function changeMeal(db: Database, kitchenId: number, id: number, wish: Partial<MealWish>) {
  return changeKitchen(db, kitchenId, ['plans'], async (db) => {
    const before = await findMeal(db, kitchenId, id);
    if (!before) return undefined;
    const { date, recipe_id: recipe, ...others } = wish;
    const names = await namesOf(db, kitchenId, recipe ? [recipe] : []);
    const name = recipe ? names.get(recipe) : undefined;
    const fields = {
      ...(date === undefined ? {} : { eaten_on: date }),
      ...(recipe === undefined ? {} : { recipe_id: recipe }),
      ...(name === undefined ? {} : { title: name }),
      ...others,
    };
    if (Object.keys(fields).length === 0) return shownMeal(before);
    const after = await updateMeal(db, kitchenId, id, fields);
    return after && shownMeal(after);
  });
}

async function namesOf(
  db: Database,
  kitchenId: number,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const distinct = [...new Set(ids)];
  const rows = distinct.length === 0 ? [] : await listServingsOf(db, kitchenId, distinct);
  if (rows.length < distinct.length) throw new AppError('recipe_not_found');
  return new Map(rows.map(({ id, name }) => [id, name]));
}
