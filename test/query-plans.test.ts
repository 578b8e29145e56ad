import { randomBytes } from 'node:crypto';
import { sql, type CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyKitchen } from '../bench/copy-kitchens.ts';
import { fillKitchen, idsOf, makeKitchen } from '../bench/kitchens.ts';
import { makeResetLink } from '../src/server/access/reset-password.ts';
import { insertPasskey } from '../src/server/factors/passkeys.store.ts';
import { insertUser, setAdministrator } from '../src/server/account/users.store.ts';
import { startTestApp, type TestApp } from './kit.ts';
import { aBomb } from './pictures.ts';
import { aPasskey } from './passkey.ts';
import { foreignKeysWithoutIndex, wholeTableSteps } from './plans.ts';
import { tour, type Visit } from './tour.ts';

// What a request costs must follow what it answers, not what is stored: no statement of any endpoint reads a whole
// table, and none is sent once for each recipe there is.

/** One statement of these may look at more than it has to; why stands beside it. */
const MAY_SCAN: Record<string, string> = {
  'select id from kitchens limit 1': 'reads one row, whichever comes first',
  'select id, created_at, expires_at, used_at from invites order by id desc limit …':
    'reads the newest, of which there are no more',
  'delete from recipes where id in (select id from recipes where kitchen_id = … limit …)':
    'empties a kitchen in portions',
};
const SMALL = { recipes: 5, fridge: 5, lines: 5, plans: 2 };
/** Fewer than one portion: a kitchen is emptied in portions of 500 on purpose. */
const LARGE = { recipes: 480, fridge: 100, lines: 200, plans: 50 };

let kit: TestApp;
const said: CompiledQuery[] = [];
let small: Visit[];
let large: Visit[];

beforeAll(async () => {
  kit = await startTestApp({
    watch: (statement) => void said.push(statement),
    fetchPage: async (url) => ({ url, html: PAGE }),
    fetchPicture: async () => aBomb(32, 32),
    settings: { LIMIT_REFRESH_PER_SESSION: '999/1s' },
  });
  const neighbour = await makeKitchen(kit.db, 'neighbour', { ...SMALL, recipes: 40 });
  await copyKitchen(kit.db, neighbour, 50);
  await noteStrangersEvents(kit.db);
  await noteStrangersFactors(kit.db);
  small = await tourOf('small', SMALL);
  large = await tourOf('large', LARGE);
});

afterAll(() => kit.close());

/** Many accounts have many: a few of one alone would be read as quickly without an index. */
async function noteStrangersEvents(db: TestApp['db']): Promise<void> {
  const at = '2026-01-01T00:00:00.000Z';
  for (let user = 1000; user < 1100; user += 1) {
    const events = Array.from({ length: 40 }, () => ({
      user_id: user,
      kind: 'signed_in',
      at,
      user_agent: '',
      ip: '',
    }));
    await db.insertInto('account_events').values(events).execute();
  }
}

/** The same for passkeys and sign-ins that wait. */
async function noteStrangersFactors(db: TestApp['db']): Promise<void> {
  const at = '2999-01-01T00:00:00.000Z';
  for (let stranger = 0; stranger < 50; stranger += 1) {
    const username = `stranger${stranger}`;
    const user = { username, usernameKey: username, passwordHash: 'x', now: at };
    const userId = (await insertUser(db, user)) ?? 0;
    for (let number = 0; number < 8; number += 1) {
      await insertPasskey(db, aPasskey(userId));
      await db
        .insertInto('login_challenges')
        .values({
          token_hash: `${username} ${number}`,
          user_id: userId,
          auth_version: 0,
          expires_at: at,
        })
        .execute();
    }
  }
}

const PAGE = `<script type="application/ld+json">{"@type":"Recipe","name":"Noodles","recipeIngredient":["200 g noodles"]}</script>`;

async function tourOf(name: string, size: typeof SMALL): Promise<Visit[]> {
  const cook = await kit.signUp(name);
  const { kitchen } = (await cook.get('/api/user/')).body;
  await fillKitchen(kit.db, kitchen.id, size);
  const recipes = await idsOf(kit.db, 'recipes', kitchen.id);
  const [line = 0] = await idsOf(kit.db, 'grocery_items', kitchen.id);
  const groups = (await cook.get('/api/fridge/')).body.ingredient_list;
  const fridgeItem = groups.Vegetables[0].id;
  await setAdministrator(kit.db, name, true);
  const { id } = (await cook.get('/api/user/')).body;
  const resetLink = () =>
    makeResetLink(kit.db, id, kit.clock.now, (bytes) => randomBytes(bytes).toString('hex'));
  return tour(() => kit.signIn(name), { recipes, line, fridgeItem }, resetLink, said);
}

/** Lists of values of any length are one text. */
function shapeOf({ sql: text }: CompiledQuery): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?:\$\d+|\?)(?:, (?:\$\d+|\?))*/g, '…')
    .replaceAll(/\(…\)(?:, \(…\))*/g, '(…)');
}

/** What was asked at each stop, whatever ids and lengths there were. */
function counted(visits: Visit[]) {
  return visits.map(({ title, statements }) => ({
    title: title.replaceAll(/\d+/g, 'N'),
    // Some are asked at once, and come in any order.
    statements: statements.map(shapeOf).toSorted(),
  }));
}

describe('every statement of every endpoint', () => {
  test.each([
    ['without statistics, as SQLite is for ever', async () => {}],
    ['with statistics', () => sql`analyze`.execute(kit.db)],
  ])('finds its rows by an index, %s', async (_, prepare) => {
    await prepare();
    const statements = new Map<string, { title: string; statement: CompiledQuery }>();
    for (const { title, statements: some } of [...small, ...large]) {
      for (const statement of some) statements.set(shapeOf(statement), { title, statement });
    }
    const wrong: Record<string, string[]> = {};
    for (const [shape, { title, statement }] of statements) {
      if (shape.replaceAll('"', '') in MAY_SCAN) continue;
      const steps = await wholeTableSteps(kit.db, statement);
      if (steps.length > 0) wrong[`${title}: ${shape}`] = steps;
    }
    expect(wrong).toEqual({});
    expect(statements.size).toBeGreaterThan(40);
  });

  test('is sent as often for few recipes as for many', () => {
    expect(counted(large)).toEqual(counted(small));
  });
});

describe('a check that finds nothing wrong', () => {
  test.each([
    'select count(*) from recipes',
    'select note from recipes where note = ?',
    'select id from kitchens where id not in (select kitchen_id from members)',
    'update fridge_items set name = name where group_name = ?',
  ])('would find %s', async (text) => {
    const [before, after] = text.split('?');
    const query = after === undefined ? sql`${sql.raw(text)}` : sql`${sql.raw(before ?? '')}${'x'}`;
    expect(await wholeTableSteps(kit.db, query.compile(kit.db))).not.toEqual([]);
  });
});

test('every foreign key has an index, since deleting looks there', async () => {
  expect(await foreignKeysWithoutIndex(kit.db)).toEqual([]);
});
