import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aRecipe, startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

let kit: TestApp;
let cook: Person;

beforeAll(async () => {
  kit = await startTestApp();
});

beforeEach(async () => {
  cook = await kit.signUp();
});

afterAll(() => kit.close());

const bulk = (list: unknown) => cook.post('/api/recipes/bulk/', { list });

describe('adding many recipes', () => {
  test('answers with them in the order given', async () => {
    const names = ['Zucchini', 'Apple', 'Milk', 'apple'];
    const { status, body } = await bulk(
      names.map((name) => aRecipe({ name, ingredients: [{ name, quantity: '1' }] })),
    );
    expect(status).toBe(201);
    expect(body).toMatchObject(
      names.map((name) => ({
        id: expect.any(Number),
        name,
        note: aRecipe().note,
        ingredient_list: [{ name: name.toLowerCase(), quantity: '1' }],
        added_date: expect.any(String),
      })),
    );
    const listed = (await cook.get('/api/recipes/?ordering=added_date')).body;
    expect(listed).toEqual(body);
  });

  test('takes what an export of the original holds', async () => {
    const exported = { ...aRecipe(), ingredients: [{ name: 'soy sauce', quantity: '' }] };
    expect((await bulk([exported, exported])).body).toHaveLength(2);
    const noQuantity = aRecipe({ ingredients: [{ name: 'salt' }] });
    expect((await bulk([noQuantity])).status).toBe(201);
  });

  test('takes thousands', async () => {
    const list = Array.from({ length: 3000 }, (_, at) =>
      aRecipe({
        name: `No. ${at}`,
        ingredients: [{ name: `food ${at % 700}`, quantity: `${at}` }],
      }),
    );
    const { status, body } = await bulk(list);
    expect(status).toBe(201);
    expect(body.map(({ name }: { name: string }) => name)).toEqual(list.map(({ name }) => name));
    expect(body[2999].ingredient_list).toMatchObject([{ name: 'food 199', quantity: '2999' }]);
  });

  test.each([[{}], [{ list: [] }], [{ list: null }], [{ recipes: [aRecipe()] }]])(
    'needs a list: %j',
    async (body) => {
      const answer = await cook.post('/api/recipes/bulk/', body);
      expect(answer.status).toBe(400);
      expect(answer.body).toEqual({ error: 'Missing list in request body' });
    },
  );

  test.each([['garlic'], [5], [true], [{ 0: aRecipe() }], [aRecipe()]])(
    'needs a list and not %j',
    async (list) => {
      const answer = await bulk(list);
      expect(answer.status).toBe(400);
      expect(answer.body).toEqual({ detail: 'Expected a list of recipes.' });
    },
  );

  test('refuses all for the sake of one, and says which', async () => {
    const answer = await bulk([
      aRecipe(),
      aRecipe({ name: ' ', longevity: 2.5 }),
      aRecipe({ ingredients: [{ name: 'a' }, { quantity: '1' }] }),
      aRecipe(),
      'soup',
      null,
      {},
    ]);
    const required = ['This field is required.'];
    expect(answer.status).toBe(400);
    expect(answer.body.toSpliced(5, 1)).toEqual([
      {},
      { name: ['This field may not be blank.'], longevity: ['A valid integer is required.'] },
      { ingredients: [{}, { name: required }] },
      {},
      { non_field_errors: ['Invalid data. Expected a dictionary, but got str.'] },
      {
        name: required,
        meat_type: required,
        longevity: required,
        frequency: required,
        state: required,
        ingredients: required,
      },
    ]);
    expect(Object.keys(answer.body[5])).toEqual(['non_field_errors']);
    expect((await cook.get('/api/recipes/')).text).toBe('[]');
  });
});

describe('the numbers', () => {
  test('count recipes and active ones by category and by frequency', async () => {
    await bulk([
      aRecipe({ meat_type: 'Fish', frequency: 'rarely' }),
      aRecipe({ meat_type: 'Fish', frequency: 'weekday', state: 'used' }),
      aRecipe({ meat_type: 'Beef', frequency: 'rarely', state: 'used' }),
    ]);
    const { status, body } = await cook.get('/api/recipes/stats/');
    expect(status).toBe(200);
    expect(body).toEqual({
      meat_type_stats: [
        { meat_type: 'Beef', total: 1, active: 0 },
        { meat_type: 'Fish', total: 2, active: 1 },
      ],
      frequency_stats: [
        { frequency: 'rarely', total: 2, active: 1 },
        { frequency: 'weekday', total: 1, active: 0 },
      ],
    });
  });

  test('are none without recipes', async () => {
    const { body } = await cook.get('/api/recipes/stats/');
    expect(body).toEqual({ meat_type_stats: [], frequency_stats: [] });
  });

  test('leave the recipes of others out', async () => {
    await bulk([aRecipe()]);
    const other = await kit.signUp();
    expect((await other.get('/api/recipes/stats/')).body.meat_type_stats).toEqual([]);
  });
});

describe('refreshing', () => {
  test('makes all recipes active and counts all of them', async () => {
    await bulk([aRecipe(), aRecipe({ state: 'used' }), aRecipe({ state: 'used' })]);
    const { status, body } = await cook.post('/api/recipes/refresh/');
    expect([status, body]).toEqual([200, { updated_count: 3 }]);
    const states = (await cook.get('/api/recipes/')).body.map(
      (recipe: { state: string }) => recipe.state,
    );
    expect(states).toEqual(['active', 'active', 'active']);
    expect((await cook.post('/api/recipes/refresh/', {})).body).toEqual({ updated_count: 3 });
  });

  test('without recipes counts none', async () => {
    expect((await cook.post('/api/recipes/refresh/')).body).toEqual({ updated_count: 0 });
  });

  test('leaves the recipes of others alone', async () => {
    await bulk([aRecipe({ state: 'used' })]);
    await (await kit.signUp()).post('/api/recipes/refresh/');
    expect((await cook.get('/api/recipes/')).body[0].state).toBe('used');
  });
});
