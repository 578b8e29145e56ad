import { AppError } from '../../contract/errors.ts';
import { isNothing, stockAmounts, subtractAmounts, type Amount } from '../../domain/amount.ts';
import { densityOf } from '../../domain/amounts/densities.ts';
import { nameKey } from '../../domain/name-key.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import { priceOfTaken } from '../../domain/split-stock.ts';
import { deleteFridgeItem, listStock, updateFridgeItem } from './fridge.store.ts';
import { shownStock, storedStock } from './item-fields.ts';
import { lowAfter } from './low-foods.ts';
import { insertChange, type Stocked } from './stock-changes.store.ts';
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
    const stock = await listStock(db, kitchenId);
    const item = stock.find((other) => other.id === id);
    if (!item) return undefined;
    const had = stockAmounts(item);
    const { taken, left } = take(had, use, item);
    const price = priceOfTaken(item.price, item.amount, left?.quantity ?? null);
    const after = left
      ? { ...item, amount: left.quantity, unit: left.unit, price: price.left }
      : null;
    if (after) {
      const { amount, unit, price: rest } = after;
      await updateFridgeItem(db, kitchenId, id, { amount, unit, price: rest });
    } else await deleteFridgeItem(db, kitchenId, id);
    const gone = { ...takenPortion(item, after), price: price.taken };
    const change = await insertChange(db, kitchenId, [{ before: item, after, taken: gone }], now);
    await insertStockMoves(db, kitchenId, [
      {
        moved_at: now,
        kind: use.thrown ? 'thrown' : 'used',
        name: item.name,
        amount: taken[0]?.quantity ?? null,
        unit: taken[0]?.unit ?? null,
        reason: use.reason ?? '',
        price: price.taken,
        change_id: change,
      },
    ]);
    const others = stock.flatMap((other) => (other.id === id ? (after ?? []) : other));
    return {
      taken,
      ...(after ? { item: shownStock(after) } : {}),
      ...(price.taken === null ? {} : { price: price.taken }),
      change,
      ...(await lowAfter(db, kitchenId, others, new Set([item.key]))),
    };
  });
}

/** What was taken, in the unit of the item, so that it can be given back exactly. */
function takenPortion(before: Stocked, after: Stocked | null) {
  const { amount, unit } = before;
  if (!after) return { amount, unit };
  const [gone] = subtractAmounts(stockAmounts(before), stockAmounts(after)).left;
  return { amount: gone?.quantity ?? null, unit };
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
