import { AppError } from '../../contract/errors.ts';
import { densityOf } from '../../domain/amounts/densities.ts';
import { movedExpiry } from '../../domain/moved-expiry.ts';
import { placeOfGroup } from '../../domain/shelf-life.ts';
import {
  inPortions,
  joinPortions,
  takePart,
  type Portion,
  type SplitProblem,
} from '../../domain/split-stock.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import {
  deleteFridgeItem,
  insertFridgeItems,
  listStock,
  updateFridgeItem,
} from './fridge.store.ts';
import { shownStock, storedStock } from './item-fields.ts';
import { insertChange, type ItemChange, type Stocked } from './stock-changes.store.ts';
import { insertStockMoves } from './stock-moves.store.ts';

/** What goes where. */
interface Move {
  group: string;
  amount?: string | null;
  unit?: string | null;
  /** Guessed when left out. */
  expires_on?: string | null;
  preview?: boolean;
}

/** Until it is stored, a part that becomes an item of its own has the id of what it was taken from. */
interface Moved {
  item: Stocked;
  rest: Stocked | undefined;
  /** What it was merged with. */
  target: Stocked | undefined;
  part: Portion;
}

/**
 * Moves all or a part of an item to another group, exactly; see `movedExpiry` for its last day.
 * @param now ISO 8601
 * @returns what is there now, and what stayed behind; undefined when there is no such item
 * @throws AppError `invalid_input` when there is less than is to be moved, or it cannot be compared
 */
export async function moveItem(
  db: Database,
  kitchenId: number,
  id: number,
  wish: Move,
  now: string,
) {
  if (wish.preview) {
    const moved = planMove(await listStock(db, kitchenId), id, wish, now.slice(0, 10));
    return moved && shownMove(moved);
  }
  return changeKitchen(db, kitchenId, ['fridge'], async (db) => {
    const stock = await listStock(db, kitchenId);
    const source = stock.find((item) => item.id === id);
    const moved = planMove(stock, id, wish, now.slice(0, 10));
    if (!moved || !source) return undefined;
    const changes = await store(db, kitchenId, source, moved, now);
    const change = await insertChange(db, kitchenId, changes, now);
    await insertStockMoves(db, kitchenId, [
      {
        moved_at: now,
        kind: 'moved',
        name: source.name,
        amount: moved.part.amount,
        unit: moved.part.unit,
        reason: `${source.group_name} → ${wish.group}`,
        change_id: change,
      },
    ]);
    return { ...shownMove(moved), change };
  });
}

function shownMove({ item, rest, target }: Moved) {
  return {
    item: shownStock(item),
    ...(rest ? { rest: shownStock(rest) } : {}),
    is_merged: target !== undefined,
  };
}

function planMove(
  stock: readonly Stocked[],
  id: number,
  wish: Move,
  today: string,
): Moved | undefined {
  const source = stock.find((item) => item.id === id);
  if (!source) return undefined;
  const { amount, unit = source.unit } = storedStock({
    ...(wish.amount ? { amount: wish.amount } : {}),
    ...(wish.unit ? { unit: wish.unit } : {}),
  });
  const taken = amount
    ? takePart(source, { amount, unit }, densityOf(source.key))
    : { part: source, rest: undefined };
  if (typeof taken === 'string') throw splitProblem(taken);
  const { amount: quantity, unit: measure, price } = taken.part;
  const part = { amount: quantity, unit: measure, price };
  const [from, to] = [source.group_name, wish.group].map(placeOfGroup);
  const expires_on =
    wish.expires_on === undefined && from && to
      ? movedExpiry(source.key, { from, to }, source.expires_on, today)
      : wish.expires_on || null;
  const rest = taken.rest && { ...source, ...taken.rest };
  for (const target of wish.group === source.group_name ? [] : stock) {
    const isLike =
      target.id !== id &&
      target.group_name === wish.group &&
      target.ingredient_id === source.ingredient_id &&
      target.expires_on === expires_on;
    const joined = isLike ? joinPortions(target, part) : undefined;
    if (joined) return { item: { ...target, ...joined }, rest, target, part };
  }
  const item = { ...source, ...part, group_name: wish.group, expires_on };
  return { item, rest, target: undefined, part };
}

/** @returns what was done; a new item has its id then */
async function store(
  db: Database,
  kitchenId: number,
  source: Stocked,
  moved: Moved,
  now: string,
): Promise<ItemChange[]> {
  const { item, rest, target } = moved;
  const left: ItemChange = { before: source, after: rest ?? null };
  if (rest) await updateFridgeItem(db, kitchenId, source.id, portionOf(rest));
  if (target) {
    await updateFridgeItem(db, kitchenId, target.id, portionOf(item));
    if (!rest) await deleteFridgeItem(db, kitchenId, source.id);
    return [left, { before: target, after: item }];
  }
  if (rest) {
    const [made] = await insertCopies(db, kitchenId, [item], now);
    if (made) moved.item = made;
    return [left, { before: null, after: moved.item }];
  }
  const { group_name, expires_on } = item;
  await updateFridgeItem(db, kitchenId, source.id, { group_name, expires_on });
  return [{ before: source, after: item }];
}

/**
 * Divides an item into equal portions, each an item of its own where it was.
 * @param now ISO 8601
 * @returns undefined when there is no such item
 * @throws AppError `invalid_input` when nobody noted how much there is
 */
export function splitItem(db: Database, kitchenId: number, id: number, count: number, now: string) {
  return changeKitchen(db, kitchenId, ['fridge'], async (db) => {
    const source = (await listStock(db, kitchenId)).find((item) => item.id === id);
    if (!source) return undefined;
    const portions = inPortions(source, count);
    if (typeof portions === 'string') throw splitProblem(portions, 'portions');
    const [first, ...others] = portions.map((portion) => ({ ...source, ...portion }));
    if (!first) return undefined;
    await updateFridgeItem(db, kitchenId, id, portionOf(first));
    const made = await insertCopies(db, kitchenId, others, now);
    const changes = [
      { before: source, after: first },
      ...made.map((after) => ({ before: null, after })),
    ];
    const change = await insertChange(db, kitchenId, changes, now);
    return { items: [first, ...made].map(shownStock), change };
  });
}

const portionOf = ({ amount, unit, price }: Portion): Portion => ({ amount, unit, price });

/** New items like these. */
async function insertCopies(
  db: Database,
  kitchenId: number,
  items: readonly Stocked[],
  now: string,
): Promise<Stocked[]> {
  const fields = items.map(({ key: _key, id: _id, added_at: _at, ...item }) => item);
  const ids = await insertFridgeItems(db, kitchenId, fields, now);
  return items.map((item, at) => ({ ...item, id: ids[at] ?? 0, added_at: now }));
}

const PROBLEMS: Readonly<Record<SplitProblem, readonly [field: string, words: string]>> = {
  unmeasured: ['amount', 'Nobody noted how much there is. Note it first, or move all of it.'],
  incomparable: ['unit', 'This cannot be compared with what is there. Use the same kind of unit.'],
  too_much: ['amount', 'There is less than that.'],
  too_fine: ['amount', 'This cannot be divided so finely. Use a rounder number.'],
};

function splitProblem(problem: SplitProblem, at?: string): AppError {
  const [field, words] = PROBLEMS[problem];
  return new AppError('invalid_input', { [at ?? field]: [words] });
}
