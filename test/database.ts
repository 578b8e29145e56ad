import pg from 'pg';
import { openPostgres } from '../src/server/storage/postgres.ts';
import type { OpenDatabase } from '../src/server/storage/database.ts';
import { openDatabase } from '../src/server/storage/open.ts';
import type { DatabaseLocation } from '../src/server/config.ts';

/** The PostgreSQL server the tests run on, if they do: see test/postgres-server.ts. */
const SERVER = process.env['TEST_POSTGRES'];
/** A database with all tables and no rows, to be copied. */
export const TEMPLATE = 'ocipe_template';

let databases = 0;

/** Opens an empty database of its own for a test: on PostgreSQL where the tests run on it, unless a file is asked for. */
export async function openTestDatabase(
  location: DatabaseLocation,
): Promise<OpenDatabase & { drop: () => Promise<void> }> {
  const isOwn = location.engine === 'sqlite' && location.file === ':memory:';
  if (SERVER === undefined || !isOwn) {
    const database = await openDatabase(location, () => {});
    return { ...database, drop: () => database.db.destroy() };
  }
  const name = `test_${process.pid}_${(databases += 1)}`;
  await onServer(SERVER, `create database ${name} template ${TEMPLATE}`);
  const url = new URL(SERVER);
  url.pathname = `/${name}`;
  let isDropping = false;
  const database = openPostgres(url.href, (error) => {
    // Dropping the database ends the connections that are still saying goodbye.
    if (!isDropping) throw error;
  });
  return {
    ...database,
    drop: async () => {
      isDropping = true;
      await database.db.destroy();
      await onServer(SERVER, `drop database if exists ${name} with (force)`);
    },
  };
}

/** Runs one statement on the server's own database. */
export async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
