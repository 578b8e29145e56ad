import { AppError } from '../../contract/errors.ts';
import { isNothing, stockAmounts, subtractAmounts, type Amount } from '../../domain/amount.ts';
import { densityOf } from '../../domain/amounts/densities.ts';
import { nameKey } from '../../domain/name-key.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import { deleteFridgeItem, findFridgeItem, updateFridgeItem } from './fridge.store.ts';
import { shownItem, storedStock } from './item-fields.ts';
import { insertStockMoves } from './stock-moves.store.ts';

/** What is taken, and what becomes of it. */
interface Use {
  amount?: string | null;
  unit?: string | null;
  thrown?: boolean;
  reason?: string;
}

/**
 * Takes some of a fridge item, or all of it, out of the kitchen, and notes it.
 * @param now ISO 8601
 * @returns what was taken and what is left; undefined when there is no such item
 * @throws AppError `invalid_input` when the amount cannot be compared with what is there
 */
export function useItem(db: Database, kitchenId: number, id: number, use: Use, now: string) {
  return changeKitchen(db, kitchenId, ['fridge'], async (db) => {
    const item = await findFridgeItem(db, kitchenId, id);
    if (!item) return undefined;
    const had = stockAmounts(item);
    const { taken, left } = take(had, use, item);
    if (left) await updateFridgeItem(db, kitchenId, id, { amount: left.quantity, unit: left.unit });
    else await deleteFridgeItem(db, kitchenId, id);
    await insertStockMoves(db, kitchenId, [
      {
        moved_at: now,
        kind: use.thrown ? 'thrown' : 'used',
        name: item.name,
        amount: taken[0]?.quantity ?? null,
        unit: taken[0]?.unit ?? null,
        reason: use.reason ?? '',
      },
    ]);
    if (!left) return { taken };
    const rest = shownItem({ ...item, amount: left.quantity, unit: left.unit });
    return { taken, ...(rest ? { item: rest } : {}) };
  });
}

function take(had: Amount[], use: Use, item: { name: string; unit: string | null }) {
  const { amount, unit = item.unit } = storedStock({
    ...(use.amount ? { amount: use.amount } : {}),
    ...(use.unit ? { unit: use.unit } : {}),
  });
  if (!amount) return { taken: had, left: undefined };
  if (had.length === 0) {
    throw new AppError('invalid_input', {
      amount: ['Nobody noted how much there is. Note it first, or take all of it.'],
    });
  }
  const density = densityOf(nameKey(item.name));
  const { taken } = subtractAmounts(stockAmounts({ amount, unit }), had, density);
  if (taken.length === 0) {
    throw new AppError('invalid_input', {
      unit: ['This cannot be compared with what is there. Use the same kind of unit.'],
    });
  }
  const { left } = subtractAmounts(had, taken, density);
  return { taken, left: isNothing(left) ? undefined : left[0] };
}
