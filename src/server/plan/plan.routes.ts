import type { plan } from '../../contract/plan.ts';
import { JsonText } from '../http/json-text.ts';
import type { Handlers } from '../http/route.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import { deleteAllPlans, listPlans } from './plan.store.ts';

export function planHandlers({ db }: { db: Database }): Handlers<typeof plan> {
  return {
    history: async ({ session }) => new JsonText(await listPlans(db, session.kitchenId, undefined)),
    recent: async ({ session }) => new JsonText(await listPlans(db, session.kitchenId, 1)),
    clearHistory: async ({ session: { kitchenId } }) =>
      changeKitchen(db, kitchenId, ['plans'], async (db) => {
        await deleteAllPlans(db, kitchenId);
        return true;
      }),
  };
}
