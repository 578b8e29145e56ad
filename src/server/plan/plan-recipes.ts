import type { Collection } from '../../contract/endpoint.ts';
import { AppError } from '../../contract/errors.ts';
import { saveList } from '../grocery/save-list.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import { findKeptAnswer, forgetAnswersBefore, keepAnswer } from './kept-answers.store.ts';
import { planNeeds } from './grocery-reply.ts';
import { insertPlan, markUsed } from './plan.store.ts';

/** How long an answer is kept for a retry, in ms. */
const KEPT_MS = 24 * 3_600_000;

/** What is planned. */
interface PlanToMake {
  recipeIds: readonly number[];
  servings?: readonly (number | null)[] | undefined;
  save?: boolean | undefined;
  /** Whether as much is to be at home afterwards as its marks say. */
  includeLow?: boolean | undefined;
}

/**
 * Plans recipes: they become used, the plan goes into the history, and the grocery list is the answer.
 * @param plan the recipes in order (one named twice counts twice), for how many each is to be, and whether the list is
 *   put on the checklist
 * @param key a retry with the same key and the same recipes gets the same answer and plans nothing
 * @param now ms since the epoch
 * @returns the answer as JSON, or undefined when a recipe is not the kitchen's
 * @throws AppError `idempotency_key_reused` when the key was used for other recipes
 */
export function planRecipes(
  db: Database,
  kitchenId: number,
  { recipeIds, servings = [], save = false, includeLow = false }: PlanToMake,
  key: string | undefined,
  now: number,
): Promise<string | undefined> {
  const distinctIds = [...new Set(recipeIds)];
  if (!distinctIds.every(Number.isSafeInteger)) return Promise.resolve(undefined);
  // A plan without our own fields is the request it always was.
  const isPlain = servings.length === 0 && !save && !includeLow;
  const request = JSON.stringify(
    isPlain ? recipeIds : { recipeIds, servings, save, ...(includeLow ? { includeLow } : {}) },
  );
  const createdAt = new Date(now).toISOString();
  const collections: Collection[] = ['recipes', 'plans', ...(save ? (['groceries'] as const) : [])];
  return changeKitchen(db, kitchenId, collections, async (db) => {
    if (key !== undefined) {
      await forgetAnswersBefore(db, kitchenId, new Date(now - KEPT_MS).toISOString());
      const kept = await findKeptAnswer(db, kitchenId, key);
      if (kept && kept.request !== request) throw new AppError('idempotency_key_reused');
      if (kept) return kept.reply;
    }
    const known = await markUsed(db, kitchenId, distinctIds);
    if (known !== distinctIds.length) return undefined;
    await insertPlan(db, kitchenId, recipeIds, createdAt);
    const { reply, toBuy, aisles } = await planNeeds(
      db,
      kitchenId,
      recipeIds,
      servings,
      includeLow,
    );
    if (save) await saveList(db, kitchenId, toBuy, aisles, createdAt);
    if (key !== undefined) await keepAnswer(db, kitchenId, { key, request, reply, createdAt });
    return reply;
  });
}
