import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  aRecipe,
  startTestApp,
  type Answer,
  type Person,
  type TestApp,
} from '../../../test/kit.ts';

const HOUR = 3_600_000;

let kit: TestApp;
let cook: Person;
let id: number;

beforeAll(async () => {
  kit = await startTestApp();
});

beforeEach(async () => {
  cook = await kit.signUp();
  ({ id } = (await cook.post('/api/recipes/', aRecipe())).body);
});

afterAll(() => kit.close());

const plan = (key: string, recipe_ids: unknown = [id], person = cook): Promise<Answer> =>
  person.post('/api/grocery/', { recipe_ids }, { headers: { 'idempotency-key': key } });
const plans = async (person = cook): Promise<number> =>
  (await person.get('/api/grocery/history/')).body.length;

describe('planning with an Idempotency-Key', () => {
  test('answers a retry as before and plans once', async () => {
    const first = await plan('one');
    await cook.post('/api/fridge/ingredient/', { name: 'garlic', group: 'dry' });
    await cook.patch(`/api/recipes/${id}/`, { ingredients: [{ name: 'leek' }], state: 'active' });
    const retry = await plan('one');
    expect([retry.status, retry.text]).toEqual([200, first.text]);
    expect(retry.headers['content-type']).toBe(first.headers['content-type']);
    expect(await plans()).toBe(1);
    expect((await cook.get(`/api/recipes/${id}/`)).body.state).toBe('active');
  });

  test('in parallel answers all the same and plans once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => plan('parallel')));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await plans()).toBe(1);
  });

  test('answers a retry even when the recipe is gone', async () => {
    const first = await plan('gone');
    await cook.delete(`/api/recipes/${id}/`);
    const retry = await plan('gone');
    expect([retry.status, retry.text]).toEqual([200, first.text]);
  });

  test('plans again with another key, with none and with a blank one', async () => {
    for (const key of ['one', 'two', '', ' ', 'ONE']) expect((await plan(key)).status).toBe(200);
    await cook.post('/api/grocery/', { recipe_ids: [id] });
    expect(await plans()).toBe(6);
  });

  test('refuses the key for other recipes', async () => {
    await plan('key');
    for (const other of [[id, id], [987654]]) {
      const { status, body } = await plan('key', other);
      expect([status, body]).toEqual([
        422,
        { detail: 'This Idempotency-Key was used for another request.' },
      ]);
    }
    expect(await plans()).toBe(1);
    expect((await plan('key', [String(id)])).status).toBe(200);
  });

  test('forgets the key of a plan that failed', async () => {
    expect((await plan('failed', [id, 987654])).status).toBe(404);
    expect((await plan('failed', [])).status).toBe(400);
    expect((await plan('failed')).status).toBe(200);
    expect(await plans()).toBe(1);
  });

  test('knows nothing of the keys of others', async () => {
    await plan('shared');
    const other = await kit.signUp();
    const theirs = (await other.post('/api/recipes/', aRecipe({ ingredients: [] }))).body.id;
    const { status, body } = await plan('shared', [theirs], other);
    expect([status, body]).toEqual([200, { grocery_list: [], others: [] }]);
    expect([await plans(), await plans(other)]).toEqual([1, 1]);
  });

  test('takes a key of 200 characters and not of 201', async () => {
    expect((await plan('k'.repeat(200))).status).toBe(200);
    const { status, body } = await plan('k'.repeat(201));
    expect(status).toBe(400);
    expect(body).toEqual({
      'Idempotency-Key': ['Ensure this field has no more than 200 characters.'],
    });
    expect(await plans()).toBe(1);
  });

  test('keeps the answer for a day', async () => {
    await plan('old');
    kit.clock.now += 23 * HOUR;
    cook = await kit.signIn(cook.name);
    await plan('old');
    expect(await plans()).toBe(1);
    kit.clock.now += 2 * HOUR;
    cook = await kit.signIn(cook.name);
    await plan('old');
    expect(await plans()).toBe(2);
  });
});
