import type { stock } from '../../contract/stock.ts';
import { nameKey } from '../../domain/name-key.ts';
import type { Handlers } from '../http/route.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import { storedStock } from './item-fields.ts';
import { addLow, listLow } from './low-foods.ts';
import { deleteMark, listMarks, saveMark, shownMark } from './marks.store.ts';
import { moveItem, splitItem } from './move-item.ts';
import { findCurrency, saveCurrency } from './prices.store.ts';
import { undoChange } from './undo-change.ts';

export function stockHandlers({
  db,
  now,
}: {
  db: Database;
  now: () => number;
}): Handlers<typeof stock> {
  const time = () => new Date(now()).toISOString();
  return {
    low: async ({ session: { kitchenId } }) => listLow(db, kitchenId),
    addLow: async ({ session: { kitchenId } }) => addLow(db, kitchenId, time()),
    marks: async ({ session: { kitchenId } }) => (await listMarks(db, kitchenId)).map(shownMark),
    setMark: async ({ body: { name, ...given }, session: { kitchenId } }) =>
      changeKitchen(db, kitchenId, ['fridge'], async (db) => {
        const { amount = null, unit = null } = storedStock(given);
        const fields = { key: nameKey(name), name, amount, unit: amount === null ? null : unit };
        return shownMark(await saveMark(db, kitchenId, fields));
      }),
    removeMark: async ({ params, session: { kitchenId } }) =>
      changeKitchen(
        db,
        kitchenId,
        ['fridge'],
        async (db) => (await deleteMark(db, kitchenId, params.id)) || undefined,
      ),
    move: async ({ params, body, session: { kitchenId } }) =>
      moveItem(db, kitchenId, params.id, body, time()),
    split: async ({ params, body, session: { kitchenId } }) =>
      splitItem(db, kitchenId, params.id, body.portions, time()),
    undo: async ({ params, session: { kitchenId } }) => undoChange(db, kitchenId, params.id),
    settings: async ({ session: { kitchenId } }) => ({
      currency: await findCurrency(db, kitchenId),
    }),
    changeSettings: async ({ body: { currency }, session: { kitchenId } }) =>
      changeKitchen(db, kitchenId, ['fridge'], async (db) => {
        await saveCurrency(db, kitchenId, currency);
        return { currency };
      }),
  };
}
