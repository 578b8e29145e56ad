import { expect, test } from 'vitest';
import { addDays } from './lines/dates.ts';
import { movedExpiry } from './moved-expiry.ts';
import { shelfLife, type Place } from './shelf-life.ts';

const TODAY = '2026-05-06';
const milkFrozen = addDays(TODAY, shelfLife('milk', 'freezer') ?? 90);
const milkThawed = addDays(TODAY, shelfLife('milk', 'fridge') ?? 3);

test.each<[string, Place, Place, string | null, string | null]>([
  ['milk', 'fridge', 'fridge', '2026-05-10', '2026-05-10'],
  ['milk', 'fridge', 'freezer', '2026-05-10', milkFrozen],
  ['milk', 'freezer', 'fridge', '2026-12-24', milkThawed],
  ['wibble', 'fridge', 'freezer', '2026-05-08', '2026-08-04'],
  ['wibble', 'freezer', 'fridge', '2026-08-04', '2026-05-09'],
  ['wibble', 'fridge', 'pantry', '2026-05-08', '2026-05-08'],
  ['wibble', 'pantry', 'fridge', null, null],
  ['rice', 'fridge', 'pantry', '2026-05-07', '2026-05-07'],
])('%s from %s to %s, good until %s: %s', (key, from, to, day, then) => {
  expect(movedExpiry(key, { from, to }, day, TODAY)).toBe(then);
});
