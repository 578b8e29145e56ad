import { expect } from 'vitest';
import { collect, type FileRecipe } from '../src/domain/files/file-recipe.ts';
import { readRecipeText } from '../src/domain/files/recipe-text.ts';

/** What matters of a recipe, in few words. */
function brief(recipe: FileRecipe) {
  const { name, category, servings, sourceUrl, tags, notes, description } = recipe;
  return {
    name,
    category,
    servings,
    times: [recipe.prepMinutes, recipe.cookMinutes, recipe.totalMinutes],
    sourceUrl,
    tags,
    description,
    notes,
    ingredients: recipe.ingredients.map((one) =>
      [one.quantity, one.name, ...(one.section === '' ? [] : [one.section])].join(' | '),
    ),
    steps: recipe.steps.map(({ text, section }) =>
      section === undefined ? text : `${section} | ${text}`,
    ),
  };
}
/** Reads a file that nothing is wrong with. */
export const readWell = (text: string, name = '') => {
  const entries = [...readRecipeText(text, name)].filter((entry) => entry !== undefined);
  expect(entries.flatMap(({ problem }) => problem ?? [])).toEqual([]);
  return { format: entries[0]?.format, recipes: collect(entries).recipes.map(brief) };
};
/** What the files of most tests hold. */
export const SOUP = {
  name: 'Leek soup',
  category: 'Soup',
  servings: 4,
  times: [10, 20, undefined],
  sourceUrl: 'https://cook.example/soup',
  tags: ['Winter'],
  description: 'Warm.',
  notes: 'Freezes well.',
  ingredients: ['2 | leeks', '1 l | stock', ' | Salt'],
  steps: ['Slice the leeks.', 'Simmer.'],
};
