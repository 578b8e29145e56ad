import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aRecipe, startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

let kit: TestApp;
let cook: Person;
beforeAll(async () => {
  kit = await startTestApp();
  cook = await kit.signUp();
});
afterAll(() => kit.close());

const FULL = {
  servings: 4,
  prep_minutes: 10,
  cook_minutes: 25,
  total_minutes: 35,
  rating: 5,
  source_url: 'https://example.com/soup?a=b',
  author: 'Anna',
  description: 'Warm.',
  tags: ['winter', 'quick'],
  steps: [{ text: 'Chop.', section: 'Before' }, { text: 'Boil.' }],
};

describe('what a recipe may say beyond the first fields', () => {
  test('comes back as it was sent, alone and in the list', async () => {
    const created = await cook.post('/api/recipes/', { ...aRecipe(), ...FULL });
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject(FULL);
    const alone = await cook.get(`/api/recipes/${created.body.id}/`);
    expect(alone.body).toEqual(created.body);
    const list = await cook.get('/api/recipes/');
    expect(list.body[0]).toEqual(created.body);
  });

  test('is not there where nobody said it', async () => {
    const { body } = await cook.post('/api/recipes/', aRecipe());
    for (const field of Object.keys(FULL)) expect(body).not.toHaveProperty(field);
  });

  test('stays when a client that does not know it writes the recipe, and goes when it is told to', async () => {
    const { body } = await cook.post('/api/recipes/', { ...aRecipe(), ...FULL });
    const put = await cook.put(`/api/recipes/${body.id}/`, { ...aRecipe(), name: 'Other' });
    expect(put.body).toMatchObject({ ...FULL, name: 'Other' });
    const gone = {
      servings: null,
      rating: null,
      tags: [],
      steps: [],
      author: '',
      source_url: null,
    };
    const patched = await cook.patch(`/api/recipes/${body.id}/`, gone);
    for (const field of Object.keys(gone)) expect(patched.body).not.toHaveProperty(field);
    expect(patched.body).toMatchObject({ prep_minutes: 10, description: 'Warm.' });
  });

  test.each([
    ['servings', 0, ['Ensure this value is greater than or equal to 1.']],
    ['servings', 'many', ['A valid integer is required.']],
    ['rating', 6, ['Ensure this value is less than or equal to 5.']],
    ['total_minutes', -1, ['Ensure this value is greater than or equal to 0.']],
    ['source_url', 'javascript:alert(1)', ['Enter a valid URL.']],
    ['source_url', 'https://', ['Enter a valid URL.']],
    ['tags', ['x'.repeat(51)], { 0: ['Ensure this field has no more than 50 characters.'] }],
    ['steps', [{ text: '' }], [{ text: ['This field may not be blank.'] }]],
    ['steps', 'Boil.', { non_field_errors: ['Expected a list of items but got type "str".'] }],
  ])('%s %j is refused', async (field, value, problems) => {
    const { status, body } = await cook.post('/api/recipes/', { ...aRecipe(), [field]: value });
    expect([status, body]).toEqual([400, { [field]: problems }]);
  });
});

const amount = (quantity: string, unit: string | null) => [{ quantity, quantity_max: null, unit }];

test('ingredients say their amounts, what is done to them and what they are for', async () => {
  const ingredients = [
    { name: 'Flour', quantity: '1 1/2 cups', section: 'Dough' },
    { name: 'Onions', quantity: '2', preparation: 'finely chopped' },
    { name: 'Salt', quantity: 'to taste' },
  ];
  const { body } = await cook.post('/api/recipes/', { ...aRecipe(), ingredients });
  expect(body.ingredient_list).toEqual([
    { name: 'flour', quantity: '1 1/2 cups', amounts: amount('1 1/2', 'cup'), section: 'Dough' },
    { name: 'onions', quantity: '2', amounts: amount('2', null), preparation: 'finely chopped' },
    { name: 'salt', quantity: 'to taste' },
  ]);
});
