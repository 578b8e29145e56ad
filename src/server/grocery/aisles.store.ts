import type { Database } from '../storage/database.ts';

/** Where the kitchen's shop has its foods, as somebody said, by the key of the food. */
export async function listAisles(
  db: Database,
  kitchenId: number,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('aisle_choices')
    .select(['name_key', 'aisle'])
    .where('kitchen_id', '=', kitchenId)
    .execute();
  return new Map(rows.map(({ name_key, aisle }) => [name_key, aisle]));
}

export async function chooseAisle(
  db: Database,
  kitchenId: number,
  nameKey: string,
  aisle: string,
): Promise<void> {
  await db
    .insertInto('aisle_choices')
    .values({ kitchen_id: kitchenId, name_key: nameKey, aisle })
    .onConflict((conflict) => conflict.columns(['kitchen_id', 'name_key']).doUpdateSet({ aisle }))
    .execute();
}
