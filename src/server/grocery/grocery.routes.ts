import { AppError } from '../../contract/errors.ts';
import type { grocery } from '../../contract/grocery.ts';
import { JsonText } from '../http/json-text.ts';
import type { Handlers } from '../http/route.ts';
import { planRecipes } from '../plan/plan-recipes.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import {
  deleteAllGroceryItems,
  deleteGroceryItem,
  findGroceryItem,
  insertGroceryItems,
  listGroceryItems,
  updateGroceryItem,
} from './grocery.store.ts';

/** The longest line of a checklist, in code points. */
const MAX_LINE = 200;
/** The most lines that are added at once. */
const MAX_LINES = 1000;
const MAX_KEY = 200;

export function groceryHandlers({
  db,
  now,
}: {
  db: Database;
  now: () => number;
}): Handlers<typeof grocery> {
  const change = (kitchenId: number, id: number, { item, isChecked }: ItemChange) =>
    changeKitchen(db, kitchenId, ['groceries'], async (db) => {
      if (item === undefined && isChecked === undefined) {
        return shown(await findGroceryItem(db, kitchenId, id));
      }
      const row = await updateGroceryItem(db, kitchenId, id, {
        ...(item === undefined ? {} : { item }),
        ...(isChecked === undefined ? {} : { is_checked: isChecked ? 1 : 0 }),
      });
      return shown(row);
    });
  return {
    plan: async ({ body, session: { kitchenId }, request }) => {
      const key = request.headers['idempotency-key'];
      const text = typeof key === 'string' ? key.trim() : '';
      if ([...text].length > MAX_KEY) {
        const problem = `Ensure this field has no more than ${MAX_KEY} characters.`;
        throw new AppError('invalid_input', { 'Idempotency-Key': [problem] });
      }
      const json = await planRecipes(db, kitchenId, body.recipe_ids, text || undefined, now());
      return json === undefined ? undefined : new JsonText(json);
    },
    list: async ({ session }) => {
      const items = await listGroceryItems(db, session.kitchenId);
      return items.flatMap((item) => shown(item) ?? []);
    },
    add: async ({ body, session: { kitchenId }, reply }) => {
      const lines = readLines(body.items);
      const addedAt = new Date(now()).toISOString();
      const ids = await changeKitchen(db, kitchenId, ['groceries'], (db) =>
        insertGroceryItems(db, kitchenId, lines, addedAt),
      );
      const [id] = ids;
      if (ids.length > 1 || id === undefined) return { ids };
      reply.code(200);
      return { id };
    },
    clear: async ({ session: { kitchenId } }) =>
      changeKitchen(db, kitchenId, ['groceries'], async (db) => {
        await deleteAllGroceryItems(db, kitchenId);
        return true;
      }),
    get: async ({ params, session }) =>
      shown(await findGroceryItem(db, session.kitchenId, params.id)),
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

interface ItemChange {
  item?: string;
  isChecked?: boolean;
}

function shown(
  row: { id: number; item: string; is_checked: number; added_at: string } | undefined,
) {
  if (!row) return undefined;
  const { id, item, is_checked, added_at } = row;
  return { id, item, isChecked: Boolean(is_checked), added_at };
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
