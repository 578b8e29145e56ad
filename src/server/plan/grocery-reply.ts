import { quantityAmounts } from '../recipes/quantity-amounts.ts';
import { groupBy } from '../../domain/group-by.ts';
import { stockAmounts } from '../../domain/amount.ts';
import { groceryList } from '../../domain/grocery-list.ts';
import { groceryNeed, type FoodNeed } from '../../domain/grocery-need.ts';
import { listStock } from '../fridge/fridge.store.ts';
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
 */
export async function planNeeds(
  db: Database,
  kitchenId: number,
  recipeIds: readonly number[],
  servings: readonly (number | null)[],
): Promise<PlanNeeds> {
  const distinctIds = [...new Set(recipeIds)];
  const rows = await listIngredientsOf(db, kitchenId, distinctIds);
  const recipes = await listServingsOf(db, kitchenId, distinctIds);
  const stock = await listStock(db, kitchenId);
  const aisles = await listAisles(db, kitchenId);
  const rowsOf = groupBy(rows, (row) => row.recipe_id);
  const recipeOf = new Map(recipes.map((recipe) => [recipe.id, recipe]));
  const needs = groceryNeed(
    recipeIds.map((id, at) => ({
      id,
      name: recipeOf.get(id)?.name ?? '',
      servings: recipeOf.get(id)?.servings ?? null,
      wanted: servings[at] ?? null,
      ingredients: (rowsOf.get(id) ?? []).map(({ name, key, quantity }) => ({
        name,
        key,
        amounts: quantityAmounts(quantity),
      })),
    })),
    stock.map((item) => ({ key: item.key, amounts: stockAmounts(item) })),
  );
  const enough = new Set(needs.filter(({ have }) => have.is_enough).map(({ key }) => key));
  const lists = groceryList(
    recipeIds.flatMap((id) => rowsOf.get(id) ?? []),
    enough,
  );
  const byKey = new Map(needs.map((need) => [need.key, need]));
  const shown = ({ key, name, quantity }: (typeof lists.toBuy)[number]) => {
    const { key: _key, name: _name, ...need } = byKey.get(key) ?? { key, name };
    return { name, quantity, ...need, aisle: aisleFor(key, aisles) };
  };
  return {
    reply: JSON.stringify({
      grocery_list: lists.toBuy.map(shown),
      others: lists.atHome.map(shown),
    }),
    toBuy: needs.filter(({ key }) => !enough.has(key)),
    aisles,
  };
}
