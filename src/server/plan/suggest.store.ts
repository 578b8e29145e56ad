import { sql } from 'kysely';
import type { Database } from '../storage/database.ts';

/** All recipes of a kitchen as planning needs them, with the day each was cooked or planned last. */
export async function listRecipesToPlan(db: Database, kitchenId: number) {
  const { rows } = await sql<{
    id: number;
    name: string;
    meat_type: string;
    servings: number | null;
    state: 'active' | 'used';
    longevity: number;
    frequency: 'weekday' | 'weekend' | 'rarely';
    last_cooked: string | null;
  }>`
    with eaten as (
      select recipe_id, max(at) as last_cooked from (
        select recipe_id, cooked_at as at from cookings where kitchen_id = ${kitchenId}
        union all
        select r.recipe_id, p.created_at as at
        from plans p join plan_recipes r on r.plan_id = p.id where p.kitchen_id = ${kitchenId}
      ) as times group by recipe_id
    )
    select r.id, r.name, r.meat_type, r.servings, r.state, r.longevity, r.frequency, e.last_cooked
    from recipes r left join eaten e on e.recipe_id = r.id
    where r.kitchen_id = ${kitchenId} order by r.id`.execute(db);
  return rows;
}

/** What all recipes of a kitchen are made of. */
export function listAllFoods(db: Database, kitchenId: number) {
  return db
    .selectFrom('recipes')
    .innerJoin('recipe_ingredients as r', 'r.recipe_id', 'recipes.id')
    .innerJoin('ingredients as i', 'i.id', 'r.ingredient_id')
    .select(['r.recipe_id', 'r.name', 'r.quantity', 'i.name_key as key'])
    .where('recipes.kitchen_id', '=', kitchenId)
    .orderBy('r.recipe_id')
    .orderBy('r.position')
    .execute();
}
