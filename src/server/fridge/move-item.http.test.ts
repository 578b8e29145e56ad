import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

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

const put = async (body: object): Promise<{ id: number; group: string }> =>
  (await cook.post('/api/fridge/ingredient/', { group: 'Fridge', ...body })).body;
const fridge = async () => (await cook.get('/api/fridge/')).body.ingredient_list;
const move = (id: number, body: object) => cook.post(`/api/fridge/ingredient/${id}/move/`, body);
const undo = async (id: number) => (await cook.delete(`/api/fridge/changes/${id}/`)).status;
const moves = () =>
  kit.db
    .selectFrom('stock_moves')
    .select(['kind', 'amount', 'unit', 'reason'])
    .where('name', '=', 'minced beef')
    .where('kind', '=', 'moved')
    .execute();
const BEEF = { name: 'minced beef', amount: '1', unit: 'kg', expires_on: '2026-05-08', price: 999 };

describe('moving', () => {
  test('a part leaves the rest, with dates and prices of their own; undone, all is as it was', async () => {
    const { id } = await put(BEEF);
    const before = await fridge();
    const wish = { group: 'Freezer', amount: '250', unit: 'g' };
    const preview = await move(id, { ...wish, preview: true });
    expect(await fridge()).toEqual(before);
    const { body } = await move(id, wish);
    expect(body).toMatchObject({
      item: { group: 'Freezer', amount: '1/4', unit: 'kg', price: 250 },
      rest: { id, group: 'Fridge', amount: '3/4', expires_on: '2026-05-08', price: 749 },
      is_merged: false,
    });
    expect(body.item.expires_on > '2026-07').toBe(true);
    expect(preview.body.item.expires_on).toBe(body.item.expires_on);
    expect((await cook.get(`/api/fridge/ingredient/${body.item.id}/`)).body).toEqual(body.item);
    expect(await moves()).toEqual([
      { kind: 'moved', amount: '1/4', unit: 'kg', reason: 'Fridge → Freezer' },
    ]);
    expect((await cook.get('/api/fridge/moves/')).body).toMatchObject([{ bought: 1, used: 0 }]);
    expect(await undo(body.change)).toBe(204);
    expect(await fridge()).toEqual(before);
    expect(await moves()).toEqual([]);
    expect(await undo(body.change)).toBe(404);
  });

  test('all of it keeps its id', async () => {
    const { id } = await put(BEEF);
    const before = await fridge();
    const { body } = await move(id, { group: 'Freezer', expires_on: '2026-06-01' });
    expect(body).toMatchObject({ item: { id, expires_on: '2026-06-01', amount: '1' } });
    expect(body).not.toHaveProperty('rest');
    const again = await move(id, { group: 'Freezer', expires_on: null });
    expect(again.body.item).not.toHaveProperty('expires_on');
    expect(await undo(body.change)).toBe(409);
    expect(await undo(again.body.change)).toBe(204);
    expect(await undo(body.change)).toBe(204);
    expect(await fridge()).toEqual(before);
  });

  test('merges with the same food of the same day, and only with that', async () => {
    const day = { expires_on: '2026-06-01' };
    const frozen = await put({ ...BEEF, ...day, group: 'Freezer', amount: '500', unit: 'g' });
    await put({ ...BEEF, ...day, group: 'Freezer', amount: '1', unit: 'can', price: null });
    await put({ ...BEEF, expires_on: '2026-06-02', group: 'Freezer' });
    const { id } = await put(BEEF);
    const before = await fridge();
    const { body } = await move(id, { group: 'Freezer', ...day });
    expect(body).toMatchObject({
      item: { id: frozen.id, amount: '1500', unit: 'g', price: 1998 },
      is_merged: true,
    });
    expect((await cook.get(`/api/fridge/ingredient/${id}/`)).status).toBe(404);
    expect((await fridge()).Freezer).toHaveLength(3);
    expect(await undo(body.change)).toBe(204);
    expect(await fridge()).toEqual(before);
  });

  test('within its group, a part becomes an item of its own', async () => {
    const { id } = await put(BEEF);
    const { body } = await move(id, { group: 'Fridge', amount: '1/2' });
    expect(body.item).toMatchObject({ amount: '1/2', expires_on: BEEF.expires_on });
    expect((await fridge()).Fridge).toHaveLength(2);
  });

  test.each([
    [{ group: 'Freezer', amount: '-1' }, 'amount'],
    [{ group: 'Freezer', amount: '0' }, 'amount'],
    [{ group: 'Freezer', amount: '1e400' }, 'amount'],
    [{ group: 'Freezer', amount: 'NaN' }, 'amount'],
    [{ group: 'Freezer', amount: '1.1' }, 'amount'],
    [{ group: 'Freezer', amount: '1', unit: 'parsec' }, 'unit'],
    [{ group: 'Freezer', amount: '1', unit: 'can' }, 'unit'],
    [{ group: 'Freezer', expires_on: '20000-01-01' }, 'expires_on'],
    [{ group: '' }, 'group'],
    [{ group: 'x'.repeat(31) }, 'group'],
    [{}, 'group'],
  ])('%j is refused by name, and nothing moves', async (wish, field) => {
    const { id } = await put(BEEF);
    const before = await fridge();
    const answer = await move(id, wish);
    expect([answer.status, Object.keys(answer.body)]).toEqual([400, [field]]);
    expect(await fridge()).toEqual(before);
  });

  test('a part of what nobody measured is refused, all of it goes', async () => {
    const { id } = await put({ name: 'salt' });
    expect((await move(id, { group: 'Pantry', amount: '1' })).status).toBe(400);
    expect((await move(id, { group: 'Pantry' })).body.item).toMatchObject({ id, group: 'Pantry' });
  });
});

test('dividing makes equal portions that cost together what it cost', async () => {
  const { id } = await put(BEEF);
  const before = await fridge();
  const split = (portions: unknown) =>
    cook.post(`/api/fridge/ingredient/${id}/split/`, { portions });
  for (const wrong of [1, 51, -2, 'x', null, 2.5]) {
    const answer = await split(wrong);
    expect([answer.status, Object.keys(answer.body)]).toEqual([400, ['portions']]);
  }
  const { body } = await split(4);
  const said = body.items.map(({ amount, price }: { amount: string; price: number }) => [
    amount,
    price,
  ]);
  expect(said).toEqual([
    ['1/4', 250],
    ['1/4', 250],
    ['1/4', 250],
    ['1/4', 249],
  ]);
  expect((await fridge()).Fridge).toHaveLength(4);
  expect(await undo(body.change)).toBe(204);
  expect(await fridge()).toEqual(before);
});

const use = async (id: number, body: object) =>
  (await cook.post(`/api/fridge/ingredient/${id}/use/`, body)).body;

describe('undoing what was used up', () => {
  test('brings back what was thrown away, its id and its price', async () => {
    const { id } = await put(BEEF);
    const before = await fridge();
    const thrown = await use(id, { thrown: true, reason: 'smelled' });
    expect(thrown).toMatchObject({ price: 999 });
    expect((await cook.get('/api/fridge/moves/')).body[0].thrown).toBe(1);
    expect(await undo(thrown.change)).toBe(204);
    expect(await fridge()).toEqual(before);
    expect((await cook.get('/api/fridge/moves/')).body[0].thrown).toBe(0);
  });

  test('in any order, also when the rest is gone', async () => {
    const { id } = await put(BEEF);
    const before = await fridge();
    const first = await use(id, { amount: '300', unit: 'g' });
    const second = await use(id, { amount: '100', unit: 'g', thrown: true });
    const third = await use(id, {});
    expect(first.price + second.price + third.price).toBe(999);
    for (const { change } of [first, third, second]) expect(await undo(change)).toBe(204);
    expect(await fridge()).toEqual(before);
  });

  test('keeps what was changed since', async () => {
    const { id } = await put(BEEF);
    const { change } = await use(id, { amount: '300', unit: 'g' });
    await cook.patch(`/api/fridge/ingredient/${id}/`, { name: 'Beef', group: 'Door' });
    expect(await undo(change)).toBe(204);
    expect((await fridge()).Door).toMatchObject([{ name: 'Beef', amount: '1', price: 999 }]);
  });

  test('is refused when it cannot be exact, and for strangers', async () => {
    const { id } = await put(BEEF);
    const { change } = await use(id, { amount: '300', unit: 'g' });
    await cook.patch(`/api/fridge/ingredient/${id}/`, { amount: '2', unit: 'can' });
    const before = await fridge();
    expect(await undo(change)).toBe(409);
    expect(await fridge()).toEqual(before);
    const stranger = await kit.signUp();
    expect((await stranger.delete(`/api/fridge/changes/${change}/`)).status).toBe(404);
    expect((await stranger.post(`/api/fridge/ingredient/${id}/move/`, { group: 'x' })).status).toBe(
      404,
    );
    kit.clock.now += 31 * 86_400_000;
    cook = await kit.signIn(cook.name);
    await use((await put({ name: 'leek' })).id, {});
    expect(await undo(change)).toBe(404);
    kit.clock.now -= 31 * 86_400_000;
  });
});
