import type { Database } from '../storage/database.ts';

/** A shop with its aisles in the order of a walk through it. */
export interface Shop {
  id: number;
  name: string;
  aisles: string[];
}

/** What is said of a shop. */
export interface ShopFields {
  name: string;
  aisles: readonly string[];
}

/** So many shops a kitchen may have. */
export const MAX_SHOPS = 20;

const columns = ['id', 'name', 'aisles'] as const;

/** The shops of a kitchen, oldest first. */
export async function listShops(db: Database, kitchenId: number): Promise<Shop[]> {
  const rows = await db
    .selectFrom('shops')
    .select(columns)
    .where('kitchen_id', '=', kitchenId)
    .orderBy('id')
    .execute();
  return rows.map(readShop);
}

export async function insertShop(
  db: Database,
  kitchenId: number,
  fields: ShopFields,
): Promise<Shop> {
  const row = await db
    .insertInto('shops')
    .values({ kitchen_id: kitchenId, name: fields.name, aisles: writeAisles(fields.aisles) })
    .returning(columns)
    .executeTakeFirstOrThrow();
  return readShop(row);
}

/** @returns the shop as it is now, or undefined when there is none with this id */
export async function updateShop(
  db: Database,
  kitchenId: number,
  id: number,
  { name, aisles }: Partial<ShopFields>,
): Promise<Shop | undefined> {
  const row = await db
    .updateTable('shops')
    .set((eb) => ({
      // What is not said stays.
      name: name ?? eb.ref('name'),
      aisles: aisles ? writeAisles(aisles) : eb.ref('aisles'),
    }))
    .where('id', '=', id)
    .where('kitchen_id', '=', kitchenId)
    .returning(columns)
    .executeTakeFirst();
  return row && readShop(row);
}

/** @returns whether it was there */
export async function deleteShop(db: Database, kitchenId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('shops')
    .where('id', '=', id)
    .where('kitchen_id', '=', kitchenId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

function readShop(row: { id: number; name: string; aisles: string }): Shop {
  return { ...row, aisles: JSON.parse(row.aisles) as string[] };
}

/** Each once: a shop has an aisle in one place. */
function writeAisles(aisles: readonly string[]): string {
  return JSON.stringify([...new Set(aisles)]);
}
