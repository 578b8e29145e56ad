import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPasswordHasher } from '../src/server/account/password-hash.ts';
import { makeKitchen } from './kitchens.ts';
import { startServer } from './server.mjs';
import { makePostgres, makeSqlite, type BenchStore } from './stores.ts';
import { markdown, median } from './table.ts';

// What looking at the stock costs in kitchens with little and with much at home, and with few and many recipes, all in
// one run: fridge, what runs low, what can be cooked, a week suggested, and moving a part there and back.

const KITCHENS = [
  { items: 50, recipes: 200 },
  { items: 500, recipes: 200 },
  { items: 2000, recipes: 200 },
  { items: 500, recipes: 5000 },
];
type Size = (typeof KITCHENS)[number];
/** How long each request is repeated, in ms, and how often at least. */
const MS_EACH = 1500;
const LEAST = 20;
const PASSWORD = 'a long enough phrase';
const UNITS = ['g', 'kg', 'ml', 'litre', null];

const folder = mkdtempSync(join(tmpdir(), 'ocipe-stock-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

for (const engine of ['sqlite', 'postgres']) {
  const store = engine === 'sqlite' ? await makeSqlite(folder) : await makePostgres();
  const columns: Map<string, number>[] = [];
  for (const size of KITCHENS) await fill(store, size);
  const server = await startServer(store.url);
  for (const size of KITCHENS) columns.push(await measure(server.url, size));
  await server.stop();
  await store.close();
  const lines = [...(columns[0]?.keys() ?? [])].map((name) => [
    name,
    ...columns.map((times) => (times.get(name) ?? 0).toFixed(1)),
  ]);
  const head = [`${engine}, ms at the median`, ...KITCHENS.map(titleOf)];
  process.stdout.write(`${markdown(head, lines, 1)}\n\n`);
}

/** A kitchen with so many things at home; every other food should always be there. */
async function fill({ db }: BenchStore, { items: count, recipes }: Size): Promise<void> {
  const passwordHash = await createPasswordHasher().hash(PASSWORD);
  const size = { recipes, fridge: 0, lines: 0, plans: 0 };
  const { kitchenId } = await makeKitchen(
    db,
    nameOf({ items: count, recipes }),
    size,
    passwordHash,
  );
  const foods = await db
    .selectFrom('ingredients')
    .select(['id', 'name', 'name_key'])
    .where('kitchen_id', '=', kitchenId)
    .orderBy('id')
    .execute();
  const items = Array.from({ length: count }, (_, at) => {
    const { id, name } = foods[at % foods.length] ?? { id: 0, name: '' };
    return {
      kitchen_id: kitchenId,
      name,
      ingredient_id: id,
      group_name: `Shelf ${at % 12}`,
      added_at: new Date().toISOString(),
      amount: String(1 + (at % 7)),
      unit: UNITS[at % UNITS.length] ?? null,
      expires_on: `2099-01-${String(1 + (at % 28)).padStart(2, '0')}`,
      price: 99 + at,
    };
  });
  for (let at = 0; at < items.length; at += 100) {
    await db
      .insertInto('fridge_items')
      .values(items.slice(at, at + 100))
      .execute();
  }
  const marks = foods
    .filter((_, at) => at % 2 === 0)
    .map(({ name, name_key }) => ({
      kitchen_id: kitchenId,
      name,
      name_key,
      amount: '100',
      unit: 'kg',
    }));
  await db.insertInto('stock_marks').values(marks).execute();
}

function nameOf({ items, recipes }: Size): string {
  return `cook${items}of${recipes}`;
}

function titleOf({ items, recipes }: Size): string {
  return `${items} items, ${recipes} recipes`;
}

async function measure(url: string, size: Size): Promise<Map<string, number>> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  const send = async (method: string, path: string, body?: object) => {
    const response = await fetch(url + path, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const credentials = { username: nameOf(size), password: PASSWORD };
  const { access } = await send('POST', '/api/user/token/', credentials);
  headers['authorization'] = `Bearer ${access}`;
  const { ingredient_list: groups } = await send('GET', '/api/fridge/');
  const { id } = groups['Shelf 0'][0];
  const requests: Record<string, () => Promise<unknown>> = {
    fridge: () => send('GET', '/api/fridge/'),
    'running low': () => send('GET', '/api/fridge/low/'),
    cookable: () => send('GET', '/api/recipes/cookable/'),
    'a week suggested': () => send('POST', '/api/plans/suggest/', { days: 7, people: 2 }),
    'part moved, undone': async () => {
      const wish = { group: 'Freezer', amount: '1/2' };
      const { change } = await send('POST', `/api/fridge/ingredient/${id}/move/`, wish);
      await send('DELETE', `/api/fridge/changes/${change}/`);
    },
    'months of moves': () => send('GET', '/api/fridge/moves/'),
  };
  const medians = new Map<string, number>();
  for (const [name, ask] of Object.entries(requests)) {
    const times: number[] = [];
    const until = performance.now() + MS_EACH;
    while (performance.now() < until || times.length < LEAST) {
      const startedAt = performance.now();
      await ask();
      times.push(performance.now() - startedAt);
    }
    // The first ones find everything cold.
    medians.set(name, median(times.slice(Math.floor(times.length / 4))));
  }
  return medians;
}
