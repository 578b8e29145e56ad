import type { Database } from '../storage/database.ts';
import { rememberPrices } from './prices.store.ts';
import { insertStockMoves } from './stock-moves.store.ts';

/**
 * Notes what something cost: for the next time, and for what was spent.
 * @param item as it is now
 * @param before its price until now; undefined for something that has just come
 * @param now ISO 8601
 */
export async function notePrice(
  db: Database,
  kitchenId: number,
  item: { name: string; amount: string | null; unit: string | null; price: number | null },
  before: number | null | undefined,
  now: string,
): Promise<void> {
  const { name, amount, unit } = item;
  const price = (item.price ?? 0) - (before ?? 0);
  await rememberPrices(db, kitchenId, [item], now);
  if (price === 0 && before !== undefined) return;
  const kind = before === undefined ? 'bought' : 'priced';
  await insertStockMoves(db, kitchenId, [
    { moved_at: now, kind, name, amount, unit, reason: '', price },
  ]);
}
