import { setImmediate } from 'node:timers/promises';
import { groupBy } from '../../domain/group-by.ts';
import type { Database } from '../storage/database.ts';
import { CHUNK } from '../storage/dialect.ts';
import { replyTail } from './recipe-reply.ts';

/** Makes the kept text of all recipes' ingredients anew from their rows, for migrations that change what it says. */
export async function rebuildReplies(db: Database): Promise<void> {
  for (let last = 0, isMore = true; isMore; await setImmediate()) {
    const recipes = await db
      .selectFrom('recipes')
      .select(['id', 'added_date'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(CHUNK)
      .execute();
    const [first, end] = [recipes.at(0)?.id ?? 0, recipes.at(-1)?.id ?? 0];
    const rows = await db
      .selectFrom('recipe_ingredients')
      .select(['recipe_id', 'name', 'quantity', 'preparation', 'section'])
      .where('recipe_id', '>=', first)
      .where('recipe_id', '<=', end)
      .orderBy('recipe_id')
      .orderBy('position')
      .execute();
    const rowsOf = groupBy(rows, ({ recipe_id }) => recipe_id);
    for (const { id, added_date } of recipes) {
      const ingredient_list = rowsOf.get(id) ?? [];
      const reply_tail = replyTail({ ingredient_list, added_date });
      await db.updateTable('recipes').set({ reply_tail }).where('id', '=', id).execute();
    }
    last = end;
    isMore = recipes.length === CHUNK;
  }
}
