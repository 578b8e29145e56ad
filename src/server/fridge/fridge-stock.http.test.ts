import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

let kit: TestApp;
let cook: Person;
beforeAll(async () => {
  kit = await startTestApp();
  kit.clock.now = Date.parse('2026-05-06T10:00:00Z'); // a Wednesday
  cook = await kit.signUp();
});
afterAll(() => kit.close());

const put = async (body: object) =>
  (await cook.post('/api/fridge/ingredient/', { group: 'Shelf', ...body })).body;

describe('how much there is, and until when', () => {
  test('comes back as it is stored, alone and in the fridge', async () => {
    const item = await put({
      name: 'Milk',
      amount: '1,5',
      unit: 'Litres',
      expires_on: '2026-05-10',
    });
    const said = { name: 'Milk', amount: '1 1/2', unit: 'litre', expires_on: '2026-05-10' };
    expect(item).toMatchObject(said);
    expect((await cook.get(`/api/fridge/ingredient/${item.id}/`)).body).toEqual(item);
    const { group: _, ...inGroup } = item;
    expect((await cook.get('/api/fridge/')).body.ingredient_list.Shelf).toContainEqual(inGroup);
  });

  test('is left out where nobody said', async () => {
    const item = await put({ name: 'Salt' });
    expect(Object.keys(item).toSorted()).toEqual(['added_at', 'group', 'id', 'name']);
  });

  test.each([
    ['2 l milk', { name: 'milk', amount: '2', unit: 'litre' }],
    [
      '500 g minced beef until Friday',
      { name: 'minced beef', amount: '500', unit: 'g', expires_on: '2026-05-08' },
    ],
    ['eggs', { name: 'eggs' }],
  ])('is read from one text: %s', async (text, read) => {
    const { id: _id, added_at: _at, group: _group, ...item } = await put({ text });
    expect(item).toEqual(read);
  });

  test('a client of before changes nothing of it', async () => {
    const item = await put({ name: 'Rice', amount: '500', unit: 'g' });
    const path = `/api/fridge/ingredient/${item.id}/`;
    const answer = await cook.put(path, { name: 'Rice', group: 'Pantry' });
    expect(answer.body).toMatchObject({ amount: '500', unit: 'g', group: 'Pantry' });
    const gone = await cook.patch(path, { amount: null, unit: null });
    expect(gone.body).not.toHaveProperty('amount');
  });

  test.each([
    ['amount', '-3'],
    ['amount', '0'],
    ['amount', '10000000'],
    ['amount', 'lots'],
    ['unit', 'parsec'],
    ['expires_on', '2026-02-30'],
    ['expires_on', '20000-01-01'],
    ['expires_on', 'soon'],
  ])('%s %s is refused by name', async (field, value) => {
    const answer = await cook.post('/api/fridge/ingredient/', {
      name: 'x',
      group: 'Odd',
      [field]: value,
    });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body)).toEqual([field]);
    expect((await cook.get('/api/fridge/')).body.ingredient_list.Odd).toBeUndefined();
  });

  test('needs a name or a text', async () => {
    const answer = await cook.post('/api/fridge/ingredient/', { group: 'Shelf' });
    expect([answer.status, answer.body]).toEqual([400, { name: ['This field is required.'] }]);
  });
});

test('what ends is listed soonest first, of one kitchen alone', async () => {
  const other = await kit.signUp();
  const later = '2026-06-01';
  for (const [name, expires_on] of [
    ['yoghurt', later],
    ['spinach', '2026-05-07'],
    ['old ham', '2026-05-01'],
  ]) {
    await other.post('/api/fridge/ingredient/', { name, group: 'Shelf', expires_on });
  }
  await other.post('/api/fridge/ingredient/', { name: 'salt', group: 'Shelf' });
  const names = async (query: string) =>
    (await other.get(`/api/fridge/expiring/${query}`)).body.map(
      ({ name }: { name: string }) => name,
    );
  expect(await names('')).toEqual(['old ham', 'spinach', 'yoghurt']);
  expect(await names('?days=1')).toEqual(['old ham', 'spinach']);
});

const use = (id: number, body: object) => cook.post(`/api/fridge/ingredient/${id}/use/`, body);

test('what was thrown away is told by month, to its own kitchen alone', async () => {
  const other = await kit.signUp();
  const throwOut = async (name: string, reason: string) => {
    const { body } = await other.post('/api/fridge/ingredient/', { name, group: 'Shelf' });
    await other.post(`/api/fridge/ingredient/${body.id}/use/`, { thrown: true, reason });
  };
  for (const name of ['bread', 'milk', 'bread']) await throwOut(name, 'mouldy');
  kit.clock.now += 40 * 86_400_000;
  const later = await kit.signIn(other.name);
  const { body: item } = await later.post('/api/fridge/ingredient/', { name: 'ham', group: 'x' });
  await later.post(`/api/fridge/ingredient/${item.id}/use/`, {});
  const { body } = await later.get('/api/fridge/moves/');
  expect(body).toEqual([
    { month: '2026-06', bought: 0, cooked: 0, used: 1, thrown: 0, thrown_foods: [] },
    {
      month: '2026-05',
      bought: 0,
      cooked: 0,
      used: 0,
      thrown: 3,
      thrown_foods: [
        { name: 'bread', count: 2, reason: 'mouldy' },
        { name: 'milk', count: 1, reason: 'mouldy' },
      ],
    },
  ]);
  expect((await later.get('/api/fridge/moves/?months=1')).body).toHaveLength(1);
  expect((await later.get('/api/fridge/moves/?months=0')).status).toBe(400);
  kit.clock.now -= 40 * 86_400_000;
});

describe('using something up', () => {
  test('takes some, in any unit of its kind, until nothing is left', async () => {
    const { id } = await put({ name: 'flour', amount: '1', unit: 'kg' });
    const first = await use(id, { amount: '250', unit: 'g' });
    expect(first.body).toMatchObject({
      taken: [{ quantity: '250', unit: 'g' }],
      item: { id, amount: '3/4', unit: 'kg' },
    });
    const all = await use(id, { thrown: true, reason: 'weevils' });
    expect(all.body).toEqual({
      taken: [{ quantity: '3/4', quantity_max: null, unit: 'kg' }],
      change: expect.any(Number),
    });
    expect((await use(id, {})).status).toBe(404);
    const moves = await kit.db
      .selectFrom('stock_moves')
      .selectAll()
      .where('name', '=', 'flour')
      .orderBy('id')
      .execute();
    expect(moves.map(({ kind, amount, unit, reason }) => [kind, amount, unit, reason])).toEqual([
      ['used', '250', 'g', ''],
      ['thrown', '3/4', 'kg', 'weevils'],
    ]);
  });

  test('says what cannot be, and takes nothing', async () => {
    const { id } = await put({ name: 'leek', amount: '2' });
    expect((await use(id, { amount: '1', unit: 'l' })).body).toHaveProperty('unit');
    const unmeasured = await put({ name: 'salt' });
    expect((await use(unmeasured.id, { amount: '1' })).body).toHaveProperty('amount');
    const stranger = await kit.signUp();
    expect((await stranger.post(`/api/fridge/ingredient/${id}/use/`, {})).status).toBe(404);
    expect((await cook.get(`/api/fridge/ingredient/${id}/`)).body.amount).toBe('2');
  });
});
