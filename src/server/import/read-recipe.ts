import { readRecipePage, readRecipeText, type RecipePage } from '../../domain/recipe-page.ts';

/** Where a recipe may be in: a page and its address (empty if unknown), or a text that somebody pasted. */
export type RecipeSource = { html: string; url: string } | { text: string };

/**
 * Reads the recipe in a page or a text; undefined if there is none.
 * @param owner the account that asks
 * @throws PageError if it takes too much; AppError `busy`, `throttled`
 */
export type ReadRecipe = (source: RecipeSource, owner: number) => Promise<RecipePage | undefined>;

/** Reads at once, whatever it takes. */
export function readNow(source: RecipeSource): RecipePage | undefined {
  return 'text' in source ? readRecipeText(source.text) : readRecipePage(source.html, source.url);
}
