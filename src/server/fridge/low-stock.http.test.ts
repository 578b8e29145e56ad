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

const put = async (text: string): Promise<{ id: number }> =>
  (await cook.post('/api/fridge/ingredient/', { text, group: 'Fridge' })).body;
const mark = async (name: string, more: object = {}) =>
  (await cook.put('/api/fridge/marks/', { name, ...more })).body;
const low = async () => (await cook.get('/api/fridge/low/')).body;
const list = async () =>
  (await cook.get('/api/grocery/list/')).body
    .map(({ item }: { item: string }) => item)
    .toReversed();
const LITRE = { amount: '1', unit: 'l' };

describe('a mark', () => {
  test('is set, changed and taken away', async () => {
    const { id } = await mark('Milk', LITRE);
    await mark('salt');
    expect(await mark('milk', { amount: '1,5', unit: 'Litres' })).toEqual({
      id,
      name: 'milk',
      amount: '1 1/2',
      unit: 'litre',
    });
    expect((await cook.get('/api/fridge/marks/')).body).toMatchObject([{ id }, { name: 'salt' }]);
    expect((await cook.delete(`/api/fridge/marks/${id}/`)).status).toBe(204);
    expect((await cook.delete(`/api/fridge/marks/${id}/`)).status).toBe(404);
    expect((await cook.get('/api/fridge/marks/')).body).toHaveLength(1);
  });

  test.each([
    ['amount', '-1'],
    ['amount', '1e400'],
    ['amount', '0'],
    ['unit', 'parsec'],
    ['name', ''],
    ['name', 'x'.repeat(201)],
  ])('with the %s %s is refused by name', async (field, value) => {
    const sent = { name: 'milk', ...LITRE, [field]: value };
    const answer = await cook.put('/api/fridge/marks/', sent);
    expect([answer.status, Object.keys(answer.body)]).toEqual([400, [field]]);
    expect((await cook.get('/api/fridge/marks/')).body).toEqual([]);
  });

  test('of another kitchen does not exist', async () => {
    const { id } = await mark('milk');
    const stranger = await kit.signUp();
    expect((await stranger.delete(`/api/fridge/marks/${id}/`)).status).toBe(404);
    expect((await stranger.get('/api/fridge/marks/')).body).toEqual([]);
    expect((await stranger.get('/api/fridge/low/')).body).toEqual([]);
  });
});

test('what is below its mark is listed with what to buy, what is out first', async () => {
  const { id } = await put('200 ml milk');
  await put('2 kg rice');
  await mark('milk', LITRE);
  await mark('rice', { amount: '1', unit: 'kg' });
  await mark('salt');
  expect(await low()).toMatchObject([
    { name: 'salt', state: 'out', items: [], to_buy: { text: '' } },
    {
      name: 'milk',
      state: 'low',
      have: { text: '200 ml' },
      to_buy: { text: '800 ml' },
      items: [id],
    },
  ]);
});

describe('a food that falls below its mark', () => {
  test('is told by using it up and throwing it away', async () => {
    const { id } = await put('1.5 l milk');
    await mark('milk', LITRE);
    const use = (body: object) => cook.post(`/api/fridge/ingredient/${id}/use/`, body);
    expect((await use({ amount: '500', unit: 'ml' })).body).not.toHaveProperty('low');
    expect((await use({ amount: '500', unit: 'ml' })).body.low).toMatchObject([{ state: 'low' }]);
    expect((await use({ thrown: true })).body.low).toMatchObject([{ name: 'milk', state: 'out' }]);
  });

  test('is told by cooking, others are not', async () => {
    await put('1 l milk');
    await mark('milk', LITRE);
    await mark('salt');
    const ingredients = [{ name: 'milk', quantity: '250 ml' }];
    const { body: recipe } = await cook.post('/api/recipes/', { ...aRecipe(), ingredients });
    const { body } = await cook.post(`/api/recipes/${recipe.id}/cook/`, {});
    expect(body.low).toMatchObject([{ name: 'milk', to_buy: { text: '250 ml' } }]);
  });
});

describe('on the checklist', () => {
  test('it is put once, less what stands there', async () => {
    await put('200 ml milk');
    await mark('milk', LITRE);
    await mark('salt');
    await mark('oats', { amount: '500', unit: 'g' });
    await cook.post('/api/grocery/list/', { items: '300 ml milk\noats' });
    const { body } = await cook.post('/api/fridge/low/', {});
    expect(body).toEqual({ added: ['milk', 'salt'] });
    const once = await list();
    expect(once).toEqual(['milk (800 ml)', 'oats', 'salt']);
    expect((await cook.post('/api/fridge/low/', {})).body).toEqual({ added: [] });
    expect(await list()).toEqual(once);
    for (const line of (await cook.get('/api/grocery/list/')).body) {
      expect(line).not.toHaveProperty('recipes');
    }
  });

  test('a plan asks for it too, when it is asked to', async () => {
    await put('200 ml milk');
    await put('1 kg rice');
    await mark('milk', LITRE);
    await mark('rice', { amount: '500', unit: 'g' });
    const ingredients = [{ name: 'milk', quantity: '500 ml' }];
    const { body: recipe } = await cook.post('/api/recipes/', { ...aRecipe(), ingredients });
    const wish = { recipe_ids: [recipe.id] };
    const plain = (await cook.post('/api/grocery/', wish)).body;
    expect(plain.grocery_list).toMatchObject([{ name: 'milk', to_buy: { text: '300 ml' } }]);
    const save = () => cook.post('/api/grocery/', { ...wish, include_low: true, save: true });
    const { body } = await save();
    expect(body.grocery_list).toMatchObject([
      { name: 'milk', to_buy: { text: '1.3 l' }, recipes: [{ id: recipe.id, text: '500 ml' }] },
    ]);
    expect(body.others).toEqual([]);
    expect(await list()).toEqual(['milk (1.3 l)']);
    await save();
    expect(await list()).toEqual(['milk (1.3 l)']);
    expect((await cook.post('/api/fridge/low/', {})).body.added).toEqual([]);
    const wrong = await cook.post('/api/grocery/', { ...wish, include_low: 'maybe' });
    expect([wrong.status, Object.keys(wrong.body)]).toEqual([400, ['include_low']]);
  });
});
