import { sql } from 'kysely';
import type { Database } from '../storage/database.ts';

/** Whether a kitchen has this recipe. */
export async function hasRecipe(
  db: Database,
  kitchenId: number,
  recipeId: number,
): Promise<boolean> {
  const found = await db
    .selectFrom('recipes')
    .select('id')
    .where('id', '=', recipeId)
    .where('kitchen_id', '=', kitchenId)
    .executeTakeFirst();
  return found !== undefined;
}

/** Whether a kitchen has this recipe, and it has no picture. */
export async function lacksPicture(
  db: Database,
  kitchenId: number,
  recipeId: number,
): Promise<boolean> {
  const found = await db
    .selectFrom('recipes')
    .select('picture')
    .where('id', '=', recipeId)
    .where('kitchen_id', '=', kitchenId)
    .executeTakeFirst();
  return found !== undefined && found.picture === null;
}

/** Whether a recipe of this kitchen has this picture. */
export async function hasPicture(db: Database, kitchenId: number, id: string): Promise<boolean> {
  const found = await db
    .selectFrom('pictures')
    .select('recipe_id')
    .where('id', '=', id)
    .where('kitchen_id', '=', kitchenId)
    .executeTakeFirst();
  return found !== undefined && found.recipe_id !== null;
}

/** Notes a picture whose files are about to be written. @param now in ISO 8601 */
export async function insertPicture(
  db: Database,
  kitchenId: number,
  id: string,
  now: string,
): Promise<void> {
  const row = { id, kitchen_id: kitchenId, waiting_since: now };
  await db.insertInto('pictures').values(row).execute();
}

/** Takes a recipe's picture from it. @returns whether it had one */
export async function detachPicture(
  db: Database,
  kitchenId: number,
  recipeId: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('pictures')
    .set({ recipe_id: null })
    .where('recipe_id', '=', recipeId)
    .where('kitchen_id', '=', kitchenId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Gives a recipe a picture; it must have none. @returns whether there still is such a picture */
export async function attachPicture(
  db: Database,
  kitchenId: number,
  recipeId: number,
  id: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('pictures')
    .set({ recipe_id: recipeId, waiting_since: '' })
    .where('id', '=', id)
    .where('kitchen_id', '=', kitchenId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Pictures that no recipe has any more, and those that none has got.
 * @param before those made since this time (ISO 8601) may still be on their way to a recipe
 * @param limit at most so many
 */
export async function listLoosePictures(
  db: Database,
  before: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from pictures where recipe_id is null and waiting_since < ${before}
    order by waiting_since limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Forgets a picture that no recipe has. */
export async function deletePicture(db: Database, id: string): Promise<void> {
  await db.deleteFrom('pictures').where('id', '=', id).execute();
}

/** The pictures that recipes have, of everybody. Their ids are short: a hundred thousand take a few MB. */
export async function listAllPictures(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('pictures')
    .select('id')
    .where('recipe_id', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
