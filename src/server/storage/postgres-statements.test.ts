import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startPostgres, type PostgresServer } from '../../../test/postgres-server.ts';
import type { Database } from './database.ts';
import { openPostgres } from './postgres.ts';

let server: PostgresServer;
let db: Database;

beforeAll(async () => {
  server = await startPostgres();
});

beforeEach(() => {
  ({ db } = openPostgres(server.url, () => {}));
  return () => db.destroy();
});

afterAll(() => server.stop());

/** What the one connection keeps ready. */
async function kept(connection: Database): Promise<string[]> {
  const { rows } = await sql<{ statement: string }>`
    select statement from pg_prepared_statements`.execute(connection);
  return rows.map(({ statement }) => statement);
}

const sum = async (connection: Database, numbers: readonly number[]) => {
  const list = sql.join(numbers.map((number) => sql`${number}::int`));
  const { rows } = await sql<{ sum: number }>`
    select sum(n) as sum from unnest(array[${list}]) as n`.execute(connection);
  return rows[0]?.sum;
};

const divide = (by: number) => sql<{ result: number }>`select 6 / ${by}::int as result`;

test('a statement with parameters is kept ready and answers to each of them', async () => {
  await db.connection().execute(async (db) => {
    expect([await sum(db, [1, 2]), await sum(db, [20, 30]), await sum(db, [5])]).toEqual([
      3, 50, 5,
    ]);
    expect(await kept(db)).toHaveLength(2);
  });
});

test('a long list is asked for without being kept', async () => {
  await db.connection().execute(async (db) => {
    expect(
      await sum(
        db,
        Array.from({ length: 100 }, () => 1),
      ),
    ).toBe(100);
    expect(await kept(db)).toEqual([]);
  });
});

test('however many texts there are, so many are kept and all are answered', async () => {
  await db.connection().execute(async (db) => {
    for (let number = 0; number < 600; number += 1) {
      const { rows } = await sql<{ sum: number }>`
        select ${sql.lit(number)} + ${1}::int as sum`.execute(db);
      expect(rows[0]?.sum).toBe(number + 1);
    }
    expect(await kept(db)).toHaveLength(500);
  });
});

test('a statement that fails is good for the next who asks', async () => {
  await db.connection().execute(async (db) => {
    await expect(divide(0).execute(db)).rejects.toMatchObject({ code: '22012' });
    expect((await divide(3).execute(db)).rows).toEqual([{ result: 2 }]);
  });
});
