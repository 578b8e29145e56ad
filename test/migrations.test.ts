import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type Migration } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../src/server/config.ts';
import type { Database, OpenDatabase } from '../src/server/storage/database.ts';
import { migrate, migrations } from '../src/server/storage/migrate.ts';
import { openDatabase } from '../src/server/storage/open.ts';
import { onServer } from './database.ts';
import { startTestApp } from './kit.ts';
import { buildOldDatabase } from './old-database.ts';

const SERVER = process.env['TEST_POSTGRES'];
const names = Object.keys(migrations).toSorted();
const newest = names.at(-1) ?? '';

let folder: string;
let databases = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ocipe-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The settings of an empty database of its own. */
async function emptyDatabase(): Promise<{ DATABASE_URL: string }> {
  const name = `old_${process.pid}_${(databases += 1)}`;
  if (SERVER === undefined) return { DATABASE_URL: `sqlite:${folder}/${name}.db` };
  await onServer(SERVER, `create database ${name}`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  return { DATABASE_URL: url.href };
}

async function withDatabase<Result>(
  settings: { DATABASE_URL: string },
  work: (database: OpenDatabase) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(readConfig(settings).database, () => {});
  try {
    return await work(database);
  } finally {
    await database.db.destroy();
  }
}

/** All tables with all their rows, and what migrations ran. */
async function everything(db: Database): Promise<unknown> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const rows = tables
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(async ({ name, columns }) => {
      const found = await sql`select * from ${sql.table(name)}`.execute(db);
      return [name, columns.map((column) => column.name), found.rows];
    });
  return Promise.all(rows);
}

/** The migrations, and one more. */
const more = (up: Migration['up']) => ({ ...migrations, '9999-more': { up } });
const good = more((db) => sql`create table more (id integer)`.execute(db).then(() => {}));

describe.each(names)('a database that %s was the newest for', (name) => {
  test('is brought up to date, and the API works on what was in it', async () => {
    const settings = await emptyDatabase();
    await withDatabase(settings, ({ db }) => buildOldDatabase(db, name));
    const kit = await startTestApp({ settings });
    const anna = await kit.signIn('anna');

    const [recipe, ...others] = (await anna.get('/api/recipes/')).body;
    expect(others).toEqual([]);
    expect(recipe).toMatchObject({
      name: 'Garlic noodles',
      note: 'Stir "fry".',
      state: 'active',
      ingredient_list: [
        { name: 'garlic', quantity: '3 cloves' },
        { name: 'noodles', quantity: '200 g' },
      ],
    });
    expect((await anna.get('/api/recipes/?ingredients=noodles')).body).toMatchObject([
      { accuracy: 50 },
    ]);
    const { id } = recipe;
    const edited = await anna.patch(`/api/recipes/${id}/`, { name: 'More garlic' });
    expect(edited.body).toMatchObject({ name: 'More garlic', note: 'Stir "fry".' });

    const [item] = (await anna.get('/api/grocery/list/')).body;
    expect(item).toMatchObject({ item: 'bread', isChecked: false });
    await anna.patch(`/api/grocery/list/${item.id}/`, { isChecked: true });
    expect((await anna.get('/api/grocery/list/')).body).toMatchObject([{ isChecked: true }]);

    expect((await anna.get('/api/fridge/')).body.ingredient_list.Door).toMatchObject([
      { name: 'Garlic' },
    ]);
    const plan = await anna.post('/api/grocery/', { recipe_ids: [id] });
    expect(plan.body).toMatchObject({
      grocery_list: [{ name: 'noodles' }],
      others: [{ name: 'garlic' }],
    });
    expect((await anna.get('/api/grocery/history/')).body).toMatchObject([
      { recipes: [id] },
      { recipes: [id] },
    ]);
    expect((await anna.get(`/api/recipes/${id}/`)).body.state).toBe('used');
    expect((await anna.get('/api/user/sessions/')).body).toHaveLength(2);
    expect((await anna.get('/api/user/export/')).body.recipes).toHaveLength(1);
    expect((await anna.post('/api/recipes/bulk/', { list: [] })).status).toBe(400);
    expect((await anna.delete('/api/user/', { password: 'a long enough phrase' })).status).toBe(
      204,
    );
    await kit.close();
  });

  test('is left as it was by a migration that fails', async () => {
    const settings = await emptyDatabase();
    await withDatabase(settings, async (database) => {
      const { db } = database;
      await buildOldDatabase(db, name);
      const before = await everything(db);
      const bad = more(async (inner) => {
        await sql`create table more (id integer)`.execute(inner);
        await sql`update recipes set name = 'Changed'`.execute(inner);
        throw new Error('out of paper');
      });
      await expect(migrate(database, undefined, bad)).rejects.toThrow('out of paper');
      expect(await everything(db)).toEqual(before);
      expect(await migrate(database, undefined, good)).toContain('9999-more');
    });
  });

  test.skipIf(SERVER !== undefined)('is copied aside first, whole', async () => {
    const settings = await emptyDatabase();
    const file = settings.DATABASE_URL.replace('sqlite:', '');
    const next = names[names.indexOf(name) + 1] ?? '9999-more';
    const copy = `${file}.before-${next}`;
    const before = await withDatabase(settings, async (database) => {
      await buildOldDatabase(database.db, name);
      await sql`update recipes set note = 'late'`.execute(database.db);
      const all = await everything(database.db);
      await migrate(database, file, good);
      return all;
    });
    await withDatabase({ DATABASE_URL: `sqlite:${copy}` }, async ({ db }) => {
      expect(await everything(db)).toEqual(before);
      const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
      expect(rows).toEqual([{ integrity_check: 'ok' }]);
    });
    expect(existsSync(`${copy}.unfinished`)).toBe(false);
  });
});

test.skipIf(SERVER !== undefined)(
  'a copy that an attempt of before left is made anew',
  async () => {
    const settings = await emptyDatabase();
    const file = settings.DATABASE_URL.replace('sqlite:', '');
    const attempt = (database: OpenDatabase) =>
      migrate(database, file, {
        ...migrations,
        '9999-more': { up: () => Promise.reject(new Error('out of paper')) },
      });
    await withDatabase(settings, async (database) => {
      await buildOldDatabase(database.db, newest);
      await expect(attempt(database)).rejects.toThrow('out of paper');
      await sql`update recipes set name = 'Since then'`.execute(database.db);
      await expect(attempt(database)).rejects.toThrow('out of paper');
    });
    await withDatabase({ DATABASE_URL: `sqlite:${file}.before-9999-more` }, async ({ db }) => {
      const recipes = await db.selectFrom('recipes').select('name').execute();
      expect(recipes).toEqual([{ name: 'Since then' }]);
    });
  },
);

test.skipIf(SERVER !== undefined)(
  'a new database and one that is up to date are not copied',
  async () => {
    const settings = await emptyDatabase();
    const file = settings.DATABASE_URL.replace('sqlite:', '');
    await withDatabase(settings, async (database) => {
      expect(await migrate(database, file)).toEqual(names);
      expect(await migrate(database, file)).toEqual([]);
    });
    expect(names.filter((name) => existsSync(`${file}.before-${name}`))).toEqual([]);
  },
);

test('a database of a newer version is refused in a sentence, and left alone', async () => {
  const settings = await emptyDatabase();
  await withDatabase(settings, async (database) => {
    await migrate(database, undefined);
    await sql`insert into kysely_migration (name, timestamp) values ('9998-fridges', 'x')`.execute(
      database.db,
    );
    const before = await everything(database.db);
    await expect(migrate(database, undefined)).rejects.toThrow(
      'DATABASE_URL: the database was written by a newer Ocipe (9998-fridges). Please start that one.',
    );
    expect(await everything(database.db)).toEqual(before);
  });
});
