import type { Portion } from '../../domain/split-stock.ts';
import type { StoredLine } from '../grocery/grocery.store.ts';
import type { Database } from '../storage/database.ts';
import type { listStock } from './fridge.store.ts';

/** An item of the stock with all its fields. */
export type Stocked = Awaited<ReturnType<typeof listStock>>[number];

/** What became of one item: null before where it was made, null after where it is gone. */
export interface ItemChange {
  before: Stocked | null;
  after: Stocked | null;
  /** What was used or thrown away of it, in its unit. */
  taken?: Portion;
}

/** All that a change did. */
interface Change {
  items: ItemChange[];
  /** What it took off the checklist. */
  lines: StoredLine[];
}

/** So long a change can be undone, in ms. */
const KEPT_MS = 30 * 86_400_000;

/**
 * Notes what was done, so that it can be undone; what is too old for it is forgotten.
 * @param now ISO 8601
 * @param lines what it took off the checklist
 * @returns its id
 */
export async function insertChange(
  db: Database,
  kitchenId: number,
  items: readonly ItemChange[],
  now: string,
  lines: readonly StoredLine[] = [],
): Promise<number> {
  await db
    .deleteFrom('stock_changes')
    .where('kitchen_id', '=', kitchenId)
    .where('made_at', '<', new Date(Date.parse(now) - KEPT_MS).toISOString())
    .execute();
  // Those that only concern the stock are a list, as they have always been.
  const stored = lines.length === 0 ? items : { items, lines };
  const { id } = await db
    .insertInto('stock_changes')
    .values({ kitchen_id: kitchenId, made_at: now, items: JSON.stringify(stored) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Takes a change out of what can be undone. @returns what it did; undefined when there is none */
export async function takeChange(
  db: Database,
  kitchenId: number,
  id: number,
): Promise<Change | undefined> {
  const row = await db
    .deleteFrom('stock_changes')
    .where('id', '=', id)
    .where('kitchen_id', '=', kitchenId)
    .returning('items')
    .executeTakeFirst();
  if (!row) return undefined;
  const stored = JSON.parse(row.items) as ItemChange[] | Change;
  return Array.isArray(stored) ? { items: stored, lines: [] } : stored;
}
