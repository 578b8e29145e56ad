import pg from 'pg';
import { isMachinery } from '../../domain/original-kinds.ts';
import { readOriginal, type OriginalData } from '../../domain/original-accounts.ts';
import type { OriginalRecord } from '../../domain/original-records.ts';
import { SettingError } from '../config.ts';
import { listTables, readTable } from './original-database.store.ts';

/** Who does not answer in this time is told of, in ms. */
const CONNECT_MS = 5000;

/**
 * Reads the database of the original service as it is at one moment, and changes nothing in it.
 * @param url `postgres://user:password@host:port/name`
 * @throws SettingError when it cannot be read, or is Ocipe's own; never with the address, which may hold a password
 */
export async function readOriginalDatabase(url: string): Promise<OriginalData> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('begin transaction isolation level repeatable read read only');
    const records: OriginalRecord[] = [];
    const tables = await listTables(client);
    if (tables.some(({ name }) => name === 'kysely_migration')) {
      throw new SettingError(
        'This database is Ocipe’s own: export its accounts, and import the files with --user NAME.',
      );
    }
    for (const table of tables) {
      if (!isMachinery(table.name)) records.push(...(await readTable(client, table)));
    }
    await client.query('commit');
    return readOriginal(records);
  } catch (error) {
    if (error instanceof SettingError) throw error;
    const { message, code } = error as { message?: string; code?: string };
    throw new SettingError(`The database cannot be read: ${message || code}.`);
  } finally {
    await client.end().catch(() => {});
  }
}
