import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addAmounts, type Amount } from '../amount.ts';
import { findUnit } from '../lines/units.ts';
import { measureOf } from './measure.ts';
import { readRatio, times, toNumber } from './ratio.ts';
import { readAmounts } from './read-amounts.ts';
import { UNIT_LANGUAGES, unitWord } from './unit-words.ts';
import { writeAmount, writeAmounts } from './write-amount.ts';

const of = (quantity: string, unit: string | null, most: string | null = null): Amount => ({
  quantity,
  quantity_max: most,
  unit,
});

test.each([
  [of('1 1/2', 'cup'), 'en', '1 ½ cups'],
  [of('1/2', 'cup'), 'en', '½ cup'],
  [of('350', 'g'), 'en', '350 g'],
  [of('1200', 'g'), 'en', '1.2 kg'],
  [of('1200', 'g'), 'de', '1,2 kg'],
  [of('0.35', 'kg'), 'en', '350 g'],
  [of('0.25', 'litre'), 'en', '250 ml'],
  [of('1500', 'ml'), 'fr-CA', '1,5 l'],
  [of('2', 'dl'), 'sv', '2 dl'],
  [of('12', 'dl'), 'sv', '1,2 l'],
  [of('500', 'mg'), 'en', '500 mg'],
  [of('2', 'clove', '3'), 'en', '2–3 cloves'],
  [of('2', 'tbsp'), 'de', '2 EL'],
  [of('3', 'clove'), 'de', '3 Zehen'],
  [of('1', 'leaf'), 'en', '1 leaf'],
  [of('4', 'leaf'), 'en', '4 leaves'],
  [of('2', 'small handful'), 'en', '2 small handfuls'],
  [of('2', 'heaped tbsp'), 'en', '2 heaped tbsp'],
  [of('6', 'tsp'), 'en', '2 tbsp'],
  [of('3', 'tsp'), 'en', '3 tsp'],
  [of('12', 'tbsp'), 'en', '¾ cup'],
  [of('4', 'tbsp'), 'en', '4 tbsp'],
  [of('24', 'oz'), 'en', '1 ½ lb'],
  [of('1/7', null), 'en', '0.14'],
  [of('0.001', 'g'), 'en', '0.001 g'],
  [of('2', 'Kasten'), 'de', '2 Kasten'],
  [of('nonsense', 'g'), 'en', 'g'],
  [of('2', 'valueOf'), 'constructor', '2 valueOf'],
  [{ quantity: null, quantity_max: null, unit: null }, 'en', ''],
])('%j in %s is %s', (amount, locale, text) => {
  expect(writeAmount(amount, { locale })).toBe(text);
});

/** What is in the amounts, in base units by kind. */
function values(amounts: readonly Amount[]): Map<string, number> {
  return new Map(
    addAmounts(amounts).map(({ quantity, unit }) => {
      const { key, factor } = measureOf(unit);
      const value = readRatio(quantity ?? '');
      return [key, value ? toNumber(times(value, factor)) : Number.NaN];
    }),
  );
}

describe('what is written can be read again', () => {
  const units = fc.constantFrom(
    'g',
    'kg',
    'ml',
    'litre',
    'dl',
    'tsp',
    'tbsp',
    'cup',
    'oz',
    'lb',
    'clove',
    'can',
    null,
  );
  const locale = fc.constantFrom('en', ...UNIT_LANGUAGES, 'nl', 'sv');

  test('with its exact value, as long as it is one that cooks write', () => {
    const spoons = fc.constantFrom('tsp', 'tbsp', 'cup', 'oz', 'lb', 'clove', null);
    const quantity = fc
      .tuple(
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom('', '1/2', '1/4', '3/4', '1/3', '2/3'),
      )
      .map(([whole, rest]) =>
        rest === '' ? String(whole + 1) : whole === 0 ? rest : `${whole} ${rest}`,
      );
    fc.assert(
      fc.property(quantity, spoons, locale, (number, unit, language) => {
        const text = writeAmount(of(number, unit), { locale: language });
        expect(values(readAmounts(text)), text).toEqual(values([of(number, unit)]));
      }),
      { numRuns: 1000 },
    );
  });

  test('with its exact value in whole grams and millilitres below a thousand', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.constantFrom('g', 'ml'),
        locale,
        (number, unit, language) => {
          const text = writeAmount(of(String(number), unit), { locale: language });
          expect(readAmounts(text)).toEqual([of(String(number), unit)]);
        },
      ),
    );
  });

  test('within half a percent, whatever the number', () => {
    const quantity = fc
      .tuple(fc.integer({ min: 1, max: 10 ** 7 }), fc.constantFrom(1, 3, 7, 10, 100, 999))
      .map(([top, bottom]) => `${top}/${bottom}`);
    fc.assert(
      fc.property(quantity, units, locale, (number, unit, language) => {
        const text = writeAmount(of(number, unit), { locale: language });
        const read = values(readAmounts(text));
        for (const [key, value] of values([of(number, unit)])) {
          if (value < 0.1) continue;
          expect(Math.abs((read.get(key) ?? 0) - value), text).toBeLessThanOrEqual(
            Math.max(
              value * 0.005,
              0.0051 * (measureOf(unit).key === key ? toNumber(measureOf(unit).factor) : 1),
            ),
          );
        }
      }),
      { numRuns: 1000 },
    );
  });
});

test('every word for a unit is a spelling of it', () => {
  for (const language of UNIT_LANGUAGES) {
    for (const unit of [
      'tsp',
      'tbsp',
      'cup',
      'clove',
      'can',
      'pinch',
      'bunch',
      'slice',
      'pack',
      'bottle',
      'leaf',
      'handful',
      'g',
      'litre',
    ]) {
      for (const isMany of [true, false]) {
        expect(findUnit(unitWord(unit, isMany, language))?.name).toBe(unit);
      }
    }
  }
});

test('amounts stand side by side', () => {
  expect(writeAmounts([of('500', 'g'), of('2', 'can'), { ...of('', null), quantity: null }])).toBe(
    '500 g + 2 cans',
  );
});
