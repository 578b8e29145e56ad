import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeKitchen } from '../../../bench/kitchens.ts';
import { startPostgres, type PostgresServer } from '../../../test/postgres-server.ts';
import { growRevisions } from './change-kitchen.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import { transact } from './transact.ts';

const EMPTY = { recipes: 0, fridge: 0, lines: 0, plans: 0 };

let server: PostgresServer;
let db: Database;
let one: number;
let other: number;

beforeAll(async () => {
  server = await startPostgres();
  const database = openPostgres(server.url, () => {});
  await migrate(database, undefined);
  ({ db } = database);
  one = (await makeKitchen(db, 'one', EMPTY)).kitchenId;
  other = (await makeKitchen(db, 'other', EMPTY)).kitchenId;
});

afterAll(async () => {
  await db.destroy();
  await server.stop();
});

async function revision(kitchenId: number): Promise<number | undefined> {
  const row = await db
    .selectFrom('kitchens')
    .select('fridge_revision')
    .where('id', '=', kitchenId)
    .executeTakeFirst();
  return row?.fridge_revision;
}

test('two that lock each other out both get through, each once', async () => {
  let arrived = 0;
  const gate = new EventEmitter();
  const bothHaveTheirFirst = once(gate, 'open');
  let tries = 0;
  const grow = (first: number, second: number) =>
    transact(db, async (db) => {
      tries += 1;
      await growRevisions(db, first, ['fridge']);
      arrived += 1;
      if (arrived === 2) gate.emit('open');
      await bothHaveTheirFirst;
      await growRevisions(db, second, ['fridge']);
    });
  await Promise.all([grow(one, other), grow(other, one)]);
  expect(tries).toBe(3);
  expect([await revision(one), await revision(other)]).toEqual([2, 2]);
});

test('an error of the work is not tried again, and nothing has happened', async () => {
  const before = await revision(one);
  let tries = 0;
  const failing = transact(db, async (db) => {
    tries += 1;
    await growRevisions(db, one, ['fridge']);
    throw new RangeError('no');
  });
  await expect(failing).rejects.toThrow(RangeError);
  expect([tries, await revision(one)]).toEqual([1, before]);
});
