import type { Database } from '../storage/database.ts';

/** What should always be at home, by name. */
export function listMarks(db: Database, kitchenId: number) {
  return db
    .selectFrom('stock_marks')
    .select(['id', 'name_key as key', 'name', 'amount', 'unit'])
    .where('kitchen_id', '=', kitchenId)
    .orderBy('name_key')
    .execute();
}

/** A mark as it goes out: what nobody said is left out. */
export function shownMark({
  id,
  name,
  amount,
  unit,
}: Awaited<ReturnType<typeof listMarks>>[number]) {
  return {
    id,
    name,
    ...(amount === null ? {} : { amount }),
    ...(unit === null ? {} : { unit }),
  };
}

/** Marks a food, or changes its mark. */
export function saveMark(
  db: Database,
  kitchenId: number,
  { key, ...fields }: { key: string; name: string; amount: string | null; unit: string | null },
) {
  return db
    .insertInto('stock_marks')
    .values({ kitchen_id: kitchenId, name_key: key, ...fields })
    .onConflict((conflict) => conflict.columns(['kitchen_id', 'name_key']).doUpdateSet(fields))
    .returning(['id', 'name_key as key', 'name', 'amount', 'unit'])
    .executeTakeFirstOrThrow();
}

/** @returns whether it was there */
export async function deleteMark(db: Database, kitchenId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('stock_marks')
    .where('id', '=', id)
    .where('kitchen_id', '=', kitchenId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
