import { setImmediate } from 'node:timers/promises';
import { nameKey } from '../../domain/name-key.ts';
import type { Database } from '../storage/database.ts';
import { inChunks } from '../storage/dialect.ts';

/**
 * The ids of foods by their keys; foods the kitchen did not know are added. Call it while changing the kitchen,
 * so that two who name the same new food share one row.
 * @param names as given; the first spelling of a new food becomes its name
 */
export async function ensureIngredients(
  db: Database,
  kitchenId: number,
  names: Iterable<string>,
): Promise<Map<string, number>> {
  const nameOf = new Map<string, string>();
  for (const name of names) {
    const key = nameKey(name);
    if (!nameOf.has(key)) nameOf.set(key, name.toLowerCase());
  }
  const ids = new Map<string, number>();
  for (const keys of inChunks([...nameOf.keys()])) {
    const known = await db
      .selectFrom('ingredients')
      .select(['id', 'name_key'])
      .where('kitchen_id', '=', kitchenId)
      .where('name_key', 'in', keys)
      .execute();
    for (const row of known) ids.set(row.name_key, row.id);
    const missing = keys.filter((key) => !ids.has(key));
    if (missing.length > 0) {
      const added = await db
        .insertInto('ingredients')
        .values(
          missing.map((key) => ({
            kitchen_id: kitchenId,
            name_key: key,
            name: nameOf.get(key) ?? key,
          })),
        )
        .returning(['id', 'name_key'])
        .execute();
      for (const row of added) ids.set(row.name_key, row.id);
    }
    await setImmediate();
  }
  return ids;
}
