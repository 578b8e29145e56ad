import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readIngredientLine } from './ingredient-line.ts';

/** `1 1/2 cup`, `2-3 clove`, `4`, `bunch`: the amounts in short. */
function short(line: string): [string, string] {
  const { amounts, name } = readIngredientLine(line);
  const written = amounts.map(({ quantity, quantity_max: most, unit }) =>
    [most === null ? quantity : `${quantity}-${most}`, unit].filter(Boolean).join(' '),
  );
  return [written.join(' | '), name];
}

describe('amounts and names', () => {
  test.each([
    ['200g plain flour', '200 g', 'plain flour'],
    ['1 1/2 cups milk', '1 1/2 cup', 'milk'],
    ['1½ cups of milk', '1 1/2 cup', 'milk'],
    ['½ tsp. salt', '1/2 tsp', 'salt'],
    ['a dozen eggs', '12', 'eggs'],
    ['half a lemon', '1/2', 'lemon'],
    ['2-3 tbsp oil', '2-3 tbsp', 'oil'],
    ['2 to 3 tablespoons oil', '2-3 tbsp', 'oil'],
    ['150ml–200ml stock', '150-200 ml', 'stock'],
    ['10g/½oz butter', '10 g | 1/2 oz', 'butter'],
    ['1 lb 2 oz beef', '1 lb | 2 oz', 'beef'],
    ['1 (14-oz) can tomatoes', '1 can | 14 oz', 'tomatoes'],
    ['2 x 400g tins chickpeas', '800 g', 'tins chickpeas'],
    ['2 cloves garlic', '2 clove', 'garlic'],
    ['2 garlic cloves', '2 clove', 'garlic'],
    ['1 sprig of rosemary', '1 sprig', 'rosemary'],
    ['small handful of mint', 'small handful', 'mint'],
    ['a few sprigs thyme', 'sprig', 'thyme'],
    ['1,000 g sugar', '1000 g', 'sugar'],
    ['0,5 l Milch', '1/2 litre', 'Milch'],
    ['1 T soy sauce', '1 tbsp', 'soy sauce'],
    ['salt', '', 'salt'],
    ['constructor grade flour', '', 'constructor grade flour'],
    ['7up', '', '7up'],
    ['• 3 eggs', '3', 'eggs'],
    ['1&frac12; cups rice', '1 1/2 cup', 'rice'],
    ['250 g de farine', '250 g', 'farine'],
    ['2 EL Olivenöl', '2 tbsp', 'Olivenöl'],
    ['1 cucharadita de sal', '1 tsp', 'sal'],
    ['2 spicchi di aglio', '2 clove', 'aglio'],
    ['3 el olijfolie', '3 tbsp', 'olijfolie'],
    ['2 dl grädde', '2 dl', 'grädde'],
    ['2 thìa canh nước mắm', '2 tbsp', 'nước mắm'],
  ])('%s', (line, amounts, name) => {
    expect(short(line)).toEqual([amounts, name]);
  });
});

describe('the rest of a line', () => {
  test.each([
    [
      '1 large onion, finely chopped',
      { name: 'onion', size: 'large', preparation: 'finely chopped' },
    ],
    ['2 tbsp finely chopped chives', { name: 'chives', preparation: 'finely chopped' }],
    ['100 g ground almonds', { name: 'ground almonds', preparation: null }],
    ['butter, for greasing', { name: 'butter', comment: 'for greasing' }],
    [
      'olive oil, plus extra for drizzling',
      { name: 'olive oil', comment: 'plus extra for drizzling' },
    ],
    ['100 g nuts (optional)', { name: 'nuts', comment: 'optional', optional: true }],
    ['salt and pepper to taste', { name: 'salt and pepper', comment: 'to taste' }],
    ['1 tbsp lemon juice or vinegar', { name: 'lemon juice or vinegar' }],
    ['400 g tomatoes, peeled and diced', { name: 'tomatoes', preparation: 'peeled and diced' }],
    ['For the dough:', { name: 'For the dough', heading: true }],
  ])('%s', (line, read) => {
    expect(readIngredientLine(line)).toMatchObject(read);
  });
});

describe('a choice of foods', () => {
  test.each([
    ['60 g butter or margarine', ['butter', 'margarine']],
    ['500 ml chicken or vegetable stock', ['chicken stock', 'vegetable stock']],
    ['2 tbsp olive or sunflower oil, for frying', ['olive oil', 'sunflower oil']],
    ['1 red or green pepper', ['red pepper', 'green pepper']],
    ['water or lamb stock', ['water', 'lamb stock']],
    ['200 g Butter oder Margarine', ['Butter', 'Margarine']],
    ['25 g fresh yeast, or 7 g instant yeast', ['fresh yeast', 'instant yeast (7 g)']],
    ['1 onion (or 2 shallots)', ['onion', 'shallots (2)']],
    ['2 tbsp lemon juice, or to taste', []],
    ['200 g flour', []],
    ['200 g peas, fresh or frozen', []],
    ['4 slices of bread', []],
  ])('%s', (line, foods) => {
    const { alternatives } = readIngredientLine(line);
    const written = alternatives.map(({ name, amounts }) => {
      const [amount] = amounts;
      return amount
        ? `${name} (${[amount.quantity, amount.unit].filter(Boolean).join(' ')})`
        : name;
    });
    expect(written).toEqual(foods);
  });
});

test('whatever the text, there is an answer, and the line stays as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (line) => {
      expect(readIngredientLine(line)).toMatchObject({ line, name: expect.any(String) });
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['blanks', ' '.repeat(100_000)],
  ['brackets', '('.repeat(100_000)],
  ['digits', '1'.repeat(100_000)],
  ['fractions', '1/'.repeat(50_000)],
  ['words', 'finely '.repeat(15_000)],
  ['done and done', 'chopped and '.repeat(9000)],
  ['sizes', 'small '.repeat(16_000)],
  ['hyphens', 'a-'.repeat(50_000)],
])('100 KB of %s have an answer', (_what, line) => {
  expect(readIngredientLine(line).line).toBe(line);
});
