import { expect, test } from 'vitest';
import { drawRecipe, type Candidate } from './random-recipe.ts';

const BOOK: Candidate[] = [
  { id: 1, state: 'active' },
  { id: 2, state: 'used' },
  { id: 3, state: 'active' },
];
const ANY = { onlyActive: false, noneTwice: false };

test.each([
  ['the first', [], ANY, 0, 1],
  ['the last', [], ANY, 0.999, 3],
  ['none that was cooked lately', [], { ...ANY, onlyActive: true }, 0.5, 3],
  ['none twice', [1, 2], { ...ANY, noneTwice: true }, 0, 3],
  ['one twice where that is fine', [1], ANY, 0, 1],
  ['nothing when nothing is left', [1, 3], { onlyActive: true, noneTwice: true }, 0, undefined],
])('%s', (_what, taken, rules, chance, id) => {
  expect(drawRecipe(BOOK, new Set(taken), rules, chance)?.id).toBe(id);
});

test('nothing from nothing', () => {
  expect(drawRecipe([], new Set(), ANY, 0.5)).toBeUndefined();
});
