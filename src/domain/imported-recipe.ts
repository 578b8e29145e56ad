import { cut, draftOf, recipeDraft, type RecipeDraft } from './recipe-draft.ts';
import type { RecipePage } from './recipe-page.ts';
import type { IngredientSection, RecipeStep } from './recipe-parts.ts';

/** A recipe that was read from a page or a text, with all that was found. */
export interface ImportedRecipe extends RecipeDraft {
  /** With what is done to them first, and the heading they stand under. */
  ingredients: { name: string; quantity: string; preparation?: string; section?: string }[];
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
/** What a recipe takes: see the contract's recipe details. */
const MOST_STEPS = 300;
const LONGEST = { step: 10_000, short: 200, description: 5000, url: 2000 };
const MOST_SERVINGS = 1000;
const MOST_MINUTES = 100_000;

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
    ingredients: page.sections.flatMap(({ name: section, lines }) =>
      lines.map(draftOf).flatMap(({ preparation, ...ingredient }) =>
        ingredient.name === ''
          ? []
          : [
              {
                ...ingredient,
                ...(preparation === '' ? {} : { preparation }),
                ...(section === '' ? {} : { section: cut(section, LONGEST.short) }),
              },
            ],
      ),
    ),
    ingredient_lines: page.ingredientLines,
    ...(hasSections ? { sections: page.sections } : {}),
    steps: page.steps.slice(0, MOST_STEPS).map(({ text, section }) => ({
      text: cut(text, LONGEST.step),
      ...(section === undefined ? {} : { section: cut(section, LONGEST.short) }),
    })),
    servings: upTo(page.servings, MOST_SERVINGS),
    prep_minutes: upTo(page.prepMinutes, MOST_MINUTES),
    cook_minutes: upTo(page.cookMinutes, MOST_MINUTES),
    total_minutes: upTo(page.totalMinutes, MOST_MINUTES),
    image_url: page.imageUrl ?? null,
    source_url: sourceUrl === '' || sourceUrl.length > LONGEST.url ? null : sourceUrl,
    author: cut(page.author, LONGEST.short),
    description: cut(page.description, LONGEST.description),
    cuisine: cut(page.cuisine.join(', '), LONGEST.short),
    keywords: page.keywords,
    language: cut(page.language, LONGEST.short),
    ...(hasNutrition ? { nutrition: page.nutrition } : {}),
  };
  return { recipe, source: page.source, warnings: warningsOf(page) };
}

/** A number, unless it is larger than a recipe may have: then it is none of a recipe. */
function upTo(number: number | undefined, most: number): number | null {
  return number !== undefined && number <= most ? number : null;
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
    [steps.length > MOST_STEPS, `Only the first ${MOST_STEPS} steps were read.`],
    [servings === undefined, 'Nothing says how many it serves.'],
    [totalMinutes === undefined, 'Nothing says how long it takes.'],
  ];
  return all.filter(([isSo]) => isSo).map(([, sentence]) => sentence);
}
