import type { Insertable } from 'kysely';
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
