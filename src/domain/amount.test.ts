import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addAmounts,
  compareAmounts,
  isNothing,
  joinByDensity,
  scaleAmounts,
  subtractAmounts,
  type Amount,
} from './amount.ts';
import { densityOf } from './amounts/densities.ts';
import { ratio, readRatio, writeRatio } from './amounts/ratio.ts';
import { readAmounts } from './amounts/read-amounts.ts';
import { writeAmounts } from './amounts/write-amount.ts';
import { nameKey } from './name-key.ts';

const quantity = fc.oneof(
  fc.integer({ min: 0, max: 5000 }).map(String),
  fc.tuple(fc.nat(99), fc.integer({ min: 2, max: 16 })).map(([top, of]) => `${top}/${of}`),
  fc.tuple(fc.nat(99), fc.nat(999)).map(([whole, rest]) => `${whole}.${rest}`),
);
const unit = fc
  .constantFrom('g kg oz lb ml litre cup tbsp tsp pint dl can tin clove crate mass'.split(' '), [
    'small handful',
    null,
  ])
  .chain((units) => fc.constantFrom<string | null>(...units));
const amount: fc.Arbitrary<Amount> = fc.oneof(
  fc.record({ quantity, quantity_max: fc.constant(null), unit }),
  fc.record({ quantity, quantity_max: fc.option(quantity), unit }),
  fc.record({ quantity: fc.constant(null), quantity_max: fc.constant(null), unit }),
);
const amounts = fc.array(amount, { maxLength: 6 });
/** Anything that JSON can bring. */
const anything = fc.array(
  fc.record({
    quantity: fc.option(fc.string()),
    quantity_max: fc.option(fc.string()),
    unit: fc.option(fc.string({ unit: 'binary' })),
  }),
  { maxLength: 5 },
);

const known = (list: Amount[]) => list.filter((one) => !isNothing([one]));
const densityNamed = (name: string) => densityOf(nameKey(name));
const compared = (text: string) => {
  const [a, b] = text.split(' : ').flatMap(readAmounts);
  return a && b && compareAmounts(a, b);
};
const sum = (...texts: string[]) => writeAmounts(addAmounts(...texts.map(readAmounts)));

describe('adding', () => {
  test.each([
    [['200 g', '100 g'], '300 g'],
    [['750 g', '0.5 kg'], '1.25 kg'],
    [['1 cup', '2 tbsp'], '1 cup + 2 tbsp'],
    [['1/2 cup', '1/2 cup', '1/2 cup'], '1 ½ cups'],
    [['1/3 cup', '1/3 cup'], '⅔ cup'],
    [['0.1 kg', '0.2 kg'], '300 g'],
    [['8 oz', '10 oz'], '1 lb 2 oz'],
    [['1 lb', '100 g'], '554 g'],
    [['500 ml', '1 l'], '1.5 l'],
    [['1 cup', '100 ml'], '337 ml'],
    [['2', '3'], '5'],
    [['2', '1 piece'], '3'],
    [['1 can', '2 tins'], '3 cans'],
    [['2-3 cloves', '1 clove'], '3–4 cloves'],
    [['200 g', '1 can'], '200 g + 1 can'],
    [['1 cup', '100 g'], '100 g + 1 cup'],
    [['handful', '100 g'], '100 g + handful'],
    [['heaped tbsp', '1 tbsp'], '1 tbsp + heaped tbsp'],
    [['level tsp', '1 tsp'], '1 tsp + tsp'],
    [['1 Pfund', '250 g'], '750 g'],
  ])('%j is %s', (texts, total) => {
    expect(sum(...texts)).toBe(total);
  });

  test('does not depend on the order, nor on what is added first', () => {
    fc.assert(
      fc.property(amounts, amounts, amounts, (a, b, c) => {
        expect(addAmounts(a, b)).toEqual(addAmounts(b, a));
        expect(addAmounts(addAmounts(a, b), c)).toEqual(addAmounts(a, addAmounts(b, c)));
      }),
      { numRuns: 1000 },
    );
  });

  test('nothing added changes nothing, and what is added up is added up', () => {
    fc.assert(
      fc.property(amounts, (a) => {
        const total = addAmounts(a);
        expect(addAmounts(total, [])).toEqual(total);
      }),
    );
  });
});

describe('scaling', () => {
  const whole = fc.integer({ min: 1, max: 40 });

  test('distributes over adding', () => {
    fc.assert(
      fc.property(amounts, amounts, whole, whole, (a, b, parts, of) => {
        const by = { parts, of };
        expect(addAmounts(scaleAmounts(addAmounts(a, b), by))).toEqual(
          addAmounts(scaleAmounts(a, by), scaleAmounts(b, by)),
        );
      }),
    );
  });

  test('there and back again is where it was', () => {
    fc.assert(
      fc.property(amounts, whole, whole, (a, parts, of) => {
        const there = scaleAmounts(addAmounts(a), { parts, of });
        expect(addAmounts(scaleAmounts(there, { parts: of, of: parts }))).toEqual(addAmounts(a));
      }),
    );
  });

  test('by nonsense changes nothing', () => {
    const some = readAmounts('200 g');
    for (const parts of [Number.NaN, -1, Number.POSITIVE_INFINITY]) {
      expect(scaleAmounts(some, { parts, of: 1 })).toEqual(some);
      expect(scaleAmounts(some, { parts: 1, of: parts })).toEqual(some);
    }
    expect(scaleAmounts(some, { parts: 1, of: 0 })).toEqual(some);
    expect(scaleAmounts(some, { parts: 2.5, of: 1 })).toEqual(readAmounts('500 g'));
  });
});

describe('subtracting', () => {
  test.each([
    ['750 g', '500 g', '250 g', '500 g', ''],
    ['750 g', '1 kg', '', '750 g', ''],
    ['750 g', '750 g', '', '750 g', ''],
    ['3-4', '2', '1–2', '2', ''],
    ['3-4', '3', '0–1', '3', ''],
    ['2 cups', '100 g', '2 cups', '', '100 g'],
    ['2 cans', '400 g', '2 cans', '', '400 g'],
    ['200 g', 'handful', '200 g', '', 'handful'],
  ])('%s less %s', (need, have, left, taken, incomparable) => {
    const difference = subtractAmounts(readAmounts(need), readAmounts(have));
    expect(writeAmounts(difference.left)).toBe(left);
    expect(writeAmounts(difference.taken)).toBe(taken);
    expect(writeAmounts(difference.incomparable)).toBe(incomparable);
    expect(difference.approximate).toBe(false);
  });

  test('what is left and what is taken are the need, and no number is below 0', () => {
    fc.assert(
      fc.property(amounts, amounts, (need, have) => {
        const { left, taken } = subtractAmounts(need, have);
        const needed = known(addAmounts(need));
        expect(known(addAmounts(left, taken))).toEqual(needed);
        expect(JSON.stringify([left, taken])).not.toContain('-');
        // No more is taken than there is.
        expect(subtractAmounts(taken, have).left).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('mass and volume of one food', () => {
  test.each([
    ['flour', '1 cup + 115 g', '≈ 240 g'],
    ['plain flour', '1 cup + 115 g', '≈ 240 g'],
    ['milk', '1 cup + 500 g', '≈ 720 ml'],
    ['unsalted butter', '2 tbsp + 100 g', '≈ 130 g'],
    ['onion', '2 + 200 g', '≈ 420 g'],
    ['egg', '2 + 1 cup', '≈ 6 ¾'],
    ['garlic', '2 cloves + 10 g', '≈ 16 g'],
    ['garlic', '2 bulbs + 10 g', '10 g + 2 bulbs'],
    ['unobtainium', '1 cup + 115 g', '115 g + 1 cup'],
  ])('%s: %s is %s', (name, text, total) => {
    const joined = joinByDensity(readAmounts(text), densityNamed(name));
    expect(writeAmounts(joined.amounts, { approximate: joined.approximate })).toBe(total);
  });

  test('are compared when what is there is measured otherwise', () => {
    const difference = subtractAmounts(
      readAmounts('2 cups'),
      readAmounts('125 g'),
      densityNamed('flour'),
    );
    expect(difference).toMatchObject({ approximate: true, incomparable: [] });
    expect(writeAmounts(difference.left, { approximate: true })).toBe('≈ 1 cup');
  });

  test('pieces are compared with grams where a piece has a weight', () => {
    const onion = densityNamed('onions');
    const difference = subtractAmounts(readAmounts('3'), readAmounts('220 g'), onion);
    expect(difference).toMatchObject({ approximate: true, incomparable: [] });
    expect(writeAmounts(difference.left)).toBe('1');
    expect(difference.taken).toEqual(readAmounts('2'));
  });

  test('law: what is left and what is taken are the need', () => {
    fc.assert(
      fc.property(
        amounts,
        amounts,
        fc.constantFrom('onion', 'milk', 'garlic'),
        (need, have, name) => {
          const joined = joinByDensity(need, densityNamed(name)).amounts;
          const { left, taken } = subtractAmounts(need, have, densityNamed(name));
          expect(known(addAmounts(left, taken))).toEqual(known(joined));
        },
      ),
    );
  });

  test('are only joined where the food is known, not one that looks like it', () => {
    expect(densityNamed('peanut butter')?.source).not.toBe(densityNamed('butter')?.source);
    expect(densityNamed('almond butter')).toBeUndefined();
    expect(densityNamed('coconut milk')).toBeUndefined();
    expect(densityNamed('Weizenmehl')).toEqual(densityNamed('flour'));
  });
});

test('amounts are compared by their lower ends, like with like', () => {
  expect(compared('1 kg : 999 g')).toBe(1);
  expect(compared('1 lb : 16 oz')).toBe(0);
  expect(compared('2 : 3-4')).toBe(-1);
  expect(compared('1 cup : 10 g')).toBeUndefined();
});

describe('exact numbers', () => {
  test('are read as they were written', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 12n), fc.bigInt(1n, 10n ** 6n), (top, bottom) => {
        const value = ratio(top, bottom);
        expect(readRatio(writeRatio(value))).toEqual(value);
      }),
    );
  });

  test.each(['', '-1', '1/0', '1e9', 'one', '1 1', '½', '1.', '9'.repeat(61)])(
    '%j is none',
    (text) => {
      expect(readRatio(text)).toBeUndefined();
    },
  );

  test('a number too long to be kept is rounded, not lost', () => {
    const long = ratio(10n ** 40n + 1n, 3n ** 60n);
    expect(readRatio(writeRatio(long))).toBeDefined();
  });
});

test('whatever comes in, there is an answer', () => {
  fc.assert(
    fc.property(anything, anything, fc.double(), fc.string(), (a, b, number, text) => {
      const density = densityOf('flour');
      const results = [
        addAmounts(a, b),
        scaleAmounts(a, { parts: number, of: 3 }),
        joinByDensity(a, density).amounts,
        subtractAmounts(a, b, density).left,
        readAmounts(text),
      ];
      for (const result of results) expect(writeAmounts(result)).toEqual(expect.any(String));
    }),
    { numRuns: 1000 },
  );
});

describe('quantities in words', () => {
  test.each([
    ['10g/½oz', '10 g'],
    ['2 cups (240 g)', '240 g'],
    ['1 lb 2 oz', '1 lb 2 oz'],
    ['1 cup plus 2 tbsp', '1 cup + 2 tbsp'],
    ['200g + 100g', '300 g'],
    ['2 x 400g tins', '800 g'],
    ['1 (14-oz) can', '1 can'],
    ['to taste', ''],
    ['', ''],
  ])('%s', (text, total) => {
    expect(writeAmounts(addAmounts(readAmounts(text)))).toBe(total);
  });
});
