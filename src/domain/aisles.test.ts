import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AISLES, aisleOf, inAisleOrder, inShopOrder } from './aisles.ts';
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

describe('a checklist in a shop', () => {
  const aisle = fc.constantFrom('produce', 'dairy', 'drinks', 'our corner', 'cellar', null);
  const position = fc.option(fc.nat(5));
  const lists = fc
    .array(fc.record({ aisle, position }), { maxLength: 30 })
    .map((lines) => lines.map((line, id) => ({ id, ...line })));
  const walks = fc.uniqueArray(
    fc.constantFrom('drinks', 'cellar', 'dairy', 'produce', 'bakery', 'our corner'),
  );

  test('is the same lines, aisle by aisle: those of the shop, those it lacks, none', () => {
    fc.assert(
      fc.property(lists, walks, (lines, walk) => {
        const sorted = inShopOrder(lines, walk);
        expect(sorted.toSorted((a, b) => a.id - b.id)).toEqual(lines);
        const aisles = sorted.map((line) => line.aisle);
        const once: (string | null)[] = aisles.filter(
          (one, at) => one !== aisles[at - 1] || at === 0,
        );
        expect(new Set(once).size).toBe(once.length);
        const named = walk.filter((one) => once.includes(one));
        expect(once.slice(0, named.length)).toEqual(named);
        if (once.includes(null)) expect(once.at(-1)).toBe(null);
      }),
    );
  });

  test('has in each aisle what was put somewhere first, and keeps the order otherwise', () => {
    fc.assert(
      fc.property(lists, walks, (lines, walk) => {
        const sorted = inShopOrder(lines, walk);
        for (const [at, line] of sorted.entries()) {
          const next = sorted[at + 1];
          if (!next || next.aisle !== line.aisle) continue;
          const [here, there] = [line.position ?? 6, next.position ?? 6];
          expect(here).toBeLessThanOrEqual(there);
          if (here === there) expect(line.id).toBeLessThan(next.id);
        }
      }),
    );
  });
});
