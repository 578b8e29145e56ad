import { AppError } from '../../contract/errors.ts';
import { addDays, dayOf } from '../../domain/lines/dates.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import { insertMeals, listMeals, shownMeal, type NewMeal } from './meals.store.ts';

const DAYS = 7;
/** More than anybody eats in a month. */
const MOST_MEALS = 500;

/**
 * Plans the meals of some days once more, as many days later or earlier as `to` is from `from`. What is planned for
 * a day and time already is not planned twice.
 * @param wish `days` 1 to 31, seven where it is not said
 * @returns the meals that were added, in the order of their days
 * @throws AppError `too_many_meals`
 */
export function copyMeals(
  db: Database,
  kitchenId: number,
  { from, to, days = DAYS }: { from: string; to: string; days?: number },
) {
  const shift = (dayOf(to) ?? 0) - (dayOf(from) ?? 0);
  const daysFrom = (first: string) => ({ from: first, to: addDays(first, days - 1) });
  return changeKitchen(db, kitchenId, ['plans'], async (db) => {
    const meals = await listMeals(db, kitchenId, daysFrom(from));
    if (meals.length > MOST_MEALS) throw new AppError('too_many_meals');
    const there = new Set((await listMeals(db, kitchenId, daysFrom(to))).map(sameness));
    const copies = meals
      .map(({ id: _id, ...meal }) => ({ ...meal, eaten_on: addDays(meal.eaten_on, shift) }))
      .filter((meal) => !there.has(sameness(meal)));
    return (await insertMeals(db, kitchenId, copies)).map(shownMeal);
  });
}

/** The same dish at the same time. */
function sameness({ eaten_on, meal, recipe_id, title }: NewMeal): string {
  return JSON.stringify([eaten_on, meal, recipe_id ?? title]);
}
