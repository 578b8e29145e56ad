import { setImmediate } from 'node:timers/promises';
import type { Static } from 'typebox';
import type { Recipe } from '../../contract/recipes.ts';
import type { Database } from '../storage/database.ts';
import { listPageEnds, listRecipes } from './recipes.store.ts';

/** So many at a time: others want answers meanwhile. */
const PAGE = 500;

/** All recipes of a kitchen as the API gives them, oldest first, some at a time: each page is a JSON array. */
export async function* recipePages(db: Database, kitchenId: number): AsyncGenerator<Uint8Array> {
  const ends = await listPageEnds(db, kitchenId, PAGE);
  for (const after of [undefined, ...ends]) {
    yield await listRecipes(db, kitchenId, 'oldest', { limit: PAGE, after });
    await setImmediate();
  }
}

/** The recipes of a page. */
export function readPage(page: Uint8Array): Static<typeof Recipe>[] {
  return JSON.parse(new TextDecoder().decode(page)) as Static<typeof Recipe>[];
}
