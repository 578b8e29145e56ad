import { expect, test } from 'vitest';
import { collect } from './files/file-recipe.ts';
import { readRecipeText } from './files/recipe-text.ts';
import { numberIn, textIn } from './plain-value.ts';

const HARMFUL: unknown = JSON.parse('{"toString":"","valueOf":1}');

test.each([
  [3, '3', 3],
  ['3', '3', 3],
  ['x', 'x', Number.NaN],
  [null, '', Number.NaN],
  [undefined, '', Number.NaN],
  [[3], '', Number.NaN],
  [HARMFUL, '', Number.NaN],
])('%j', (value, text, number) => {
  expect(textIn(value)).toBe(text);
  expect(numberIn(value)).toBe(number);
});

test.each(['rating', 'servings', 'longevity', 'working_time', 'format', 'id', 'position'])(
  'a file whose %s is an object that cannot become a text is read',
  (field) => {
    for (const more of [
      { ingredients: ['1 egg'], directions: 'Fry.', meat_type: 'Soup' },
      { steps: [{ instruction: 'Fry.', [field]: HARMFUL }], [field]: HARMFUL },
      { recipe_ingredient: [{ note: '1 egg' }] },
    ]) {
      const recipe = { name: 'Egg', ...more, [field]: HARMFUL };
      for (const value of [[recipe], recipe, { [field]: HARMFUL, recipes: [recipe] }]) {
        const { recipes, problems } = collect(readRecipeText(JSON.stringify(value)));
        expect(recipes.length + problems.length).toBeGreaterThan(0);
      }
    }
    const tables = {
      recipes: [{ name: 'Egg', [field]: HARMFUL }],
      recipes_ingredients: [{ note: '1 egg', [field]: HARMFUL, recipe_id: HARMFUL }],
    };
    expect(() => collect(readRecipeText(JSON.stringify(tables)))).not.toThrow();
  },
);
