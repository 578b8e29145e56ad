import { AppError } from '../../contract/errors.ts';
import { joinPortions } from '../../domain/split-stock.ts';
import { changeKitchen, growRevisions } from '../storage/change-kitchen.ts';
import { restoreGroceryLines } from '../grocery/grocery.store.ts';
import type { Database } from '../storage/database.ts';
import {
  deleteFridgeItem,
  listStock,
  restoreFridgeItem,
  updateFridgeItem,
} from './fridge.store.ts';
import { takeChange, type ItemChange, type Stocked } from './stock-changes.store.ts';
import { deleteMovesOfChange } from './stock-moves.store.ts';

/** What a change changes of an item. */
const CHANGED = ['amount', 'unit', 'price', 'group_name', 'expires_on'] as const;

/**
 * Undoes what was used up, thrown away, moved, divided or put away; what was put away is on the checklist again.
 * @returns undefined when there is no such change, or it is undone already
 * @throws AppError `stock_changed_since` when the items have been changed again and it cannot be undone exactly
 */
export function undoChange(db: Database, kitchenId: number, id: number) {
  return changeKitchen(db, kitchenId, ['fridge'], async (db) => {
    const change = await takeChange(db, kitchenId, id);
    if (!change) return undefined;
    const { items, lines } = change;
    const stock = await listStock(db, kitchenId);
    const byId = new Map(stock.map((item) => [item.id, item]));
    const now = items.map((item) => byId.get((item.after ?? item.before)?.id ?? 0));
    const isAsLeft = items.every((item, at) => isSame(item.after, now[at]));
    for (const [at, item] of items.entries()) {
      if (isAsLeft) await restore(db, kitchenId, item);
      else await giveBack(db, kitchenId, item, now[at]);
    }
    if (lines.length > 0) {
      await growRevisions(db, kitchenId, ['groceries']);
      await restoreGroceryLines(db, kitchenId, lines);
    }
    await deleteMovesOfChange(db, kitchenId, id);
    return true;
  });
}

function isSame(after: Stocked | null, now: Stocked | undefined): boolean {
  if (after === null || now === undefined) return after === null && now === undefined;
  return CHANGED.every((field) => after[field] === now[field]);
}

/** An item that is as the change left it becomes what it was; a new name is kept. */
async function restore(db: Database, kitchenId: number, { before, after }: ItemChange) {
  if (before === null) {
    if (after) await deleteFridgeItem(db, kitchenId, after.id);
  } else if (after === null) {
    await restoreFridgeItem(db, kitchenId, before);
  } else {
    const { amount, unit, price, group_name, expires_on } = before;
    const fields = { amount, unit, price, group_name, expires_on };
    await updateFridgeItem(db, kitchenId, before.id, fields);
  }
}

/** What was taken from an item that has been changed since is added to it. */
async function giveBack(
  db: Database,
  kitchenId: number,
  { before, taken }: ItemChange,
  now: Stocked | undefined,
) {
  if (!before || !taken) throw new AppError('stock_changed_since');
  if (!now) {
    await restoreFridgeItem(db, kitchenId, { ...before, ...taken });
    return;
  }
  const joined = joinPortions(now, taken);
  if (!joined) throw new AppError('stock_changed_since');
  await updateFridgeItem(db, kitchenId, now.id, joined);
}
