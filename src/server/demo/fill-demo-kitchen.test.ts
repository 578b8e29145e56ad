import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type Person, type TestApp } from '../../../test/kit.ts';
import { DEMO_ACCOUNT, fillDemoKitchen } from './fill-demo-kitchen.ts';

let kit: TestApp;
let cook: Person;

beforeAll(async () => {
  kit = await startTestApp();
  await fillDemoKitchen(kit.db, kit.clock.now);
  cook = await kit.signIn(DEMO_ACCOUNT.username, DEMO_ACCOUNT.password);
});
afterAll(() => kit.close());

test('the demo kitchen is full and has a past', async () => {
  const recipes = (await cook.get('/api/recipes/')).body as { state: string; added_date: string }[];
  expect(recipes).toHaveLength(40);
  expect(new Set(recipes.map((recipe) => recipe.state))).toEqual(new Set(['active', 'used']));
  expect(new Set(recipes.map((recipe) => recipe.added_date)).size).toBeGreaterThan(30);
  const groups = Object.values((await cook.get('/api/fridge/')).body.ingredient_list);
  expect(groups.flat().length).toBeGreaterThan(50);
  const history = (await cook.get('/api/grocery/history/')).body as { created_at: string }[];
  expect(history).toHaveLength(6);
  expect(Date.parse(history.at(-1)?.created_at ?? '')).toBeLessThan(
    kit.clock.now - 20 * 86_400_000,
  );
  expect((await cook.get('/api/grocery/list/')).body.length).toBeGreaterThan(5);
});

test('the demo kitchen is filled once', async () => {
  await fillDemoKitchen(kit.db, kit.clock.now);
  expect((await cook.get('/api/recipes/')).body).toHaveLength(40);
});
