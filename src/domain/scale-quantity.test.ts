import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scaleQuantity } from './scale-quantity.ts';

test.each([
  ['200 g', 2, 1, '400 g'],
  ['1 1/2 cups', 2, 1, '3 cups'],
  ['1½ cups', 1, 3, '½ cups'],
  ['½', 3, 1, '1 ½'],
  ['3/4 tsp', 2, 1, '1 ½ tsp'],
  ['1⁄4 tsp', 2, 1, '½ tsp'],
  ['200–250 g', 1, 2, '100–125 g'],
  ['5-6 g', 1, 2, '2.5-3 g'],
  ['2-3 cloves', 2, 1, '4-6 cloves'],
  ['2 to 3 cloves', 1, 2, '1 to 1 ½ cloves'],
  ['½–1 bunch', 2, 1, '1–2 bunch'],
  ['0,5 l', 3, 1, '1,5 l'],
  ['1.25 kg', 1, 1, '1.25 kg'],
  ['1,1 l', 2, 1, '2,2 l'],
  ['2.5 cups', 1, 2, '1.25 cups'],
  ['1 onion', 1, 3, '⅓ onion'],
  ['1', 1, 7, '0.14'],
  ['to taste', 4, 1, 'to taste'],
  ['a handful', 4, 1, 'a handful'],
  ['', 4, 1, ''],
  ['1/0 cup', 2, 1, '1/0 cup'],
  ['10 g', 1, 3, '3.33 g'],
  ['500 g', 1, 3, '167 g'],
  ['1 kg', 1, 4, '0.25 kg'],
  ['1 large egg', 1, 2, '½ large egg'],
  ['0.01 g', 1, 10, '0.001 g'],
  // Thousands and thousandths.
  ['1,000 g', 2, 1, '2,000 g'],
  ['1.000 g', 2, 1, '2.000 g'],
  ['1,250 kg', 2, 1, '2,5 kg'],
  ['1.500 l', 2, 1, '3 l'],
  ['600,000 grains', 2, 1, '1,200,000 grains'],
  ['0.125 cups', 2, 1, '0.25 cups'],
  // Of more tins none is larger.
  ['1 (400 g) can', 2, 1, '2 (400 g) can'],
  ['2 x 400g tins', 2, 1, '4 x 400g tins'],
  ['2 400 g tins', 1, 2, '1 400 g tins'],
  ['1 tin (400 g)', 2, 1, '2 tin (400 g)'],
  ['4 sticks (225 g)', 2, 1, '8 sticks (450 g)'],
  ['200 g (1 cup)', 2, 1, '400 g (2 cup)'],
  ['200 ml 35 % cream', 2, 1, '400 ml 35 % cream'],
  ['1 cup + 2 tbsp', 2, 1, '2 cup + 4 tbsp'],
])('%s × %i/%i', (quantity, parts, of, scaled) => {
  expect(scaleQuantity(quantity, { parts, of })).toBe(scaled);
});

test('more and back again is what it was', () => {
  const units = fc.constantFrom(' g', ' cups', '', 'kg', ' Dosen (400 g)');
  const times = fc.integer({ min: 1, max: 12 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), times, units, (number, by, unit) => {
      const more = scaleQuantity(`${number}${unit}`, { parts: by, of: 1 });
      expect(scaleQuantity(more, { parts: 1, of: by })).toBe(`${number}${unit}`);
    }),
  );
});

const twice = (words: string) => scaleQuantity(words, { parts: 2, of: 1 });

test('for as many portions as there were nothing changes, and twice twice is four times', () => {
  const quantity = fc
    .tuple(
      fc.integer({ min: 1, max: 40 }),
      fc.constantFrom('', ' 1/2', '½', ' ¾'),
      fc.constantFrom('', ' cups'),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(quantity, (text) => {
      expect(scaleQuantity(text, { parts: 3, of: 3 })).toBe(text);
      expect(twice(twice(text))).toBe(scaleQuantity(text, { parts: 4, of: 1 }));
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
