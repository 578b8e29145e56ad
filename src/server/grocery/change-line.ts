import type { Database } from '../storage/database.ts';
import { chooseAisle, listAisles } from './aisles.store.ts';
import { readLine } from './grocery-line.ts';
import { findGroceryItem, updateGroceryItem } from './grocery.store.ts';
import { aisleFor, readAsked } from './save-list.ts';

/** What a client changes of a line. */
export interface ItemChange {
  item?: string;
  isChecked?: boolean;
  aisle?: string | null;
  /** Null: behind those that have one. */
  position?: number | null;
}

/** Changes a line while its kitchen is being changed. What people move to another aisle is looked for there from now on. */
export async function changeLine(
  db: Database,
  kitchenId: number,
  id: number,
  { item, isChecked, aisle, position }: ItemChange,
) {
  const line = await findGroceryItem(db, kitchenId, id);
  if (!line) return undefined;
  const isRenamed = item !== undefined && item !== line.item;
  const fields = {
    ...(isRenamed
      ? { item, ...lineFields(item, await listAisles(db, kitchenId)), asked: '[]' }
      : {}),
    ...(isChecked === undefined ? {} : { is_checked: isChecked ? 1 : 0 }),
    ...(aisle === undefined ? {} : { aisle: aisle || null }),
    ...(position === undefined ? {} : { position }),
  };
  if (aisle) await chooseAisle(db, kitchenId, readLine(item ?? line.item).key, aisle);
  return shownLine(
    Object.keys(fields).length === 0 ? line : await updateGroceryItem(db, kitchenId, id, fields),
  );
}

/** What a line says beside its words. */
export function lineFields(item: string, aisles: ReadonlyMap<string, string>) {
  const { key, amount } = readLine(item);
  return {
    amount: amount?.quantity ?? null,
    unit: amount?.unit ?? null,
    aisle: aisleFor(key, aisles),
  };
}

type Line = NonNullable<Awaited<ReturnType<typeof findGroceryItem>>>;

/** A line as it goes out: what is not known of it is left out. */
export function shownLine(row: Line | undefined) {
  if (!row) return undefined;
  const { id, item, is_checked, added_at, amount, unit, aisle, position } = row;
  const asked = readAsked(row.asked)?.recipes.map(([recipe]) => recipe) ?? [];
  // 0 stands for what should always be at home.
  const recipes = asked.filter((recipe) => recipe > 0);
  return {
    id,
    item,
    isChecked: Boolean(is_checked),
    added_at,
    ...(amount === null ? {} : { amount }),
    ...(unit === null ? {} : { unit }),
    ...(aisle === null ? {} : { aisle }),
    ...(position === null ? {} : { position }),
    ...(recipes.length === 0 ? {} : { recipes }),
  };
}
