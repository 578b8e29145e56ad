import { groupBy } from '../../domain/group-by.ts';
import { guessExpiry, placeOfGroup, usualPlace, type Place } from '../../domain/shelf-life.ts';
import { densityOf } from '../../domain/amounts/densities.ts';
import { guessPrice } from '../../domain/money.ts';
import { nameKey } from '../../domain/name-key.ts';
import { listPrices, rememberPrices } from '../fridge/prices.store.ts';
import { insertFridgeItem, listStock } from '../fridge/fridge.store.ts';
import { shownItem, storedStock, type Stock, type StoredStock } from '../fridge/item-fields.ts';
import { insertChange, type ItemChange } from '../fridge/stock-changes.store.ts';
import { insertStockMoves } from '../fridge/stock-moves.store.ts';
import { ensureIngredients } from '../ingredients/ingredients.store.ts';
import { changeKitchen } from '../storage/change-kitchen.ts';
import type { Database } from '../storage/database.ts';
import { readLine } from './grocery-line.ts';
import { deleteGroceryItem, listGroceryLines, type StoredLine } from './grocery.store.ts';

/** What is put away: all ticked lines as we guess, or these as somebody says. */
interface PutAway {
  preview?: boolean;
  items?: readonly (Stock & { id: number; name?: string; group?: string })[];
}

interface Item extends StoredStock {
  line: number;
  name: string;
  group: string;
}

/** Groups that a kitchen without one of the kind gets. */
const NEW_GROUPS: Readonly<Record<Place, string>> = {
  fridge: 'Fridge',
  freezer: 'Freezer',
  pantry: 'Pantry',
};

/**
 * Puts lines of the checklist into the fridge, and takes them off it.
 * @param now ISO 8601
 * @returns the items; undefined when one of the lines named is not there
 */
export function putAway(db: Database, kitchenId: number, wish: PutAway, now: string) {
  return changeKitchen(db, kitchenId, ['groceries', 'fridge'], async (db) => {
    const lines = await listGroceryLines(db, kitchenId);
    const stock = await listStock(db, kitchenId);
    const lineOf = new Map(lines.map((line) => [line.id, line]));
    const wanted: NonNullable<PutAway['items']> =
      wish.items ?? lines.filter(({ is_checked }) => is_checked === 1).map(({ id }) => ({ id }));
    const groups = groupsOf(stock.map(({ group_name: group }) => group));
    const items: Item[] = [];
    for (const one of wanted) {
      const line = lineOf.get(one.id);
      if (!line) return undefined;
      items.push(itemOf(line, one, groups, now.slice(0, 10)));
    }
    if (wish.preview) {
      const prices = new Map((await listPrices(db, kitchenId)).map((price) => [price.key, price]));
      return { items: items.flatMap((item) => withLastPrice(item, prices) ?? []) };
    }
    return store(db, kitchenId, items, lineOf, now);
  });
}

/** An item as it will be, with what it probably costs. */
function withLastPrice(
  item: Item,
  prices: ReadonlyMap<string, { price: number; amount: string | null; unit: string | null }>,
) {
  const shown = shownItem(item);
  const key = nameKey(item.name);
  const last = item.price === null ? prices.get(key) : undefined;
  const guess = last && guessPrice(last, item, densityOf(key));
  return shown && (guess === undefined ? shown : { ...shown, last_price: guess });
}

/** The kitchen's group of each kind: the one with the most in it. */
function groupsOf(names: readonly string[]): Readonly<Record<Place, string>> {
  const counts = [...groupBy(names, (name) => name)].toSorted(
    ([, one], [, other]) => one.length - other.length,
  );
  const found = counts.map(([name]) => [placeOfGroup(name), name] as const);
  return { ...NEW_GROUPS, ...Object.fromEntries(found) };
}

function itemOf(
  line: { id: number; item: string; amount: string | null; unit: string | null },
  wish: Stock & { name?: string; group?: string },
  groups: Readonly<Record<Place, string>>,
  today: string,
): Item {
  const read = readLine(line.item);
  const group = wish.group ?? groups[usualPlace(read.key) ?? 'pantry'];
  return {
    line: line.id,
    name: wish.name ?? read.name,
    group,
    amount: line.amount,
    unit: line.unit,
    expires_on: guessExpiry(read.key, placeOfGroup(group), today),
    price: null,
    ...storedStock(wish),
  };
}

async function store(
  db: Database,
  kitchenId: number,
  items: readonly Item[],
  lineOf: ReadonlyMap<number, StoredLine>,
  now: string,
) {
  const ids = await ensureIngredients(
    db,
    kitchenId,
    items.map(({ name }) => name),
  );
  const made = [];
  const changes: ItemChange[] = [];
  for (const { line, name, group, ...stock } of items) {
    const fields = { name, group_name: group, ingredient_id: ids.get(name) ?? 0, ...stock };
    const { id } = await insertFridgeItem(db, kitchenId, fields, now);
    const after = { id, ...fields, price: fields.price ?? null, added_at: now, key: nameKey(name) };
    changes.push({ before: null, after });
    await deleteGroceryItem(db, kitchenId, line);
    const shown = shownItem({ line, id, name, group, ...stock });
    if (shown) made.push(shown);
  }
  if (items.length === 0) return { items: made };
  const gone = [...new Set(items.map(({ line }) => line))].flatMap((id) => lineOf.get(id) ?? []);
  const change = await insertChange(db, kitchenId, changes, now, gone);
  await insertStockMoves(
    db,
    kitchenId,
    items.map(({ name, amount, unit, price }) => ({
      moved_at: now,
      kind: 'bought' as const,
      name,
      amount,
      unit,
      reason: '',
      price,
      change_id: change,
    })),
  );
  await rememberPrices(db, kitchenId, items, now);
  return { items: made, change };
}
