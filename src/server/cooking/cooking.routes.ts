import type { cooking } from '../../contract/cooking.ts';
import type { Handlers } from '../http/route.ts';
import type { Database } from '../storage/database.ts';
import { cookRecipe, undoCooking } from './cook-recipe.ts';
import { shownCooking } from './shown-cooking.ts';
import { listCookings } from './cooking.store.ts';

/** So many cookings are listed. */
const LISTED = 100;

export function cookingHandlers({
  db,
  now,
}: {
  db: Database;
  now: () => number;
}): Handlers<typeof cooking> {
  return {
    cook: async ({ params, body, session: { kitchenId } }) =>
      cookRecipe(db, kitchenId, params.id, body, new Date(now()).toISOString()),
    list: async ({ session: { kitchenId } }) =>
      (await listCookings(db, kitchenId, LISTED)).map(shownCooking),
    undo: async ({ params, session: { kitchenId } }) => undoCooking(db, kitchenId, params.id),
  };
}
