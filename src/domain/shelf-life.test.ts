import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SHELF_LIFE_TABLE } from './foods/shelf-life-table.ts';
import { tableRows } from './foods/food-table.ts';
import { nameKey } from './name-key.ts';
import { guessExpiry, placeOfGroup, shelfLife, usualPlace } from './shelf-life.ts';

describe('how long things keep', () => {
  test.each([
    ['Milk', 'fridge', 7],
    ['Organic whole milk', 'fridge', 7],
    ['Vollmilch', 'fridge', 7],
    ['minced beef', 'fridge', 2],
    ['beef mince', 'freezer', 120],
    ['chicken thighs', 'fridge', 2],
    ['salmon fillet', 'fridge', 2],
    ['Eggs', 'fridge', 35],
    ['spaghetti', 'pantry', 730],
    ['spaghetti', 'fridge', undefined],
    ['tinned peaches', 'pantry', 365],
    ['frozen peas', 'freezer', 180],
    ['frozen peas', 'fridge', undefined],
    ['cà rốt', 'fridge', 21],
    ['unobtainium', 'fridge', undefined],
  ] as const)('%s in the %s: %s days', (name, place, days) => {
    expect(shelfLife(nameKey(name), place)).toBe(days);
  });

  test('coconut milk is not milk, peanut butter is not butter', () => {
    expect(shelfLife(nameKey('coconut milk'), 'pantry')).toBe(1800);
    expect(shelfLife(nameKey('peanut butter'), 'pantry')).toBe(540);
  });

  test('is counted from the day it is bought', () => {
    expect(guessExpiry('milk', 'fridge', '2026-12-28')).toBe('2027-01-04');
    expect(guessExpiry('milk', 'fridge', 'soon')).toBeNull();
    expect(guessExpiry('unobtainium', 'fridge', '2026-12-28')).toBeNull();
  });

  test('things have a usual place', () => {
    expect(['milk', 'rice', 'frozen pea', 'unobtainium'].map(usualPlace)).toEqual([
      'fridge',
      'pantry',
      'freezer',
      undefined,
    ]);
  });

  test.each([
    ['Freezer', 'freezer'],
    ['Tiefkühltruhe', 'freezer'],
    ['Gefrierschrank', 'freezer'],
    ['Vorratsschrank', 'pantry'],
    ['Kühlschrank', 'fridge'],
    ['My shelf', 'pantry'],
    ['Dairy', 'fridge'],
  ])('%s is a %s', (group, place) => {
    expect(placeOfGroup(group)).toBe(place);
  });
});

test('whatever the name, a number of days or nothing', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('fridge', 'freezer', 'pantry'),
      (key, place) => {
        const days = shelfLife(nameKey(key), place);
        expect(days === undefined || (days > 0 && Number.isInteger(days))).toBe(true);
      },
    ),
  );
});

test('every row has a place it keeps in, and no food stands in two rows', () => {
  const seen = new Map<string, string>();
  for (const [usual = '', fridge = '', freezer = '', pantry = '', names = ''] of tableRows(
    SHELF_LIFE_TABLE,
  )) {
    expect(['fridge', 'pantry'], names).toContain(usual);
    for (const cell of [fridge, freezer, pantry]) expect(cell).toMatch(/^(?:-|[1-9]\d*)$/);
    expect(usual === 'fridge' ? fridge : pantry, names).not.toBe('-');
    for (const name of names.split(',')) {
      const key = nameKey(name);
      expect([name, seen.get(key)]).toEqual([name, undefined]);
      seen.set(key, names);
    }
  }
  expect(seen.size).toBeGreaterThan(300);
});
