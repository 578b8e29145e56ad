import type { fridge } from '../../contract/fridge.ts';
import { JsonText } from '../http/json-text.ts';
import type { Handlers } from '../http/route.ts';
import { addDays } from '../../domain/lines/dates.ts';
import { newItem, shownItem, storedStock, type Stock } from './item-fields.ts';
import { notePrice } from './note-price.ts';
import { reportMoves } from './report-moves.ts';
import { useItem } from './use-item.ts';
import { ensureIngredients } from '../ingredients/ingredients.store.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import {
  deleteFridgeItem,
  deleteGroup,
  findFridgeItem,
  insertFridgeItem,
  listExpiring,
  listFridgeItems,
  renameGroup,
  updateFridgeItem,
} from './fridge.store.ts';

export function fridgeHandlers({
  db,
  now,
}: {
  db: Database;
  now: () => number;
}): Handlers<typeof fridge> {
  const time = () => new Date(now()).toISOString();
  const today = () => time().slice(0, 10);
  const change = (kitchenId: number, id: number, { name, group, ...stock }: ItemChange) =>
    changeKitchen(db, kitchenId, ['fridge'], async (db) => {
      const fields = {
        ...(name === undefined ? {} : { name, ingredient_id: await foodId(db, kitchenId, name) }),
        ...(group === undefined ? {} : { group_name: group }),
        ...storedStock(stock),
      };
      const before =
        stock.price === undefined ? undefined : await findFridgeItem(db, kitchenId, id);
      const isChanged = Object.keys(fields).length > 0;
      const item = isChanged
        ? await updateFridgeItem(db, kitchenId, id, fields)
        : await findFridgeItem(db, kitchenId, id);
      if (item && before) await notePrice(db, kitchenId, item, before.price, time());
      return shownItem(item);
    });
  return {
    list: async ({ session }) =>
      new JsonText(fridgeJson(await listFridgeItems(db, session.kitchenId))),
    expiring: async ({ query: { days }, session: { kitchenId } }) => {
      const until = days === undefined ? undefined : addDays(today(), days);
      const items = await listExpiring(db, kitchenId, until);
      return items.flatMap((item) => shownItem(item) ?? []);
    },
    use: async ({ params, body, session: { kitchenId } }) =>
      useItem(db, kitchenId, params.id, body, time()),
    moves: async ({ query: { months }, session: { kitchenId } }) =>
      reportMoves(db, kitchenId, months ?? 12, today()),
    create: async ({ body: { group, ...given }, session: { kitchenId } }) =>
      changeKitchen(db, kitchenId, ['fridge'], async (db) => {
        const { name, ...stock } = newItem(given, today());
        const ingredient_id = await foodId(db, kitchenId, name);
        const fields = { name, group_name: group, ingredient_id, ...stock };
        const item = await insertFridgeItem(db, kitchenId, fields, time());
        if (item.price !== null) await notePrice(db, kitchenId, item, undefined, time());
        return shownItem(item);
      }),
    get: async ({ params, session }) =>
      shownItem(await findFridgeItem(db, session.kitchenId, params.id)),
    replace: async ({ params, body, session }) => change(session.kitchenId, params.id, body),
    update: async ({ params, body, session }) => change(session.kitchenId, params.id, body),
    remove: async ({ params, session: { kitchenId } }) =>
      changeKitchen(
        db,
        kitchenId,
        ['fridge'],
        async (db) => (await deleteFridgeItem(db, kitchenId, params.id)) || undefined,
      ),
    renameGroup: async ({ params, body, session: { kitchenId } }) =>
      changeKitchen(db, kitchenId, ['fridge'], async (db) => {
        await renameGroup(db, kitchenId, params.group, body.new_group);
        return true;
      }),
    removeGroup: async ({ params, session: { kitchenId } }) =>
      changeKitchen(db, kitchenId, ['fridge'], async (db) => {
        await deleteGroup(db, kitchenId, params.group);
        return true;
      }),
  };
}

interface ItemChange extends Stock {
  name?: string;
  group?: string;
}

async function foodId(db: Database, kitchenId: number, name: string): Promise<number> {
  const ids = await ensureIngredients(db, kitchenId, [name]);
  return ids.get(name) ?? 0;
}

/** Written as text: an object would put a group called "2024" first and lose one called "__proto__". */
function fridgeJson(items: Awaited<ReturnType<typeof listFridgeItems>>): string {
  const groups = new Map<string, string[]>();
  for (const { group, ...item } of items) {
    const members = groups.get(group) ?? [];
    members.push(JSON.stringify(shownItem(item)));
    groups.set(group, members);
  }
  const parts = [...groups].map(
    ([group, members]) => `${JSON.stringify(group)}:[${members.join(',')}]`,
  );
  return `{"ingredient_list":{${parts.join(',')}}}`;
}
