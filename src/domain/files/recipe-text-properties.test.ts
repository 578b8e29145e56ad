import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonParts } from './json-parts.ts';
import { readRecipeText } from './recipe-text.ts';
import { toRecipeInput } from './stored-recipe.ts';

/** Pieces that the formats are made of. */
const PIECES = [
  ...'{ } [ ] " \\ : , < > = # @ ~ % | ; \t \n \r\n \0 \uD800 -- --- >> ** [- -] \\" 1 ½ 2.5'.split(
    ' ',
  ),
  '"@type":"Recipe"',
  '"recipeIngredient":["1 egg"]',
  '"ingredients":"1 egg","directions":"Fry."',
  '"steps":[{"instruction":"Fry."}]',
  '"meat_type":"Soup","longevity":1,"frequency":"weekday"',
  '"recipe_ingredient":[{"note":"1 egg"}]',
  '"name":"Egg"',
  '<div class="recipe-details">',
  '<h2 itemprop="name">Egg</h2>',
  '<li class="recipeIngredient">1 egg',
  '<script type="application/ld+json">',
  '{"recipes_ingredients":[{"recipe_id":1,"note":"1 egg"}],"recipes":[{"id":1,"name":"Egg"}',
  'MMMMM----- Recipe via Meal-Master (tm) v8.05\n',
  '      Title: Egg\n',
  '      1    Egg\n',
  '-----\n',
  '---\ntitle: Egg\n---\n',
  '@egg{1}',
  'title,ingredients\n',
  '# Egg\n',
  '## Ingredients\n',
  '- 1 egg\n',
  'Method:\n',
  '1. Fry.\n',
  'Serves 4\n',
];
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value)),
  fc
    .array(fc.dictionary(fc.constantFrom(...fieldNames()), fc.jsonValue({ maxDepth: 3 })))
    .map((list) => JSON.stringify(list)),
);

function fieldNames(): string[] {
  return [
    ...'@type @graph name title ingredients directions steps meat_type longevity frequency'.split(
      ' ',
    ),
    ...'recipeIngredient recipeInstructions recipe_ingredient orgURL keywords notes comment'.split(
      ' ',
    ),
    ...'servings image rating prepTime totalTime author tags working_time waiting_time ocipe'.split(
      ' ',
    ),
  ];
}

test('any text gives recipes that can be stored, or sentences', () => {
  fc.assert(
    fc.property(anything, fc.string({ maxLength: 20 }), (text, name) => {
      for (const entry of readRecipeText(text, name)) {
        if (!entry) continue;
        const { recipe, problem } = entry;
        expect((recipe === undefined) === (problem !== undefined)).toBe(true);
        if (!recipe) continue;
        const input = toRecipeInput(recipe);
        for (const [value, most] of [
          [input.name, 200],
          [input.meat_type, 30],
          ...input.ingredients.map((one) => [one.name, 200] as const),
        ] as const) {
          expect([...value].length).toBeGreaterThan(0);
          expect([...value].length).toBeLessThanOrEqual(most);
          expect(value.trim()).toBe(value);
        }
        expect(input.ingredients.every(({ quantity }) => [...quantity].length <= 100)).toBe(true);
        expect(JSON.stringify(input)).not.toMatch(/\\u0000|\\ud[89a-f]/);
        expect(Number.isInteger(input.longevity)).toBe(true);
      }
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ['brackets', '['],
  ['quotes', '"'],
  ['quotes in a list', '["'],
  ['backslashes', '["\\'],
  ['objects', '[{"a":'],
  ['tags', '<div class="recipe-details">'],
  ['open tags', '<a b="'],
  ['closing tags', '<b></i>'],
  ['comments', '<!--'],
  ['recipes of Meal-Master', 'MMMMM----- Recipe via Meal-Master\n'],
  ['lines of dashes', '-------- \n'],
  ['dashes', '- '],
  ['hashes', '# '],
  ['hashes behind a word', '## x '],
  ['ingredients of Cooklang', '@a{'],
  ['comments of Cooklang', '@a{} [-'],
  ['headings of Cooklang', '= '],
  ['commas', 'title,ingredients\n,'],
  ['quoted cells', 'title,ingredients\n"'],
  ['stars', '**'],
  ['numbers', '1 1/2 '],
  ['blanks', '\n \n'],
])('half a megabyte of %s takes no longer than other text', (_what, piece) => {
  const text = piece.repeat(Math.ceil(500_000 / piece.length));
  const start = performance.now();
  for (const prefix of ['', 'Egg\n\nIngredients\n', '@egg{1}\n']) {
    for (const entry of readRecipeText(prefix + text))
      expect(entry?.where ?? '').toBeTypeOf('string');
  }
  expect(performance.now() - start).toBeLessThan(4000);
});

test('a text of JSON falls apart into what JSON.parse makes of it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.boolean(), (value, isSpaced) => {
      const text = JSON.stringify(value, undefined, isSpaced ? 1 : undefined);
      const parts = [...jsonParts(text)].map(({ key, from, to }) => [
        JSON.parse(`"${key}"`) as string,
        JSON.parse(text.slice(from, to)) as unknown,
      ]);
      const isComposed = typeof value === 'object' && value !== null;
      const expected = Array.isArray(value)
        ? value.map((one) => ['', one])
        : Object.entries(isComposed ? value : {});
      expect(JSON.stringify(parts)).toBe(JSON.stringify(expected));
    }),
  );
});

const isWhole = (part: string) => {
  const parts = jsonParts(part);
  for (let next = parts.next(); ; next = parts.next()) if (next.done) return next.value;
};

test('JSON that breaks off is told from whole JSON', () => {
  const text = '[{"name":"a\\"]"}, {"b":[1,2]} ]';
  expect(isWhole(text)).toBe(true);
  for (let length = 0; length < text.length; length++) {
    expect(isWhole(text.slice(0, length)), text.slice(0, length)).toBe(false);
  }
  expect(isWhole(`${text},`)).toBe(false);
});
