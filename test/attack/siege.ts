import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { endpoints } from '../../src/contract/api.ts';
import { makeResetLink } from '../../src/server/access/reset-password.ts';
import { setAdministrator } from '../../src/server/account/users.store.ts';
import type { Database } from '../../src/server/storage/database.ts';
import { aRecipe, startTestApp, type TestApp, type TestAppOptions } from '../kit.ts';
import { aBomb } from '../pictures.ts';
import { tour, type Guide } from '../tour.ts';

// What the tests of attacks share: an app whose limits are out of the way, somebody whose things nobody may touch,
// and a look at all rows of all tables.

/** The key tokens are signed with in these tests, so that they can be forged. */
export const KEY = 'a key of our own, 32 bytes or more';

const LIMITS = [
  'LIMIT_LOGIN_PER_ADDRESS',
  'LIMIT_LOGIN_PER_NAME',
  'LIMIT_LOGIN_PER_NAME_AND_ADDRESS',
  'LIMIT_REGISTER_PER_ADDRESS',
  'LIMIT_REFRESH_PER_SESSION',
];

/** What only a bystander has: it must never be in an answer to anybody else. */
export const SECRET_DISH = 'bystander’s secret soup';

const PAGE = `<script type="application/ld+json">{"@type":"Recipe","name":"Noodles","recipeIngredient":["200 g noodles"]}</script>`;

/** Counting attempts, telling how much was used: what a refused request may well write. */
const BOOKKEEPING = new Set(['throttle_counts', 'account_events']);

/** Starts the app with limits that hinder no test, and with a bystander's things in it. */
export async function besiege(options: TestAppOptions = {}): Promise<TestApp> {
  const kit = await startTestApp({
    fetchPage: async (url) => ({ url, html: PAGE }),
    fetchPicture: async () => aBomb(32, 32),
    ...options,
    settings: {
      SECRET_KEY: KEY,
      ...Object.fromEntries(LIMITS.map((name) => [name, '99999/0.01s'])),
      ...options.settings,
    },
  });
  const bystander = await kit.signUp('bystander');
  await bystander.post('/api/recipes/', aRecipe({ name: SECRET_DISH }));
  await bystander.post('/api/fridge/ingredient/', { name: 'secret sauce', group: 'Dairy' });
  await bystander.post('/api/grocery/list/', { items: 'secret spice' });
  return kit;
}

/** All rows of all tables, but for what is counted of everybody's attempts. */
export async function allRows(db: Database): Promise<Map<string, Set<string>>> {
  const rows = new Map<string, Set<string>>();
  for (const { name } of await db.introspection.getTables()) {
    if (BOOKKEEPING.has(name)) continue;
    const found = await sql<object>`select * from ${sql.table(name)}`.execute(db);
    rows.set(name, new Set(found.rows.map((row) => JSON.stringify(row))));
  }
  return rows;
}

/** Fails unless every row of before is there still, as it was. */
export function expectKept(
  before: Map<string, Set<string>>,
  after: Map<string, Set<string>>,
  what = '',
): void {
  const lost = [...before].flatMap(([table, rows]) =>
    [...rows].filter((row) => after.get(table)?.has(row) !== true).map((row) => `${table} ${row}`),
  );
  expect(lost, what).toEqual([]);
}

/** Does something that must not write anything at all. @param what it is, for whoever reads that it did */
export async function withoutWriting<Result>(
  db: Database,
  what: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const before = await allRows(db);
  const result = await work();
  expect(await allRows(db), what).toEqual(before);
  return result;
}

/** Takes a cook, who is an administrator too, to every endpoint, each with a request that is good. */
export async function takeRound(kit: TestApp, guide: Guide, name = 'owner'): Promise<void> {
  const cook = await kit.signUp(name);
  await setAdministrator(kit.db, name, true);
  const recipes: number[] = [];
  for (const dish of ['Soup', 'Pie', 'Stew', 'Cake']) {
    recipes.push((await cook.post('/api/recipes/', aRecipe({ name: dish }))).body.id);
  }
  const item = { name: 'milk', group: 'Dairy', amount: '2', unit: 'l' };
  const fridgeItem = (await cook.post('/api/fridge/ingredient/', item)).body.id;
  const line = (await cook.post('/api/grocery/list/', { items: 'bread' })).body.id;
  const { id } = (await cook.get('/api/user/')).body;
  const link = () =>
    makeResetLink(kit.db, id, kit.clock.now, (bytes) => randomBytes(bytes).toString('hex'));
  await tour(() => kit.signIn(name), { recipes, line, fridgeItem }, link, [], guide);
}

/** Every endpoint by its title, for `test.each`. */
export const catalogue = endpoints.map(({ feature, name, endpoint }) => ({
  title: `${feature}.${name}`,
  endpoint,
}));

/** These read or write everything of everybody: the round leaves them out. */
export const OF_ALL = new Set(['backup.download', 'backup.restore']);
