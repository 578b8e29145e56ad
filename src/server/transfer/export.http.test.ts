import { Check } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aRecipe, startTestApp, type Person, type TestApp } from '../../../test/kit.ts';
import { transfer } from '../../contract/transfer.ts';

let kit: TestApp;
let cook: Person;

beforeAll(async () => {
  kit = await startTestApp({ now: Date.parse('2026-05-01T12:00:00Z') });
  cook = await kit.signUp('anna');
  for (const name of ['Soup', 'Noodles "fresh"', 'Crème \u2028 brûlée']) {
    kit.clock.now += 1000;
    await cook.post('/api/recipes/', aRecipe({ name }));
  }
  await cook.post('/api/fridge/ingredient/', { name: 'Milk', group: '__proto__' });
  await cook.post('/api/fridge/ingredient/', { name: 'Eggs', group: '2024' });
  const { ids } = (await cook.post('/api/grocery/list/', { items: 'bread\nbutter' })).body;
  await cook.patch(`/api/grocery/list/${ids[0]}/`, { isChecked: true, position: 7 });
  await cook.post('/api/grocery/shops/', { name: 'Market', aisles: ['drinks', 'By the door'] });
  const [newest, older] = (await cook.get('/api/recipes/')).body;
  await cook.post('/api/grocery/', { recipe_ids: [newest.id, older.id, newest.id] });
  await cook.delete(`/api/recipes/${older.id}/`);
  const stranger = await kit.signUp('berta');
  await stranger.post('/api/recipes/', aRecipe({ name: 'Secret' }));
});
afterAll(() => kit.close());

/** A recipe without what another kitchen gives anew. */
const same = (recipe: object) => ({ ...recipe, id: 0, added_date: '' });

describe('the export of an account', () => {
  test('is a file of its own that the contract describes', async () => {
    const { status, headers, body } = await cook.get('/api/user/export/');
    expect(status).toBe(200);
    expect(headers['content-disposition']).toBe('attachment; filename="ocipe-2026-05-01.json"');
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(Check(transfer.export.reply, body)).toBe(true);
  });

  test('has everything of the account as the API gives it, and nothing of others', async () => {
    const { body, text } = await cook.get('/api/user/export/');
    const recipes = (await cook.get('/api/recipes/?ordering=added_date')).body as {
      ingredient_list: unknown;
    }[];
    expect(body.recipes).toEqual(
      recipes.map(({ ingredient_list, ...recipe }) => ({
        ...recipe,
        ingredients: ingredient_list,
      })),
    );
    // Who administers an installation is no data of the account.
    const { is_admin: _, ...profile } = (await cook.get('/api/user/')).body;
    expect(body.profile).toEqual(profile);
    expect(body.grocery_list).toEqual((await cook.get('/api/grocery/list/')).body);
    expect(body.shops).toEqual((await cook.get('/api/grocery/shops/')).body);
    expect(body.shops).toMatchObject([{ aisles: ['drinks', 'By the door'] }]);
    expect(body.plans).toEqual((await cook.get('/api/grocery/history/')).body);
    expect(body.fridge).toMatchObject([
      { name: 'Milk', group: '__proto__' },
      { name: 'Eggs', group: '2024' },
    ]);
    const [session] = (await cook.get('/api/user/sessions/')).body;
    delete session.current;
    expect(body.sessions).toEqual([session]);
    expect(text).not.toContain('Secret');
  });

  test('tells nothing that could sign in', async () => {
    const { text } = await cook.get('/api/user/export/');
    const { password_hash } = await kit.db
      .selectFrom('users')
      .select('password_hash')
      .where('username', '=', 'anna')
      .executeTakeFirstOrThrow();
    const { anchor } = await kit.db
      .selectFrom('sessions')
      .select('anchor')
      .executeTakeFirstOrThrow();
    for (const secret of [password_hash, anchor, cook.token, cook.refreshToken]) {
      expect(text).not.toContain(secret);
    }
  });

  test('of an empty account is whole as well', async () => {
    const { body } = await (await kit.signUp()).get('/api/user/export/');
    expect(body).toMatchObject({ recipes: [], fridge: [], grocery_list: [], plans: [] });
    expect(Check(transfer.export.reply, body)).toBe(true);
  });

  test('brings the recipes to another kitchen in the same order', async () => {
    const { body } = await cook.get('/api/user/export/');
    const other = await kit.signUp();
    const answer = await other.post('/api/recipes/bulk/', { list: body.recipes });
    expect(answer.status).toBe(201);
    const again = (await other.get('/api/user/export/')).body.recipes as object[];
    expect(again.map(same)).toEqual(body.recipes.map(same));
    expect((await other.get('/api/recipes/')).body[0].name).toBe('Crème \u2028 brûlée');
  });
});

test('an export shows one moment, whatever is written meanwhile', async () => {
  const busy = await kit.signUp();
  const list = Array.from({ length: 1200 }, (_, index) => aRecipe({ name: `Soup ${index}` }));
  await busy.post('/api/recipes/bulk/', { list });
  const [exported] = await Promise.all([
    busy.get('/api/user/export/'),
    busy.post('/api/recipes/bulk/', { list: list.slice(0, 10) }),
    busy.post('/api/fridge/ingredient/', { name: 'late', group: 'x' }),
    busy.delete('/api/recipes/'),
  ]);
  expect([0, 10, 1200, 1210]).toContain(exported.body.recipes.length);
  expect((await busy.get('/api/user/export/')).body.fridge).toHaveLength(1);
});

/** What becomes of each table's rows: in the export, or why not. A table to come has to be thought of. */
const TABLES: Readonly<Record<string, string>> = {
  users: 'profile',
  kitchens: 'profile',
  members: 'profile',
  recipes: 'recipes',
  recipe_ingredients: 'recipes',
  fridge_items: 'fridge',
  grocery_items: 'grocery_list',
  plans: 'plans',
  plan_recipes: 'plans',
  sessions: 'sessions',
  stock_moves: 'stock_moves',
  cookings: 'cookings',
  stock_marks: 'stock_marks',
  food_prices: 'food_prices',
  stock_changes: 'to undo what was done lately',
  meals: 'meals',
  aisle_choices: 'aisles',
  shops: 'shops',
  pictures: 'pictures',
  ingredients: 'made anew from the names in recipes and fridge',
  recipe_foods: 'made anew from the ingredients of recipes',
  kept_answers: 'for retries of the same day',
  signing_keys: 'a secret of the server',
  throttle_counts: 'of the server, for minutes',
  api_tokens: 'hashes that could sign in; told by a call of its own',
  invites: 'hashes that could sign in; told by a call of its own',
  reset_links: 'hashes that could sign in, for an hour',
  totp_secrets: 'a secret of the account; whether there is one is told by a call of its own',
  recovery_codes: 'hashes that could sign in',
  passkeys: 'public keys; told by a call of its own',
  passkey_questions: 'hashes that could sign in, for five minutes',
  login_challenges: 'hashes that could sign in, for five minutes',
  account_events: 'told by a call of its own',
};

test('every table is in the export, or there is a reason why not', async () => {
  const tables = await kit.db.introspection.getTables();
  expect(tables.map(({ name }) => name).toSorted()).toEqual(Object.keys(TABLES).toSorted());
});
