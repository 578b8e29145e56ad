import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, readDate } from './lines/dates.ts';
import { readStockLine } from './stock-line.ts';

/** A Monday. */
const TODAY = '2026-11-23';
const short = (line: string) => {
  const { name, amount, unit, expires_on: expires } = readStockLine(line, TODAY);
  return [name, amount, unit, expires].map((part) => part ?? '-').join(' | ');
};

describe('lines people type', () => {
  test.each([
    ['2 l milk', 'milk | 2 | litre | -'],
    ['2x milk 1l', 'milk | 2 | litre | -'],
    ['milk 1l', 'milk | 1 | litre | -'],
    ['milk, 1.5 l', 'milk | 1 1/2 | litre | -'],
    ['2 x 400 g tomatoes', 'tomatoes | 800 | g | -'],
    ['eggs x6', 'eggs | 6 | - | -'],
    ['6 eggs', 'eggs | 6 | - | -'],
    ['3x butter', 'butter | 3 | - | -'],
    ['eggs 6', 'eggs | 6 | - | -'],
    ['eggs (12)', 'eggs | 12 | - | -'],
    ['pack of bacon', 'bacon | 1 | pack | -'],
    ['a few sprigs of thyme', 'a few sprigs of thyme | - | - | -'],
    ['100% orange juice 1l', '100% orange juice | 1 | litre | -'],
    ['7-up 2 l', '7-up | 2 | litre | -'],
    ['milk 2%', 'milk 2% | - | - | -'],
    ['milk', 'milk | - | - | -'],
    ['7up', '7up | - | - | -'],
    ['large eggs', 'large eggs | - | - | -'],
    ['500 g minced beef until Friday', 'minced beef | 500 | g | 2026-11-27'],
    ['500 g minced beef (until 28.11.)', 'minced beef | 500 | g | 2026-11-28'],
    ['500 g Hackfleisch bis Freitag', 'Hackfleisch | 500 | g | 2026-11-27'],
    ['Joghurt bis zum 3. Dezember', 'Joghurt | - | - | 2026-12-03'],
    ['1 l lait jusqu’au 28/11/2026', 'lait | 1 | litre | 2026-11-28'],
    ['2 l leche hasta el viernes', 'leche | 2 | litre | 2026-11-27'],
    ['yogurt best before 1 dec', 'yogurt | - | - | 2026-12-01'],
    ['milk exp 2026-12-01', 'milk | - | - | 2026-12-01'],
    ['ham until tomorrow', 'ham | - | - | 2026-11-24'],
    ['sữa đến thứ sáu', 'sữa | - | - | 2026-11-27'],
    ['until the cows come home', 'until the cows come home | - | - | -'],
    ['bread by the baker', 'bread by the baker | - | - | -'],
    ['  ', ' | - | - | -'],
  ])('%s', (line, read) => {
    expect(short(line)).toBe(read);
  });

  test('whatever is typed, there is a name, and a date is one of the calendar', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), fc.string(), (line, today) => {
        const read = readStockLine(line, today);
        expect(read.name === '').toBe(line.toWellFormed().trim() === '');
        const typed = readStockLine(`${line} until Friday`, TODAY);
        expect(typed.expires_on === null || dayOf(typed.expires_on) !== undefined).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['untils', 'until '.repeat(20_000)],
    ['times', 'a x1 '.repeat(20_000)],
    ['commas', 'a,'.repeat(50_000)],
    ['numbers', '1 '.repeat(50_000)],
  ])('100 KB of %s are read at once', (_what, line) => {
    const began = performance.now();
    readStockLine(line, TODAY);
    expect(performance.now() - began).toBeLessThan(200);
  });
});

describe('dates', () => {
  test.each([
    ['monday', '2026-11-23'],
    ['Sunday', '2026-11-29'],
    ['next monday', '2026-11-30'],
    ['next friday', '2026-12-04'],
    ['nächsten Freitag', '2026-12-04'],
    ['vendredi prochain', '2026-11-27'],
    ['in 3 days', '2026-11-26'],
    ['in 2 Wochen', '2026-12-07'],
    ['5 ngày', '2026-11-28'],
    ['übermorgen', '2026-11-25'],
    ['31.12.', '2026-12-31'],
    ['3.1.', '2027-01-03'],
    ['29.2.', undefined],
    ['29.2.2028', '2028-02-29'],
    ['28/11/26', '2026-11-28'],
    ['Dec 24', '2026-12-24'],
    ['24 décembre', '2026-12-24'],
    ['24 de diciembre', '2026-12-24'],
    ['32.12.', undefined],
    ['2026-02-30', undefined],
    ['20000-01-01', undefined],
    ['someday', undefined],
    ['', undefined],
  ])('%s', (text, date) => {
    expect(readDate(text, TODAY)).toBe(date);
  });

  test('without a today there is none', () => {
    expect(readDate('friday', 'yesterday')).toBeUndefined();
  });
});
