import { sql } from 'kysely';
import type { Database } from '../storage/database.ts';
import { inChunks } from '../storage/dialect.ts';

/**
 * Plans as one JSON array, newest first.
 * @param limit at most so many, all when left out
 */
export async function listPlans(
  db: Database,
  kitchenId: number,
  limit: number | undefined,
): Promise<string> {
  const some = limit === undefined ? sql`` : sql`limit ${limit}`;
  const { rows } = await sql<{ list: string }>`
    select '[' || coalesce(string_agg(
        '{"id":' || id || ',"recipes":[' || recipes || '],"created_at":"' || created_at || '"}', ','), '') || ']' as list
    from (
      select p.id, p.created_at, (
        select coalesce(string_agg(cast(r.recipe_id as text), ',' order by r.position), '')
        from plan_recipes r where r.plan_id = p.id
      ) as recipes
      from plans p where p.kitchen_id = ${kitchenId}
      order by p.created_at desc, p.id desc ${some}
    ) as listed`.execute(db);
  return rows[0]?.list ?? '[]';
}

/**
 * Puts a plan into the history.
 * @param recipeIds in the order of the plan; a recipe may stand twice
 * @param createdAt ISO 8601
 */
export async function insertPlan(
  db: Database,
  kitchenId: number,
  recipeIds: readonly number[],
  createdAt: string,
): Promise<void> {
  const plan = await db
    .insertInto('plans')
    .values({ kitchen_id: kitchenId, created_at: createdAt })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rows = recipeIds.map((recipe_id, position) => ({
    kitchen_id: kitchenId,
    plan_id: plan.id,
    position,
    recipe_id,
  }));
  for (const chunk of inChunks(rows)) await db.insertInto('plan_recipes').values(chunk).execute();
}

export async function deleteAllPlans(db: Database, kitchenId: number): Promise<void> {
  await db.deleteFrom('plans').where('kitchen_id', '=', kitchenId).execute();
}

/** Marks recipes as used. @returns how many of these ids are the kitchen's */
export async function markUsed(
  db: Database,
  kitchenId: number,
  recipeIds: readonly number[],
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('recipes')
    .set({ state: 'used' })
    // The sign keeps SQLite from reading the whole kitchen by its index instead of these few by their ids.
    .where(sql<number>`+kitchen_id`, '=', kitchenId)
    .where('id', 'in', recipeIds)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** What recipes are called, and for how many they are written. */
export function listServingsOf(db: Database, kitchenId: number, recipeIds: readonly number[]) {
  return db
    .selectFrom('recipes')
    .select(['id', 'name', 'servings'])
    .where(sql<number>`+kitchen_id`, '=', kitchenId)
    .where('id', 'in', recipeIds)
    .execute();
}

/** What recipes are made of, by recipe, in the order of their lists. */
export function listIngredientsOf(db: Database, kitchenId: number, recipeIds: readonly number[]) {
  return db
    .selectFrom('recipe_ingredients as r')
    .innerJoin('ingredients as i', 'i.id', 'r.ingredient_id')
    .select(['r.recipe_id', 'r.name', 'r.quantity', 'i.name_key as key'])
    .where('r.kitchen_id', '=', kitchenId)
    .where('r.recipe_id', 'in', recipeIds)
    .orderBy('r.recipe_id')
    .orderBy('r.position')
    .execute();
}
