import { sql } from 'kysely';
import type { Database } from '../src/server/storage/database.ts';
import { engineOf } from '../src/server/storage/dialect.ts';

// Many kitchens, or one very large one, in seconds: what was made once by the server's own functions is copied by SQL.

/** Copies are made by one statement a table, so many at once. */
const COPIES_AT_ONCE = 500;
/** Those that others refer to come first; every other table with a kitchen follows. */
const REFERRED_TO = ['users', 'kitchens', 'members', 'ingredients', 'recipes', 'plans'];
/** What a copied recipe consists of. */
const OF_RECIPE = ['recipes', 'recipe_ingredients', 'recipe_foods'];
/** Columns of text in which no two rows may be alike. */
const UNIQUE = new Set(['username', 'username_key', 'id']);

/** A table's columns, and which of them are whole numbers. */
type Columns = ReadonlyMap<string, readonly { name: string; isNumber: boolean }[]>;

/** What is copied, and which numbers become others: `stride` more with each copy. */
interface Copying {
  tables: readonly string[];
  /** The rows to copy, as a condition on the columns of a table. */
  rows: (table: string) => ReturnType<typeof sql>;
  moves: (column: string, table: string) => boolean;
  times: number;
}

/**
 * Copies a whole kitchen with its account, any number of times.
 * @param mark stands in the copies' names of accounts, so that later copies have others
 * @returns by how much the ids of each copy exceed those of the one before: the same in all tables
 */
export function copyKitchen(
  db: Database,
  { userId, kitchenId }: { userId: number; kitchenId: number },
  times: number,
  mark = '',
): Promise<number> {
  return copy(db, mark, (columns) => {
    const inKitchen = [...columns].filter(([, names]) =>
      names.some(({ name }) => name === 'kitchen_id'),
    );
    const tables = new Set([...REFERRED_TO, ...inKitchen.map(([table]) => table)]);
    return {
      tables: [...tables],
      rows: (table) => {
        if (table === 'users') return sql`id = ${userId}`;
        return table === 'kitchens' ? sql`id = ${kitchenId}` : sql`kitchen_id = ${kitchenId}`;
      },
      moves: (column) => column === 'id' || column.endsWith('_id'),
      times,
    };
  });
}

/** Copies the recipes of a kitchen within it: each becomes `times` more. */
export function copyRecipes(db: Database, kitchenId: number, times: number): Promise<number> {
  return copy(db, '', () => ({
    tables: OF_RECIPE,
    rows: () => sql`kitchen_id = ${kitchenId}`,
    moves: (column, table) => column === (table === 'recipes' ? 'id' : 'recipe_id'),
    times,
  }));
}

/** Which copies one statement makes. */
interface Portion {
  mark: string;
  stride: number;
  first: number;
  last: number;
}

function copy(db: Database, mark: string, plan: (columns: Columns) => Copying): Promise<number> {
  return db.transaction().execute(async (db) => {
    const columns = await columnsByTable(db);
    const copying = plan(columns);
    const stride = await strideOf(db, columns);
    // What is to be copied is put aside: a copy must not find copies.
    for (const table of copying.tables) {
      await sql`create temporary table ${aside(table)} as
        select * from ${sql.table(table)} where ${copying.rows(table)}`.execute(db);
    }
    for (let first = 1; first <= copying.times; first += COPIES_AT_ONCE) {
      const last = Math.min(copying.times, first + COPIES_AT_ONCE - 1);
      for (const table of copying.tables) {
        await insertCopies(db, table, columns.get(table) ?? [], {
          ...copying,
          mark,
          stride,
          first,
          last,
        });
      }
    }
    for (const table of copying.tables) {
      await sql`drop table ${aside(table)}`.execute(db);
      const hasIds = columns.get(table)?.some(({ name, isNumber }) => name === 'id' && isNumber);
      if (hasIds && engineOf(db) === 'postgres') await continueIds(db, table);
    }
    return stride;
  });
}

async function insertCopies(
  db: Database,
  table: string,
  columns: readonly { name: string; isNumber: boolean }[],
  { moves, mark, stride, first, last }: Copying & Portion,
): Promise<void> {
  const values = columns.map(({ name, isNumber }) => {
    const value = sql.ref(name);
    if (isNumber && moves(name, table)) return sql`${value} + n.i * ${sql.lit(stride)}`;
    return !isNumber && UNIQUE.has(name) ? sql`${value} || ${sql.lit(`-${mark}-`)} || n.i` : value;
  });
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map(({ name }) => sql.ref(name)))})
    with recursive n(i) as (
      select ${sql.lit(first)} union all select i + 1 from n where i < ${sql.lit(last)}
    )
    select ${sql.join(values)} from n cross join ${aside(table)}`.execute(db);
}

const aside = (table: string) => sql.table(`copied_${table}`);

async function columnsByTable(db: Database): Promise<Columns> {
  const tables = await db.introspection.getTables();
  return new Map(
    tables.map(({ name, columns }) => [
      name,
      columns.map((column) => ({ name: column.name, isNumber: /int/i.test(column.dataType) })),
    ]),
  );
}

/** A power of ten above all ids there are, so that an id tells which copy it is of. */
async function strideOf(db: Database, columns: Columns): Promise<number> {
  let highest = 1;
  for (const [table, names] of columns) {
    if (!names.some(({ name, isNumber }) => name === 'id' && isNumber)) continue;
    const { rows } = await sql<{ highest: number | null }>`
      select max(id) as highest from ${sql.table(table)}`.execute(db);
    highest = Math.max(highest, rows[0]?.highest ?? 0);
  }
  return 10 ** Math.ceil(Math.log10(highest + 1));
}

/** PostgreSQL gives out ids from a sequence that does not know of those that were written. */
async function continueIds(db: Database, table: string): Promise<void> {
  await sql`select setval(pg_get_serial_sequence(${table}, 'id'), (select max(id) from ${sql.table(table)}))`.execute(
    db,
  );
}
