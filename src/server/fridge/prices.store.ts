import { sql } from 'kysely';
import { USUAL_CURRENCY } from '../../domain/money.ts';
import { nameKey } from '../../domain/name-key.ts';
import type { Database } from '../storage/database.ts';
import { inChunks } from '../storage/dialect.ts';

/** Something that was paid for, if somebody said how much. */
interface Paid {
  name: string;
  price: number | null;
  amount: string | null;
  unit: string | null;
}

/** What was last paid for foods, by name. */
export function listPrices(db: Database, kitchenId: number) {
  return db
    .selectFrom('food_prices')
    .select(['name_key as key', 'name', 'price', 'amount', 'unit', 'noted_at'])
    .where('kitchen_id', '=', kitchenId)
    .orderBy('name_key')
    .execute();
}

/** A price as it goes out: what nobody said is left out. */
export function shownPrice(row: Awaited<ReturnType<typeof listPrices>>[number]) {
  const { name, price, amount, unit, noted_at } = row;
  return {
    name,
    price,
    ...(amount === null ? {} : { amount }),
    ...(unit === null ? {} : { unit }),
    noted_at,
  };
}

/** Remembers what things cost, for the next time; of a food that stands twice, the last. @param now ISO 8601 */
export async function rememberPrices(
  db: Database,
  kitchenId: number,
  items: readonly Paid[],
  now: string,
): Promise<void> {
  const rows = new Map(
    items.flatMap(({ name, price, amount, unit }) => {
      const key = nameKey(name);
      const row = { kitchen_id: kitchenId, name_key: key, name, amount, unit, noted_at: now };
      return price === null ? [] : [[key, { ...row, price }] as const];
    }),
  );
  for (const chunk of inChunks([...rows.values()])) {
    await db
      .insertInto('food_prices')
      .values(chunk)
      .onConflict((conflict) =>
        conflict.columns(['kitchen_id', 'name_key']).doUpdateSet({
          name: sql.ref('excluded.name'),
          price: sql.ref('excluded.price'),
          amount: sql.ref('excluded.amount'),
          unit: sql.ref('excluded.unit'),
          noted_at: now,
        }),
      )
      .execute();
  }
}

/** What a kitchen's prices are in. */
export async function findCurrency(db: Database, kitchenId: number): Promise<string> {
  const row = await db
    .selectFrom('kitchens')
    .select('currency')
    .where('id', '=', kitchenId)
    .executeTakeFirst();
  return row?.currency ?? USUAL_CURRENCY;
}

export async function saveCurrency(
  db: Database,
  kitchenId: number,
  currency: string,
): Promise<void> {
  await db.updateTable('kitchens').set({ currency }).where('id', '=', kitchenId).execute();
}
