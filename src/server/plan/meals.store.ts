import type { Database } from '../storage/database.ts';
import { inChunks } from '../storage/dialect.ts';

const columns = ['id', 'eaten_on', 'meal', 'recipe_id', 'title', 'servings'] as const;

/** A meal as it is written. */
export interface NewMeal {
  eaten_on: string;
  meal: string;
  recipe_id: number | null;
  title: string;
  servings: number | null;
}

/** A meal as it goes out. */
export function shownMeal({ eaten_on, ...meal }: NewMeal & { id: number }) {
  return { ...meal, date: eaten_on };
}

/** Planned meals in the order of their days. */
export function listMeals(
  db: Database,
  kitchenId: number,
  { from, to }: { from?: string | undefined; to?: string | undefined },
) {
  const all = db
    .selectFrom('meals')
    .select(columns)
    .where('kitchen_id', '=', kitchenId)
    .orderBy('eaten_on')
    .orderBy('id');
  const since = from === undefined ? all : all.where('eaten_on', '>=', from);
  return (to === undefined ? since : since.where('eaten_on', '<=', to)).execute();
}

export function findMeal(db: Database, kitchenId: number, id: number) {
  return db
    .selectFrom('meals')
    .select(columns)
    .where('id', '=', id)
    .where('kitchen_id', '=', kitchenId)
    .executeTakeFirst();
}

/** @returns the meals, in the order given */
export async function insertMeals(db: Database, kitchenId: number, meals: readonly NewMeal[]) {
  const added = [];
  for (const chunk of inChunks(meals.map((meal) => ({ ...meal, kitchen_id: kitchenId })))) {
    const rows = await db.insertInto('meals').values(chunk).returning(columns).execute();
    added.push(...rows.toSorted((a, b) => a.id - b.id));
  }
  return added;
}

export function updateMeal(db: Database, kitchenId: number, id: number, fields: Partial<NewMeal>) {
  return db
    .updateTable('meals')
    .set(fields)
    .where('id', '=', id)
    .where('kitchen_id', '=', kitchenId)
    .returning(columns)
    .executeTakeFirst();
}

/** @returns whether it was there */
export async function deleteMeal(db: Database, kitchenId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('meals')
    .where('id', '=', id)
    .where('kitchen_id', '=', kitchenId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
