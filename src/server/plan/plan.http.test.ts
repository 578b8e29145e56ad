import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aRecipe, startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

const UNKNOWN = { detail: 'No Recipe matches the given query.' };

let kit: TestApp;
let cook: Person;

beforeAll(async () => {
  kit = await startTestApp({ settings: { LIMIT_REGISTER_PER_ADDRESS: '1000/1s' } });
});

beforeEach(async () => {
  cook = await kit.signUp();
});

afterAll(() => kit.close());

/** Adds a recipe of these ingredients, each as [name, quantity]. */
async function add(ingredients: [string, string?][], person = cook): Promise<number> {
  const list = ingredients.map(([name, quantity]) => ({ name, quantity }));
  return (await person.post('/api/recipes/', aRecipe({ ingredients: list }))).body.id;
}

const plan = (...recipe_ids: unknown[]) => cook.post('/api/grocery/', { recipe_ids });
const stock = (name: string) => cook.post('/api/fridge/ingredient/', { name, group: 'any' });
const history = async (person = cook): Promise<number[][]> =>
  (await person.get('/api/grocery/history/')).body.map(
    ({ recipes }: { recipes: number[] }) => recipes,
  );
const states = async (person = cook): Promise<string[]> =>
  (await person.get('/api/recipes/?ordering=added_date')).body.map(
    ({ state }: { state: string }) => state,
  );

describe('planning recipes', () => {
  test('answers what to buy and what the fridge has', async () => {
    const id = await add([
      ['garlic', '3 cloves'],
      ['soy sauce', ''],
      ['noodles', '200 g'],
    ]);
    await stock('soy sauce');
    const { status, body } = await plan(id);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      grocery_list: [
        { name: 'garlic', quantity: '3 cloves' },
        { name: 'noodles', quantity: '200 g' },
      ],
      others: [{ name: 'soy sauce', quantity: '' }],
    });
  });

  test.each<[string, [string, string?][][], string]>([
    ['two', [[['rice', '200g']], [['rice', '100g']]], '200g + 100g'],
    ['the first empty', [[['rice', '']], [['rice', '200g']]], '200g'],
    ['the last empty', [[['rice', '200g']], [['rice', '']]], '200g'],
    ['one in between', [[['rice', '1']], [['rice']], [['rice', '2']]], '1 + 2'],
    ['all empty', [[['rice', '']], [['rice']]], ''],
    ['only blanks', [[['rice', '  ']], [['rice', '1']]], '1'],
    [
      'in one recipe',
      [
        [
          ['rice', '1'],
          ['rice', '2'],
          ['rice', '1'],
        ],
      ],
      '1 + 2 + 1',
    ],
    ['in any case', [[['Rice', '1']], [['RICE', '2']]], '1 + 2'],
  ])('joins quantities: %s', async (_what, recipes, quantity) => {
    const ids: number[] = [];
    for (const ingredients of recipes) ids.push(await add(ingredients));
    const { body } = await plan(...ids);
    expect(body).toMatchObject({ grocery_list: [{ name: 'rice', quantity }], others: [] });
  });

  test('joins in the order of the plan', async () => {
    const [one, two] = [await add([['rice', '1']]), await add([['rice', '2']])];
    expect((await plan(two, one)).body.grocery_list).toMatchObject([
      { name: 'rice', quantity: '2 + 1' },
    ]);
  });

  test('counts a recipe named twice twice', async () => {
    const [one, two] = [await add([['garlic', '1'], ['salt']]), await add([['garlic', '5']])];
    const { body } = await plan(one, one, two);
    expect(body.grocery_list).toMatchObject([
      { name: 'garlic', quantity: '1 + 1 + 5' },
      { name: 'salt', quantity: '' },
    ]);
    expect(await history()).toEqual([[one, one, two]]);
  });

  test('joins what the fridge has as well, whatever its case', async () => {
    const id = await add([['soy sauce', '1 tbsp']]);
    await stock('Soy SAUCE');
    expect((await plan(id, id)).body).toMatchObject({
      grocery_list: [],
      others: [{ name: 'soy sauce', quantity: '1 tbsp + 1 tbsp' }],
    });
  });

  test('does not take part of a name for the name', async () => {
    const id = await add([['eggplant'], ['tomato paste']]);
    await stock('egg');
    await stock('tomato');
    expect((await plan(id)).body.others).toEqual([]);
  });

  test('does not look into the fridges of others', async () => {
    const id = await add([['rice']]);
    await (await kit.signUp()).post('/api/fridge/ingredient/', { name: 'rice', group: 'dry' });
    expect((await plan(id)).body.others).toEqual([]);
  });

  test('of recipes without ingredients needs nothing', async () => {
    expect((await plan(await add([]))).body).toEqual({ grocery_list: [], others: [] });
  });

  test('takes ids as text', async () => {
    const id = await add([['rice', '1']]);
    expect((await plan(String(id))).status).toBe(200);
    expect(await history()).toEqual([[id]]);
  });

  test('makes these recipes used, and no others', async () => {
    const [one, , three] = [await add([]), await add([]), await add([])];
    const other = await kit.signUp();
    await add([], other);
    await plan(three, one);
    expect(await states()).toEqual(['used', 'active', 'used']);
    expect(await states(other)).toEqual(['active']);
  });

  test.each([[{}], [{ recipe_ids: null }], [{ recipe_ids: [] }], [{ recipe_ids: 'x' }]])(
    'needs a list with something in it: %j',
    async (body) => {
      const answer = await cook.post('/api/grocery/', body);
      expect(answer.status).toBe(400);
      expect(answer.body).toEqual({ error: 'recipe_ids must be a non-empty list.' });
    },
  );

  test.each([5, true, { 0: 1 }, '', '1,2'])('needs a list and not %j', async (recipe_ids) => {
    const answer = await cook.post('/api/grocery/', { recipe_ids });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ error: 'recipe_ids must be a non-empty list.' });
  });

  test.each(['abc', 1.5, '1.5', '', true, [1], { id: 1 }])(
    'needs whole numbers, not %j',
    async (wrong) => {
      const id = await add([]);
      const { status, body } = await plan(id, wrong);
      expect(status).toBe(400);
      expect(body).toEqual({ recipe_ids: { 1: ['A valid integer is required.'] } });
      expect([await history(), await states()]).toEqual([[], ['active']]);
    },
  );

  test('refuses null among the ids', async () => {
    const { status, body } = await plan(null);
    expect([status, body]).toEqual([400, { recipe_ids: { 0: ['This field may not be null.'] } }]);
  });

  test.each([
    987654,
    0,
    -1,
    2 ** 31,
    2 ** 53 - 1,
    2 ** 53,
    '9007199254740993',
    '99999999999999999999',
    1e300,
  ])('with the unknown id %j changes nothing', async (unknown) => {
    const id = await add([['rice']]);
    const { status, body } = await plan(id, unknown);
    expect([status, body]).toEqual([404, UNKNOWN]);
    expect([await history(), await states()]).toEqual([[], ['active']]);
  });

  test('with a foreign id changes nothing, here or there', async () => {
    const other = await kit.signUp();
    const [own, foreign] = [await add([['rice']]), await add([['rice']], other)];
    const { status, body } = await plan(own, foreign);
    expect([status, body]).toEqual([404, UNKNOWN]);
    expect([await history(), await states()]).toEqual([[], ['active']]);
    expect([await history(other), await states(other)]).toEqual([[], ['active']]);
  });
});

describe('the history', () => {
  test('is empty at first', async () => {
    for (const path of ['history/', 'history/recent/']) {
      const { status, text } = await cook.get(`/api/grocery/${path}`);
      expect([status, text]).toEqual([200, '[]']);
    }
  });

  test('has plans newest first, each with its recipes in order and its time', async () => {
    const [one, two] = [await add([]), await add([])];
    await plan(one, two);
    kit.clock.now += 1000;
    await plan(two, one, two);
    const { status, body } = await cook.get('/api/grocery/history/');
    expect(status).toBe(200);
    const newest = {
      id: expect.any(Number),
      recipes: [two, one, two],
      created_at: new Date(kit.clock.now).toISOString(),
    };
    const oldest = {
      id: expect.any(Number),
      recipes: [one, two],
      created_at: new Date(kit.clock.now - 1000).toISOString(),
    };
    expect(body).toEqual([newest, oldest]);
    expect((await cook.get('/api/grocery/history/recent/')).body).toEqual([newest]);
  });

  test('keeps the order of plans made in the same moment', async () => {
    const [one, two] = [await add([]), await add([])];
    await plan(one);
    await plan(two);
    expect(await history()).toEqual([[two], [one]]);
  });

  test('keeps the ids of recipes that are deleted', async () => {
    const [one, two] = [await add([]), await add([])];
    await plan(one, two);
    await cook.delete(`/api/recipes/${one}/`);
    expect(await history()).toEqual([[one, two]]);
    await cook.delete('/api/recipes/');
    expect(await history()).toEqual([[one, two]]);
    // Their ids are never given to others.
    expect(await add([])).toBeGreaterThan(two);
  });

  test('is forgotten, the recipes stay', async () => {
    const other = await kit.signUp();
    const theirs = await add([], other);
    await other.post('/api/grocery/', { recipe_ids: [theirs] });
    await plan(await add([]));
    const answer = await cook.delete('/api/grocery/history/');
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(await history()).toEqual([]);
    expect(await states()).toEqual(['used']);
    expect(await history(other)).toEqual([[theirs]]);
    expect((await cook.delete('/api/grocery/history/')).status).toBe(204);
  });
});
