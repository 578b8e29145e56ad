import { readAmounts } from '../../domain/amounts/read-amounts.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRecipe, startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

let kit: TestApp;
let cook: Person;

beforeAll(async () => {
  kit = await startTestApp();
  cook = await kit.signUp();
});

afterAll(() => kit.close());

/** The recipes of everybody as their rows say, by id: what the kept texts must come to. */
async function fromRows(): Promise<Map<number, string>> {
  const recipes = await kit.db.selectFrom('recipes').selectAll().execute();
  const ingredients = await kit.db
    .selectFrom('recipe_ingredients')
    .selectAll()
    .orderBy('position')
    .execute();
  return new Map(
    recipes.map(({ id, name, meat_type, longevity, frequency, note, state, added_date }) => {
      const ingredient_list = ingredients
        .filter(({ recipe_id }) => recipe_id === id)
        .map((row) => shownIngredient(row));
      const fields = { id, name, meat_type, longevity, frequency, note, state };
      return [id, JSON.stringify({ ...fields, ingredient_list, added_date })];
    }),
  );
}

function shownIngredient(row: {
  name: string;
  quantity: string;
  preparation: string | null;
  section: string | null;
}) {
  const amounts = readAmounts(row.quantity);
  return {
    name: row.name,
    quantity: row.quantity,
    ...(amounts.length === 0 ? {} : { amounts }),
    ...(row.preparation === null ? {} : { preparation: row.preparation }),
    ...(row.section === null ? {} : { section: row.section }),
  };
}

/** Compares the list, each recipe alone and the foods searched by with the rows. */
async function expectKeptRepliesToMatch() {
  const rows = await fromRows();
  const newestFirst = [...rows].toSorted(([one], [other]) => other - one);
  const { text } = await cook.get('/api/recipes/');
  expect(text).toBe(`[${newestFirst.map(([, reply]) => reply).join(',')}]`);
  for (const [id, reply] of rows) {
    expect((await cook.get(`/api/recipes/${id}/`)).text).toBe(reply);
  }
  const foods = await kit.db.selectFrom('recipe_foods').selectAll().execute();
  const named = await kit.db.selectFrom('recipe_ingredients').selectAll().execute();
  const distinct = new Set(named.map((row) => `${row.recipe_id} ${row.ingredient_id}`));
  expect(new Set(foods.map((row) => `${row.recipe_id} ${row.ingredient_id}`))).toEqual(distinct);
  expect(foods).toHaveLength(distinct.size);
  for (const { recipe_id, food_count } of foods) {
    expect(food_count).toBe(foods.filter((row) => row.recipe_id === recipe_id).length);
  }
}

const odd = {
  name: 'Crème "brûlée" \\ \u2028 👩‍🍳',
  note: 'line\nline\ttab\u0001 <b>&amp;</b> \u200B',
  meat_type: '\',"state":"used"',
  ingredients: [
    { name: 'Egg "fresh"', quantity: '½ "cup"' },
    { name: 'egg', quantity: '' },
    { name: 'EGG', quantity: '2' },
  ],
};

test('the kept reply is what the rows say, whatever is written', async () => {
  const first = (await cook.post('/api/recipes/', aRecipe())).body.id;
  const second = (await cook.post('/api/recipes/', aRecipe(odd))).body.id;
  await expectKeptRepliesToMatch();

  const { status } = await cook.post('/api/recipes/bulk/', {
    list: [
      aRecipe(odd),
      aRecipe({ ingredients: [], longevity: '12' }),
      aRecipe({ note: undefined }),
    ],
  });
  expect(status).toBe(201);
  await expectKeptRepliesToMatch();

  await cook.put(`/api/recipes/${first}/`, aRecipe({ ...odd, state: 'used', note: undefined }));
  await expectKeptRepliesToMatch();

  const changes = [
    { name: 'Soup' },
    { note: '' },
    { state: 'used' },
    { ingredients: [] },
    { ingredients: [{ name: 'Leek' }, { name: 'leeks', quantity: '3' }], longevity: 0 },
    { meat_type: '🥚', frequency: 'rarely', state: 'active' },
    {},
  ];
  for (const change of changes) {
    expect((await cook.patch(`/api/recipes/${second}/`, change)).status).toBe(200);
    await expectKeptRepliesToMatch();
  }

  expect((await cook.post('/api/grocery/', { recipe_ids: [first, second, first] })).status).toBe(
    200,
  );
  await expectKeptRepliesToMatch();

  expect((await cook.post('/api/recipes/refresh/')).status).toBe(200);
  await expectKeptRepliesToMatch();

  expect((await cook.delete(`/api/recipes/${first}/`)).status).toBe(204);
  await expectKeptRepliesToMatch();

  await Promise.all([
    cook.patch(`/api/recipes/${second}/`, aRecipe({ name: 'one' })),
    cook.put(`/api/recipes/${second}/`, aRecipe({ ...odd, name: 'other' })),
    cook.post('/api/grocery/', { recipe_ids: [second] }),
    cook.post('/api/recipes/refresh/'),
  ]);
  await expectKeptRepliesToMatch();

  await cook.delete('/api/recipes/');
  await expectKeptRepliesToMatch();
});
