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

const put = async (body: object): Promise<{ id: number }> =>
  (await cook.post('/api/fridge/ingredient/', { group: 'Fridge', ...body })).body;
const fridge = async () => (await cook.get('/api/fridge/')).body.ingredient_list;
const money = async () => (await cook.get('/api/fridge/moves/')).body[0]?.money;
const MILK = { name: 'milk', amount: '1', unit: 'l', price: 119 };

describe('a price', () => {
  test('comes back, is changed and taken away', async () => {
    const { id } = await put(MILK);
    const path = `/api/fridge/ingredient/${id}/`;
    expect((await cook.get(path)).body).toMatchObject({ price: 119 });
    expect((await cook.put(path, { name: 'Milk', group: 'Door' })).body).toMatchObject({
      price: 119,
    });
    expect((await cook.patch(path, { price: '129' })).body).toMatchObject({ price: 129 });
    expect(await money()).toMatchObject({ currency: 'EUR', bought: 129 });
    expect((await cook.patch(path, { price: null })).body).not.toHaveProperty('price');
    expect(await money()).toMatchObject({ bought: 0 });
  });

  test.each([
    ['-1', '-1'],
    ['1e400', '1e400'],
    ['2.5', '2.5'],
    ['a million and more', '100000001'],
    ['NaN', '"NaN"'],
    ['Infinity', '"Infinity"'],
    ['words', '"cheap"'],
    ['blank', '""'],
    ['a list', '[]'],
    ['true', 'true'],
  ])('of %s is refused by name', async (_, price) => {
    const sent = `{"name":"x","group":"Odd","price":${price}}`;
    const headers = { 'content-type': 'application/json' };
    const answer = await cook.send('POST', '/api/fridge/ingredient/', { body: sent, headers });
    expect([answer.status, Object.keys(answer.body)]).toEqual([400, ['price']]);
    expect(await fridge()).toEqual({});
  });

  test('is proposed the next time, for as much as is bought', async () => {
    await put(MILK);
    await cook.post('/api/grocery/list/', { items: '500 ml milk\n2 cans milk\nbread' });
    for (const { id } of (await cook.get('/api/grocery/list/')).body) {
      await cook.patch(`/api/grocery/list/${id}/`, { isChecked: true });
    }
    const { body } = await cook.post('/api/grocery/list/put-away/', { preview: true });
    const byName = body.items.map((item: { amount?: string; last_price?: number }) => [
      item.amount,
      item.last_price,
    ]);
    expect(byName).toEqual([
      ['500', 60],
      ['2', undefined],
      [undefined, undefined],
    ]);
    const [{ line }] = body.items;
    const wrong = { items: [{ id: line, price: -1 }] };
    expect((await cook.post('/api/grocery/list/put-away/', wrong)).status).toBe(400);
    const done = await cook.post('/api/grocery/list/put-away/', {
      items: [{ id: line, price: 75 }],
    });
    expect(done.body.items).toMatchObject([{ price: 75 }]);
    expect(await money()).toMatchObject({ bought: 119 + 75 });
  });
});

test('every cent that came in is cooked, used, thrown away or still there', async () => {
  const { id } = await put({ ...MILK, price: 100 });
  const path = `/api/fridge/ingredient/${id}/`;
  const before = await fridge();
  const ingredients = [{ name: 'milk', quantity: '1/3 l' }];
  const { body: recipe } = await cook.post('/api/recipes/', { ...aRecipe(), ingredients });
  const { body: cooked } = await cook.post(`/api/recipes/${recipe.id}/cook/`, {});
  await cook.delete(`/api/cookings/${cooked.id}/`);
  expect(await fridge()).toEqual(before);
  expect(await money()).toEqual({ currency: 'EUR', bought: 100, cooked: 0, used: 0, thrown: 0 });
  const again = await cook.post(`/api/recipes/${recipe.id}/cook/`, {});
  await cook.post(`${path}use/`, { amount: '1/7', unit: 'l' });
  await cook.post(`${path}use/`, { amount: '1/7', unit: 'l', thrown: true, reason: 'sour' });
  const spent = await money();
  const { body: rest } = await cook.get(path);
  expect(spent).toMatchObject({ bought: 100, cooked: 33 });
  expect(spent.cooked + spent.used + spent.thrown + rest.price).toBe(100);
  const [month] = (await cook.get('/api/fridge/moves/')).body;
  expect(month.thrown_foods).toEqual([
    {
      name: 'milk',
      count: 1,
      reason: 'sour',
      price: spent.thrown,
      amounts: [{ quantity: '1/7', quantity_max: null, unit: 'litre' }],
    },
  ]);
  await cook.delete(`/api/cookings/${again.body.id}/`);
  expect((await cook.get(path)).body.price).toBe(rest.price + 33);
});

test('the kitchen chooses its currency', async () => {
  expect((await cook.get('/api/fridge/settings/')).body).toEqual({ currency: 'EUR' });
  const path = '/api/fridge/settings/';
  expect((await cook.patch(path, { currency: 'VND' })).body).toEqual({ currency: 'VND' });
  for (const currency of ['vnd', 'XYZ', '', 'EURO', null, 5]) {
    const answer = await cook.patch(path, { currency });
    expect([answer.status, Object.keys(answer.body)]).toEqual([400, ['currency']]);
  }
  await put(MILK);
  expect(await money()).toMatchObject({ currency: 'VND', bought: 119 });
  const stranger = await kit.signUp();
  expect((await stranger.get(path)).body).toEqual({ currency: 'EUR' });
});
