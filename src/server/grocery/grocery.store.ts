import { sql } from 'kysely';
import type { Database } from '../storage/database.ts';
import { inChunks } from '../storage/dialect.ts';

const columns = [
  'id',
  'item',
  'is_checked',
  'added_at',
  'amount',
  'unit',
  'aisle',
  'asked',
  'position',
] as const;

/** A line as it is written. */
interface NewLine {
  item: string;
  amount?: string | null;
  unit?: string | null;
  aisle?: string | null;
  asked?: string;
  position?: number | null;
}

/** The checklist, newest first. */
export function listGroceryItems(db: Database, kitchenId: number) {
  return db
    .selectFrom('grocery_items')
    .select(columns)
    .where('kitchen_id', '=', kitchenId)
    .orderBy('id', 'desc')
    .execute();
}

/** The same, oldest first, for merging a plan into it. */
export function listGroceryLines(db: Database, kitchenId: number) {
  return db
    .selectFrom('grocery_items')
    .select(columns)
    .where('kitchen_id', '=', kitchenId)
    .orderBy('id')
    .execute();
}

export function findGroceryItem(db: Database, kitchenId: number, id: number) {
  return db
    .selectFrom('grocery_items')
    .select(columns)
    .where('id', '=', id)
    .where('kitchen_id', '=', kitchenId)
    .executeTakeFirst();
}

/**
 * @param addedAt ISO 8601
 * @returns the ids, in the order of the lines
 */
export async function insertGroceryLines(
  db: Database,
  kitchenId: number,
  lines: readonly NewLine[],
  addedAt: string,
): Promise<number[]> {
  const rows = await db
    .insertInto('grocery_items')
    .values(
      lines.map((line) => ({ ...line, kitchen_id: kitchenId, is_checked: 0, added_at: addedAt })),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id).toSorted((a, b) => a - b);
}

/** Lines as they are stored, without whose they are. */
export type StoredLine = Awaited<ReturnType<typeof listGroceryLines>>[number];

/** Puts lines back as they were, their ids included. */
export async function restoreGroceryLines(
  db: Database,
  kitchenId: number,
  lines: readonly StoredLine[],
): Promise<void> {
  for (const chunk of inChunks(lines.map((line) => ({ ...line, kitchen_id: kitchenId })))) {
    await db.insertInto('grocery_items').values(chunk).execute();
  }
}

/** @returns the item as it is now, or undefined when there is none with this id */
export function updateGroceryItem(
  db: Database,
  kitchenId: number,
  id: number,
  fields: Partial<NewLine> & { is_checked?: number },
) {
  return db
    .updateTable('grocery_items')
    .set(fields)
    .where('id', '=', id)
    .where('kitchen_id', '=', kitchenId)
    .returning(columns)
    .executeTakeFirst();
}

/**
 * Gives lines the positions 1, 2, 3 and so on, in one statement.
 * @param ids at least one, each once; those that are not on the list are passed over
 */
export async function orderGroceryItems(
  db: Database,
  kitchenId: number,
  ids: readonly number[],
): Promise<void> {
  const places = ids.map((id, at) => sql`when ${id} then cast(${at + 1} as integer)`);
  await db
    .updateTable('grocery_items')
    .set({ position: sql<number>`case id ${sql.join(places, sql` `)} end` })
    .where('kitchen_id', '=', kitchenId)
    .where('id', 'in', ids)
    .execute();
}

/** @returns whether it was there */
export async function deleteGroceryItem(
  db: Database,
  kitchenId: number,
  id: number,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('grocery_items')
    .where('id', '=', id)
    .where('kitchen_id', '=', kitchenId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function deleteAllGroceryItems(db: Database, kitchenId: number): Promise<void> {
  await db.deleteFrom('grocery_items').where('kitchen_id', '=', kitchenId).execute();
}
