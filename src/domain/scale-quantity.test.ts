import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scaleQuantity } from './scale-quantity.ts';

test.each([
  ['200 g', 2, 1, '400 g'],
  ['1 1/2 cups', 2, 1, '3 cups'],
  ['1½ cups', 1, 3, '½ cups'],
  ['½', 3, 1, '1 ½'],
  ['3/4 tsp', 2, 1, '1 ½ tsp'],
  ['200–250 g', 1, 2, '100–125 g'],
  ['2-3 cloves', 2, 1, '4-6 cloves'],
  ['0,5 l', 3, 1, '1 ½ l'],
  ['1.25 kg', 1, 1, '1.25 kg'],
  ['1,1 l', 2, 1, '2,2 l'],
  ['1 (400 g) can', 2, 1, '2 (800 g) can'],
  ['1 onion', 1, 3, '⅓ onion'],
  ['1', 1, 7, '0.14'],
  ['to taste', 4, 1, 'to taste'],
  ['', 4, 1, ''],
  ['1/0 cup', 2, 1, '1/0 cup'],
  ['10 g', 1, 3, '3 ⅓ g'],
  ['500 g', 1, 3, '167 g'],
])('%s × %i/%i', (quantity, parts, of, scaled) => {
  expect(scaleQuantity(quantity, { parts, of })).toBe(scaled);
});

test('more and back again is what it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 12 }), (number, by) => {
      const more = scaleQuantity(`${number} g`, { parts: by, of: 1 });
      expect(scaleQuantity(more, { parts: 1, of: by })).toBe(`${number} g`);
    }),
  );
});

test('no text throws, and none without digits changes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const scaled = scaleQuantity(text, { parts: 2, of: 1 });
      expect(scaled === text || /\p{N}/u.test(text)).toBe(true);
    }),
  );
});
