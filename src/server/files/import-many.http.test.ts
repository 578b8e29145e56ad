import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aForm, FORM, startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

let kit: TestApp;
let cook: Person;
/** The database fails when this recipe is written. */
let fatal = '';

beforeAll(async () => {
  kit = await startTestApp({
    watch: ({ sql, parameters }) => {
      const isFatal = sql.startsWith('insert into "recipes"') && parameters.includes(fatal);
      if (isFatal) throw new Error('the disk is full');
    },
  });
});

afterAll(() => kit.close());

const dishes = (count: number) =>
  JSON.stringify(
    Array.from({ length: count }, (_, at) => ({
      '@type': 'Recipe',
      name: `Dish ${at}`,
      recipeIngredient: ['200 g leeks', `${at} cups rice`, `1 sort ${at % 300} of cheese`, 'Salt'],
      recipeInstructions: ['Slice.', 'Simmer.'],
    })),
  );
const send = (file: string) =>
  cook.post('/api/recipes/import/file/', aForm(file), { headers: FORM });
const names = (rows: { name: string }[]) => rows.map(({ name }) => name).toSorted();
const stored = async (): Promise<{ id: number; name: string }[]> =>
  (await cook.get('/api/recipes/')).body;

test('2,000 recipes come in within 20 s, and others are served meanwhile', async () => {
  cook = await kit.signUp();
  const other = await kit.signUp();
  const state = { isDone: false };
  let served = 0;
  const start = performance.now();
  const importing = send(dishes(2000)).finally(() => {
    state.isDone = true;
  });
  while (!state.isDone) {
    const { status } = await other.post('/api/grocery/list/', { items: 'milk' });
    expect(status).toBe(200);
    if (!state.isDone) served++;
    await setTimeout(5);
  }
  const { body } = await importing;
  expect(body).toMatchObject({ added: 2000, skipped: 0, failed: 0 });
  expect(performance.now() - start).toBeLessThan(20_000);
  expect(served).toBeGreaterThan(20);
  const ids = body.rows.map((row: { id: number }) => row.id);
  expect((await stored()).map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(ids);
});

test('where the database fails in the middle, the report says what was stored', async () => {
  cook = await kit.signUp();
  fatal = 'Dish 60';
  const { status, body } = await send(dishes(100));
  fatal = '';
  expect(status).toBe(200);
  expect(body.added + body.failed).toBe(100);
  expect(body.added).toBeGreaterThan(0);
  const added = body.rows.filter((row: { result: string }) => row.result === 'added');
  expect(names(await stored())).toEqual(names(added));
  expect(body.rows[60]).toEqual({
    name: 'Dish 60',
    result: 'failed',
    reason: 'It could not be stored: the database failed.',
  });
  expect(kit.logged.join('')).toContain('the disk is full');
  // Sent again, what is missing comes in, and nothing twice.
  expect((await send(dishes(100))).body).toMatchObject({ added: 100 - added.length, failed: 0 });
  expect(await stored()).toHaveLength(100);
});

test('where it fails at once, nothing was imported', async () => {
  cook = await kit.signUp();
  fatal = 'Dish 3';
  expect((await send(dishes(100))).status).toBe(500);
  fatal = '';
  expect(await stored()).toEqual([]);
});
