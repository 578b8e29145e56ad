import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

const SHOPS = '/api/grocery/shops/';
const LIST = '/api/grocery/list/';

let kit: TestApp;
let cook: Person;
beforeAll(async () => {
  kit = await startTestApp();
});
beforeEach(async () => {
  cook = await kit.signUp();
});
afterAll(() => kit.close());

const add = async (body: object) => (await cook.post(SHOPS, body)).body;
const listed = async () => (await cook.get(SHOPS)).body;

describe('shops', () => {
  test('are added, renamed, put in order and deleted', async () => {
    expect(await listed()).toEqual([]);
    const market = await add({ name: ' Market ', aisles: ['drinks', ' fish ', 'drinks'] });
    expect(market).toEqual({ id: market.id, name: 'Market', aisles: ['drinks', 'fish'] });
    const mall = await add({ name: 'Mall' });
    expect(await listed()).toEqual([market, { ...mall, aisles: [] }]);
    const path = `${SHOPS}${market.id}/`;
    const renamed = { ...market, name: 'Big market' };
    expect((await cook.patch(path, { name: 'Big market' })).body).toEqual(renamed);
    const ordered = { ...renamed, aisles: ['By the door', 'fish'] };
    expect((await cook.patch(path, { aisles: ordered.aisles })).body).toEqual(ordered);
    expect((await cook.patch(path, {})).body).toEqual(ordered);
    expect((await cook.delete(path)).status).toBe(204);
    expect((await cook.delete(path)).status).toBe(404);
    expect(await listed()).toEqual([{ ...mall, aisles: [] }]);
  });

  test.each([
    [{}, 'name'],
    [{ name: '  ' }, 'name'],
    [{ name: 'x'.repeat(81) }, 'name'],
    [{ name: 'x', aisles: 'fish' }, 'aisles'],
    [{ name: 'x', aisles: [''] }, 'aisles'],
    [{ name: 'x', aisles: ['x'.repeat(51)] }, 'aisles'],
    [{ name: 'x', aisles: Array.from({ length: 101 }, (_, at) => `${at}`) }, 'aisles'],
  ])('that nobody can mean are refused by field: %#', async (body, field) => {
    const refused = await cook.post(SHOPS, body);
    expect([refused.status, Object.keys(refused.body)]).toEqual([400, [field]]);
    expect(await listed()).toEqual([]);
    const shop = await add({ name: 'Shop' });
    if (Object.keys(body).length === 0) return;
    expect((await cook.patch(`${SHOPS}${shop.id}/`, body)).status).toBe(400);
    expect(await listed()).toEqual([shop]);
  });

  test('are at most twenty', async () => {
    for (let number = 1; number <= 20; number += 1) await add({ name: `Shop ${number}` });
    const more = await cook.post(SHOPS, { name: 'One more' });
    expect([more.status, more.body.detail]).toEqual([
      400,
      'There are 20 shops already. Please delete one first.',
    ]);
    expect(await listed()).toHaveLength(20);
  });

  test('of another kitchen are not there', async () => {
    const shop = await add({ name: 'Mine' });
    const stranger = await kit.signUp();
    expect((await stranger.patch(`${SHOPS}${shop.id}/`, { name: 'Taken' })).status).toBe(404);
    expect((await stranger.delete(`${SHOPS}${shop.id}/`)).status).toBe(404);
    expect((await stranger.get(SHOPS)).body).toEqual([]);
    expect(await listed()).toEqual([shop]);
  });
});

const places = async () =>
  Object.fromEntries(
    (await cook.get(LIST)).body.map((line: { item: string; position?: number }) => [
      line.item,
      line.position,
    ]),
  );

describe('the place of a line', () => {
  test('is told where somebody said it, and can be taken back', async () => {
    const { id } = (await cook.post(LIST, { items: 'milk' })).body;
    expect((await cook.get(`${LIST}${id}/`)).body).not.toHaveProperty('position');
    const path = `${LIST}${id}/`;
    expect((await cook.patch(path, { position: 0 })).body.position).toBe(0);
    expect((await cook.patch(path, { isChecked: true })).body.position).toBe(0);
    expect((await cook.put(path, { item: 'oat milk', position: 9 })).body.position).toBe(9);
    expect((await cook.put(path, { item: 'rice milk' })).body.position).toBe(9);
    expect((await cook.patch(path, { position: null })).body).not.toHaveProperty('position');
    for (const position of [-1, 1.5, 'first', 2_147_483_648, []]) {
      const refused = await cook.patch(path, { position, item: 'changed' });
      expect([refused.status, Object.keys(refused.body)]).toEqual([400, ['position']]);
    }
    expect(await places()).toEqual({ 'rice milk': undefined });
  });

  test('is said for many at once; the list stays newest first', async () => {
    const { ids } = (await cook.post(LIST, { items: 'a\nb\nc\nd' })).body;
    const [a, b, c] = ids;
    const stranger = await kit.signUp();
    const { id: foreign } = (await stranger.post(LIST, { items: 'z' })).body;
    const order = { ids: [c, foreign, a, b, a, 987_654] };
    expect((await cook.post(`${LIST}order/`, order)).status).toBe(204);
    expect(await places()).toEqual({ a: 3, b: 4, c: 1, d: undefined });
    const words = (await cook.get(LIST)).body.map(({ item }: { item: string }) => item);
    expect(words).toEqual(['d', 'c', 'b', 'a']);
    expect((await stranger.get(LIST)).body[0]).not.toHaveProperty('position');
    expect((await cook.post(`${LIST}order/`, { ids: [] })).status).toBe(204);
    for (const wrong of [['x'], [0], [2 ** 40], 'a', undefined]) {
      const refused = await cook.post(`${LIST}order/`, { ids: wrong });
      expect([refused.status, Object.keys(refused.body)]).toEqual([400, ['ids']]);
    }
  });

  test('is said for a thousand in one go', async () => {
    const items = Array.from({ length: 1000 }, (_, at) => `thing ${at}`).join('\n');
    const { ids } = (await cook.post(LIST, { items })).body;
    expect((await cook.post(`${LIST}order/`, { ids: ids.toReversed() })).status).toBe(204);
    const lines = (await cook.get(LIST)).body;
    expect(lines.map(({ position }: { position: number }) => position)).toEqual(
      ids.map((_: number, at: number) => at + 1),
    );
  });
});
