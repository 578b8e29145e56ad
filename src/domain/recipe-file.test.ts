import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecipeFile, recipeMark, writeRecipeFile } from './recipe-file.ts';

const GOOD = {
  name: 'Garlic noodles',
  meat_type: 'Noodles',
  longevity: 3,
  frequency: 'weekend' as const,
  note: 'Stir.',
  state: 'active' as const,
  ingredients: [{ name: 'garlic', quantity: '3 cloves' }],
};
const read = (value: unknown) => {
  const result = readRecipeFile(typeof value === 'string' ? value : JSON.stringify(value));
  return 'problem' in result ? result.problem : result.entries;
};

test.each([
  ['an array', [GOOD]],
  ['a list', { list: [GOOD] }],
  ['an export of an account', { format: 'ocipe-account-1', recipes: [GOOD] }],
  ['with a mark in front', `\uFEFF${JSON.stringify([GOOD])}`],
])('%s is read', (_what, value) => {
  expect(read(value)).toEqual([{ number: 1, title: GOOD.name, recipe: GOOD }]);
});

test.each([
  ['not JSON', '{', /not readable/],
  ['no list', { a: 1 }, /no list/],
  ['null', null, /no list/],
  ['an empty list', [], /is empty/],
])('%s is told in a sentence', (_what, value, sentence) => {
  expect(read(value)).toMatch(sentence);
});

test.each([
  [{ name: ' ' }, 'the name is missing'],
  [{ name: 'x'.repeat(201) }, 'the name is longer than 200 characters'],
  [{ meat_type: undefined }, 'the category is missing'],
  [{ longevity: 'many' }, 'the longevity is not a whole number'],
  [{ frequency: 'daily' }, 'the frequency “daily” is not known'],
  [{ ingredients: 'salt' }, 'the ingredients are not a list'],
  [{ ingredients: [{ quantity: '1' }] }, 'the name of ingredient 1 is missing'],
  [
    { ingredients: [{ name: 'salt', quantity: 'x'.repeat(101) }] },
    'the quantity of ingredient 1 is longer than 100 characters',
  ],
])('%j cannot be added', (change, problem) => {
  expect(read([{ ...GOOD, ...change }])).toEqual([expect.objectContaining({ number: 1, problem })]);
});

test('what may be left out is filled in; the API’s own form is read', () => {
  const { note: _note, longevity: _longevity, ingredients, ...rest } = GOOD;
  expect(read([{ ...rest, ingredient_list: ingredients }])).toEqual([
    { number: 1, title: GOOD.name, recipe: { ...GOOD, note: '', longevity: 1 } },
  ]);
});

test('ingredients may be lines', () => {
  expect(read([{ ...GOOD, ingredients: ['200 g flour', 'salt'] }])).toEqual([
    expect.objectContaining({
      recipe: {
        ...GOOD,
        ingredients: [
          { name: 'flour', quantity: '200 g' },
          { name: 'salt', quantity: '' },
        ],
      },
    }),
  ]);
});

test('what is no recipe says so', () => {
  expect(read([GOOD, 7, null])).toEqual([
    expect.objectContaining({ number: 1, recipe: GOOD }),
    { number: 2, title: '', problem: 'this is not a recipe' },
    { number: 3, title: '', problem: 'this is not a recipe' },
  ]);
});

test('recipes are told apart by name and ingredients', () => {
  const { name, ingredients } = GOOD;
  const mark = recipeMark(name, ingredients);
  expect(recipeMark(' GARLIC noodles', [{ name: 'Garlic', quantity: '3 cloves ' }])).toBe(mark);
  expect(recipeMark(name, [...ingredients, ...ingredients])).not.toBe(mark);
  expect(recipeMark('Noodles', ingredients)).not.toBe(mark);
});

test('a cookbook written is read as it was', () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .map((name) => `a${name}b`);
  const recipes = fc.record({
    name: text,
    meat_type: fc.constantFrom('Soup', 'Fish'),
    longevity: fc.nat(),
    frequency: fc.constantFrom('weekday' as const, 'weekend' as const, 'rarely' as const),
    note: fc.string().map((note) => note.trim()),
    state: fc.constant('active' as const),
    ingredients: fc.array(fc.record({ name: text, quantity: fc.constantFrom('', '1 kg') })),
  });
  fc.assert(
    fc.property(fc.array(recipes, { minLength: 1 }), (book) => {
      const file = writeRecipeFile(
        book.map(({ ingredients, ...rest }) => ({ ...rest, ingredient_list: ingredients })),
      );
      const result = readRecipeFile(file);
      expect('entries' in result && result.entries.map(({ recipe }) => recipe)).toEqual(book);
    }),
  );
});

test('no text throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(readRecipeFile(text)).toBeTypeOf('object');
    }),
  );
});
