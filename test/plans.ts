import { CompiledQuery, sql } from 'kysely';
import type { Database } from '../src/server/storage/database.ts';
import { engineOf } from '../src/server/storage/dialect.ts';

/**
 * How the engine would find the rows of a statement, where it would look at a whole table or index for it.
 * @returns what it says about each such step; nothing when every step goes by an index
 */
export function wholeTableSteps(db: Database, statement: CompiledQuery): Promise<string[]> {
  return engineOf(db) === 'sqlite' ? sqliteScans(db, statement) : postgresScans(db, statement);
}

async function sqliteScans(db: Database, { sql: text, parameters }: CompiledQuery) {
  const tables = await sql<{ name: string }>`
    select name from sqlite_schema where type = 'table'`.execute(db);
  const stored = new Set(tables.rows.map(({ name }) => name));
  const explain = CompiledQuery.raw(`explain query plan ${text}`, [...parameters]);
  const { rows } = await db.executeQuery<{ detail: string }>(explain);
  // Rows named by their ids are found by them, not among all that the kitchen has.
  const namesIds = /\bid"? (?:=|in) [?(]/.test(text) && /kitchen_id"? = \?/.test(text);
  return rows
    .map(({ detail }) => detail)
    .filter((step) => {
      if (namesIds && step.endsWith('(kitchen_id=?)')) return true;
      const scanned = /^SCAN (\w+)(?: USING .*)?$/.exec(step)?.[1];
      // What a statement has put together itself may be read as a whole.
      return scanned !== undefined && stored.has(tableOf(scanned, text));
    });
}

/** The table that goes by a name in a statement. */
function tableOf(name: string, text: string): string {
  const given = new RegExp(`\\b(?:from|join) "?(\\w+)"? (?:as )?"?${name}\\b`).exec(text);
  return given?.[1] ?? name;
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  Plans?: PlanNode[];
}

/** Tables in tests are small, and small ones are faster read as a whole: so it is asked what it does when that is dear. */
function postgresScans(db: Database, { sql: text, parameters }: CompiledQuery): Promise<string[]> {
  return db.transaction().execute(async (db) => {
    await sql`set local enable_seqscan = off`.execute(db);
    const explain = CompiledQuery.raw(`explain (format json) ${text}`, [...parameters]);
    const { rows } = await db.executeQuery<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(explain);
    const plan = rows[0]?.['QUERY PLAN'][0]?.Plan;
    if (!plan) return ['no plan'];
    const firstColumns = await firstColumnsOfIndexes(db);
    return nodesOf(plan).flatMap((node) => wholeTable(node, firstColumns));
  });
}

function nodesOf(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

function wholeTable(node: PlanNode, firstColumns: ReadonlyMap<string, string>): string[] {
  const { 'Node Type': type, 'Index Name': index = '', 'Index Cond': condition = '' } = node;
  const first = firstColumns.get(index);
  // Without a condition on its first column, an index is read from end to end.
  const isWhole =
    type === 'Seq Scan' || (first !== undefined && !new RegExp(`\\b${first}\\b`).test(condition));
  return isWhole ? [`${type} ${index || node['Relation Name']} ${condition}`.trim()] : [];
}

async function firstColumnsOfIndexes(db: Database): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ index: string; first: string }>`
    select i.indexrelid::regclass::text as index, a.attname as first
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]`.execute(
    db,
  );
  return new Map(rows.map(({ index, first }) => [index, first]));
}

/** Foreign keys no index begins with: who deletes what they refer to would read their whole table. */
export async function foreignKeysWithoutIndex(db: Database): Promise<string[]> {
  const { rows } = await (engineOf(db) === 'sqlite' ? sqliteKeys(db) : postgresKeys(db));
  return rows.map(({ name }) => name);
}

function sqliteKeys(db: Database) {
  return sql<{ name: string }>`
    select t.name || '.' || k."from" as name
    from sqlite_schema t, pragma_foreign_key_list(t.name) k
    where t.type = 'table' and not exists (
      select 1 from pragma_index_list(t.name) l, pragma_index_info(l.name) c
      where c.seqno = 0 and c.name = k."from"
    ) and not exists (
      -- The table itself is in the order of a whole number that is its only key.
      select 1 from pragma_table_info(t.name) i
      where i.name = k."from" and i.pk = 1 and i.type = 'integer' collate nocase
        and (select max(pk) from pragma_table_info(t.name)) = 1
    )`.execute(db);
}

function postgresKeys(db: Database) {
  return sql<{ name: string }>`
    select c.conrelid::regclass || '.' || a.attname as name
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and not exists (
      select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1]
    )`.execute(db);
}
