import { quantityAmounts } from '../recipes/quantity-amounts.ts';
import { scaleAmounts } from '../../domain/amount.ts';
import { addDays } from '../../domain/lines/dates.ts';
import { priceOfTaken } from '../../domain/split-stock.ts';
import { applyMoves, undoMoves, useStock, type StockMove } from '../../domain/use-stock.ts';
import {
  deleteFridgeItem,
  insertFridgeItem,
  listStock,
  restoreFridgeItem,
  updateFridgeItem,
} from '../fridge/fridge.store.ts';
import { shownItem } from '../fridge/item-fields.ts';
import { lowAfter } from '../fridge/low-foods.ts';
import type { Stocked } from '../fridge/stock-changes.store.ts';
import { deleteMovesOf, insertStockMoves } from '../fridge/stock-moves.store.ts';
import { ensureIngredients } from '../ingredients/ingredients.store.ts';
import { listIngredientsOf } from '../plan/plan.store.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import { findRecipeFields, updateRecipeFields } from '../recipes/recipes.store.ts';
import { deleteCooking, findCooking, insertCooking } from './cooking.store.ts';

/** A move of the stock, and what became of the price. Moves of long ago have none. */
type PricedMove = StockMove<Stocked> & { price?: ReturnType<typeof priceOfTaken> };

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
    const stock = await listStock(db, kitchenId);
    const { moves: used, report } = useStock(foods, stock);
    const moves = used.map((move) => ({
      ...move,
      price: priceOfTaken(move.before.price, move.before.amount, move.amountAfter),
    }));
    for (const { before, amountAfter, price } of moves) {
      const left = { amount: amountAfter, price: price.left };
      if (amountAfter === null) await deleteFridgeItem(db, kitchenId, before.id);
      else await updateFridgeItem(db, kitchenId, before.id, left);
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
      moves.map(({ before, taken, price }) => ({
        moved_at: now,
        kind: 'cooked' as const,
        name: before.name,
        amount: taken[0]?.quantity ?? null,
        unit: taken[0]?.unit ?? null,
        reason: reasonOf(id),
        price: price.taken,
      })),
    );
    return {
      id,
      recipe: { id: recipeId, name: recipe.name },
      ...(servings === null ? {} : { servings }),
      cooked_at: now,
      foods: report.map(({ key: _key, ...food }) => food),
      ...(left ? { leftovers: left } : {}),
      ...(await lowAfter(
        db,
        kitchenId,
        applyMoves(stock, moves),
        new Set(moves.map(({ before }) => before.key)),
      )),
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
    const moves = JSON.parse(cooking.moves) as PricedMove[];
    const priceOf = new Map(moves.map(({ before, price }) => [before.id, price?.taken ?? null]));
    const touched = new Set(moves.map(({ before }) => before.id));
    const there = new Set(stock.map((item) => item.id));
    for (const item of undoMoves(stock, moves)) {
      if (!touched.has(item.id)) continue;
      const { id: itemId, amount, unit } = item;
      const back = priceOf.get(itemId) ?? null;
      const price = back === null ? {} : { price: (item.price ?? 0) + back };
      if (there.has(itemId)) {
        await updateFridgeItem(db, kitchenId, itemId, { amount, unit, ...price });
      } else await restoreFridgeItem(db, kitchenId, item);
    }
    if (cooking.leftover_id !== null) await deleteFridgeItem(db, kitchenId, cooking.leftover_id);
    await updateRecipeFields(db, kitchenId, cooking.recipe_id, { state: cooking.state_before });
    await deleteMovesOf(db, kitchenId, reasonOf(id));
    await deleteCooking(db, kitchenId, id);
    return true;
  });
}
