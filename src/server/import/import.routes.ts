import { AppError } from '../../contract/errors.ts';
import { MAX_PAGE_BYTES, ONE_OF, type recipeImport } from '../../contract/import.ts';
import { importedRecipe } from '../../domain/imported-recipe.ts';
import { recipeDraft } from '../../domain/recipe-draft.ts';
import type { RecipePage } from '../../domain/recipe-page.ts';
import type { Handlers } from '../http/route.ts';
import { PageError, type FetchPage, type FetchedPage } from './fetch-page.ts';
import type { ReadRecipe, RecipeSource } from './read-recipe.ts';

const NOTHING_ON_PAGE = 'There is no recipe on that page that can be read.';
const NOTHING_IN_TEXT = 'There is no recipe in that text that can be read.';

export function importHandlers({
  fetchPage,
  readRecipe,
}: {
  fetchPage: FetchPage;
  readRecipe: ReadRecipe;
}): Handlers<typeof recipeImport> {
  return {
    read: async ({ body: { url, html, text } }) => {
      for (const content of [html, text]) {
        if (content !== undefined && Buffer.byteLength(content) > MAX_PAGE_BYTES) {
          throw new AppError('too_large');
        }
      }
      if (text !== undefined) {
        return importedRecipe(await readOrRefuse(readRecipe, { text }, NOTHING_IN_TEXT), '');
      }
      if (html === undefined && url === undefined) {
        throw new AppError('invalid_input', { url: [ONE_OF] });
      }
      const page =
        html === undefined ? await fetchOrRefuse(fetchPage, url ?? '') : { html, url: url ?? '' };
      return importedRecipe(await readOrRefuse(readRecipe, page, NOTHING_ON_PAGE), page.url);
    },
    fromUrl: async ({ body }) => {
      const page = await fetchOrRefuse(fetchPage, body.url);
      return recipeDraft(await readOrRefuse(readRecipe, page, NOTHING_ON_PAGE), page.url);
    },
  };
}

async function readOrRefuse(
  readRecipe: ReadRecipe,
  source: RecipeSource,
  nothing: string,
): Promise<RecipePage> {
  try {
    const recipe = await readRecipe(source);
    if (recipe) return recipe;
  } catch (error) {
    if (!(error instanceof PageError)) throw error;
    throw new AppError('page_unreadable', error.message);
  }
  throw new AppError('page_unreadable', nothing);
}

async function fetchOrRefuse(fetchPage: FetchPage, url: string): Promise<FetchedPage> {
  try {
    return await fetchPage(url);
  } catch (error) {
    if (!(error instanceof PageError)) throw error;
    if (error.reason === 'not_a_url' || error.reason === 'not_allowed') {
      throw new AppError('url_refused');
    }
    throw new AppError('page_unreadable', error.message);
  }
}
