import { sql, type Insertable } from 'kysely';
import type { Database } from '../storage/database.ts';
import { inChunks } from '../storage/dialect.ts';
import type { Tables } from '../storage/schema.ts';

/** What came into the kitchen or left it. */
export type NewStockMove = Omit<Insertable<Tables['stock_moves']>, 'id' | 'kitchen_id'>;

export async function insertStockMoves(
  db: Database,
  kitchenId: number,
  moves: readonly NewStockMove[],
): Promise<void> {
  for (const chunk of inChunks(moves.map((move) => ({ ...move, kitchen_id: kitchenId })))) {
    await db.insertInto('stock_moves').values(chunk).execute();
  }
}

/** Takes moves back that an undone change had noted. */
export async function deleteMovesOf(
  db: Database,
  kitchenId: number,
  reason: string,
): Promise<void> {
  await db
    .deleteFrom('stock_moves')
    .where('kitchen_id', '=', kitchenId)
    .where('reason', '=', reason)
    .execute();
}

/** Takes moves back that an undone change had noted. */
export async function deleteMovesOfChange(
  db: Database,
  kitchenId: number,
  changeId: number,
): Promise<void> {
  await db
    .deleteFrom('stock_moves')
    .where('kitchen_id', '=', kitchenId)
    .where('change_id', '=', changeId)
    .execute();
}

/** What came and went, oldest first. */
export function listStockMoves(db: Database, kitchenId: number) {
  return db
    .selectFrom('stock_moves')
    .select(['moved_at', 'kind', 'name', 'amount', 'unit', 'reason', 'price'])
    .where('kitchen_id', '=', kitchenId)
    .orderBy('moved_at')
    .orderBy('id')
    .execute();
}

/** A move as it goes out: what nobody said is left out. */
export function shownMove(move: Awaited<ReturnType<typeof listStockMoves>>[number]) {
  const { moved_at, kind, name, amount, unit, reason, price } = move;
  return {
    moved_at,
    kind,
    name,
    ...(amount === null ? {} : { amount }),
    ...(unit === null ? {} : { unit }),
    ...(reason === '' ? {} : { reason }),
    ...(price === null ? {} : { price }),
  };
}

/** How many things came and went, by month and kind, and what they cost, if anybody said. @param since ISO 8601 */
export async function countMoves(db: Database, kitchenId: number, since: string) {
  const { rows } = await sql<{
    month: string;
    kind: string;
    total: number;
    price: number | null;
  }>`
    select substr(moved_at, 1, 7) as month, kind, count(*) as total, sum(price) as price
    from stock_moves
    where kitchen_id = ${kitchenId} and moved_at >= ${since}
    group by substr(moved_at, 1, 7), kind`.execute(db);
  return rows;
}

/** What was thrown away, by month, food, reason and amount. @param since ISO 8601 */
export async function countThrown(db: Database, kitchenId: number, since: string) {
  const { rows } = await sql<{
    month: string;
    name: string;
    reason: string;
    amount: string | null;
    unit: string | null;
    total: number;
    price: number | null;
  }>`
    select substr(moved_at, 1, 7) as month, name, reason, amount, unit,
      count(*) as total, sum(price) as price
    from stock_moves
    where kitchen_id = ${kitchenId} and moved_at >= ${since} and kind = 'thrown'
    group by substr(moved_at, 1, 7), name, reason, amount, unit
    order by name, reason`.execute(db);
  return rows;
}
