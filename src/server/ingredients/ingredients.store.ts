import { setImmediate } from 'node:timers/promises';
import { nameKey } from '../../domain/name-key.ts';
import type { Database } from '../storage/database.ts';
import { inChunks } from '../storage/dialect.ts';

/**
 * The ids of foods by their names as given; foods the kitchen did not know are added. Call it while changing the
 * kitchen, so that two who name the same new food share one row.
 * @param names the first spelling of a new food becomes its name
 */
export async function ensureIngredients(
  db: Database,
  kitchenId: number,
  names: Iterable<string>,
): Promise<Map<string, number>> {
  const idOf = new Map<string, number>();
  for (const chunk of inChunks([...new Set(names)])) {
    const keyOf = new Map(chunk.map((name) => [name, nameKey(name)]));
    const nameOf = new Map(chunk.toReversed().map((name) => [keyOf.get(name) ?? name, name]));
    const ids = await idsByKey(db, kitchenId, nameOf);
    for (const [name, key] of keyOf) idOf.set(name, ids.get(key) ?? 0);
    await setImmediate();
  }
  return idOf;
}

async function idsByKey(
  db: Database,
  kitchenId: number,
  nameOf: ReadonlyMap<string, string>,
): Promise<Map<string, number>> {
  const known = await db
    .selectFrom('ingredients')
    .select(['id', 'name_key'])
    .where('kitchen_id', '=', kitchenId)
    .where('name_key', 'in', [...nameOf.keys()])
    .execute();
  const ids = new Map(known.map((row) => [row.name_key, row.id]));
  const missing = [...nameOf].filter(([key]) => !ids.has(key));
  if (missing.length === 0) return ids;
  const added = await db
    .insertInto('ingredients')
    .values(
      missing.map(([name_key, name]) => ({
        kitchen_id: kitchenId,
        name_key,
        name: name.toLowerCase(),
      })),
    )
    .returning(['id', 'name_key'])
    .execute();
  for (const row of added) ids.set(row.name_key, row.id);
  return ids;
}
