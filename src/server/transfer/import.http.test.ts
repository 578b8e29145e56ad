import { hash } from '@node-rs/argon2';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aRecipe, startTestApp, type Person, type TestApp } from '../../../test/kit.ts';
import { OLD_PASSWORD, originalDump } from '../../../test/original.ts';
import { importReport } from './import-report.ts';
import { importSource } from './import-source.ts';
import { readSource } from './read-source.ts';

let kit: TestApp;
beforeEach(async () => {
  kit = await startTestApp();
});
afterEach(() => kit.close());

/** Imports what a file would hold. @returns the report */
async function bring(json: unknown, into?: string): Promise<string> {
  const source = readSource(JSON.parse(JSON.stringify(json)));
  return importReport(await importSource(kit.db, source, into, kit.clock.now, () => {}));
}

/** All tables as they are, but for the hashes that signing in makes anew. */
async function everything(): Promise<unknown[]> {
  const tables = ['users', 'kitchens', 'recipes', 'ingredients', 'fridge_items', 'plans'] as const;
  return Promise.all(tables.map((table) => kit.db.selectFrom(table).selectAll().execute()));
}

const names = (list: { name: string }[]) => list.map(({ name }) => name);
const withoutIds = (list: { id: number }[]) => list.map((thing) => ({ ...thing, id: 0 }));

describe('the original service', () => {
  test('comes along whole: people sign in as ever and find their kitchens', async () => {
    const report = await bring(originalDump());
    expect(report.split('\n')).toEqual([
      'Imported: 3 accounts, 3 recipes, 2 fridge items, 2 lines of the grocery list, 1 plan.',
      'To be known:',
      '- recipes with an unknown frequency, now "weekday": 1.',
      '- entries of feedback.message are not known, left out: 1.',
      '- Berta was an administrator and is an ordinary account here.',
      '- carl has no password and cannot sign in.',
      '- carl is inactive, as before.',
    ]);
    const anna = await kit.signIn('anna', OLD_PASSWORD);
    const recipes = (await anna.get('/api/recipes/')).body;
    expect(recipes).toMatchObject([
      { name: 'Plain noodles', state: 'used', added_date: '2024-03-01T10:00:00.123Z' },
      {
        name: 'Garlic noodles',
        ingredient_list: [
          { name: 'garlic', quantity: '3 cloves' },
          { name: 'noodles', quantity: '200 g' },
        ],
      },
    ]);
    expect((await anna.get('/api/grocery/list/')).body).toMatchObject([
      { item: '5', isChecked: false },
      { item: 'bread', isChecked: true },
    ]);
    expect((await anna.get('/api/fridge/')).body.ingredient_list).toMatchObject({
      Door: [{ name: 'Milk' }],
      1: [{ name: '1' }],
    });
    expect((await anna.get('/api/recipes/?ingredients=garlic')).body).toMatchObject([
      { accuracy: 50 },
    ]);
    expect((await anna.get('/api/user/')).body.created_at).toBe('2024-01-01T00:00:00.000Z');
    await expect(kit.signIn('carl', OLD_PASSWORD)).rejects.toThrow('No active account');
    const berta = await kit.signIn('berta', OLD_PASSWORD);
    expect(names((await berta.get('/api/recipes/')).body)).toEqual(['Soup']);
  });

  test('brings plans: ids follow the recipes, and what is gone keeps its place', async () => {
    const stranger = await kit.signUp();
    await stranger.post('/api/recipes/bulk/', {
      list: Array.from({ length: 40 }, () => aRecipe()),
    });
    await bring(originalDump());
    const anna = await kit.signIn('anna', OLD_PASSWORD);
    const [plain, garlic] = (await anna.get('/api/recipes/')).body;
    const [plan] = (await anna.get('/api/grocery/history/')).body;
    expect(plan.created_at).toBe('2024-03-02T18:30:00.000Z');
    const [first, second, gone, last] = plan.recipes;
    expect([first, second, last]).toEqual([plain.id, garlic.id, plain.id]);
    expect((await anna.get(`/api/recipes/${gone}/`)).status).toBe(404);
    const { id } = (await anna.post('/api/recipes/', aRecipe())).body;
    expect(id).toBeGreaterThan(gone);
  });

  test('makes the old hash anew at the first sign-in, and reads Django’s argon2', async () => {
    const dump = originalDump();
    const user = dump.find(({ pk }) => pk === 9);
    if (user) user.fields['password'] = `argon2${await hash(OLD_PASSWORD)}`;
    await bring(dump);
    await kit.signIn('Berta', OLD_PASSWORD);
    await kit.signIn('anna', OLD_PASSWORD);
    const users = await kit.db.selectFrom('users').select('password_hash').execute();
    const renewed = users.filter(({ password_hash }) =>
      password_hash.startsWith('$argon2id$v=19$'),
    );
    expect(renewed).toHaveLength(2);
  });

  test('does not come twice', async () => {
    await bring(originalDump());
    const before = await everything();
    await expect(bring(originalDump())).rejects.toThrow(
      'Nothing was imported. These names are taken: anna, Berta, carl. Bring one account at a time with --user NAME.',
    );
    expect(await everything()).toEqual(before);
    expect(await bring(originalDump(), 'anna')).toContain(
      'Imported: 0 recipes, 0 fridge items, 0 lines of the grocery list, 0 plans.\nWere there already: 2 recipes, 2 fridge items, 2 lines of the grocery list, 1 plan.',
    );
  });

  test('brings one account alone, into the one that is here or a new one', async () => {
    const anna = await kit.signUp('Anna');
    await anna.post('/api/recipes/', aRecipe({ name: 'Mine' }));
    await bring(originalDump(), 'anna');
    expect(names((await anna.get('/api/recipes/')).body)).toEqual([
      'Mine',
      'Plain noodles',
      'Garlic noodles',
    ]);
    expect(await bring(originalDump(), 'berta')).toContain('Imported: 1 account, 1 recipe,');
    await expect(kit.signIn('carl', OLD_PASSWORD)).rejects.toThrow('No active account');
    await expect(bring(originalDump(), 'nobody')).rejects.toThrow(
      'There is no account "nobody"; there are: anna, Berta, carl.',
    );
  });

  test('is refused where two names differ by case alone', async () => {
    const dump = originalDump();
    dump.push({ model: 'auth.user', pk: 99, fields: { username: 'ANNA', password: 'x' } });
    await expect(bring(dump)).rejects.toThrow('These names are taken: ANNA.');
    expect(await kit.db.selectFrom('users').selectAll().execute()).toEqual([]);
  });

  test('is refused whole for one bad entry, named', async () => {
    const dump = originalDump();
    const [recipe, line] = dump.filter(({ pk }) => pk === 31 || pk === 81);
    if (recipe && line) Object.assign(recipe.fields, { name: ' ', added_date: 'yesterday' });
    if (line) line.fields['item'] = 'x'.repeat(201);
    await expect(bring(dump)).rejects.toThrow(
      [
        'Nothing was imported.',
        'recipes.recipe 31.name: This field may not be blank.',
        'recipes.recipe 31: its date cannot be read.',
        'grocery.grocerylistitem 81.item: Ensure this field has no more than 200 characters.',
      ].join('\n'),
    );
    expect(await kit.db.selectFrom('users').selectAll().execute()).toEqual([]);
  });
});

describe('an export of an account', () => {
  let anna: Person;
  let exported: { recipes: { name?: unknown }[]; plans: { created_at: string }[] };
  beforeEach(async () => {
    anna = await kit.signUp();
    for (const name of ['Soup', 'Salad', 'Gone']) {
      kit.clock.now += 60_000;
      await anna.post('/api/recipes/', aRecipe({ name }));
    }
    await anna.post('/api/recipes/', aRecipe({ name: 'Salad' }));
    await anna.post('/api/fridge/ingredient/', { name: 'Milk', group: 'Door' });
    await anna.post('/api/fridge/ingredient/', { name: 'Milk', group: 'Door' });
    const { ids } = (await anna.post('/api/grocery/list/', { items: 'bread\nbutter' })).body;
    await anna.patch(`/api/grocery/list/${ids[1]}/`, { isChecked: true, position: 2 });
    await anna.post('/api/grocery/shops/', { name: 'Market', aisles: ['drinks', 'fish'] });
    const [, gone, salad] = (await anna.get('/api/recipes/')).body;
    await anna.post('/api/grocery/', { recipe_ids: [salad.id, gone.id] });
    await anna.delete(`/api/recipes/${gone.id}/`);
    exported = (await anna.get('/api/user/export/')).body;
  });

  test('comes whole into another kitchen, and only once', async () => {
    const other = await kit.signUp();
    const before = kit.clock.now;
    kit.clock.now += 3_600_000;
    expect(await bring(exported, other.name)).toBe(
      'Imported: 3 recipes, 2 fridge items, 2 lines of the grocery list, 1 plan.',
    );
    kit.clock.now = before;
    for (const path of ['/api/recipes/', '/api/grocery/list/', '/api/grocery/shops/']) {
      const [mine, theirs] = [await anna.get(path), await other.get(path)];
      expect(withoutIds(theirs.body)).toEqual(withoutIds(mine.body));
    }
    const fridge = (await other.get('/api/fridge/')).body.ingredient_list;
    expect(names(fridge.Door)).toEqual(['Milk', 'Milk']);
    const [plan] = (await other.get('/api/grocery/history/')).body;
    const [{ id }] = (await other.get('/api/recipes/?ordering=added_date')).body.slice(1);
    expect([plan.recipes[0], plan.recipes.length, plan.created_at]).toEqual([
      id,
      2,
      exported.plans[0]?.created_at,
    ]);
    await other.post('/api/recipes/refresh/');
    expect(await bring(exported, other.name)).toContain('Imported: 0 recipes, 0 fridge items');
    expect((await other.get('/api/recipes/')).body).toHaveLength(3);
    expect((await other.get('/api/grocery/shops/')).body).toHaveLength(1);
  });

  test('makes what came news to whoever knew the lists', async () => {
    const other = await kit.signUp();
    const tag = String((await other.get('/api/recipes/')).headers['etag']);
    await bring(exported, other.name);
    const answer = await other.get('/api/recipes/', { headers: { 'if-none-match': tag } });
    expect(answer.status).toBe(200);
  });

  test('that is wrong changes nothing', async () => {
    const wrong = structuredClone(exported);
    Object.assign(wrong.recipes[1] ?? {}, {
      name: '',
      ingredients: [{ name: 'a' }, { name: 1.5 }, {}],
    });
    const before = await everything();
    await expect(bring(wrong, anna.name)).rejects.toThrow(
      'Nothing was imported.\nrecipes[1].name: This field may not be blank.\nrecipes[1].ingredients[2].name: This field is required.',
    );
    expect(await everything()).toEqual(before);
  });
});

describe('a list of recipes', () => {
  test('as the original’s client wrote it keeps its order', async () => {
    const cook = await kit.signUp();
    const list = ['Newest', 'Middle', 'Oldest'].map((name) => aRecipe({ name }));
    expect(await bring(list, cook.name)).toContain('Imported: 3 recipes,');
    expect(names((await cook.get('/api/recipes/')).body)).toEqual(['Newest', 'Middle', 'Oldest']);
    expect(await bring({ list }, cook.name)).toContain('Were there already: 3 recipes,');
  });

  test('as the API gives it keeps its dates', async () => {
    const [cook, other] = [await kit.signUp(), await kit.signUp()];
    await cook.post('/api/recipes/bulk/', {
      list: [aRecipe({ name: 'A' }), aRecipe({ name: 'B' })],
    });
    const { body } = await cook.get('/api/recipes/');
    kit.clock.now += 1000;
    await bring(body, other.name);
    expect(withoutIds((await other.get('/api/recipes/')).body)).toEqual(withoutIds(body));
  });

  test('as the API exports it keeps its dates', async () => {
    const [cook, other] = [await kit.signUp(), await kit.signUp()];
    await cook.post('/api/recipes/bulk/', {
      list: [aRecipe({ name: 'A' }), aRecipe({ name: 'B' })],
    });
    kit.clock.now += 1000;
    await bring((await cook.get('/api/recipes/export/')).body, other.name);
    const all = async (person: typeof cook) => withoutIds((await person.get('/api/recipes/')).body);
    expect(await all(other)).toEqual(await all(cook));
  });

  test.each<[string, unknown, string | undefined, string]>([
    ['without an account', [], undefined, 'Say whose kitchen it is for: --user NAME.'],
    ['for nobody', [], 'nobody', 'There is no account "nobody".'],
    ['of texts', ['Soup'], 'nobody', 'Nothing was imported. recipes[0]: this is no object'],
    ['that is none', { recipes: [] }, 'nobody', 'This is nothing Ocipe can import'],
    ['that is null', null, 'nobody', 'This is nothing Ocipe can import'],
    ['of a later time', { format: 'ocipe-account-9' }, 'nobody', 'written by a newer Ocipe'],
    ['of a later list', { format: 'ocipe-recipes-9' }, 'nobody', 'written by a newer Ocipe'],
    ['with a part missing', { format: 'ocipe-account-1' }, 'x', 'it has no list "recipes"'],
  ])('%s is refused in a sentence', async (_what, json, into, sentence) => {
    await expect(bring(json, into)).rejects.toThrow(sentence);
  });

  test('with many mistakes names the first of them', async () => {
    const cook = await kit.signUp();
    const list = Array.from({ length: 50 }, () => aRecipe({ name: '' }));
    await expect(bring(list, cook.name)).rejects.toThrow(
      /recipes\[49\]\.name.*\n[^]*… and 30 more$/,
    );
  });
});
