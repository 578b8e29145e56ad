import { quantityAmounts } from '../recipes/quantity-amounts.ts';
import { groupBy } from '../../domain/group-by.ts';
import { stockAmounts } from '../../domain/amount.ts';
import { groceryList } from '../../domain/grocery-list.ts';
import { groceryNeed, type FoodNeed } from '../../domain/grocery-need.ts';
import { writeAmounts } from '../../domain/amounts/write-amount.ts';
import { listStock } from '../fridge/fridge.store.ts';
import { MARKS_ID, marksAsRecipe } from '../fridge/low-foods.ts';
import { listMarks } from '../fridge/marks.store.ts';
import { aisleFor } from '../grocery/save-list.ts';
import { listAisles } from '../grocery/aisles.store.ts';
import type { Database } from '../storage/database.ts';
import { listIngredientsOf, listServingsOf } from './plan.store.ts';

/** What a plan comes to. */
export interface PlanNeeds {
  /** The answer as JSON. */
  reply: string;
  /** What is to be bought. */
  toBuy: FoodNeed[];
  aisles: ReadonlyMap<string, string>;
}

/**
 * What these recipes need, what of it is at home, and what is left to buy.
 * @param recipeIds in order; a recipe named twice counts twice
 * @param servings for how many each is to be, in the same order; as many as it is written for where nobody says
 * @param includeLow whether what should always be at home is to be there afterwards
 */
export async function planNeeds(
  db: Database,
  kitchenId: number,
  recipeIds: readonly number[],
  servings: readonly (number | null)[],
  includeLow = false,
): Promise<PlanNeeds> {
  const distinctIds = [...new Set(recipeIds)];
  const rows = await listIngredientsOf(db, kitchenId, distinctIds);
  const recipes = await listServingsOf(db, kitchenId, distinctIds);
  const stock = await listStock(db, kitchenId);
  const aisles = await listAisles(db, kitchenId);
  const marks = includeLow ? marksAsRecipe(await listMarks(db, kitchenId)) : undefined;
  const rowsOf = groupBy(rows, (row) => row.recipe_id);
  const recipeOf = new Map(recipes.map((recipe) => [recipe.id, recipe]));
  const planned = recipeIds.map((id, at) => ({
    id,
    name: recipeOf.get(id)?.name ?? '',
    servings: recipeOf.get(id)?.servings ?? null,
    wanted: servings[at] ?? null,
    ingredients: (rowsOf.get(id) ?? []).map(({ name, key, quantity }) => ({
      name,
      key,
      amounts: quantityAmounts(quantity),
    })),
  }));
  const needs = groceryNeed(
    [...planned, ...(marks ? [marks] : [])],
    stock.map((item) => ({ key: item.key, amounts: stockAmounts(item) })),
  );
  const enough = new Set(needs.filter(({ have }) => have.is_enough).map(({ key }) => key));
  const kept = (marks?.ingredients ?? []).map(({ key, name, amounts }) => ({
    key,
    name,
    quantity: writeAmounts(amounts),
  }));
  const lists = groceryList([...recipeIds.flatMap((id) => rowsOf.get(id) ?? []), ...kept], enough);
  const byKey = new Map(needs.map((need) => [need.key, need]));
  const shown = ({ key, name, quantity }: (typeof lists.toBuy)[number]) => {
    const { key: _key, name: _name, recipes: by = [], ...need } = byKey.get(key) ?? { key, name };
    const asking = by.filter(({ id }) => id !== MARKS_ID);
    return { name, quantity, ...need, recipes: asking, aisle: aisleFor(key, aisles) };
  };
  return {
    reply: JSON.stringify({
      grocery_list: lists.toBuy.map(shown),
      // What is enough by its mark alone is no news.
      others: lists.atHome.map(shown).filter(({ recipes: by }) => !marks || by.length > 0),
    }),
    toBuy: needs.filter(({ key }) => !enough.has(key)),
    aisles,
  };
}
