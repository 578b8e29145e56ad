import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { OpenDatabase } from './database.ts';
import { keepStatements } from './postgres-statements.ts';
import { watchConnection } from './postgres-watch.ts';
import type { Tables } from './schema.ts';

/** Connections of one process: with two or three processes still far from a server's usual hundred. */
const CONNECTIONS = 10;
/** Who cannot connect in this time is told so, in ms. */
const CONNECT_MS = 1500;
/** No statement of ours takes this long unless the database is in trouble, in ms. */
const STATEMENT_MS = 15_000;

/** int8 and numeric: counts and sums of ours stay far below 2^53. */
const NUMBERS = new Set<number>([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);

/**
 * Opens a PostgreSQL database (15 or later). Nothing is connected until the first query.
 * @param url as libpq has them, `postgres://user:password@host:port/name`
 */
export function openPostgres(url: string, warn: (error: Error) => void): OpenDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    // Compiling to machine code costs more than any query of ours takes.
    options: '-c jit=off',
    types: {
      getTypeParser: ((id: number, format?: 'text') =>
        NUMBERS.has(id)
          ? Number
          : pg.types.getTypeParser(id, format)) as typeof pg.types.getTypeParser,
    },
  });
  // A connection that breaks is replaced, in use or not; without a listener it would end the process.
  pool.on('error', warn);
  pool.on('connect', (client) => {
    client.on('error', warn);
    watchConnection(client, url);
  });
  const dialect = new PostgresDialect({ pool: keepStatements(pool) });
  return { engine: 'postgres', db: new Kysely<Tables>({ dialect }) };
}
