import type { recipeImport } from '../../contract/import.ts';
import { AppError } from '../../contract/errors.ts';
import { recipeDraft } from '../../domain/recipe-draft.ts';
import { readRecipePage } from '../../domain/recipe-page.ts';
import type { Handlers } from '../http/route.ts';
import { PageError, type FetchPage, type FetchedPage } from './fetch-page.ts';

export function importHandlers({
  fetchPage,
}: {
  fetchPage: FetchPage;
}): Handlers<typeof recipeImport> {
  return {
    fromUrl: async ({ body }) => {
      const page = await fetchOrRefuse(fetchPage, body.url);
      const recipe = readRecipePage(page.html);
      if (!recipe) {
        throw new AppError('page_unreadable', 'There is no recipe on that page that can be read.');
      }
      return recipeDraft(recipe, page.url);
    },
  };
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
