import { describe, expect, test } from 'vitest';
import { originalDump } from '../../test/original.ts';
import { readOriginal } from './original-accounts.ts';
import { isDump, readDump } from './original-records.ts';

type Entry = { model: string; pk?: unknown; fields: Record<string, unknown> };

const read = (dump: Entry[]) => readOriginal(readDump(dump));
const user = (pk: number, username: string) => ({
  model: 'auth.user',
  pk,
  fields: { username, password: 'x', is_active: true },
});
const ofAnna = (entries: Entry[]) => {
  const { accounts, notes } = read([user(1, 'anna'), user(2, 'berta'), ...entries]);
  return { ...accounts[0]?.kitchen, others: accounts[1]?.kitchen, notes };
};
const recipe = (fields: object, pk: unknown = 5): Entry => ({
  model: 'cook.recipe',
  pk,
  fields: {
    name: 'Soup',
    meat_type: 'Veg',
    longevity: 1,
    frequency: 'rarely',
    state: 'active',
    ...fields,
  },
});

test('accounts come with all that is in their kitchens', () => {
  const { accounts } = read(originalDump() as Entry[]);
  const [anna, berta, carl] = accounts;
  expect(
    accounts.map(({ user: { username, isActive, isAdmin } }) => [username, isActive, isAdmin]),
  ).toEqual([
    ['anna', true, false],
    ['Berta', true, true],
    ['carl', false, false],
  ]);
  expect(anna?.kitchen.recipes).toMatchObject([
    {
      key: '31',
      where: 'recipes.recipe 31',
      at: '2024-03-01T10:00:00.123Z',
      fields: {
        name: 'Garlic noodles',
        state: 'active',
        ingredients: [
          { name: 'garlic', quantity: '3 cloves' },
          { name: 'noodles', quantity: '200 g' },
        ],
      },
    },
    { key: '32', fields: { name: 'Plain noodles', state: 'used' } },
  ]);
  expect(anna?.kitchen.fridge.map(({ fields }) => fields)).toEqual([
    { name: 'Milk', group: 'Door' },
    { name: '1', group: '1' },
  ]);
  expect(anna?.kitchen.groceries.map(({ fields }) => fields)).toEqual([
    { item: 'bread', isChecked: true },
    { item: '5', isChecked: false },
  ]);
  expect(anna?.kitchen.plans).toMatchObject([{ recipes: ['32', '31', '999', '32'] }]);
  expect(berta?.kitchen).toMatchObject({ recipes: [{ fields: { name: 'Soup' } }], fridge: [] });
  expect(carl?.kitchen).toEqual({ recipes: [], fridge: [], groceries: [], plans: [] });
});

test('what is changed or left out is said, Django’s own machinery is not', () => {
  expect(read(originalDump() as Entry[]).notes).toEqual([
    'recipes with an unknown frequency, now "weekday": 1',
    'entries of feedback.message are not known, left out: 1',
  ]);
});

describe('whose a thing is', () => {
  test.each<[string, Entry[]]>([
    ['names its user', [recipe({ user: 1 })]],
    ['names its owner', [recipe({ owner: 1 })]],
    ['names its user by a natural key', [recipe({ created_by: ['anna'] })]],
    [
      'is in a kitchen of the user',
      [recipe({ kitchen: 8 }), { model: 'home.kitchen', pk: 8, fields: { owner: 1, name: 'A' } }],
    ],
    [
      'is in a kitchen that a profile names',
      [
        recipe({ kitchen: 8 }),
        { model: 'home.kitchen', pk: 8, fields: { name: 'A' } },
        { model: 'home.profile', pk: 4, fields: { user: 1, kitchen: 8 } },
      ],
    ],
    [
      'is in a kitchen whose key is the user’s',
      [recipe({ kitchen: 1 }), { model: 'home.kitchen', pk: 1, fields: {} }],
    ],
    [
      'is in a list within a kitchen',
      [
        recipe({ kitchen: 8 }),
        { model: 'home.kitchen', pk: 8, fields: { profile: 3 } },
        { model: 'home.userprofile', pk: 3, fields: { user: 1 } },
      ],
    ],
  ])('when it %s', (_how, entries) => {
    const { recipes, others, notes } = ofAnna(entries);
    expect(recipes).toHaveLength(1);
    expect(others?.recipes).toEqual([]);
    expect(notes).toEqual([]);
  });

  test('when it is nobody’s, it is named', () => {
    const { recipes, notes } = ofAnna([recipe({ user: 77 }), recipe({ user: null }, 6)]);
    expect(recipes).toEqual([]);
    expect(notes).toEqual(['entries of cook.recipe belong to nobody, left out: 2']);
  });

  test('never follows what only looks like a reference', () => {
    const { others, notes } = ofAnna([
      { model: 'g.list', pk: 4, fields: { user: 2 } },
      { model: 'g.listitem', pk: 1, fields: { list: 4, item: '2', checked: false } },
      { model: 'g.listitem', pk: 2, fields: { list: 99, item: '1', checked: false } },
    ]);
    expect(others?.groceries).toHaveLength(1);
    expect(notes).toEqual(['entries of g.listitem belong to nobody, left out: 1']);
  });
});

describe('the ingredients of a recipe', () => {
  const garlic = { model: 'cook.ingredient', pk: 3, fields: { name: 'garlic' } };
  const twin = {
    model: 'cook.fridgeingredient',
    pk: 3,
    fields: { user: 1, name: 'x', group: 'y' },
  };
  test.each<[string, Entry[], object[]]>([
    [
      'stand in rows with references',
      [
        garlic,
        twin,
        recipe({ user: 1 }),
        { model: 'cook.line', pk: 1, fields: { recipe: 5, ingredient: 3, quantity: '2' } },
      ],
      [{ name: 'garlic', quantity: '2' }],
    ],
    [
      'stand in rows with names',
      [
        recipe({ user: 1 }),
        { model: 'cook.line', pk: 1, fields: { recipe: 5, name: 'salt', amount: null } },
      ],
      [{ name: 'salt', quantity: '' }],
    ],
    [
      'are a list of references',
      [garlic, recipe({ user: 1, ingredients: [3] })],
      [{ name: 'garlic', quantity: '' }],
    ],
    [
      'are a list of objects',
      [recipe({ user: 1, ingredients: [{ name: 'oil', quantity: '1 tbsp' }] })],
      [{ name: 'oil', quantity: '1 tbsp' }],
    ],
    [
      'are JSON in a text',
      [recipe({ user: 1, ingredient_list: '[{"name":"oil"}]' })],
      [{ name: 'oil', quantity: '' }],
    ],
  ])('%s', (_how, entries, expected) => {
    expect(ofAnna(entries).recipes?.[0]?.fields['ingredients']).toEqual(expected);
  });

  test('that refer to nothing are not taken for names', () => {
    const { recipes } = ofAnna([recipe({ user: 1, ingredients: [404] })]);
    expect(recipes?.[0]?.fields['ingredients']).toEqual([{ name: undefined, quantity: '' }]);
  });
});

const plan = (fields: object): Entry => ({
  model: 'cook.mealplan',
  pk: 2,
  fields: { user: 1, created_at: '2024-01-01', ...fields },
});

describe('the recipes of a plan', () => {
  test.each<[string, Entry[]]>([
    ['are a list', [plan({ recipes: [6, 5] })]],
    ['are JSON in a text', [plan({ recipe_ids: '[6, 5]' })]],
    ['are text with commas', [plan({ recipe_ids: '6,5' })]],
    ['are objects', [plan({ recipes: [{ id: 6 }, { id: 5 }] })]],
    [
      'stand in rows of their own',
      [
        plan({}),
        { model: 'cook.mealplan_recipes', pk: 1, fields: { mealplan: 2, recipe: 5, position: 2 } },
        { model: 'cook.mealplan_recipes', pk: 2, fields: { mealplan: 2, recipe: 6, position: 1 } },
      ],
    ],
  ])('%s', (_how, entries) => {
    const { plans, notes } = ofAnna([recipe({ user: 1 }), recipe({ user: 1 }, 6), ...entries]);
    expect(plans).toMatchObject([{ recipes: ['6', '5'] }]);
    expect(notes).toEqual([]);
  });
});

test('the group of a fridge item may be an entry of its own', () => {
  const { fridge, notes } = ofAnna([
    { model: 'f.fridgegroup', pk: 4, fields: { name: 'Door' } },
    { model: 'f.fridgeitem', pk: 1, fields: { user: 1, name: 'milk', group: 4 } },
    { model: 'f.fridgeitem', pk: 2, fields: { user: 1, name: 'jam', group: '' } },
  ]);
  expect(fridge?.map(({ fields }) => fields['group'])).toEqual(['Door', 'Other']);
  expect(notes).toEqual(['fridge items without a group, now in "Other": 1']);
});

test.each<[boolean, unknown]>([
  [true, originalDump()],
  [false, []],
  [false, [{ name: 'Soup' }]],
  [false, [{ model: 'a.b', fields: null }, null]],
  [false, { model: 'a.b', fields: {} }],
])('isDump is %s for what is one', (is, value) => {
  expect(isDump(value)).toBe(is);
});
