import { Migrator, sql, type ColumnMetadata } from 'kysely';
import { createPasswordHasher } from '../src/server/account/password-hash.ts';
import type { Database } from '../src/server/storage/database.ts';
import { migrations } from '../src/server/storage/migrate.ts';
import { PASSWORD } from './kit.ts';

type Row = Record<string, string | number | null>;

const AT = '2025-06-01T12:00:00.000Z';
const PASSKEY = {
  credential_id: 'AA',
  public_key: 'AA',
  user_handle: 'AA',
  rp_id: 'localhost',
  counter: 0,
  transports: '',
  is_synced: 0,
  name: 'phone',
  created_at: AT,
};

/**
 * Makes an empty database what it was when this migration was the newest: with the tables of that time, and rows in each.
 * @throws when a table stays empty; it then wants rows of its own in `rowsOf`
 */
export async function buildOldDatabase(db: Database, newest: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateTo(newest);
  if (error) throw error;
  const rows = await rowsOf();
  const tables = (await db.introspection.getTables()).filter(({ isView }) => !isView);
  const known = Object.keys(rows);
  const place = (name: string) => (known.includes(name) ? known.indexOf(name) : known.length);
  const waiting = tables.toSorted((a, b) => place(a.name) - place(b.name));
  // Tables to come may refer to each other: those that cannot be filled yet wait for the others.
  for (let left = waiting.length ** 2; left > 0; left -= 1) {
    const table = waiting.shift();
    if (!table) break;
    try {
      for (const row of rows[table.name] ?? [{}]) await insert(db, table.name, table.columns, row);
    } catch (problem) {
      if (known.includes(table.name)) throw problem;
      waiting.push(table);
    }
  }
  for (const { name } of tables) {
    const found = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
    if (found.rows.length === 0) throw new Error(`${name} has no rows at ${newest}.`);
  }
}

/** The rows a table gets, by name; what refers to others stands behind them. Tables and columns to come fill themselves. */
async function rowsOf(): Promise<Record<string, Row[]>> {
  const password_hash = await createPasswordHasher().hash(PASSWORD);
  return {
    users: [
      { username: 'Anna', username_key: 'anna', password_hash, is_active: 1, created_at: AT },
      // Whoever has a passkey is asked for it.
      { username: 'Otto', username_key: 'otto', password_hash, is_active: 1, created_at: AT },
    ],
    passkeys: [{ ...PASSKEY, user_id: 2 }],
    kitchens: [{ name: 'Anna', created_at: AT }],
    members: [{ user_id: 1, kitchen_id: 1, role: 'owner' }],
    sessions: [
      {
        id: 'old',
        user_id: 1,
        anchor: 'a',
        created_at: AT,
        expires_at: '2099-01-01T00:00:00.000Z',
        last_used_at: AT,
        user_agent: 'curl',
        ip: '127.0.0.1',
      },
    ],
    signing_keys: [{ generation: 1, key: 'k'.repeat(64), created_at: AT }],
    ingredients: [
      { kitchen_id: 1, name: 'garlic', name_key: 'garlic' },
      { kitchen_id: 1, name: 'noodles', name_key: 'noodle' },
    ],
    recipes: [
      {
        kitchen_id: 1,
        name: 'Garlic noodles',
        meat_type: 'Noodles',
        longevity: 3,
        frequency: 'weekend',
        note: 'Stir "fry".',
        state: 'active',
        added_date: AT,
        reply_head:
          ',"name":"Garlic noodles","meat_type":"Noodles","longevity":3,"frequency":"weekend","note":"Stir \\"fry\\"."',
        reply_tail: `,"ingredient_list":[{"name":"garlic","quantity":"3 cloves"},{"name":"noodles","quantity":"200 g"}],"added_date":"${AT}"`,
      },
    ],
    recipe_ingredients: [
      {
        kitchen_id: 1,
        recipe_id: 1,
        position: 0,
        ingredient_id: 1,
        name: 'garlic',
        quantity: '3 cloves',
      },
      {
        kitchen_id: 1,
        recipe_id: 1,
        position: 1,
        ingredient_id: 2,
        name: 'noodles',
        quantity: '200 g',
      },
    ],
    recipe_foods: [
      { kitchen_id: 1, ingredient_id: 1, recipe_id: 1, food_count: 2 },
      { kitchen_id: 1, ingredient_id: 2, recipe_id: 1, food_count: 2 },
    ],
    fridge_items: [
      { kitchen_id: 1, group_name: 'Door', name: 'Garlic', ingredient_id: 1, added_at: AT },
    ],
    grocery_items: [{ kitchen_id: 1, item: 'bread', is_checked: 0, added_at: AT }],
    shops: [{ kitchen_id: 1, name: 'Market', aisles: '["dairy"]' }],
    plans: [{ kitchen_id: 1, created_at: AT }],
    plan_recipes: [{ kitchen_id: 1, plan_id: 1, position: 0, recipe_id: 1 }],
    kept_answers: [
      { kitchen_id: 1, idempotency_key: 'k', request: '[1]', reply: '{}', created_at: AT },
    ],
  };
}

/** Columns that must have a value and were not there when the row was written get one that fits their type. */
async function insert(db: Database, table: string, columns: readonly ColumnMetadata[], row: Row) {
  const needed = columns.filter(
    ({ name, isNullable, hasDefaultValue, isAutoIncrementing }) =>
      !(name in row || isNullable || hasDefaultValue || isAutoIncrementing),
  );
  const known = new Set(columns.map(({ name }) => name));
  const filled: Row = {
    ...Object.fromEntries(needed.map((column) => [column.name, filler(column)])),
    ...Object.fromEntries(Object.entries(row).filter(([name]) => known.has(name))),
  };
  const names = Object.keys(filled).map((name) => sql.ref(name));
  const values = Object.values(filled).map((value) => sql`${value}`);
  await sql`insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(values)})`.execute(
    db,
  );
}

/** References lead to the first row: there is one of everything. */
function filler({ name, dataType }: ColumnMetadata): string | number {
  if (/int/i.test(dataType)) return 1;
  return /_(?:at|date|on)$/.test(name) ? AT : 'x';
}
