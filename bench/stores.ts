import { join } from 'node:path';
import { sql } from 'kysely';
import { migrate } from '../src/server/storage/migrate.ts';
import type { OpenDatabase } from '../src/server/storage/database.ts';
import { openPostgres } from '../src/server/storage/postgres.ts';
import { openSqlite } from '../src/server/storage/sqlite.ts';
import { onServer } from '../test/database.ts';
import { startPostgres } from '../test/postgres-server.ts';
import { parentOf } from './processes.ts';

/** An empty database with all tables, for a server and for whoever fills it. */
export interface BenchStore extends OpenDatabase {
  /** As in the settings. */
  url: string;
  /** The database's own first process, where it has one. */
  pid: number | undefined;
  /** How large it is on the disk, in bytes. */
  size: () => Promise<number>;
  close: () => Promise<void>;
}

/** @param folder where the file is made */
export async function makeSqlite(folder: string): Promise<BenchStore> {
  const file = join(folder, 'ocipe.db');
  const database = openSqlite(file);
  await migrate(database, undefined);
  return {
    ...database,
    url: `sqlite:${file}`,
    pid: undefined,
    size: async () => {
      const { rows } = await sql<{ bytes: number }>`
        select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`.execute(
        database.db,
      );
      return rows[0]?.bytes ?? 0;
    },
    close: () => database.db.destroy(),
  };
}

/** A PostgreSQL server that keeps what was committed, whatever happens, as in real life. */
export async function makePostgres(): Promise<BenchStore> {
  const server = await startPostgres({ durable: true });
  await onServer(server.url, 'create database bench');
  const url = new URL(server.url);
  url.pathname = '/bench';
  let isClosing = false;
  const database = openPostgres(url.href, (error) => {
    if (!isClosing) throw error;
  });
  await migrate(database, undefined);
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database.db);
  const pid = parentOf(rows[0]?.pid ?? 0);
  // A benchmark that fails half-way leaves no server behind.
  process.once('exit', () => {
    if (!isClosing) process.kill(pid, 'SIGQUIT');
  });
  return {
    ...database,
    url: url.href,
    pid,
    size: async () => {
      const answer = await sql<{ bytes: number }>`
        select pg_database_size(current_database()) as bytes`.execute(database.db);
      return answer.rows[0]?.bytes ?? 0;
    },
    close: async () => {
      isClosing = true;
      await database.db.destroy();
      await server.stop();
    },
  };
}
