import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aRecipe, startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

let kit: TestApp;
let cook: Person;
beforeAll(async () => {
  kit = await startTestApp();
  kit.clock.now = Date.parse('2026-05-04T10:00:00Z'); // a Monday
});
beforeEach(async () => {
  cook = await kit.signUp();
});
afterAll(() => kit.close());

const add = async (name: string, ...foods: string[]) => {
  const ingredients = foods.map((food) => {
    const [what = '', quantity = ''] = food.split(': ');
    return { name: what, quantity };
  });
  const { body } = await cook.post('/api/recipes/', aRecipe({ name, servings: 2, ingredients }));
  return body.id as number;
};
const put = (text: string) => cook.post('/api/fridge/ingredient/', { text, group: 'Cold' });
const plan = (...meals: object[]) => cook.post('/api/plans/', { meals });

describe('the week', () => {
  test('is planned, moved, changed and cleared', async () => {
    const soup = await add('Soup', 'leek');
    const { status, body } = await plan(
      { date: '2026-05-06', meal: 'dinner', recipe_id: soup, servings: 4 },
      { date: '2026-05-05', title: 'Pizza with friends' },
    );
    expect(status).toBe(201);
    expect(body).toMatchObject([
      { date: '2026-05-06', meal: 'dinner', recipe_id: soup, title: 'Soup', servings: 4 },
      { date: '2026-05-05', meal: '', recipe_id: null, title: 'Pizza with friends' },
    ]);
    const titles = async (query = '') =>
      (await cook.get(`/api/plans/${query}`)).body.map(({ title }: { title: string }) => title);
    expect(await titles()).toEqual(['Pizza with friends', 'Soup']);
    expect(await titles('?from=2026-05-06&to=2026-05-07')).toEqual(['Soup']);
    const [{ id }] = body;
    const moved = await cook.patch(`/api/plans/${id}/`, { date: '2026-05-04', meal: 'lunch' });
    expect(moved.body).toMatchObject({ date: '2026-05-04', meal: 'lunch', title: 'Soup' });
    await cook.delete(`/api/recipes/${soup}/`);
    expect(await titles()).toEqual(['Soup', 'Pizza with friends']);
    expect((await cook.delete(`/api/plans/${id}/`)).status).toBe(204);
    expect((await cook.delete(`/api/plans/${id}/`)).status).toBe(404);
    expect(await titles()).toEqual(['Pizza with friends']);
  });

  test('is copied to other days; what is there stays and is not doubled', async () => {
    const soup = await add('Soup', 'leek');
    await plan(
      { date: '2026-05-04', meal: 'dinner', recipe_id: soup, servings: 4 },
      { date: '2026-05-10', title: 'Pizza with friends' },
      { date: '2026-05-11', title: 'Next Monday' },
      { date: '2026-05-17', title: 'Pizza with friends' },
    );
    const copy = { from: '2026-05-04', to: '2026-05-11' };
    const { status, body } = await cook.post('/api/plans/copy/', copy);
    expect(status).toBe(201);
    expect(body).toMatchObject([
      { date: '2026-05-11', meal: 'dinner', recipe_id: soup, title: 'Soup', servings: 4 },
    ]);
    expect((await cook.post('/api/plans/copy/', copy)).body).toEqual([]);
    const back = { from: '2026-05-11', to: '2026-05-01', days: 1 };
    expect((await cook.post('/api/plans/copy/', back)).body).toMatchObject([
      { date: '2026-05-01', title: 'Next Monday' },
      { date: '2026-05-01', title: 'Soup' },
    ]);
    const other = await kit.signUp();
    expect((await other.post('/api/plans/copy/', copy)).body).toEqual([]);
  });

  test.each([
    [{ from: '2026-05-04' }, 'to'],
    [{ from: '20000-01-01', to: '2026-05-04' }, 'from'],
    [{ from: '2026-05-04', to: '2026-05-32' }, 'to'],
    [{ from: '2026-05-04', to: '2026-05-11', days: 32 }, 'days'],
  ])('%j is not copied, and the field is named', async (body, field) => {
    const answer = await cook.post('/api/plans/copy/', body);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body)).toEqual([field]);
  });

  test.each([
    [{ date: '20000-01-01', title: 'x' }, 'date'],
    [{ date: '2026-02-30', title: 'x' }, 'date'],
    [{ title: 'x' }, 'date'],
    [{ date: '2026-05-05' }, 'title'],
    [{ date: '2026-05-05', title: 'x', meal: 'brunch' }, 'meal'],
    [{ date: '2026-05-05', title: 'x', servings: 0 }, 'servings'],
  ])('%j is refused by name, and nothing is planned', async (meal, field) => {
    const { status, body } = await plan({ date: '2026-05-05', title: 'Good' }, meal);
    expect(status).toBe(400);
    expect(body.meals[1]).toHaveProperty(field);
    expect((await cook.get('/api/plans/')).body).toEqual([]);
  });

  test('has nothing of other kitchens', async () => {
    const soup = await add('Soup', 'leek');
    const { body } = await plan({ date: '2026-05-05', recipe_id: soup });
    cook = await kit.signUp();
    expect((await plan({ date: '2026-05-05', recipe_id: soup })).status).toBe(404);
    expect((await cook.get('/api/plans/')).body).toEqual([]);
    expect((await cook.patch(`/api/plans/${body[0].id}/`, { title: 'x' })).status).toBe(404);
    expect((await cook.delete(`/api/plans/${body[0].id}/`)).status).toBe(404);
  });
});

describe('suggestions', () => {
  test('use what ends first, buy little, and say why', async () => {
    const spinach = await add('Spinach soup', 'spinach: 200 g', 'onion: 1');
    const pasta = await add('Pasta', 'noodles: 200 g', 'tomatoes: 300 g');
    const roast = await add('Roast', 'beef: 1 kg', 'carrots: 3', 'wine: 1 l', 'celery: 1');
    for (const text of ['200 g spinach until 2026-05-06', 'onions', 'noodles']) await put(text);
    const { status, body } = await cook.post('/api/plans/suggest/', { days: 2 });
    expect(status).toBe(200);
    expect(body.meals.map(({ recipe_id: id }: { recipe_id: number }) => id)).toEqual([
      spinach,
      pasta,
    ]);
    expect(body.meals[0]).toMatchObject({ date: '2026-05-04', meal: 'dinner' });
    expect(body.meals[0].text).toMatch(/spinach/);
    expect(body.to_buy).toEqual(['tomatoes']);
    const without = await cook.post('/api/plans/suggest/', { days: 1, excluded: [spinach, pasta] });
    expect(without.body.meals).toMatchObject([{ recipe_id: roast }]);
    const fixed = [{ date: '2026-05-05', recipe_id: roast }];
    const standing = await cook.post('/api/plans/suggest/', { days: 2, fixed });
    expect(standing.body.meals[1]).toMatchObject({ recipe_id: roast });
  });

  test.each([
    ['days', 0],
    ['days', 32],
    ['people', 0],
    ['from', '20000-01-01'],
    ['meals', ['brunch']],
    ['excluded', ['x']],
  ])('%s %j is refused by name', async (field, value) => {
    const { status, body } = await cook.post('/api/plans/suggest/', { [field]: value });
    expect(status).toBe(400);
    expect(Object.keys(body)).toEqual([field]);
  });

  test('of an empty cookbook are empty', async () => {
    const { body } = await cook.post('/api/plans/suggest/', { days: 1 });
    expect(body.meals).toMatchObject([{ recipe_id: null }]);
  });
});

test('what can be cooked is told by amount, what ends soon first', async () => {
  const omelette = await add('Omelette', 'eggs: 4');
  const cake = await add('Cake', 'eggs: 8', 'flour: 500 g');
  for (const text of ['6 eggs until 2026-05-06', '1 kg flour']) await put(text);
  const { body } = await cook.get('/api/recipes/cookable/');
  expect(body).toMatchObject([
    { recipe_id: omelette, name: 'Omelette', is_coverable: true, covered: 1, of: 1, missing: [] },
    { recipe_id: cake, is_coverable: false, covered: 1, of: 2, short: [{ name: 'eggs' }] },
  ]);
  expect(body[0].uses_expiring).toMatchObject([{ date: '2026-05-06' }]);
  expect((await cook.get('/api/recipes/cookable/?limit=1')).body).toHaveLength(1);
  expect((await cook.get('/api/recipes/cookable/?people=4')).body[0].is_coverable).toBe(false);
});
