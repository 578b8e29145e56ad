import type { Amount } from '../../domain/amount.ts';
import { writeAmounts } from '../../domain/amounts/write-amount.ts';
import { aisleOf } from '../../domain/aisles.ts';
import type { FoodNeed } from '../../domain/grocery-need.ts';
import { mergeList, type ListedFood } from '../../domain/merge-list.ts';
import type { Database } from '../storage/database.ts';
import { readLine } from './grocery-line.ts';
import { insertGroceryLines, listGroceryLines, updateGroceryItem } from './grocery.store.ts';

/** The longest line of a checklist, in code points. */
const MAX_LINE = 200;

/**
 * Puts what a plan asks for on the checklist: what stands there already grows instead of standing twice, and saving
 * the same plan again changes nothing.
 * @param aisles the kitchen's own, by the key of a food
 * @param now ISO 8601
 */
export async function saveList(
  db: Database,
  kitchenId: number,
  needs: readonly FoodNeed[],
  aisles: ReadonlyMap<string, string>,
  now: string,
): Promise<void> {
  const rows = await listGroceryLines(db, kitchenId);
  const list = rows.map(listedFood);
  const asked = needs.map(({ key, name, to_buy, recipes }) => ({
    key,
    name,
    // What is at home already is taken off as a whole, so that it is asked for under the first recipe.
    asked: new Map(recipes.map(({ id }, at) => [id, at === 0 ? to_buy.amounts : []])),
  }));
  const merged = mergeList(list, asked);
  const changed = new Set(merged.changed);
  const fresh: Parameters<typeof insertGroceryLines>[2][number][] = [];
  // The list shows the newest first: what is needed first goes in last.
  for (const [at, line] of merged.lines.entries()) {
    const row = rows[at];
    if (!row) fresh.unshift({ ...lineColumns(line), aisle: aisleFor(line.key, aisles) });
    else if (changed.has(line.key) && !line.isChecked) {
      await updateGroceryItem(db, kitchenId, row.id, lineColumns(line));
    }
  }
  if (fresh.length > 0) await insertGroceryLines(db, kitchenId, fresh, now);
}

/** Where a food stands: where the kitchen says, else where it usually does. */
export function aisleFor(key: string, aisles: ReadonlyMap<string, string>): string | null {
  return aisles.get(key) ?? aisleOf(key) ?? null;
}

/** What `asked` holds: all amounts of the line, and how much of it each recipe asked for. */
interface Asked {
  amounts: Amount[];
  recipes: [id: number, amounts: Amount[]][];
}

/** @param text of the column; what was typed and never asked for says nothing */
export function readAsked(text: string): Asked | undefined {
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? undefined : (value as Asked);
}

function listedFood(row: { item: string; is_checked: number; asked: string }): ListedFood {
  const { key, name, amount } = readLine(row.item);
  const asked = readAsked(row.asked);
  return {
    key,
    name,
    isChecked: row.is_checked === 1,
    amounts: asked?.amounts ?? (amount ? [amount] : []),
    asked: new Map(asked?.recipes),
  };
}

function lineColumns({ name, amounts, asked }: ListedFood) {
  const written = writeAmounts(amounts);
  const item = written === '' ? name : `${name} (${written})`;
  const [only] = amounts.length === 1 ? amounts : [];
  const kept: Asked = {
    amounts: [...amounts],
    recipes: [...asked].map(([id, list]) => [id, [...list]]),
  };
  return {
    item: [...item].length <= MAX_LINE ? item : `${[...item].slice(0, MAX_LINE - 1).join('')}…`,
    amount: only?.quantity ?? null,
    unit: only?.quantity ? only.unit : null,
    asked: JSON.stringify(kept),
  };
}
