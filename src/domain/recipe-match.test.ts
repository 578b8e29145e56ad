import { expect, test } from 'vitest';
import { createFoodReader, matchOf } from './recipe-match.ts';

const food = createFoodReader();
const keys = (names: string[]) => new Set(names.map(food));

test.each([
  ['half of it', ['eggs', 'milk'], ['egg'], { found: 1, of: 2, percent: 50 }],
  ['rounded down', ['egg', 'milk', 'flour'], ['Milk', 'flour'], { found: 2, of: 3, percent: 66 }],
  ['a food that stands twice', ['egg', 'eggs'], ['EGG'], { found: 1, of: 1, percent: 100 }],
  ['no ingredients', [], ['egg'], { found: 0, of: 0, percent: 0 }],
  ['another food of like name', ['eggplant'], ['egg'], { found: 0, of: 1, percent: 0 }],
])('%s', (_what, recipe, have, match) => {
  expect(matchOf(recipe.map(food), keys(have))).toEqual(match);
});
