import type { fridge } from '../../contract/fridge.ts';
import { JsonText } from '../http/json-text.ts';
import type { Handlers } from '../http/route.ts';
import { ensureIngredients } from '../ingredients/ingredients.store.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import {
  deleteFridgeItem,
  deleteGroup,
  findFridgeItem,
  insertFridgeItem,
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
  const change = (kitchenId: number, id: number, { name, group }: ItemChange) =>
    changeKitchen(db, kitchenId, ['fridge'], async (db) => {
      if (name === undefined && group === undefined) return findFridgeItem(db, kitchenId, id);
      return updateFridgeItem(db, kitchenId, id, {
        ...(name === undefined ? {} : { name, ingredient_id: await foodId(db, kitchenId, name) }),
        ...(group === undefined ? {} : { group_name: group }),
      });
    });
  return {
    list: async ({ session }) =>
      new JsonText(fridgeJson(await listFridgeItems(db, session.kitchenId))),
    create: async ({ body: { name, group }, session: { kitchenId } }) =>
      changeKitchen(db, kitchenId, ['fridge'], async (db) => {
        const ingredient_id = await foodId(db, kitchenId, name);
        const addedAt = new Date(now()).toISOString();
        return insertFridgeItem(db, kitchenId, { name, group_name: group, ingredient_id }, addedAt);
      }),
    get: async ({ params, session }) => findFridgeItem(db, session.kitchenId, params.id),
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

interface ItemChange {
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
  for (const { group, id, name, added_at } of items) {
    const members = groups.get(group) ?? [];
    members.push(JSON.stringify({ id, name, added_at }));
    groups.set(group, members);
  }
  const parts = [...groups].map(
    ([group, members]) => `${JSON.stringify(group)}:[${members.join(',')}]`,
  );
  return `{"ingredient_list":{${parts.join(',')}}}`;
}
