import fc from 'fast-check';
import { expect, test } from 'vitest';
import { search, searchForm, searchTextOf, type Searchable } from './recipe-search.ts';

const recipe = (name: string, rest: Partial<Searchable> = {}): Searchable => ({
  name,
  meat_type: 'None',
  frequency: 'weekday',
  note: '',
  ingredient_list: [],
  ...rest,
});

const BOOK = [
  recipe('Tomato soup', { note: 'Goes with rice.' }),
  recipe('Fried rice', { ingredient_list: [{ name: 'eggs' }] }),
  recipe('Rice pudding', { meat_type: 'Dessert' }),
  recipe('Phở bò', { meat_type: 'Beef', ingredient_list: [{ name: 'rice noodles' }] }),
  recipe('Käsespätzle'),
];
const find = (query: string) => search(BOOK, searchTextOf, query).map(({ name }) => name);

test.each([
  ['', BOOK.map(({ name }) => name)],
  ['rice', ['Rice pudding', 'Fried rice', 'Phở bò', 'Tomato soup']],
  ['pho bo', ['Phở bò']],
  ['spatz', ['Käsespätzle']],
  ['KÄSE', ['Käsespätzle']],
  ['egg rice', ['Fried rice']],
  ['dessert', ['Rice pudding']],
  ['udding', ['Rice pudding']],
  ['ggs', []],
  ['rice xylophone', []],
  ['?!', BOOK.map(({ name }) => name)],
])('"%s"', (query, names) => {
  expect(find(query)).toEqual(names);
});

test('every recipe is found by its own name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (name) => {
      expect(search([recipe(name)], searchTextOf, name)).toHaveLength(1);
    }),
  );
});

test('the form of a text is its own form', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(searchForm(searchForm(text))).toBe(searchForm(text));
    }),
  );
});
