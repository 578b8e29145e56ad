import { AppError } from '../../contract/errors.ts';
import type { shops } from '../../contract/shops.ts';
import type { Handlers } from '../http/route.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import { deleteShop, insertShop, listShops, MAX_SHOPS, updateShop } from './shops.store.ts';

export function shopHandlers({ db }: { db: Database }): Handlers<typeof shops> {
  return {
    list: async ({ session }) => listShops(db, session.kitchenId),
    create: async ({ body, session: { kitchenId } }) =>
      changeKitchen(db, kitchenId, ['groceries'], async (db) => {
        const there = await listShops(db, kitchenId);
        if (there.length >= MAX_SHOPS) throw new AppError('too_many_shops');
        return insertShop(db, kitchenId, { aisles: [], ...body });
      }),
    update: async ({ params, body, session: { kitchenId } }) =>
      changeKitchen(db, kitchenId, ['groceries'], (db) =>
        updateShop(db, kitchenId, params.id, body),
      ),
    remove: async ({ params, session: { kitchenId } }) =>
      changeKitchen(
        db,
        kitchenId,
        ['groceries'],
        async (db) => (await deleteShop(db, kitchenId, params.id)) || undefined,
      ),
  };
}
