import { expect, test } from 'vitest';
import { recipeText } from './recipe-text.ts';

test('a recipe to send has its parts apart', () => {
  const soup = {
    name: 'Soup',
    note: '1. Boil.\n2. Eat.\n',
    ingredients: [
      { name: 'leeks', quantity: '2' },
      { name: 'salt', quantity: '' },
    ],
  };
  expect(recipeText(soup, '4 portions')).toBe(
    'Soup (4 portions)\n\n• 2 leeks\n• salt\n\n1. Boil.\n2. Eat.',
  );
});

test('what is missing leaves no gap', () => {
  expect(recipeText({ name: 'Tea', note: ' ', ingredients: [] }, '1 portion')).toBe(
    'Tea (1 portion)',
  );
});
