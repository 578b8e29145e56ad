import pg from 'pg';
import type { OriginalRecord } from '../../domain/original-records.ts';

/** A table of the original, and the column that tells its rows apart. */
export interface OriginalTable {
  name: string;
  key: string | null;
}

/** The tables of the database's own schema. */
export async function listTables(client: pg.Client): Promise<OriginalTable[]> {
  const { rows } = await client.query<OriginalTable>(`
    select c.relname as name, (
      select a.attname from pg_constraint k join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where k.conrelid = c.oid and k.contype = 'p' and cardinality(k.conkey) = 1
    ) as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = current_schema() and c.relkind in ('r', 'p') order by c.relname`);
  return rows;
}

/** All rows of a table, as a dump would have them: references without the `_id` of their columns. */
export async function readTable(
  client: pg.Client,
  { name, key }: OriginalTable,
): Promise<OriginalRecord[]> {
  const table = pg.escapeIdentifier(name);
  const order = key === null ? '' : `order by ${pg.escapeIdentifier(key)}`;
  const { rows } = await client.query<Record<string, unknown>>({
    text: `select * from ${table} ${order}`,
    types: { getTypeParser: parserOf },
  });
  return rows.map((row, index) => ({
    model: name.toLowerCase(),
    pk: key === null ? `row ${index + 1}` : String(row[key]),
    fields: Object.fromEntries(
      Object.entries(row)
        .filter(([column]) => column !== 'id')
        .map(([column, value]) => [column.replace(/_id$/, ''), value]),
    ),
  }));
}

/** Dates without a zone are UTC, as Django writes them; the driver would take them for this machine's. */
const TEXT = new Set<number>([
  pg.types.builtins.TIMESTAMP,
  pg.types.builtins.TIMESTAMPTZ,
  pg.types.builtins.DATE,
]);

const parserOf = ((id: number, format?: 'text') => {
  if (TEXT.has(id)) return String;
  if (id === pg.types.builtins.INT8) return Number;
  return pg.types.getTypeParser(id, format);
}) as typeof pg.types.getTypeParser;
