import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { createTokens } from '../../src/server/account/tokens.ts';
import { copyKitchen } from '../copy-kitchens.ts';
import { idsOf, makeKitchen } from '../kitchens.ts';
import { cpuSeconds, familyCpuSeconds, machineCpuSeconds } from '../processes.ts';
import { startServer, type BenchServer } from '../server.mjs';
import { makePostgres, makeSqlite, type BenchStore } from '../stores.ts';
import type { Job, Result } from './generator.ts';
import type { LoadKitchen } from './mix.ts';
import { readOptions, type SetupName } from './options.ts';
import { memoryTable, resultTable, type Row } from './report.ts';

/** As a household has it after a year. */
const SIZE = { recipes: 60, fridge: 40, lines: 15, plans: 50 };
/** Known here, so that nobody has to sign in. */
const SECRET_KEY = randomBytes(32).toString('hex');
const PROCESSES: Record<SetupName, number> = { sqlite: 1, pg1: 1, pg2: 2 };

const options = readOptions(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'ocipe-load-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const rows: Row[] = [];
const sqliteSetups = options.setups.filter((setup) => setup === 'sqlite');
const postgresSetups = options.setups.filter((setup) => setup !== 'sqlite');
if (sqliteSetups.length > 0) await measureStore(await makeSqlite(folder), sqliteSetups);
if (postgresSetups.length > 0) await measureStore(await makePostgres(), postgresSetups);
process.stdout.write(`${resultTable(rows)}\n\n${memoryTable(rows)}\n`);
if (rows.some(({ results }) => results.some(({ errors }) => errors > 0))) process.exitCode = 1;

async function measureStore(store: BenchStore, setups: readonly SetupName[]): Promise<void> {
  say(`Filling ${options.kitchens} kitchens on ${store.engine} …`);
  const empty = await store.size();
  const kitchens = await fill(store);
  const bytes = ((await store.size()) - empty) / options.kitchens;
  say(`A kitchen takes ${Math.round(bytes / 1024)} KiB on ${store.engine}.`);
  for (const setup of setups) await measureSetup(setup, store, kitchens);
  await store.close();
}

/** What requests need to know of each kitchen but a token. */
type Filled = Pick<LoadKitchen, 'recipeIds' | 'lineIds'> & { userId: number };

async function fill({ db }: BenchStore): Promise<Filled[]> {
  const { userId, kitchenId } = await makeKitchen(db, 'cook', SIZE);
  const recipeIds = await idsOf(db, 'recipes', kitchenId);
  const lineIds = await idsOf(db, 'grocery_items', kitchenId);
  const stride = await copyKitchen(db, { userId, kitchenId }, options.kitchens - 1);
  return Array.from({ length: options.kitchens }, (_, copy) => ({
    userId: userId + copy * stride,
    recipeIds: recipeIds.map((id) => id + copy * stride),
    lineIds: lineIds.map((id) => id + copy * stride),
  }));
}

async function measureSetup(setup: SetupName, store: BenchStore, kitchens: Filled[]) {
  const preload = pathToFileURL(resolve('build/bench/load-loop-delay.mjs')).href;
  const settings = { SECRET_KEY, BENCH_FOLDER: folder };
  const servers: BenchServer[] = [];
  for (let number = 0; number < PROCESSES[setup]; number += 1) {
    servers.push(await startServer(store.url, { settings, nodeArguments: ['--import', preload] }));
  }
  for (const mix of options.mixes) {
    const row: Row = { setup, mix, results: [] };
    rows.push(row);
    for (let run = 1; run <= options.runs; run += 1) {
      say(`${setup}, ${mix}, run ${run} of ${options.runs}`);
      row.results.push(await measure(servers, store, kitchens, mix));
    }
  }
  await Promise.all(servers.map((server) => server.stop()));
}

async function measure(
  servers: readonly BenchServer[],
  store: BenchStore,
  kitchens: readonly Filled[],
  mix: Job['mix'],
): Promise<Row['results'][number]> {
  const tokens = createTokens([Buffer.from(SECRET_KEY)], Date.now, (bytes) =>
    randomBytes(bytes).toString('hex'),
  );
  const sessionId = '0'.repeat(32);
  const job: Job = {
    urls: servers.map(({ url }) => url),
    connections: options.connections,
    seconds: options.seconds,
    mix,
    kitchens: kitchens.map(({ userId, ...kitchen }) => ({
      ...kitchen,
      token: tokens.mintAccess({ userId, sessionId, authVersion: 0 }),
    })),
  };
  await loopDelays(servers);
  const generator = fork('build/bench/load-generator.mjs', { serialization: 'advanced' });
  const cpu = () => ({
    server: servers.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0),
    database: store.pid === undefined ? 0 : familyCpuSeconds(store.pid),
    generator: cpuSeconds(generator.pid ?? 0),
    all: machineCpuSeconds(),
  });
  const before = cpu();
  const startedAt = performance.now();
  const result = await askGenerator(generator, job);
  const seconds = (performance.now() - startedAt) / 1000;
  const after = cpu();
  generator.disconnect();
  const share = (who: keyof typeof before) => (after[who] - before[who]) / seconds;
  if (result.firstError !== undefined)
    say(`!!! ${result.errors} errors; first: ${result.firstError}`);
  return {
    ...result,
    cpu: {
      server: share('server'),
      database: share('database'),
      generator: share('generator'),
      others: share('all') - share('server') - share('database') - share('generator'),
    },
    memory: servers.reduce((sum, server) => sum + (server.memory() ?? 0), 0),
    loopDelay: Math.max(...(await loopDelays(servers))),
  };
}

/** The generator stays until it is let go of: what it has cost is read meanwhile. */
async function askGenerator(generator: ReturnType<typeof fork>, job: Job): Promise<Result> {
  return new Promise((done, fail) => {
    generator.once('message', (result) => done(result as Result));
    generator.once('exit', () => fail(new Error('The load generator ended without a result.')));
    generator.send(job);
  });
}

/** How late the event loops were since this was asked last: the 99th percentile of each, in ms. */
async function loopDelays(servers: readonly BenchServer[]): Promise<number[]> {
  const files = servers.map(({ pid }) => join(folder, `delay-${pid}`));
  for (const file of files) rmSync(file, { force: true });
  for (const { pid } of servers) process.kill(pid, 'SIGUSR2');
  for (let tries = 0; tries < 100; tries += 1) {
    await wait(50);
    try {
      return files.map((file) => Number(readFileSync(file, 'utf8')));
    } catch {
      // Not all of them have written yet.
    }
  }
  throw new Error('The server does not tell how late its event loop is.');
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
