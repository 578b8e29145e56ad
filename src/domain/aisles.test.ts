import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AISLES, aisleOf, inAisleOrder } from './aisles.ts';
import { AISLE_TABLE } from './foods/aisle-table.ts';
import { tableRows } from './foods/food-table.ts';
import { nameKey } from './name-key.ts';

describe('aisles', () => {
  test.each([
    ['Tomatoes', 'produce'],
    ['2 large tomatoes', 'produce'],
    ['canned tomatoes', 'canned'],
    ['tinned peaches', 'canned'],
    ['frozen raspberries', 'frozen'],
    ['coconut milk', 'canned'],
    ['oat milk', 'dairy'],
    ['skinless chicken thighs', 'meat'],
    ['chicken stock', 'canned'],
    ['salmon fillets', 'fish'],
    ['peanut butter', 'breakfast'],
    ['unsalted butter', 'dairy'],
    ['butter beans', 'canned'],
    ['rice vinegar', 'sauces'],
    ['ground cumin', 'spices'],
    ['ground beef', 'meat'],
    ['Weizenmehl', 'baking'],
    ['rote Zwiebeln', 'produce'],
    ['Vollkornbrot', 'bakery'],
    ['Mehl', 'baking'],
    ['oignons', 'produce'],
    ['cebolla', 'produce'],
    ['thịt bò', 'meat'],
    ['toilet paper', 'household'],
    ['unobtainium', undefined],
    ['', undefined],
  ])('%s: %s', (name, aisle) => {
    expect(aisleOf(nameKey(name))).toBe(aisle);
  });

  test('every name stands in one aisle only', () => {
    const seen = new Map<string, string>();
    for (const [aisle = '', names = ''] of tableRows(AISLE_TABLE)) {
      for (const name of names.split(',')) {
        const key = nameKey(name);
        expect([name, seen.get(key)]).toEqual([name, undefined]);
        seen.set(key, aisle);
        expect(aisleOf(key)).toBe(aisle);
      }
    }
    expect(seen.size).toBeGreaterThan(900);
  });

  test('any name has an aisle of the shop or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect([undefined, ...AISLES]).toContain(aisleOf(nameKey(name)));
      }),
    );
  });
});

describe('the order of a shop', () => {
  const lines = ['drinks', null, 'our corner', 'produce', 'meat'].map((aisle) => ({ aisle }));
  const order = (own?: string[]) => inAisleOrder(lines, own).map(({ aisle }) => aisle);

  test('is that of a usual walk, what we do not know last', () => {
    expect(order()).toEqual(['produce', 'meat', 'drinks', 'our corner', null]);
  });

  test('is the own one where there is one', () => {
    expect(order(['our corner', 'drinks'])).toEqual([
      'our corner',
      'drinks',
      'produce',
      'meat',
      null,
    ]);
  });
});
