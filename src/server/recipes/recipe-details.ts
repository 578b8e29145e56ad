import { RECIPE_DETAILS } from '../../domain/recipe-details.ts';
import type { NewRecipe } from './create-recipes.ts';

/** What a recipe may say beyond what every client knows; null or empty where nobody said. */
export interface RecipeDetails {
  servings: number | null;
  prep_minutes: number | null;
  cook_minutes: number | null;
  total_minutes: number | null;
  rating: number | null;
  source_url: string | null;
  author: string | null;
  description: string | null;
  tags: readonly string[];
  steps: readonly { text: string; section?: string }[];
}

/** The columns. */
export const DETAILS = RECIPE_DETAILS satisfies readonly (keyof RecipeDetails)[];

/** What was said, blank texts and doubled tags left out. */
export function detailsOf(given: Partial<Pick<NewRecipe, keyof RecipeDetails>>): RecipeDetails {
  return {
    servings: given.servings ?? null,
    prep_minutes: given.prep_minutes ?? null,
    cook_minutes: given.cook_minutes ?? null,
    total_minutes: given.total_minutes ?? null,
    rating: given.rating ?? null,
    source_url: given.source_url ?? null,
    author: given.author || null,
    description: given.description || null,
    tags: [...new Set(given.tags)],
    steps: (given.steps ?? []).map(({ text, section }) => (section ? { text, section } : { text })),
  };
}

/** As the columns have it. */
export function detailColumns(details: RecipeDetails) {
  return {
    ...details,
    tags: JSON.stringify(details.tags),
    steps: JSON.stringify(details.steps),
  };
}

/** From the columns back. */
export function readDetails<Row extends ReturnType<typeof detailColumns>>(row: Row) {
  return {
    tags: JSON.parse(row.tags) as string[],
    steps: JSON.parse(row.steps) as { text: string; section?: string }[],
  };
}
