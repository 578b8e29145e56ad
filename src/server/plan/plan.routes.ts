import type { plan } from '../../contract/plan.ts';
import { JsonText } from '../http/json-text.ts';
import type { Handlers } from '../http/route.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import { deleteMeal, listMeals, shownMeal } from './meals.store.ts';
import { copyMeals } from './copy-meals.ts';
import { addMeals, changeMeal } from './plan-meals.ts';
import { deleteAllPlans, listPlans } from './plan.store.ts';
import { listCookable, suggestMeals } from './suggest-meals.ts';

export function planHandlers({
  db,
  now,
}: {
  db: Database;
  now: () => number;
}): Handlers<typeof plan> {
  const today = () => new Date(now()).toISOString().slice(0, 10);
  return {
    meals: async ({ query, session: { kitchenId } }) =>
      (await listMeals(db, kitchenId, query)).map(shownMeal),
    addMeals: async ({ body, session: { kitchenId } }) => addMeals(db, kitchenId, body.meals),
    copyMeals: async ({ body, session: { kitchenId } }) => copyMeals(db, kitchenId, body),
    changeMeal: async ({ params, body, session: { kitchenId } }) =>
      changeMeal(db, kitchenId, params.id, body),
    removeMeal: async ({ params, session: { kitchenId } }) =>
      changeKitchen(
        db,
        kitchenId,
        ['plans'],
        async (db) => (await deleteMeal(db, kitchenId, params.id)) || undefined,
      ),
    suggest: async ({ body, session }) => suggestMeals(db, session, body, today()),
    cookable: async ({ query, session }) => listCookable(db, session, query, today()),
    history: async ({ session }) => new JsonText(await listPlans(db, session.kitchenId, undefined)),
    recent: async ({ session }) => new JsonText(await listPlans(db, session.kitchenId, 1)),
    clearHistory: async ({ session: { kitchenId } }) =>
      changeKitchen(db, kitchenId, ['plans'], async (db) => {
        await deleteAllPlans(db, kitchenId);
        return true;
      }),
  };
}
