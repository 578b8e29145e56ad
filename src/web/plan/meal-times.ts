import type { Meal } from './week.queries.ts';

/** When something is eaten. */
export type MealTime = '' | 'breakfast' | 'lunch' | 'dinner';

/** The times of a day in their order; what has none stands last. */
export const MEAL_TIMES: readonly { time: MealTime; word: string }[] = [
  { time: 'breakfast', word: 'Breakfast' },
  { time: 'lunch', word: 'Lunch' },
  { time: 'dinner', word: 'Dinner' },
  { time: '', word: 'Any time' },
];

/** @param time as the server says it: one that is not known is any */
export function mealTime(time: string): MealTime {
  return MEAL_TIMES.find((one) => one.time === time)?.time ?? '';
}

/** "Dinner, for 4"; empty where nothing was said. */
export function mealInWords({ meal, servings }: Pick<Meal, 'meal' | 'servings'>): string {
  const time = mealTime(meal);
  const word = time === '' ? '' : (MEAL_TIMES.find((one) => one.time === time)?.word ?? '');
  const size = servings === null ? '' : `for ${servings}`;
  return [word, size].filter((part) => part !== '').join(', ');
}

/** In the order in which they are eaten. */
export function inOrder(meals: readonly Meal[]): Meal[] {
  return meals.toSorted((a, b) => placeOf(a) - placeOf(b));
}

const placeOf = ({ meal }: Meal) => MEAL_TIMES.findIndex(({ time }) => time === mealTime(meal));
