import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aRecipe,
  startTestApp,
  type Answer,
  type Person,
  type TestApp,
} from '../../../test/kit.ts';

let kit: TestApp;
let owner: Person;
let stranger: Person;
let recipeId: number;
let itemId: number;
let lineId: number;

beforeAll(async () => {
  kit = await startTestApp();
  owner = await kit.signUp();
  stranger = await kit.signUp();
  recipeId = (await owner.post('/api/recipes/', aRecipe())).body.id;
  itemId = (await owner.post('/api/fridge/ingredient/', { name: 'milk', group: 'door' })).body.id;
  lineId = (await owner.post('/api/grocery/list/', { items: 'bread' })).body.id;
});

afterAll(() => kit.close());

const RECIPE = '{"detail":"No Recipe matches the given query."}';
const FRIDGE = '{"detail":"No FridgeIngredient matches the given query."}';
const GROCERY = '{"detail":"No GroceryListItem matches the given query."}';

const things = [
  { folder: '/api/recipes/', own: () => recipeId, absent: RECIPE, body: aRecipe() },
  {
    folder: '/api/fridge/ingredient/',
    own: () => itemId,
    absent: FRIDGE,
    body: { name: 'x', group: 'y' },
  },
  {
    folder: '/api/grocery/list/',
    own: () => lineId,
    absent: GROCERY,
    body: { item: 'x', isChecked: true },
  },
];
const calls = things.flatMap((thing) =>
  ['GET', 'PUT', 'PATCH', 'DELETE'].map((method) => ({ ...thing, method })),
);

/** All a kitchen has, as text. */
async function everything(person: Person): Promise<string[]> {
  const paths = ['recipes/', 'fridge/', 'grocery/list/', 'grocery/history/'];
  return Promise.all(paths.map(async (path) => (await person.get(`/api/${path}`)).text));
}

describe('an id', () => {
  test.each(calls)(
    'of somebody else is as unknown as any: $method $folder',
    async ({ method, folder, own, absent, body }) => {
      const before = await everything(owner);
      const foreign = await stranger.send(method, `${folder}${own()}/`, { body });
      const unknown = await stranger.send(method, `${folder}987654/`, { body });
      expect([foreign.status, foreign.text]).toEqual([404, absent]);
      expect([unknown.status, unknown.text]).toEqual([404, absent]);
      expect(await everything(owner)).toEqual(before);
    },
  );

  test.each(calls)(
    'that is no positive integer is a 404: $method $folder',
    async ({ method, folder, absent, body }) => {
      const odd = ['0', '-1', 'abc', '1.5', '1e3', '0x1', '+1', '%00', '%20', '%F0%9F%A5%9A'];
      odd.push(
        '2147483648',
        '9007199254740991',
        '9007199254740993',
        '9223372036854775807',
        '9223372036854775808',
      );
      odd.push('99999999999999999999', '9'.repeat(400), 'x'.repeat(4000));
      for (const id of odd) {
        const answer = await owner.send(method, `${folder}${id}/`, { body });
        expect([answer.status, answer.text], id.slice(0, 30)).toEqual([404, absent]);
      }
    },
  );

  test('of any length is a 404', async () => {
    const answer = await owner.get(`/api/recipes/${'9'.repeat(9000)}/`);
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  });
});

describe('a request that fails', () => {
  test('changes nothing', async () => {
    const before = await everything(owner);
    const long = 'x'.repeat(201);
    const list = [aRecipe({ ingredients: [{ name: 'brand new' }] }), aRecipe({ name: '' })];
    const failures: [Promise<Answer>, number][] = [
      [owner.post('/api/recipes/', aRecipe({ ingredients: [{ name: '' }] })), 400],
      [owner.post('/api/recipes/bulk/', { list }), 400],
      [owner.patch(`/api/recipes/${recipeId}/`, { name: 'New', longevity: -1 }), 400],
      [owner.put(`/api/recipes/${recipeId}/`, { name: 'New', ingredients: [] }), 400],
      [owner.patch(`/api/fridge/ingredient/${itemId}/`, { name: 'oats', group: '' }), 400],
      [owner.put('/api/fridge/ingredient/group/door', { new_group: 'x'.repeat(31) }), 400],
      [owner.post('/api/grocery/list/', { items: `milk\n${long}` }), 400],
      [owner.patch(`/api/grocery/list/${lineId}/`, { item: 'tea', isChecked: 'maybe' }), 400],
      [owner.post('/api/grocery/', { recipe_ids: [recipeId, 987654] }), 404],
    ];
    for (const [answer, status] of failures) expect((await answer).status).toBe(status);
    expect(await everything(owner)).toEqual(before);
    const names = await kit.db.selectFrom('ingredients').select('name').execute();
    expect(names.map(({ name }) => name)).not.toContain('brand new');
  });
});

describe('parallel requests', () => {
  test('that name the same new ingredient share one row', async () => {
    const cook = await kit.signUp();
    const recipe = aRecipe({ ingredients: [{ name: 'Dragon fruit', quantity: '1' }] });
    const answers = await Promise.all([
      cook.post('/api/recipes/', recipe),
      cook.post('/api/recipes/', recipe),
      cook.post('/api/recipes/bulk/', { list: [recipe, recipe] }),
      cook.post('/api/fridge/ingredient/', { name: 'DRAGON FRUIT', group: 'fruit' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const rows = await kit.db
      .selectFrom('ingredients')
      .selectAll()
      .where('name_key', '=', 'dragon fruit')
      .execute();
    expect(rows).toHaveLength(1);
    expect((await cook.get('/api/recipes/?ingredients=dragon fruit')).body).toHaveLength(4);
  });

  test('of two kitchens keep an ingredient row each', async () => {
    const [one, other] = [await kit.signUp(), await kit.signUp()];
    const recipe = aRecipe({ ingredients: [{ name: 'yuzu' }] });
    await Promise.all([one.post('/api/recipes/', recipe), other.post('/api/recipes/', recipe)]);
    const rows = await kit.db
      .selectFrom('ingredients')
      .select('kitchen_id')
      .where('name_key', '=', 'yuzu')
      .execute();
    expect(new Set(rows.map((row) => row.kitchen_id)).size).toBe(2);
  });
});
