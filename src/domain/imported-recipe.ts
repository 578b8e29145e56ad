import { recipeDraft, type RecipeDraft } from './recipe-draft.ts';
import type { RecipePage } from './recipe-page.ts';
import type { IngredientSection, RecipeStep } from './recipe-parts.ts';

/** A recipe that was read from a page or a text, with all that was found. */
export interface ImportedRecipe extends RecipeDraft {
  ingredient_lines: string[];
  /** Where lines stand under headings. */
  sections?: IngredientSection[];
  steps: RecipeStep[];
  servings: number | null;
  prep_minutes: number | null;
  cook_minutes: number | null;
  total_minutes: number | null;
  image_url: string | null;
  source_url: string | null;
  author: string;
  description: string;
  cuisine: string;
  keywords: string[];
  language: string;
  nutrition?: Record<string, string>;
}

/** A much used limit of readers; see recipe-parts.ts. */
const MOST_LINES = 500;
const MAX_SHORT = 500;

/**
 * What is read of a page, as the contract has it, with a sentence for a cook about each thing that is missing or
 * doubtful.
 * @param sourceUrl the page's address; empty if there is none
 */
export function importedRecipe(
  page: RecipePage,
  sourceUrl: string,
): { recipe: ImportedRecipe; source: string; warnings: string[] } {
  const hasSections = page.sections.some(({ name }) => name !== '');
  const hasNutrition = Object.keys(page.nutrition).length > 0;
  const recipe: ImportedRecipe = {
    ...recipeDraft(page, sourceUrl),
    ingredient_lines: page.ingredientLines,
    ...(hasSections ? { sections: page.sections } : {}),
    steps: page.steps,
    servings: page.servings ?? null,
    prep_minutes: page.prepMinutes ?? null,
    cook_minutes: page.cookMinutes ?? null,
    total_minutes: page.totalMinutes ?? null,
    image_url: page.imageUrl ?? null,
    source_url: sourceUrl === '' ? null : sourceUrl,
    author: page.author.slice(0, MAX_SHORT).toWellFormed(),
    description: page.description,
    cuisine: page.cuisine.join(', ').slice(0, MAX_SHORT).toWellFormed(),
    keywords: page.keywords,
    language: page.language.slice(0, MAX_SHORT).toWellFormed(),
    ...(hasNutrition ? { nutrition: page.nutrition } : {}),
  };
  return { recipe, source: page.source, warnings: warningsOf(page) };
}

function warningsOf(page: RecipePage): string[] {
  const { source, name, ingredientLines, steps, servings, totalMinutes } = page;
  const all: [boolean, string][] = [
    [
      source === 'headings' || source === 'lists',
      'This page does not mark its recipe: please compare the draft with it.',
    ],
    [name === '', 'No name was found.'],
    [ingredientLines.length === 0, 'No ingredients were found.'],
    [ingredientLines.length >= MOST_LINES, `Only the first ${MOST_LINES} ingredients were read.`],
    [steps.length === 0, 'No steps were found.'],
    [steps.length >= MOST_LINES, `Only the first ${MOST_LINES} steps were read.`],
    [servings === undefined, 'Nothing says how many it serves.'],
    [totalMinutes === undefined, 'Nothing says how long it takes.'],
  ];
  return all.filter(([isSo]) => isSo).map(([, sentence]) => sentence);
}
