import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** Statements a connection keeps ready; the texts of our queries are fewer, but lists of parameters vary in length. */
const KEPT_STATEMENTS = 500;
/** A text with more parameters than this is written for one list of its own length, and hardly comes again. */
const MOST_PARAMETERS = 32;

/**
 * A pool whose connections keep statements ready: a small query costs the database half of what it does when its text
 * is read and planned anew each time.
 */
export function keepStatements(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    connect: async () => {
      const client = await pool.connect();
      const known = clients.get(client) ?? keeping(client, names);
      clients.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

function keeping(client: pg.PoolClient, names: Map<string, string>): PostgresPoolClient {
  const query = (text: unknown, values: readonly unknown[] = []) => {
    if (typeof text !== 'string') throw new TypeError('Queries are not streamed.');
    const name = nameOf(text, values.length, names);
    return client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
  };
  return {
    query: query as unknown as PostgresPoolClient['query'],
    release: () => client.release(),
  };
}

/** The name a statement is kept under, the same in all connections; undefined when it is not kept. */
function nameOf(text: string, parameters: number, names: Map<string, string>): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  const isWorthIt = parameters > 0 && parameters <= MOST_PARAMETERS;
  if (!isWorthIt || names.size >= KEPT_STATEMENTS) return undefined;
  const name = `ocipe_${names.size + 1}`;
  names.set(text, name);
  return name;
}
