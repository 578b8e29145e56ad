import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRecipe, startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

let kit: TestApp;
let cook: Person;
beforeAll(async () => {
  kit = await startTestApp();
  kit.clock.now = Date.parse('2026-05-06T10:00:00Z');
});
afterAll(() => kit.close());

const put = async (body: object): Promise<{ id: number }> =>
  (await cook.post('/api/fridge/ingredient/', { group: 'Shelf', ...body })).body;
const fridge = async () => (await cook.get('/api/fridge/')).body.ingredient_list;

async function kitchenWithSoup() {
  cook = await kit.signUp();
  await put({ text: '300 g spinach until 2026-05-20' });
  await put({ text: '100 g spinach until 2026-05-08' });
  await put({ name: 'onions', amount: '5' });
  await put({ name: 'salt' });
  await put({ text: '1 l cream' });
  const { body } = await cook.post('/api/recipes/', {
    ...aRecipe(),
    name: 'Spinach soup',
    longevity: 3,
    servings: 2,
    ingredients: [
      { name: 'spinach', quantity: '100 g' },
      { name: 'onion', quantity: '2' },
      { name: 'salt', quantity: 'to taste' },
      { name: 'cream', quantity: '1 can' },
      { name: 'leek', quantity: '1' },
    ],
  });
  return body.id as number;
}

const amount = (quantity: string, unit: string | null = null) => [
  { quantity, quantity_max: null, unit },
];

test('cooking takes what ends first, says what was short, and is undone to the gram', async () => {
  const id = await kitchenWithSoup();
  const before = await fridge();
  const { status, body } = await cook.post(`/api/recipes/${id}/cook/`, {
    servings: 4,
    leftovers: 2,
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ recipe: { id, name: 'Spinach soup' }, servings: 4 });
  const [spinach, onion, salt, cream, leek] = body.foods;
  expect(spinach).toMatchObject({ name: 'spinach', taken: amount('200', 'g'), short: [] });
  expect(onion).toMatchObject({ taken: amount('4'), short: [] });
  expect(salt).toMatchObject({ taken: [], short: [], unmeasured: [expect.any(Number)] });
  expect(cream).toMatchObject({ taken: [], incomparable: [expect.any(Number)] });
  expect(leek).toMatchObject({ taken: [], short: amount('2') });
  const after = await fridge();
  expect(
    after.Shelf.map((item: { name: string; amount?: string }) => [item.name, item.amount]),
  ).toEqual([
    ['spinach', '200'],
    ['onions', '1'],
    ['salt', undefined],
    ['cream', '1'],
  ]);
  expect(after.Fridge).toMatchObject([
    { name: 'Leftovers: Spinach soup', amount: '2', expires_on: '2026-05-09' },
  ]);
  expect((await cook.get(`/api/recipes/${id}/`)).body.state).toBe('used');
  expect((await cook.get('/api/cookings/')).body).toMatchObject([{ id: body.id, servings: 4 }]);

  expect((await cook.delete(`/api/cookings/${body.id}/`)).status).toBe(204);
  expect(await fridge()).toEqual(before);
  expect((await cook.get(`/api/recipes/${id}/`)).body.state).toBe('active');
  expect((await cook.get('/api/cookings/')).body).toEqual([]);
  expect((await cook.delete(`/api/cookings/${body.id}/`)).status).toBe(404);
  const moves = await kit.db.selectFrom('stock_moves').selectAll().execute();
  expect(moves).toEqual([]);
});

test('nobody cooks, sees or undoes in the kitchen of another', async () => {
  const id = await kitchenWithSoup();
  const { body } = await cook.post(`/api/recipes/${id}/cook/`, {});
  const stranger = await kit.signUp();
  expect((await stranger.post(`/api/recipes/${id}/cook/`, {})).status).toBe(404);
  expect((await stranger.delete(`/api/cookings/${body.id}/`)).status).toBe(404);
  expect((await stranger.get('/api/cookings/')).body).toEqual([]);
});

test.each([
  ['servings', 0],
  ['servings', 'four'],
  ['leftovers', -1],
  ['leftovers', 100_000],
])('%s %j is refused and nothing is taken', async (field, value) => {
  const id = await kitchenWithSoup();
  const before = await fridge();
  const { status, body } = await cook.post(`/api/recipes/${id}/cook/`, { [field]: value });
  expect(status).toBe(400);
  expect(Object.keys(body)).toEqual([field]);
  expect(await fridge()).toEqual(before);
});
