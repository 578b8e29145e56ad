import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { densityOf } from './amounts/densities.ts';
import { ratio } from './amounts/ratio.ts';
import { guessPrice, isCurrency, MOST_MONEY, sharePrice, splitPrice } from './money.ts';

const price = fc.integer({ min: 0, max: MOST_MONEY });

describe('a price', () => {
  test.each([
    [249, 1n, 3n, { part: 83, rest: 166 }],
    [100, 1n, 3n, { part: 33, rest: 67 }],
    [1, 1n, 2n, { part: 1, rest: 0 }],
    [5, 3n, 2n, { part: 5, rest: 0 }],
    [0, 1n, 2n, { part: 0, rest: 0 }],
  ])('%i, of which %i/%i is taken', (cents, top, bottom, shares) => {
    expect(sharePrice(cents, ratio(top, bottom), ratio(1n))).toEqual(shares);
  });

  test('loses no coin, however often something is taken', () => {
    fc.assert(
      fc.property(price, fc.array(fc.bigInt({ min: 1n, max: 999n })), (cents, parts) => {
        let [left, taken] = [cents, 0];
        for (const part of parts) {
          const share = sharePrice(left, ratio(part), ratio(1000n));
          expect(share.part).toBeGreaterThanOrEqual(0);
          expect(share.rest).toBeGreaterThanOrEqual(0);
          taken += share.part;
          left = share.rest;
        }
        expect(taken + left).toBe(cents);
      }),
    );
  });

  test('is divided as equally as coins allow', () => {
    expect(splitPrice(100, 3)).toEqual([34, 33, 33]);
    fc.assert(
      fc.property(price, fc.integer({ min: 1, max: 50 }), (cents, count) => {
        const parts = splitPrice(cents, count);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(cents);
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a price that is guessed', () => {
  const milk = { price: 120, amount: '1', unit: 'litre' };
  test.each([
    [{ amount: '500', unit: 'ml' }, 60],
    [{ amount: '2', unit: 'litre' }, 240],
    [{ amount: '1/3', unit: 'litre' }, 40],
    [{ amount: '1', unit: 'can' }, undefined],
    [{ amount: null, unit: null }, undefined],
    [{ amount: '1000000', unit: 'litre' }, undefined],
  ])('for %j', (wanted, guess) => {
    expect(guessPrice(milk, wanted)).toBe(guess);
  });

  test('is the same again where nobody says how much', () => {
    expect(guessPrice({ price: 99, amount: null, unit: null }, { amount: null, unit: null })).toBe(
      99,
    );
  });

  test('compares grams with cups where the density is known', () => {
    const flour = { price: 100, amount: '1', unit: 'kg' };
    expect(guessPrice(flour, { amount: '1', unit: 'cup' }, densityOf('flour'))).toBeGreaterThan(0);
    expect(guessPrice(flour, { amount: '1', unit: 'cup' })).toBeUndefined();
  });
});

test.each([
  ['EUR', true],
  ['JPY', true],
  ['eur', false],
  ['XYZ', false],
  ['', false],
])('currency %s', (code, is) => {
  expect(isCurrency(code)).toBe(is);
});
