import type { Database } from '../storage/database.ts';

const columns = [
  'id',
  'name',
  'group_name as group',
  'added_at',
  'amount',
  'unit',
  'expires_on',
  'price',
] as const;

/** All items of a kitchen: groups in descending order of name, items in the order they were added. */
export function listFridgeItems(db: Database, kitchenId: number) {
  return db
    .selectFrom('fridge_items')
    .select(columns)
    .where('kitchen_id', '=', kitchenId)
    .orderBy('group_name', 'desc')
    .orderBy('id')
    .execute();
}

export function findFridgeItem(db: Database, kitchenId: number, id: number) {
  return db
    .selectFrom('fridge_items')
    .select(columns)
    .where('id', '=', id)
    .where('kitchen_id', '=', kitchenId)
    .executeTakeFirst();
}

/** A fridge item as it is written. */
interface Fields {
  name: string;
  group_name: string;
  ingredient_id: number;
  amount?: string | null;
  unit?: string | null;
  expires_on?: string | null;
  price?: number | null;
}

/** What ends, soonest first. @param until the last day that is wanted, all when left out */
export function listExpiring(db: Database, kitchenId: number, until: string | undefined) {
  const query = db
    .selectFrom('fridge_items')
    .select(columns)
    .where('kitchen_id', '=', kitchenId)
    .where('expires_on', 'is not', null)
    .orderBy('expires_on')
    .orderBy('id');
  return (until === undefined ? query : query.where('expires_on', '<=', until)).execute();
}

/** What there is of a kitchen's foods, for cooking and for shopping. */
export function listStock(db: Database, kitchenId: number) {
  return db
    .selectFrom('fridge_items as f')
    .innerJoin('ingredients as i', 'i.id', 'f.ingredient_id')
    .select([
      'f.id',
      'f.name',
      'f.group_name',
      'f.ingredient_id',
      'f.added_at',
      'f.amount',
      'f.unit',
      'f.expires_on',
      'f.price',
      'i.name_key as key',
    ])
    .where('f.kitchen_id', '=', kitchenId)
    .orderBy('f.id')
    .execute();
}

/** @param addedAt ISO 8601 */
export function insertFridgeItem(db: Database, kitchenId: number, fields: Fields, addedAt: string) {
  return db
    .insertInto('fridge_items')
    .values({ ...fields, kitchen_id: kitchenId, added_at: addedAt })
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** Puts several things in at once. @param addedAt ISO 8601 @returns their ids, in the same order */
export async function insertFridgeItems(
  db: Database,
  kitchenId: number,
  items: readonly Fields[],
  addedAt: string,
): Promise<number[]> {
  const rows = await db
    .insertInto('fridge_items')
    .values(items.map((item) => ({ ...item, kitchen_id: kitchenId, added_at: addedAt })))
    .returning('id')
    .execute();
  return rows.map(({ id }) => id).toSorted((a, b) => a - b);
}

/** Puts an item back as it was, its id included. */
export async function restoreFridgeItem(
  db: Database,
  kitchenId: number,
  item: Awaited<ReturnType<typeof listStock>>[number],
): Promise<void> {
  const { key: _key, ...row } = item;
  await db
    .insertInto('fridge_items')
    .values({ ...row, kitchen_id: kitchenId })
    .execute();
}

/** @returns the item as it is now, or undefined when there is none with this id */
export function updateFridgeItem(
  db: Database,
  kitchenId: number,
  id: number,
  fields: Partial<Fields>,
) {
  return db
    .updateTable('fridge_items')
    .set(fields)
    .where('id', '=', id)
    .where('kitchen_id', '=', kitchenId)
    .returning(columns)
    .executeTakeFirst();
}

/** @returns whether it was there */
export async function deleteFridgeItem(
  db: Database,
  kitchenId: number,
  id: number,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('fridge_items')
    .where('id', '=', id)
    .where('kitchen_id', '=', kitchenId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function renameGroup(db: Database, kitchenId: number, from: string, to: string) {
  await db
    .updateTable('fridge_items')
    .set({ group_name: to })
    .where('kitchen_id', '=', kitchenId)
    .where('group_name', '=', from)
    .execute();
}

export async function deleteGroup(db: Database, kitchenId: number, group: string) {
  await db
    .deleteFrom('fridge_items')
    .where('kitchen_id', '=', kitchenId)
    .where('group_name', '=', group)
    .execute();
}
