import { quantityAmounts } from '../recipes/quantity-amounts.ts';
import { scaleAmounts } from '../../domain/amount.ts';
import { addDays } from '../../domain/lines/dates.ts';
import { undoMoves, useStock, type StockMove } from '../../domain/use-stock.ts';
import {
  deleteFridgeItem,
  insertFridgeItem,
  listStock,
  restoreFridgeItem,
  updateFridgeItem,
} from '../fridge/fridge.store.ts';
import { shownItem } from '../fridge/item-fields.ts';
import { deleteMovesOf, insertStockMoves } from '../fridge/stock-moves.store.ts';
import { ensureIngredients } from '../ingredients/ingredients.store.ts';
import { listIngredientsOf } from '../plan/plan.store.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import { findRecipeFields, updateRecipeFields } from '../recipes/recipes.store.ts';
import { deleteCooking, findCooking, insertCooking } from './cooking.store.ts';

type Stocked = Awaited<ReturnType<typeof listStock>>[number];

/** The group that leftovers go into, in the name that kitchens get by default. */
const LEFTOVERS_GROUP = 'Fridge';
/** Nothing cooked lasts longer, whatever a recipe says; in days. */
const LONGEST_LIFE = 90;

/** What stock moves of one cooking say as their reason, so that undoing finds them. */
const reasonOf = (cookingId: number) => `cooking ${cookingId}`;

/**
 * Cooks a recipe: takes from the fridge what it needs and notes what was taken.
 * @param wish for how many (as many as it is written for when left out), and how many portions are left over
 * @param now ISO 8601
 * @returns undefined when there is no such recipe
 */
export function cookRecipe(
  db: Database,
  kitchenId: number,
  recipeId: number,
  wish: { servings?: number; leftovers?: number },
  now: string,
) {
  return changeKitchen(db, kitchenId, ['fridge', 'recipes'], async (db) => {
    const recipe = await findRecipeFields(db, kitchenId, recipeId);
    if (!recipe) return undefined;
    const servings = wish.servings ?? recipe.servings;
    const rows = await listIngredientsOf(db, kitchenId, [recipeId]);
    const foods = rows.map(({ key, name, quantity }) => {
      const amounts = quantityAmounts(quantity);
      const isScaled = servings !== null && recipe.servings !== null;
      return {
        key,
        name,
        amounts: isScaled
          ? scaleAmounts(amounts, { parts: servings, of: recipe.servings ?? servings })
          : amounts,
      };
    });
    const { moves, report } = useStock(foods, await listStock(db, kitchenId));
    for (const { before, amountAfter } of moves) {
      if (amountAfter === null) await deleteFridgeItem(db, kitchenId, before.id);
      else await updateFridgeItem(db, kitchenId, before.id, { amount: amountAfter });
    }
    const left = await keepLeftovers(db, kitchenId, recipe, wish.leftovers, now);
    const { id } = await insertCooking(db, {
      kitchen_id: kitchenId,
      recipe_id: recipeId,
      recipe_name: recipe.name,
      servings,
      cooked_at: now,
      state_before: recipe.state,
      moves: JSON.stringify(moves),
      leftover_id: left?.id ?? null,
    });
    await updateRecipeFields(db, kitchenId, recipeId, { state: 'used' });
    await insertStockMoves(
      db,
      kitchenId,
      moves.map(({ before, taken }) => ({
        moved_at: now,
        kind: 'cooked' as const,
        name: before.name,
        amount: taken[0]?.quantity ?? null,
        unit: taken[0]?.unit ?? null,
        reason: reasonOf(id),
      })),
    );
    return {
      id,
      recipe: { id: recipeId, name: recipe.name },
      ...(servings === null ? {} : { servings }),
      cooked_at: now,
      foods: report.map(({ key: _key, ...food }) => food),
      ...(left ? { leftovers: left } : {}),
    };
  });
}

async function keepLeftovers(
  db: Database,
  kitchenId: number,
  recipe: { name: string; longevity: number },
  portions: number | undefined,
  now: string,
) {
  if (portions === undefined) return undefined;
  const name = [...`Leftovers: ${recipe.name}`].slice(0, 200).join('');
  const ids = await ensureIngredients(db, kitchenId, [name]);
  const days = Math.min(Math.max(1, recipe.longevity), LONGEST_LIFE);
  const item = {
    name,
    group_name: LEFTOVERS_GROUP,
    ingredient_id: ids.get(name) ?? 0,
    amount: String(portions),
    unit: null,
    expires_on: addDays(now.slice(0, 10), days),
  };
  return shownItem(await insertFridgeItem(db, kitchenId, item, now));
}

/**
 * Undoes a cooking: what it took is back, its leftovers are gone, and the recipe is as it was.
 * @returns undefined when there is no such cooking, or it is undone already
 */
export function undoCooking(db: Database, kitchenId: number, id: number) {
  return changeKitchen(db, kitchenId, ['fridge', 'recipes'], async (db) => {
    const cooking = await findCooking(db, kitchenId, id);
    if (!cooking) return undefined;
    const stock = await listStock(db, kitchenId);
    const moves = JSON.parse(cooking.moves) as StockMove<Stocked>[];
    const touched = new Set(moves.map(({ before }) => before.id));
    const there = new Set(stock.map((item) => item.id));
    for (const item of undoMoves(stock, moves)) {
      if (!touched.has(item.id)) continue;
      const { key: _key, id: itemId, amount, unit } = item;
      if (there.has(itemId)) await updateFridgeItem(db, kitchenId, itemId, { amount, unit });
      else await restoreFridgeItem(db, kitchenId, item);
    }
    if (cooking.leftover_id !== null) await deleteFridgeItem(db, kitchenId, cooking.leftover_id);
    await updateRecipeFields(db, kitchenId, cooking.recipe_id, { state: cooking.state_before });
    await deleteMovesOf(db, kitchenId, reasonOf(id));
    await deleteCooking(db, kitchenId, id);
    return true;
  });
}
