import type { Insertable } from 'kysely';
import type { Database } from '../storage/database.ts';
import type { Tables } from '../storage/schema.ts';

export function insertCooking(db: Database, row: Omit<Insertable<Tables['cookings']>, 'id'>) {
  return db.insertInto('cookings').values(row).returning('id').executeTakeFirstOrThrow();
}

export function findCooking(db: Database, kitchenId: number, id: number) {
  return db
    .selectFrom('cookings')
    .selectAll()
    .where('id', '=', id)
    .where('kitchen_id', '=', kitchenId)
    .executeTakeFirst();
}

/** What was cooked, newest first. @param limit at most so many, all when left out */
export function listCookings(db: Database, kitchenId: number, limit: number | undefined) {
  const all = db
    .selectFrom('cookings')
    .select(['id', 'recipe_id', 'recipe_name', 'servings', 'cooked_at'])
    .where('kitchen_id', '=', kitchenId)
    .orderBy('cooked_at', 'desc')
    .orderBy('id', 'desc');
  return (limit === undefined ? all : all.limit(limit)).execute();
}

export async function deleteCooking(db: Database, kitchenId: number, id: number): Promise<void> {
  await db
    .deleteFrom('cookings')
    .where('id', '=', id)
    .where('kitchen_id', '=', kitchenId)
    .execute();
}
