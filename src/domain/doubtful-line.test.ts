import { expect, test } from 'vitest';
import { isDoubtfulLine } from './doubtful-line.ts';

test.each([
  '200 g flour, sifted',
  'salt',
  'Flour 200 g',
  '2 garlic cloves',
  'For the sauce:',
  '',
  '   ',
])('%j is clear', (line) => {
  expect(isDoubtfulLine(line)).toBe(false);
});

test.each([
  'about 3 or so handfuls of 2 kinds of nuts',
  'juice of 1 lemon',
  '12',
  'whatever is left of the bread from the day before',
])('%j is to be looked at', (line) => {
  expect(isDoubtfulLine(line)).toBe(true);
});
