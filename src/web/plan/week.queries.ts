import { useQuery } from '@tanstack/react-query';
import { api } from '../../contract/api.ts';
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts';
import { call } from '../api/call.ts';
import { useOptimistic } from '../api/optimistic.ts';
import { queryClient } from '../api/query-client.ts';
import { toastProblem } from '../ui/toast.tsx';

/** A planned meal. */
export type Meal = ReplyOf<typeof api.plan.meals>[number];
/** A meal that is suggested, with its reasons. */
export type SuggestedMeal = ReplyOf<typeof api.plan.suggest>['meals'][number];

type MealChange = InputOf<typeof api.plan.changeMeal>['body'];
type NewMeal = InputOf<typeof api.plan.addMeals>['body']['meals'][number];

const KEY = ['meals'];

/** What is to be eaten when. */
export function useMeals() {
  const query = useQuery({ queryKey: KEY, queryFn: () => call(api.plan.meals) });
  return { ...query, meals: query.data };
}

/** Puts meals on the plan. @returns whether that worked */
export async function addMeals(meals: readonly NewMeal[]): Promise<boolean> {
  try {
    await call(api.plan.addMeals, { body: { meals: [...meals] } });
    return true;
  } catch (error) {
    toastProblem(error);
    return false;
  } finally {
    await queryClient.invalidateQueries({ queryKey: KEY });
  }
}

/** Moves a meal to another day, or changes it. */
export function useChangeMeal() {
  return useOptimistic<Meal[], { id: number; change: MealChange }, unknown>({
    key: KEY,
    apply: (meals, { id, change }) =>
      meals
        .map((meal) => (meal.id === id ? changed(meal, change) : meal))
        .toSorted((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date))),
    send: ({ id, change }) => call(api.plan.changeMeal, { params: { id }, body: change }),
  });
}

function changed(meal: Meal, { date, meal: time, servings, title }: MealChange): Meal {
  return {
    ...meal,
    date: date ?? meal.date,
    meal: time ?? meal.meal,
    servings: servings === undefined ? meal.servings : servings,
    title: title ?? meal.title,
  };
}

/** Plans the meals of some days once more. @returns those that were added @throws Problem */
export async function copyMeals(body: InputOf<typeof api.plan.copyMeals>['body']): Promise<Meal[]> {
  try {
    return await call(api.plan.copyMeals, { body });
  } finally {
    await queryClient.invalidateQueries({ queryKey: KEY });
  }
}

/** Takes meals off the plan again. */
export async function takeOff(ids: readonly number[]): Promise<void> {
  try {
    await Promise.all(ids.map((id) => call(api.plan.removeMeal, { params: { id } })));
  } catch (error) {
    toastProblem(error);
  } finally {
    await queryClient.invalidateQueries({ queryKey: KEY });
  }
}

/** Takes a meal off the plan. */
export function useRemoveMeal() {
  return useOptimistic<Meal[], number, unknown>({
    key: KEY,
    apply: (meals, id) => meals.filter((meal) => meal.id !== id),
    send: (id) => call(api.plan.removeMeal, { params: { id } }),
  });
}

/** What could be cooked; nothing is stored. @throws Problem */
export function suggest(wish: InputOf<typeof api.plan.suggest>['body']) {
  return call(api.plan.suggest, { body: wish });
}
