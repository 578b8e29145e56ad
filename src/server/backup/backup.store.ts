import { setImmediate as nextTurn } from 'node:timers/promises';
import { DEFAULT_MIGRATION_TABLE, sql, type RawBuilder } from 'kysely';
import type { Database } from '../storage/database.ts';
import { engineOf, hasTable } from '../storage/dialect.ts';
import type { Row } from './backup-lines.ts';
import { BACKUP_TABLES, LEFT_OUT, type BackupTable } from './backup-tables.ts';

// Tables by their names: what a backup is about is all of them, whatever they hold.

/** At most so many rows are read at once. */
const ROWS = 500;
/** And only as many as have so much text together, unless one alone has more: notes have no limit of their own. */
const PORTION_BYTES = 256 * 1024;
/** Engines take only so many parameters in a statement. */
const PARAMETERS = 8000;

/** A column of a table. */
interface Column {
  name: string;
  isText: boolean;
}

/** The columns of a table, in their order; none when there is no such table. */
export async function listColumns(db: Database, table: string): Promise<Column[]> {
  const tables = await db.introspection.getTables();
  const found = tables.find(({ name }) => name === table);
  return (found?.columns ?? []).map(({ name, dataType }) => ({
    name,
    isText: dataType.toLowerCase() === 'text',
  }));
}

/** The rows of a table in the order of its key, in portions that fit into memory. Others get their turn in between. */
export async function* readRows(
  db: Database,
  { name, key }: BackupTable,
): AsyncGenerator<readonly Row[]> {
  const columns = await listColumns(db, name);
  const all = sql.join(columns.map((column) => sql.ref(column.name)));
  const keys = sql.join(key.map((column) => sql.ref(column)));
  const texts = columns.filter(({ isText }) => isText);
  let rest = sql``;
  for (;;) {
    const behind = sql`from ${sql.table(name)} ${rest} order by ${keys}`;
    const count = texts.length === 0 ? ROWS : await countFitting(db, texts, behind);
    const { rows } = await sql<Record<string, string | number | null>>`
      select ${all} ${behind} limit ${count}`.execute(db);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => columns.map((column) => row[column.name] ?? null));
    rest = sql`where (${keys}) > (${sql.join(key.map((column) => last[column]))})`;
    // SQLite answers at once, and the next portion would come before anybody else.
    await nextTurn();
  }
}

/** How many rows make a portion; neither engine reads long texts to tell how long they are. */
async function countFitting(
  db: Database,
  texts: readonly Column[],
  behind: RawBuilder<unknown>,
): Promise<number> {
  const sizes = texts.map(({ name }) => sql`coalesce(octet_length(${sql.ref(name)}), 0)`);
  const { rows } = await sql<{ bytes: number }>`
    select ${sql.join(sizes, sql` + `)} as bytes ${behind} limit ${ROWS}`.execute(db);
  let sum = 0;
  const most = rows.findIndex(({ bytes }) => (sum += Number(bytes)) > PORTION_BYTES);
  return most < 0 ? ROWS : Math.max(1, most);
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

/** The name of the last migration a database has been through; empty when it has been through none. */
export async function findLastMigration(db: Database): Promise<string> {
  if (!(await hasTable(db, DEFAULT_MIGRATION_TABLE))) return '';
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

/**
 * Has everybody else wait until this transaction is over: who opened an account between looking whether it is empty and
 * taking the tables away would lose it. SQLite's transactions that write are alone already.
 */
export async function lockTables(db: Database): Promise<void> {
  if (engineOf(db) === 'sqlite') return;
  const names = [...BACKUP_TABLES.map(({ name }) => name), ...LEFT_OUT];
  const tables = sql.join(names.map((name) => sql.table(name)));
  await sql`lock table ${tables} in access exclusive mode`.execute(db);
}

/** Takes all tables of ours away, the list of migrations excepted. */
export async function dropTables(db: Database): Promise<void> {
  const names = [...LEFT_OUT, ...BACKUP_TABLES.map(({ name }) => name).toReversed()];
  for (const name of names) await sql`drop table if exists ${sql.table(name)}`.execute(db);
}

/** Moves the auth versions of all accounts by so much: access tokens of another version are good no more. */
export async function growAuthVersions(db: Database, by: number): Promise<void> {
  await sql`update users set auth_version = auth_version + ${by}`.execute(db);
}
