import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import type { Static } from 'typebox';
import type { Recipe } from '../../contract/recipes.ts';
import { EXPORT_FORMAT, PICTURES_BEGIN } from '../../contract/transfer.ts';
import { listSessions } from '../account/sessions.store.ts';
import { findCaller, findKitchen, findUser } from '../account/users.store.ts';
import { listCookings } from '../cooking/cooking.store.ts';
import { shownCooking } from '../cooking/shown-cooking.ts';
import { listFridgeItems } from '../fridge/fridge.store.ts';
import { shownItem } from '../fridge/item-fields.ts';
import { listMarks, shownMark } from '../fridge/marks.store.ts';
import { findCurrency, listPrices, shownPrice } from '../fridge/prices.store.ts';
import { listStockMoves, shownMove } from '../fridge/stock-moves.store.ts';
import { listAisles } from '../grocery/aisles.store.ts';
import { shownLine } from '../grocery/change-line.ts';
import { listGroceryItems } from '../grocery/grocery.store.ts';
import { listShops } from '../grocery/shops.store.ts';
import type { PictureStore } from '../pictures/picture-store.ts';
import { listMeals, shownMeal } from '../plan/meals.store.ts';
import { listPlans } from '../plan/plan.store.ts';
import { readPage, recipePages } from '../recipes/recipe-pages.ts';
import type { Database } from '../storage/database.ts';
import { readSnapshot } from '../storage/read-snapshot.ts';

/**
 * Everything of an account as it is at one moment, as JSON. It is read to its end before anything is sent, so that a
 * slow reader keeps nobody waiting.
 * @param now ms since the epoch
 * @returns the text in pieces, or undefined when the account is gone
 */
export async function exportAccount(
  { db, pictures }: { db: Database; pictures: PictureStore },
  userId: number,
  now: number,
): Promise<AsyncIterable<string> | undefined> {
  const exportedAt = new Date(now).toISOString();
  const found = await readSnapshot(db, (db) => readEverything(db, userId, exportedAt));
  return found && write(exportedAt, found, pictures);
}

type Everything = NonNullable<Awaited<ReturnType<typeof readEverything>>>;

async function readEverything(db: Database, userId: number, at: string) {
  const user = await findUser(db, userId);
  const caller = await findCaller(db, userId);
  if (!user || !caller) return undefined;
  const kitchenId = caller.kitchen_id;
  const { id, username, created_at } = user;
  const recipes: Uint8Array[] = [];
  for await (const page of recipePages(db, kitchenId)) recipes.push(page);
  return {
    profile: { id, username, created_at, kitchen: await findKitchen(db, kitchenId) },
    recipes,
    fridge: await listFridgeItems(db, kitchenId),
    groceries: await listGroceryItems(db, kitchenId),
    aisles: await listAisles(db, kitchenId),
    shops: await listShops(db, kitchenId),
    cookings: await listCookings(db, kitchenId, undefined),
    moves: await listStockMoves(db, kitchenId),
    marks: await listMarks(db, kitchenId),
    prices: await listPrices(db, kitchenId),
    currency: await findCurrency(db, kitchenId),
    plans: await listPlans(db, kitchenId, undefined),
    meals: await listMeals(db, kitchenId, {}),
    sessions: await listSessions(db, userId, at),
  };
}

/** In pieces: putting all together at once would keep others waiting. */
async function* write(
  exportedAt: string,
  found: Everything,
  pictures: PictureStore,
): AsyncGenerator<string> {
  const { profile, recipes, plans, sessions } = found;
  const head = { format: EXPORT_FORMAT, exported_at: exportedAt, profile };
  yield `${JSON.stringify(head).slice(0, -1)},\n"recipes":[\n`;
  const pictured: { id: string; recipe_id: number }[] = [];
  for (const [index, page] of recipes.entries()) {
    const list = readPage(page);
    pictured.push(
      ...list.flatMap(({ id, picture }) => (picture ? [{ id: picture.id, recipe_id: id }] : [])),
    );
    const texts = list.map((recipe) => JSON.stringify(sendable(recipe)));
    if (texts.length > 0) yield `${index > 0 ? ',\n' : ''}${texts.join(',\n')}`;
    await setImmediate();
  }
  const fridge = found.fridge.flatMap((item) => shownItem(item) ?? []);
  const lines = found.groceries.flatMap((line) => shownLine(line) ?? []);
  yield `],\n"fridge":${JSON.stringify(fridge)},\n"grocery_list":${JSON.stringify(lines)}`;
  yield `,\n"meals":${JSON.stringify(found.meals.map(shownMeal))}`;
  yield `,\n"aisles":${JSON.stringify(Object.fromEntries(found.aisles))}`;
  yield `,\n"shops":${JSON.stringify(found.shops)}`;
  yield `,\n"cookings":${JSON.stringify(found.cookings.map(shownCooking))}`;
  yield `,\n"stock_moves":${JSON.stringify(found.moves.map(shownMove))}`;
  yield `,\n"stock_marks":${JSON.stringify(found.marks.map(shownMark))}`;
  yield `,\n"food_prices":${JSON.stringify(found.prices.map(shownPrice))}`;
  yield `,\n"currency":${JSON.stringify(found.currency)}`;
  yield `,\n"plans":${plans},\n"sessions":${JSON.stringify(sessions)}`;
  yield* writePictures(pictured, pictures);
  yield '}\n';
}

/** Each in a line of its own, read when its turn comes; one that was replaced meanwhile is left out. */
async function* writePictures(
  pictured: readonly { id: string; recipe_id: number }[],
  pictures: PictureStore,
): AsyncGenerator<string> {
  yield PICTURES_BEGIN;
  let isFirst = true;
  for (const { id, recipe_id } of pictured) {
    const found = await pictures.get({ id, size: 'large' });
    if (!found) continue;
    const data = (await buffer(found.bytes)).toString('base64');
    yield `${isFirst ? '' : ','}\n${JSON.stringify({ id, recipe_id, type: 'image/webp', data })}`;
    isFirst = false;
  }
  yield ']';
}

/** A recipe as it goes out, with its ingredients under the name they come in by. */
function sendable({ ingredient_list, ...recipe }: Static<typeof Recipe>) {
  return { ...recipe, ingredients: ingredient_list };
}

/** What the file with an account's export is called: names have no signs that a file may not. */
export function exportFileName(username: string, now: number): string {
  return `ocipe-${username}-${new Date(now).toISOString().slice(0, 10)}.json`;
}
