import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aRecipe, startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

const GONE = { detail: 'No Recipe matches the given query.' };

let kit: TestApp;
let cook: Person;

beforeAll(async () => {
  kit = await startTestApp();
  cook = await kit.signUp();
});

afterAll(() => kit.close());

/** Adds a recipe and says how it went out. */
async function add(fields: Record<string, unknown> = {}, person = cook) {
  const answer = await person.post('/api/recipes/', aRecipe(fields));
  expect(answer.status).toBe(201);
  return answer.body;
}

interface Row {
  name: string;
  quantity: string;
}

describe('adding a recipe', () => {
  test('answers with the recipe', async () => {
    const { status, body } = await cook.post('/api/recipes/', aRecipe());
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.any(Number),
      name: 'Garlic noodles',
      meat_type: 'Noodles',
      longevity: 3,
      frequency: 'weekend',
      note: 'Stir fry.',
      state: 'active',
      ingredient_list: [
        { name: 'garlic', quantity: '3 cloves' },
        { name: 'noodles', quantity: '200 g' },
      ],
      added_date: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    expect((await cook.get(`/api/recipes/${body.id}/`)).body).toEqual(body);
  });

  test('does without a note, quantities and ingredients', async () => {
    expect((await add({ note: undefined })).note).toBe('');
    expect((await add({ note: '' })).note).toBe('');
    expect((await add({ ingredients: [] })).ingredient_list).toEqual([]);
    expect((await add({ ingredients: [{ name: 'salt' }] })).ingredient_list).toEqual([
      { name: 'salt', quantity: '' },
    ]);
  });

  test('keeps ingredients in their order, in lower case and as often as they stand there', async () => {
    const ingredients = [
      { name: 'Salt', quantity: '1 pinch' },
      { name: ' CRÈME Fraîche ', quantity: '' },
      { name: 'salt', quantity: '2 pinches' },
      { name: 'Äpfel', quantity: '3' },
    ];
    const { id, ingredient_list } = await add({ ingredients });
    expect(ingredient_list).toMatchObject([
      { name: 'salt', quantity: '1 pinch' },
      { name: 'crème fraîche', quantity: '' },
      { name: 'salt', quantity: '2 pinches' },
      { name: 'äpfel', quantity: '3' },
    ]);
    expect((await cook.get(`/api/recipes/${id}/`)).body.ingredient_list).toEqual(ingredient_list);
  });

  test('keeps HTML as text', async () => {
    const name = '<script>alert("x")</script> & <b>soup</b>';
    const { id } = await add({ name, note: name });
    expect((await cook.get(`/api/recipes/${id}/`)).body).toMatchObject({ name, note: name });
  });

  test.each(['weekday', 'weekend', 'rarely'])('may be for %s', async (frequency) => {
    expect((await add({ frequency })).frequency).toBe(frequency);
  });

  test.each(['active', 'used'])('may be %s', async (state) => {
    expect((await add({ state })).state).toBe(state);
  });
});

describe('replacing a recipe', () => {
  test('gives it the new fields and keeps id and date', async () => {
    const { id, added_date } = await add();
    kit.clock.now += 60_000;
    const fields = {
      name: 'Leek soup',
      meat_type: 'Soups',
      longevity: 1,
      frequency: 'rarely',
      note: 'Hot.',
      state: 'used',
    };
    const { status, body } = await cook.put(`/api/recipes/${id}/`, {
      ...fields,
      ingredients: [{ name: 'Leek', quantity: '2' }],
    });
    expect(status).toBe(200);
    const ingredient_list = [{ name: 'leek', quantity: '2' }];
    expect(body).toMatchObject({ id, ...fields, ingredient_list, added_date });
    expect((await cook.get(`/api/recipes/${id}/`)).body).toEqual(body);
  });

  test('keeps a note left out, and empties it when it is told so', async () => {
    const { id } = await add({ note: 'Grandma’s.' });
    const kept = await cook.put(`/api/recipes/${id}/`, aRecipe({ note: undefined }));
    expect([kept.status, kept.body.note]).toEqual([200, 'Grandma’s.']);
    const emptied = await cook.put(`/api/recipes/${id}/`, aRecipe({ note: '' }));
    expect([emptied.status, emptied.body.note]).toEqual([200, '']);
  });

  test('needs all but the note', async () => {
    const { id } = await add();
    const { status, body } = await cook.put(`/api/recipes/${id}/`, { note: 'x' });
    const required = ['This field is required.'];
    expect(status).toBe(400);
    expect(body).toEqual({
      name: required,
      meat_type: required,
      longevity: required,
      frequency: required,
      state: required,
      ingredients: required,
    });
  });
});

describe('changing a recipe', () => {
  test.each([
    [{ name: 'Soup' }],
    [{ meat_type: 'Soups' }],
    [{ longevity: '7' }, { longevity: 7 }],
    [{ frequency: 'rarely' }],
    [{ note: '' }],
    [{ state: 'used' }],
    [{ ingredients: [] }, { ingredient_list: [] }],
    [{ ingredients: [{ name: 'Leek' }] }, { ingredient_list: [{ name: 'leek', quantity: '' }] }],
    [{}],
    [{ id: 1, added_date: 'x', ingredient_list: [], nonsense: 1 }, {}],
  ])('by %j keeps the rest', async (change: object, changed: object = change) => {
    const recipe = await add();
    const { status, body } = await cook.patch(`/api/recipes/${recipe.id}/`, change);
    expect(status).toBe(200);
    expect(body).toEqual({ ...recipe, ...changed });
    expect((await cook.get(`/api/recipes/${recipe.id}/`)).body).toEqual(body);
  });

  test('checks what it is given', async () => {
    const { id } = await add();
    const { status, body } = await cook.patch(`/api/recipes/${id}/`, {
      name: '',
      state: 'gone',
      ingredients: [{ name: 'a' }, { quantity: '1' }],
    });
    expect(status).toBe(400);
    expect(body).toEqual({
      name: ['This field may not be blank.'],
      state: ['"gone" is not a valid choice.'],
      ingredients: [{}, { name: ['This field is required.'] }],
    });
  });

  test('twice in parallel, as the original client does, doubles nothing', async () => {
    const { id } = await add();
    const ingredients = ['leek', 'salt', 'leek', 'cream'].map((name) => ({ name, quantity: '1' }));
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => cook.patch(`/api/recipes/${id}/`, aRecipe({ ingredients }))),
    );
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.body.ingredient_list).toMatchObject(ingredients);
    }
    expect((await cook.get(`/api/recipes/${id}/`)).body.ingredient_list).toMatchObject(ingredients);
    const rows = await kit.db
      .selectFrom('recipe_ingredients')
      .select('name')
      .where('recipe_id', '=', id)
      .execute();
    expect(rows).toHaveLength(4);
    const [found] = (await cook.get('/api/recipes/?ingredients=cream')).body;
    expect(found).toMatchObject({ id, accuracy: 33 });
  });

  test('twice in parallel in different ways ends as one of them', async () => {
    const { id } = await add();
    const [one, other] = [[{ name: 'a', quantity: '1' }], [{ name: 'b', quantity: '2' }]];
    await Promise.all([
      cook.put(`/api/recipes/${id}/`, aRecipe({ ingredients: one })),
      cook.put(`/api/recipes/${id}/`, aRecipe({ ingredients: other })),
    ]);
    const { ingredient_list } = (await cook.get(`/api/recipes/${id}/`)).body;
    const shown = ingredient_list.map((row: Row) => ({ name: row.name, quantity: row.quantity }));
    expect([one, other]).toContainEqual(shown);
  });
});

describe('deleting a recipe', () => {
  test('answers with nothing, and the recipe is gone', async () => {
    const { id } = await add();
    const answer = await cook.delete(`/api/recipes/${id}/`);
    expect([answer.status, answer.text]).toEqual([204, '']);
    const path = `/api/recipes/${id}/`;
    for (const gone of [
      await cook.get(path),
      await cook.put(path, aRecipe()),
      await cook.patch(path, {}),
      await cook.delete(path),
    ]) {
      expect([gone.status, gone.body]).toEqual([404, GONE]);
    }
  });

  test('twice in parallel, as the original client does, is a calm 404 for the second', async () => {
    const { id } = await add();
    const kept = await add();
    const answers = await Promise.all([
      cook.delete(`/api/recipes/${id}/`),
      cook.delete(`/api/recipes/${id}/`),
    ]);
    const [first, second] = answers.toSorted((a, b) => a.status - b.status);
    expect([first?.status, first?.text]).toEqual([204, '']);
    expect([second?.status, second?.body]).toEqual([404, GONE]);
    expect((await cook.get(`/api/recipes/${kept.id}/`)).status).toBe(200);
  });

  test('for all of them leaves those of others alone', async () => {
    const [mine, theirs] = [await kit.signUp(), await kit.signUp()];
    await add({}, mine);
    await add({}, mine);
    await add({}, theirs);
    const answer = await mine.delete('/api/recipes/');
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await mine.get('/api/recipes/')).text).toBe('[]');
    expect((await theirs.get('/api/recipes/')).body).toHaveLength(1);
    expect((await mine.delete('/api/recipes/')).status).toBe(204);
  });
});
