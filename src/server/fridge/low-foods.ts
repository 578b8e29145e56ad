import { groceryNeed, type NeedingRecipe } from '../../domain/grocery-need.ts';
import { lowStock, type LowFood, type StockMark } from '../../domain/low-stock.ts';
import { stockAmounts } from '../../domain/amount.ts';
import { listAisles } from '../grocery/aisles.store.ts';
import { readLine } from '../grocery/grocery-line.ts';
import { listGroceryLines } from '../grocery/grocery.store.ts';
import { readAsked, saveList } from '../grocery/save-list.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import { listStock } from './fridge.store.ts';
import { listMarks } from './marks.store.ts';
import type { Stocked } from './stock-changes.store.ts';

/** Instead of a recipe's id: what is asked for because it should always be at home. */
export const MARKS_ID = 0;

/** What is below its mark; what is out first. */
export async function listLow(db: Database, kitchenId: number) {
  const marks = await listMarks(db, kitchenId);
  const low = lowStock(marks, await listStock(db, kitchenId));
  return low
    .toSorted((a, b) => Number(a.state === 'low') - Number(b.state === 'low'))
    .map(shownLow);
}

/** As it goes out. */
function shownLow({ key: _key, ...food }: LowFood) {
  return food;
}

/**
 * What a change to the stock has to say about marks.
 * @param stock as it is after the change
 * @param keys of the foods that were changed
 * @returns a field of the reply; none where no food is below its mark
 */
export async function lowAfter(
  db: Database,
  kitchenId: number,
  stock: readonly Stocked[],
  keys: ReadonlySet<string>,
) {
  const marks = await listMarks(db, kitchenId);
  const low = lowStock(
    marks.filter(({ key }) => keys.has(key)),
    stock,
  );
  return low.length === 0 ? {} : { low: low.map(shownLow) };
}

/** All marks as if a recipe asked for them, so that a plan leaves as much at home. */
export function marksAsRecipe(marks: readonly StockMark[]): NeedingRecipe {
  const ingredients = marks.map(({ key, name, ...mark }) => ({
    key,
    name,
    amounts: stockAmounts(mark),
  }));
  return { id: MARKS_ID, name: '', servings: null, wanted: null, ingredients };
}

/**
 * Puts what is below its mark on the checklist, less what stands there.
 * @param now ISO 8601
 * @returns the names of what was added
 */
export function addLow(db: Database, kitchenId: number, now: string) {
  return changeKitchen(db, kitchenId, ['groceries'], async (db) => {
    const marks = await listMarks(db, kitchenId);
    const stock = await listStock(db, kitchenId);
    const lines = await listGroceryLines(db, kitchenId);
    const aisles = await listAisles(db, kitchenId);
    const coming = lines.map(({ item, asked }) => {
      const { key, amount } = readLine(item);
      return { key, amounts: readAsked(asked)?.amounts ?? (amount ? [amount] : []) };
    });
    const home = stock.map((item) => ({ key: item.key, amounts: stockAmounts(item) }));
    const needs = groceryNeed([marksAsRecipe(marks)], [...home, ...coming]);
    const toBuy = needs.filter(({ have }) => !have.is_enough);
    await saveList(db, kitchenId, toBuy, aisles, now);
    return { added: toBuy.map(({ name }) => name) };
  });
}
