import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from './kit.ts';
import { OLD_PASSWORD, originalDump } from './original.ts';
import { startPostgres, type PostgresServer } from './postgres-server.ts';
import { endServers, runCommand } from './servers.ts';

let folder: string;
let postgres: PostgresServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ocipe-'));
  postgres = await startPostgres();
  await fillOriginal(postgres.url);
});
afterAll(async () => {
  endServers();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

const here = (name: string) => ({ DATABASE_URL: `sqlite:${folder}/${name}.db` });
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

/** The tables of the original as Django makes them, with the rows of the dump. */
async function fillOriginal(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    create table auth_user (id bigserial primary key, username text, password text, is_active boolean,
      is_superuser boolean, is_staff boolean, date_joined timestamptz);
    create table django_session (session_key text primary key, session_data text);
    create table recipes_ingredient (id bigserial primary key, name varchar(50));
    create table recipes_recipe (id bigserial primary key, user_id bigint references auth_user, name varchar(100),
      meat_type varchar(30), longevity integer, frequency varchar(20), note text, state varchar(10), added_date timestamptz);
    create table recipes_recipeingredient (id bigserial primary key, recipe_id bigint references recipes_recipe,
      ingredient_id bigint references recipes_ingredient, quantity varchar(50));
    create table fridge_fridge (id bigserial primary key, user_id bigint references auth_user);
    create table fridge_fridgeingredient (id bigserial primary key, fridge_id bigint references fridge_fridge,
      name varchar(50), "group" varchar(30));
    create table grocery_grocerylist (id bigserial primary key, user_id bigint references auth_user);
    create table grocery_grocerylistitem (id bigserial primary key, grocery_list_id bigint references grocery_grocerylist,
      item varchar(50), is_checked boolean);
    create table grocery_groceryhistory (id bigserial primary key, user_id bigint references auth_user,
      recipes integer[], created_at timestamp);
    create table feedback_message (id bigserial primary key, user_id bigint, stars integer, body text);`);
  const columns = await client.query<{ table_name: string; column_name: string }>(
    `select table_name, column_name from information_schema.columns where table_schema = 'public'`,
  );
  for (const { model, pk, fields } of originalDump()) {
    const table = model.replace('.', '_');
    const known = columns.rows.filter(({ table_name }) => table_name === table);
    if (known.length === 0) continue;
    const given: Record<string, unknown> = { ...fields, id: pk };
    const row = known.flatMap(({ column_name: name }): [string, unknown][] => {
      const value = given[name] ?? given[name.replace(/_id$/, '')];
      return value === undefined ? [] : [[name, value]];
    });
    const names = row.map(([name]) => pg.escapeIdentifier(name)).join(', ');
    const places = row.map((_column, index) => `$${index + 1}`).join(', ');
    const values = row.map(([, value]) => value);
    await client.query(`insert into ${table} (${names}) values (${places})`, values);
  }
  await client.end();
}

/** Things without what differs from one import to another. */
function timeless(list: { id: number; added_at: string }[]) {
  return list.map((thing) => ({ ...thing, id: 0, added_at: '' }));
}

/** All that somebody has, without ids, which differ from one database to another. */
async function belongings(kit: TestApp, name: string): Promise<unknown> {
  const person = await kit.signIn(name, OLD_PASSWORD);
  const { recipes, fridge, grocery_list, plans, profile } = (await person.get('/api/user/export/'))
    .body;
  const first = recipes[0]?.id ?? 0;
  return JSON.parse(
    JSON.stringify({
      recipes: recipes.map((recipe: object) => ({ ...recipe, id: 0 })),
      fridge: timeless(fridge),
      groceries: timeless(grocery_list),
      plans: plans.map((plan: { recipes: number[]; created_at: string }) => [
        plan.created_at,
        plan.recipes.map((id) => id - first),
      ]),
      since: profile.created_at,
    }),
  );
}

describe('npm run ocipe -- import', () => {
  test('reads the original’s database as it reads its dump, and changes nothing there', async () => {
    const dump = file('dump.json', `\uFEFF${JSON.stringify(originalDump())}`);
    const [fromDump, fromDatabase] = [
      await runCommand(here('dump'), 'import', dump),
      await runCommand(here('database'), 'import', postgres.url),
    ];
    expect([fromDump.code, fromDump.said]).toEqual([0, '']);
    expect(fromDatabase.out).toBe(fromDump.out.replace('feedback.message', 'feedback_message'));
    expect(fromDatabase.out).toContain('Imported: 3 accounts, 3 recipes, 2 fridge items');
    const [one, other] = [
      await startTestApp({ settings: here('dump') }),
      await startTestApp({ settings: here('database') }),
    ];
    for (const name of ['anna', 'berta']) {
      expect(await belongings(other, name)).toEqual(await belongings(one, name));
    }
    await one.close();
    await other.close();
    const again = await runCommand(here('again'), 'import', postgres.url);
    expect(again.out).toBe(fromDatabase.out);
  });

  test('says how far it is when there is much to do', async () => {
    const recipe = { name: 'x', meat_type: 'x', longevity: 1, frequency: 'rarely', state: 'used' };
    const list = Array.from({ length: 6000 }, (_, index) => ({
      ...recipe,
      name: `Soup ${index}`,
      ingredients: [{ name: `food ${index % 50}` }],
    }));
    const kit = await startTestApp({ settings: here('long') });
    await kit.signUp('anna');
    await kit.close();
    const words = ['import', file('long.json', JSON.stringify(list)), '--user', 'anna'];
    const { code, out, said } = await runCommand(here('long'), ...words);
    expect([code, said]).toEqual([0, '5000 of 6000 recipes …\n']);
    expect(out).toContain('Imported: 6000 recipes,');
  });

  test.each<[string, (url: string) => string[], string]>([
    ['nothing', () => [], 'Say what to import, and for whom: SOURCE [--user NAME].'],
    ['two things', () => ['a', 'b'], 'Say what to import, and for whom'],
    ['for a name that is missing', () => ['a', '--user'], 'Say what to import, and for whom'],
    ['a file that is not there', () => ['no.json'], 'no.json cannot be read: ENOENT'],
    ['a file that is no JSON', () => [file('bad.json', '{"list": [')], 'bad.json is no JSON:'],
    ['a list for nobody', () => [file('list.json', '[{}]')], 'Say whose kitchen it is for'],
    [
      'a server that is not there',
      () => ['postgres://me:hidden@127.0.0.1:1/x'],
      'The database cannot be read: connect ECONNREFUSED',
    ],
    [
      'a database that is not there',
      (url) => [url.replace('postgres@', 'postgres:hidden@').replace(/postgres$/, 'none')],
      'The database cannot be read: database "none" does not exist.',
    ],
  ])('of %s is refused in a sentence', async (_what, words, sentence) => {
    const { code, out, said } = await runCommand(here('refused'), 'import', ...words(postgres.url));
    expect([code, out]).toEqual([1, '']);
    expect(said).toContain(sentence);
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(said).not.toContain('hidden');
  });
});
