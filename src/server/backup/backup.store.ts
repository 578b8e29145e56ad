import { DEFAULT_MIGRATION_TABLE, sql } from 'kysely';
import type { Database } from '../storage/database.ts';
import { engineOf } from '../storage/dialect.ts';
import { BACKUP_TABLES, LEFT_OUT, type BackupTable } from './backup-tables.ts';

// Tables by their names: what a backup is about is all of them, whatever they hold.

/** A row as a backup has it: its columns in their order. */
export type Row = readonly (string | number | null)[];

/** So many rows are read and written at once. */
const ROWS = 500;
/** Engines take only so many parameters in a statement. */
const PARAMETERS = 8000;

/** The columns of a table, in their order. */
export async function listColumns(db: Database, table: string): Promise<string[]> {
  const tables = await db.introspection.getTables();
  const found = tables.find(({ name }) => name === table);
  return (found?.columns ?? []).map(({ name }) => name);
}

/** The rows of a table in the order of its key, in portions. */
export async function* readRows(
  db: Database,
  { name, key }: BackupTable,
  columns: readonly string[],
): AsyncGenerator<Row[]> {
  const keys = sql.join(key.map((column) => sql.ref(column)));
  let after: unknown[] | undefined;
  for (;;) {
    const { rows } = await sql<Record<string, string | number | null>>`
      select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(name)}
      ${after ? sql`where (${keys}) > (${sql.join(after)})` : sql``}
      order by ${keys} limit ${ROWS}`.execute(db);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => columns.map((column) => row[column] ?? null));
    if (rows.length < ROWS) return;
    after = key.map((column) => last[column]);
  }
}

/** Writes rows as they are. */
export async function insertRows(
  db: Database,
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const most = Math.floor(PARAMETERS / Math.max(1, columns.length));
  for (let start = 0; start < rows.length; start += most) {
    const values = rows.slice(start, start + most).map((row) => sql`(${sql.join(row)})`);
    await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)}`.execute(db);
  }
}

/** The highest id a table has ever given out; 0 when none. */
export async function readCounter(db: Database, table: string): Promise<number> {
  if (engineOf(db) === 'sqlite') {
    const { rows } = await sql<{
      seq: number;
    }>`select seq from sqlite_sequence where name = ${table}`.execute(db);
    return rows[0]?.seq ?? 0;
  }
  const sequence = await sequenceOf(db, table);
  const { rows } = await sql<{ last_value: number; is_called: boolean }>`
    select last_value, is_called from ${sql.raw(sequence)}`.execute(db);
  const [{ last_value: last = 1, is_called: isCalled = false } = {}] = rows;
  return isCalled ? last : last - 1;
}

/** Has a table go on counting its ids behind this one. */
export async function writeCounter(db: Database, table: string, last: number): Promise<void> {
  if (engineOf(db) === 'sqlite') {
    await sql`delete from sqlite_sequence where name = ${table}`.execute(db);
    await sql`insert into sqlite_sequence (name, seq) values (${table}, ${last})`.execute(db);
  } else {
    const sequence = await sequenceOf(db, table);
    await sql`select setval(${sequence}::regclass, ${Math.max(last, 1)}, ${last > 0})`.execute(db);
  }
}

async function sequenceOf(db: Database, table: string): Promise<string> {
  const { rows } = await sql<{
    name: string;
  }>`select pg_get_serial_sequence(${table}, 'id') as name`.execute(db);
  return rows[0]?.name ?? '';
}

/** The name of the last migration a database has been through. */
export async function findLastMigration(db: Database): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name desc limit 1`.execute(db);
  return rows[0]?.name ?? '';
}

/** What stands in the way of a restore: accounts but one, and anything in a kitchen. */
export async function countWhatIsThere(db: Database, exceptUserId: number) {
  const { rows } = await sql<{ users: number; things: number }>`
    select (select count(*) from users where id <> ${exceptUserId}) as users,
      (select count(*) from recipes) + (select count(*) from fridge_items)
        + (select count(*) from grocery_items) + (select count(*) from plans) as things`.execute(
    db,
  );
  return { users: Number(rows[0]?.users), things: Number(rows[0]?.things) };
}

/** Takes all tables of ours away, the list of migrations excepted. */
export async function dropTables(db: Database): Promise<void> {
  const names = [...LEFT_OUT, ...BACKUP_TABLES.map(({ name }) => name).toReversed()];
  for (const name of names) await sql`drop table if exists ${sql.table(name)}`.execute(db);
}

/** Access tokens of before are good no more, for anybody. */
export async function growAuthVersions(db: Database): Promise<void> {
  await sql`update users set auth_version = auth_version + 1`.execute(db);
}
