import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aRecipe, startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

let kit: TestApp;
let cook: Person;
beforeAll(async () => {
  kit = await startTestApp();
  kit.clock.now = Date.parse('2026-05-06T10:00:00Z');
});
beforeEach(async () => {
  cook = await kit.signUp();
});
afterAll(() => kit.close());

const add = async (name: string, servings: number | null, ...lines: [string, string][]) => {
  const ingredients = lines.map(([food, quantity]) => ({ name: food, quantity }));
  const { body } = await cook.post('/api/recipes/', { ...aRecipe(), name, servings, ingredients });
  return body.id as number;
};
const put = (text: string) => cook.post('/api/fridge/ingredient/', { text, group: 'Cold' });
const list = async () => (await cook.get('/api/grocery/list/')).body;
const words = async () => (await list()).map(({ item }: { item: string }) => item).toReversed();

test('what is at home is taken off by its amount', async () => {
  const soup = await add('Soup', 2, ['Tomatoes', '500 g'], ['salt', ''], ['flour', '100 g']);
  const pasta = await add('Pasta', null, ['tomato', '0.25 kg'], ['flour', '1 kg']);
  for (const text of ['500 g tomatoes', 'salt', '3 kg flour']) await put(text);
  const { body } = await cook.post('/api/grocery/', { recipe_ids: [soup, pasta] });
  expect(body.grocery_list).toMatchObject([
    {
      name: 'tomatoes',
      quantity: '500 g + 0.25 kg',
      total: '750 g',
      have: { text: '500 g', is_enough: false },
      to_buy: { text: '250 g' },
      recipes: [
        { id: soup, name: 'Soup', text: '500 g' },
        { id: pasta, name: 'Pasta', text: '250 g' },
      ],
      aisle: 'produce',
    },
  ]);
  expect(body.others).toMatchObject([
    { name: 'salt', quantity: '', have: { is_enough: true } },
    { name: 'flour', total: '1.1 kg', to_buy: { text: '' } },
  ]);
});

test('a plan is for as many as are wanted', async () => {
  const soup = await add('Soup', 2, ['tomatoes', '500 g']);
  const { body } = await cook.post('/api/grocery/', { recipe_ids: [soup], servings: [6] });
  expect(body.grocery_list).toMatchObject([{ quantity: '500 g', total: '1.5 kg' }]);
  const wrong = await cook.post('/api/grocery/', { recipe_ids: [soup], servings: [0] });
  expect([wrong.status, Object.keys(wrong.body)]).toEqual([400, ['servings']]);
});

describe('saving the list', () => {
  test('merges with what is there; saving again changes nothing', async () => {
    const soup = await add('Soup', 2, ['tomatoes', '500 g'], ['leek', '1']);
    await cook.post('/api/grocery/list/', { items: 'tomatoes\nbread' });
    const save = () => cook.post('/api/grocery/', { recipe_ids: [soup], save: true });
    await save();
    const once = await words();
    expect(once).toEqual(['tomatoes (500 g)', 'bread', 'leek (1)']);
    await save();
    expect(await words()).toEqual(once);
    const pasta = await add('Pasta', null, ['tomato', '1 kg']);
    await cook.post('/api/grocery/', { recipe_ids: [pasta], save: true });
    expect(await words()).toEqual(['tomatoes (1.5 kg)', 'bread', 'leek (1)']);
    const [tomatoes] = (await list()).toReversed();
    expect(tomatoes).toMatchObject({ recipes: [soup, pasta], amount: expect.any(String) });
  });

  test('is done once for one key', async () => {
    const soup = await add('Soup', null, ['leek', '1']);
    const headers = { 'idempotency-key': 'tonight' };
    const body = { recipe_ids: [soup], save: true };
    const first = await cook.send('POST', '/api/grocery/', { body, headers });
    await cook.delete('/api/grocery/list/');
    const second = await cook.send('POST', '/api/grocery/', { body, headers });
    expect(second.text).toBe(first.text);
    expect(await list()).toEqual([]);
    const other = { recipe_ids: [soup] };
    expect((await cook.send('POST', '/api/grocery/', { body: other, headers })).status).toBe(422);
  });
});

test('lines that are typed are read, and an aisle that somebody chose is remembered', async () => {
  const { body } = await cook.post('/api/grocery/list/', { items: '2x milk 1l' });
  const path = `/api/grocery/list/${body.id}/`;
  expect((await cook.get(path)).body).toMatchObject({
    item: '2x milk 1l',
    amount: '2',
    unit: 'litre',
    aisle: 'dairy',
  });
  await cook.patch(path, { aisle: 'By the door' });
  await cook.post('/api/grocery/list/', { items: 'Milk' });
  expect((await list())[0]).toMatchObject({ item: 'Milk', aisle: 'By the door' });
  const renamed = await cook.patch(path, { item: '3 onions' });
  expect(renamed.body).toMatchObject({ amount: '3', item: '3 onions' });
  expect(renamed.body).not.toHaveProperty('unit');
});

const shop = async (...items: string[]) => {
  await cook.post('/api/grocery/list/', { items: items.join('\n') });
  for (const { id } of await list()) {
    await cook.patch(`/api/grocery/list/${id}/`, { isChecked: true });
  }
};

describe('putting away', () => {
  test('puts what is ticked where it belongs, with a guess how long it keeps', async () => {
    await put('ham');
    await shop('2 l milk', 'frozen peas', '1 kg rice');
    await cook.post('/api/grocery/list/', { items: 'bread' });
    const preview = await cook.post('/api/grocery/list/put-away/', { preview: true });
    expect(preview.body.items).toHaveLength(3);
    expect(await list()).toHaveLength(4);
    const { body } = await cook.post('/api/grocery/list/put-away/', {});
    const shown = body.items.map(
      (item: { name: string; group: string; amount?: string; unit?: string }) => [
        item.name,
        item.group,
        item.amount,
        item.unit,
      ],
    );
    expect(shown).toEqual([
      ['milk', 'Cold', '2', 'litre'],
      ['frozen peas', 'Freezer', undefined, undefined],
      ['rice', 'Pantry', '1', 'kg'],
    ]);
    expect(body.items[0].expires_on).toMatch(/^2026-05-/);
    expect((await list()).map(({ item }: { item: string }) => item)).toEqual(['bread']);
    const moves = await kit.db.selectFrom('stock_moves').selectAll().execute();
    expect(moves.map(({ kind }) => kind)).toEqual(['bought', 'bought', 'bought']);
  });

  test('does as somebody says, or nothing at all', async () => {
    await shop('cheese');
    const [{ id }] = await list();
    const wrong = await cook.post('/api/grocery/list/put-away/', { items: [{ id }, { id: 9e6 }] });
    expect(wrong.status).toBe(404);
    const bad = await cook.post('/api/grocery/list/put-away/', {
      items: [{ id, expires_on: 'soon' }],
    });
    expect(bad.status).toBe(400);
    expect(await list()).toHaveLength(1);
    const item = { id, name: 'Gouda', group: 'Cellar', amount: '300', unit: 'g', expires_on: null };
    const { body } = await cook.post('/api/grocery/list/put-away/', { items: [item] });
    expect(body.change).toBeGreaterThan(0);
    expect(body.items).toEqual([
      {
        line: id,
        id: expect.any(Number),
        name: 'Gouda',
        group: 'Cellar',
        amount: '300',
        unit: 'g',
      },
    ]);
  });

  test('is undone as a whole: the lines are back as they were, the stock too', async () => {
    await put('2 l milk');
    await shop('1 l milk', 'frozen peas');
    const [{ id }] = await list();
    await cook.patch(`/api/grocery/list/${id}/`, { aisle: 'By the door', position: 4 });
    const state = async () => [
      await list(),
      (await cook.get('/api/fridge/')).body,
      (await cook.get('/api/user/export/')).body.stock_moves,
    ];
    const before = await state();
    const tag = (await cook.get('/api/grocery/list/')).headers['etag'];
    const { body } = await cook.post('/api/grocery/list/put-away/', {});
    expect(await list()).toEqual([]);
    const path = `/api/fridge/changes/${body.change}/`;
    expect((await (await kit.signUp()).delete(path)).status).toBe(404);
    expect((await cook.delete(path)).status).toBe(204);
    expect(await state()).toEqual(before);
    expect((await cook.get('/api/grocery/list/')).headers['etag']).not.toBe(tag);
    expect((await cook.delete(path)).status).toBe(404);
    expect(await state()).toEqual(before);
  });

  test('is not undone once something of it was used', async () => {
    await shop('2 l milk', 'rice');
    const { body } = await cook.post('/api/grocery/list/put-away/', {});
    const [milk] = body.items;
    await cook.post(`/api/fridge/ingredient/${milk.id}/use/`, { amount: '1', unit: 'l' });
    const before = (await cook.get('/api/fridge/')).body;
    expect((await cook.delete(`/api/fridge/changes/${body.change}/`)).status).toBe(409);
    expect((await cook.get('/api/fridge/')).body).toEqual(before);
    expect(await list()).toEqual([]);
  });
});
