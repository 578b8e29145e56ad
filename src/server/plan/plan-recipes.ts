import { AppError } from '../../contract/errors.ts';
import { groceryList } from '../../domain/grocery-list.ts';
import { listFridgeKeys } from '../fridge/fridge.store.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import { findKeptAnswer, forgetAnswersBefore, keepAnswer } from './kept-answers.store.ts';
import { insertPlan, listIngredientsOf, markUsed } from './plan.store.ts';

/** How long an answer is kept for a retry, in ms. */
const KEPT_MS = 24 * 3_600_000;

/**
 * Plans recipes: they become used, the plan goes into the history, and the grocery list is the answer.
 * @param recipeIds in order; a recipe named twice counts twice
 * @param key a retry with the same key and the same recipes gets the same answer and plans nothing
 * @param now ms since the epoch
 * @returns the answer as JSON, or undefined when a recipe is not the kitchen's
 * @throws AppError `idempotency_key_reused` when the key was used for other recipes
 */
export function planRecipes(
  db: Database,
  kitchenId: number,
  recipeIds: readonly number[],
  key: string | undefined,
  now: number,
): Promise<string | undefined> {
  const distinctIds = [...new Set(recipeIds)];
  if (!distinctIds.every(Number.isSafeInteger)) return Promise.resolve(undefined);
  const request = JSON.stringify(recipeIds);
  const createdAt = new Date(now).toISOString();
  return changeKitchen(db, kitchenId, ['recipes', 'plans'], async (db) => {
    if (key !== undefined) {
      await forgetAnswersBefore(db, kitchenId, new Date(now - KEPT_MS).toISOString());
      const kept = await findKeptAnswer(db, kitchenId, key);
      if (kept && kept.request !== request) throw new AppError('idempotency_key_reused');
      if (kept) return kept.reply;
    }
    const known = await markUsed(db, kitchenId, distinctIds);
    if (known !== distinctIds.length) return undefined;
    await insertPlan(db, kitchenId, recipeIds, createdAt);
    const reply = await groceryReply(db, kitchenId, recipeIds, distinctIds);
    if (key !== undefined) await keepAnswer(db, kitchenId, { key, request, reply, createdAt });
    return reply;
  });
}

async function groceryReply(
  db: Database,
  kitchenId: number,
  recipeIds: readonly number[],
  distinctIds: readonly number[],
): Promise<string> {
  const rows = await listIngredientsOf(db, kitchenId, distinctIds);
  const byRecipe = new Map<number, typeof rows>();
  for (const row of rows) {
    const known = byRecipe.get(row.recipe_id);
    if (known) known.push(row);
    else byRecipe.set(row.recipe_id, [row]);
  }
  const ingredients = recipeIds.flatMap((id) => byRecipe.get(id) ?? []);
  const { toBuy, atHome } = groceryList(ingredients, await listFridgeKeys(db, kitchenId));
  return JSON.stringify({ grocery_list: toBuy, others: atHome });
}
