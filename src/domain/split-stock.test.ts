import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { densityOf } from './amounts/densities.ts';
import { inUnit } from './amounts/in-unit.ts';
import { compare, plus, readRatio, writeRatio, ZERO, type Ratio } from './amounts/ratio.ts';
import { inPortions, joinPortions, priceOfTaken, takePart, type Portion } from './split-stock.ts';

const kilo: Portion = { amount: '1', unit: 'kg', price: 999 };

describe('taking a part', () => {
  test('leaves the rest, with its share of the price', () => {
    expect(takePart(kilo, { amount: '250', unit: 'g' })).toEqual({
      part: { amount: '1/4', unit: 'kg', price: 250 },
      rest: { amount: '3/4', unit: 'kg', price: 749 },
    });
  });

  test('of all of it leaves nothing', () => {
    expect(takePart(kilo, { amount: '1000', unit: 'g' })).toEqual({ part: kilo, rest: undefined });
  });

  test('compares cups with grams where the density is known', () => {
    const taken = takePart(kilo, { amount: '1', unit: 'cup' }, densityOf('flour'));
    expect(taken).toMatchObject({ part: { unit: 'kg' }, rest: { unit: 'kg' } });
  });

  test.each([
    [{ amount: null, unit: null, price: 5 }, { amount: '1', unit: null }, 'unmeasured'],
    [kilo, { amount: '1', unit: 'litre' }, 'incomparable'],
    [kilo, { amount: '1001', unit: 'g' }, 'too_much'],
    [
      { amount: '99999999/99999998', unit: null, price: null },
      { amount: '1/9999999999999999999999999999', unit: null },
      'too_fine',
    ],
  ] as const)('%j, %j: %s', (item, wish, problem) => {
    expect(takePart(item, wish)).toBe(problem);
  });
});

test('portions are equal, and cost together what it cost', () => {
  expect(inPortions(kilo, 3)).toEqual([
    { amount: '1/3', unit: 'kg', price: 333 },
    { amount: '1/3', unit: 'kg', price: 333 },
    { amount: '1/3', unit: 'kg', price: 333 },
  ]);
  expect(inPortions({ ...kilo, amount: null }, 2)).toBe('unmeasured');
});

describe('joining', () => {
  test.each([
    [kilo, { amount: '500', unit: 'g', price: 1 }, { amount: '1 1/2', unit: 'kg', price: 1000 }],
    [kilo, { amount: '1', unit: 'kg', price: null }, { amount: '2', unit: 'kg', price: 999 }],
    [kilo, { amount: '1', unit: 'can', price: 1 }, undefined],
    [kilo, { amount: null, unit: null, price: 1 }, undefined],
  ])('%j and %j', (there, added, sum) => {
    expect(joinPortions(there, added)).toEqual(sum);
  });
});

const amount = fc
  .tuple(fc.bigInt({ min: 1n, max: 5000n }), fc.bigInt({ min: 1n, max: 16n }))
  .map(([top, bottom]) => writeRatio({ top, bottom }));
const unit = fc.constantFrom('g', 'kg', 'oz', 'lb');
const portion = fc.record({
  amount,
  unit,
  price: fc.option(fc.integer({ min: 0, max: 100_000 })),
});
const grams = (parts: readonly Portion[]): Ratio =>
  parts.reduce<Ratio>(
    (sum, part) => plus(sum, inUnit(part.amount ?? '0', part.unit, 'g') ?? ZERO),
    ZERO,
  );
const money = (parts: readonly Portion[]) =>
  parts.reduce((sum, { price }) => sum + (price ?? 0), 0);

describe('nothing is lost, to the last crumb and coin', () => {
  test('whatever is taken, divided and joined, in whatever order', () => {
    const step = fc.record({
      at: fc.nat(),
      other: fc.nat(),
      amount,
      unit,
      count: fc.integer({ min: 1, max: 7 }),
    });
    fc.assert(
      fc.property(
        fc.array(portion, { minLength: 1, maxLength: 4 }),
        fc.array(step, { maxLength: 12 }),
        (start, steps) => {
          let parts: Portion[] = [...start];
          for (const { at, other, count, ...wish } of steps) {
            const item = parts[at % parts.length];
            const more = parts[other % parts.length];
            if (!item || !more) continue;
            const rest = parts.filter((one) => one !== item);
            const taken = takePart(item, wish);
            const joined = item === more ? undefined : joinPortions(item, more);
            const divided = inPortions(item, count);
            if (typeof taken !== 'string') {
              parts = [...rest, taken.part, ...(taken.rest ? [taken.rest] : [])];
            } else if (joined) parts = [...rest.filter((one) => one !== more), joined];
            else if (typeof divided !== 'string') parts = [...rest, ...divided];
            expect(compare(grams(parts), grams(start))).toBe(0);
            expect(money(parts)).toBe(money(start));
          }
        },
      ),
    );
  });

  test('what is used up bit by bit costs what it cost', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.array(amount), (price, lefts) => {
        const falling = lefts
          .toSorted((a, b) => compare(readRatio(b) ?? ZERO, readRatio(a) ?? ZERO))
          .map((left): string | null => left);
        let before = { price: price as number | null, amount: falling[0] ?? '1' };
        let spent = 0;
        for (const after of [...falling.slice(1), null]) {
          const { taken, left } = priceOfTaken(before.price, before.amount, after);
          spent += taken ?? 0;
          before = { price: left, amount: after ?? '0' };
        }
        expect(spent).toBe(price);
        expect(before.price).toBeNull();
      }),
    );
  });
});
