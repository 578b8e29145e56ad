import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createPasswordHasher } from '../../src/server/account/password-hash.ts';
import { copyKitchen, copyRecipes } from '../copy-kitchens.ts';
import { idsOf, makeKitchen, type Kitchen } from '../kitchens.ts';
import { markdown, median } from '../table.ts';
import { startServer } from '../server.mjs';
import { makePostgres, makeSqlite, type BenchStore } from '../stores.ts';
import { steps, type Asker } from './steps.ts';

// What a request costs must follow what it answers, not what is stored: one kitchen grows to a thousand times its
// recipes, then one kitchen becomes twenty thousand.

const RECIPES = [50, 500, 5000, 50_000];
const KITCHENS = [1, 200, 2000, 20_000];
const CREDENTIALS = { username: 'cook', password: 'a long enough phrase' };
/** How long each step is asked for at each stage, in ms, and how often at least. */
const MS_EACH = 400;
const LEAST = 12;

const engines = process.argv.includes('--only')
  ? [process.argv[process.argv.indexOf('--only') + 1]]
  : ['sqlite', 'postgres'];
const folder = mkdtempSync(join(tmpdir(), 'ocipe-growth-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** What was measured at each stage, by step, in ms. */
type Costs = Map<string, number[]>;

for (const engine of engines) {
  const open = () => {
    const subfolder = mkdtempSync(join(folder, 'store-'));
    return engine === 'sqlite' ? makeSqlite(subfolder) : makePostgres();
  };
  const byRecipes = await growRecipes(await open());
  print(`${engine}: ms by recipes in one kitchen`, RECIPES, byRecipes);
  const byKitchens = await growKitchens(await open());
  print(`${engine}: ms by kitchens`, KITCHENS, byKitchens);
}

async function growRecipes(store: BenchStore): Promise<Costs> {
  const first = RECIPES[0] ?? 0;
  const kitchen = await fill(store, first);
  const costs: Costs = new Map();
  let count = first;
  for (const wanted of RECIPES) {
    if (wanted > count) await copyRecipes(store.db, kitchen.kitchenId, wanted / count - 1);
    count = wanted;
    await measure(store, kitchen, `${wanted} recipes on ${store.engine}`, costs);
  }
  await store.close();
  return costs;
}

async function growKitchens(store: BenchStore): Promise<Costs> {
  const kitchen = await fill(store, 50);
  const neighbour = await makeKitchen(store.db, 'n', { recipes: 5, fridge: 5, lines: 5, plans: 5 });
  const costs: Costs = new Map();
  let count = 1;
  for (const wanted of KITCHENS) {
    if (wanted > count) await copyKitchen(store.db, neighbour, wanted - count, `n${wanted}`);
    count = wanted;
    await measure(store, kitchen, `${wanted} kitchens on ${store.engine}`, costs);
  }
  await store.close();
  return costs;
}

/** The kitchen that is asked. */
async function fill({ db }: BenchStore, recipes: number): Promise<Kitchen> {
  const passwordHash = await createPasswordHasher().hash(CREDENTIALS.password);
  const size = { recipes, fridge: 40, lines: 15, plans: 20 };
  return makeKitchen(db, CREDENTIALS.username, size, passwordHash);
}

async function measure(store: BenchStore, kitchen: Kitchen, what: string, costs: Costs) {
  process.stderr.write(`${what} …\n`);
  // PostgreSQL does this by itself after a while; SQLite works without.
  if (store.engine === 'postgres') await sql`vacuum analyze`.execute(store.db);
  const server = await startServer(store.url);
  const asker = await signIn(store, kitchen, server.url);
  for (const { name, ask } of steps) {
    const times: number[] = [];
    const until = performance.now() + MS_EACH;
    for (let time = 0; performance.now() < until || time < LEAST; time += 1) {
      const startedAt = performance.now();
      await ask(asker, time);
      times.push(performance.now() - startedAt);
    }
    // The first ones find everything cold.
    const warm = times.slice(Math.floor(times.length / 4));
    costs.set(name, [...(costs.get(name) ?? []), median(warm)]);
  }
  await server.stop();
}

async function signIn({ db }: BenchStore, { kitchenId }: Kitchen, url: string): Promise<Asker> {
  const response = await fetch(`${url}/api/user/token/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(CREDENTIALS),
  });
  const { access } = (await response.json()) as { access: string };
  return {
    url,
    token: access,
    cookie: response.headers.get('set-cookie')?.split(';', 1)[0] ?? '',
    credentials: CREDENTIALS,
    recipeIds: await idsOf(db, 'recipes', kitchenId),
    lineIds: await idsOf(db, 'grocery_items', kitchenId),
  };
}

function print(title: string, stages: readonly number[], costs: Costs): void {
  const head = [title, ...stages.map((stage) => stage.toLocaleString('en')), 'last to first'];
  const lines = steps.map(({ name, answersMore }) => {
    const ms = costs.get(name) ?? [];
    const growth = (ms.at(-1) ?? 0) / (ms[0] ?? 1);
    const note = answersMore && title.includes('recipes') ? ' (answers more)' : '';
    return [name, ...ms.map((cost) => cost.toFixed(2)), `${growth.toFixed(1)}×${note}`];
  });
  process.stdout.write(`${markdown(head, lines, 1)}\n\n`);
}
