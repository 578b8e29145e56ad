import { AppError } from '../../contract/errors.ts';
import type { grocery } from '../../contract/grocery.ts';
import { JsonText } from '../http/json-text.ts';
import { retryKey } from '../http/retry-key.ts';
import type { Handlers } from '../http/route.ts';
import { planRecipes } from '../plan/plan-recipes.ts';
import { listAisles } from './aisles.store.ts';
import { changeLine, lineFields, shownLine, type ItemChange } from './change-line.ts';
import { putAway } from './put-away.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import {
  deleteAllGroceryItems,
  deleteGroceryItem,
  findGroceryItem,
  insertGroceryLines,
  listGroceryItems,
  orderGroceryItems,
} from './grocery.store.ts';

/** The longest line of a checklist, in code points. */
const MAX_LINE = 200;
/** The most lines that are added at once. */
const MAX_LINES = 1000;

export function groceryHandlers({
  db,
  now,
}: {
  db: Database;
  now: () => number;
}): Handlers<typeof grocery> {
  const change = (kitchenId: number, id: number, given: ItemChange) =>
    changeKitchen(db, kitchenId, ['groceries'], (db) => changeLine(db, kitchenId, id, given));
  return {
    plan: async ({ body, session: { kitchenId }, request }) => {
      const json = await planRecipes(
        db,
        kitchenId,
        {
          recipeIds: body.recipe_ids,
          servings: body.servings,
          save: body.save,
          includeLow: body.include_low,
        },
        retryKey(request),
        now(),
      );
      return json === undefined ? undefined : new JsonText(json);
    },
    list: async ({ session }) => {
      const items = await listGroceryItems(db, session.kitchenId);
      return items.flatMap((item) => shownLine(item) ?? []);
    },
    add: async ({ body, session: { kitchenId }, reply }) => {
      const lines = readLines(body.items);
      const addedAt = new Date(now()).toISOString();
      const ids = await changeKitchen(db, kitchenId, ['groceries'], async (db) => {
        const aisles = await listAisles(db, kitchenId);
        const read = lines.map((item) => ({ item, ...lineFields(item, aisles) }));
        return insertGroceryLines(db, kitchenId, read, addedAt);
      });
      const [id] = ids;
      if (ids.length > 1 || id === undefined) return { ids };
      reply.code(200);
      return { id };
    },
    order: async ({ body, session: { kitchenId } }) => {
      const ids = [...new Set(body.ids)];
      if (ids.length === 0) return true;
      return changeKitchen(db, kitchenId, ['groceries'], async (db) => {
        await orderGroceryItems(db, kitchenId, ids);
        return true;
      });
    },
    clear: async ({ session: { kitchenId } }) =>
      changeKitchen(db, kitchenId, ['groceries'], async (db) => {
        await deleteAllGroceryItems(db, kitchenId);
        return true;
      }),
    get: async ({ params, session }) =>
      shownLine(await findGroceryItem(db, session.kitchenId, params.id)),
    putAway: async ({ body, session: { kitchenId } }) =>
      putAway(db, kitchenId, body, new Date(now()).toISOString()),
    replace: async ({ params, body, session }) => change(session.kitchenId, params.id, body),
    update: async ({ params, body, session }) => change(session.kitchenId, params.id, body),
    remove: async ({ params, session: { kitchenId } }) =>
      changeKitchen(
        db,
        kitchenId,
        ['groceries'],
        async (db) => (await deleteGroceryItem(db, kitchenId, params.id)) || undefined,
      ),
  };
}

function readLines(items: string): string[] {
  const lines = items
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0) throw new AppError('no_items');
  if (lines.some((line) => line.length > MAX_LINE && [...line].length > MAX_LINE)) {
    throw itemsProblem(`Ensure this field has no more than ${MAX_LINE} characters.`);
  }
  if (lines.length > MAX_LINES) {
    throw itemsProblem(`Ensure this field has no more than ${MAX_LINES} elements.`);
  }
  return lines;
}

function itemsProblem(problem: string): AppError {
  return new AppError('invalid_input', { items: [problem] });
}
