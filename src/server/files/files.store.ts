import type { Database } from '../storage/database.ts';

/** Grows with each change of a kitchen's recipes. */
export async function findRecipesRevision(db: Database, kitchenId: number): Promise<number> {
  const row = await db
    .selectFrom('kitchens')
    .select('recipes_revision')
    .where('id', '=', kitchenId)
    .executeTakeFirst();
  return row?.recipes_revision ?? 0;
}
