import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { load, startFloor } from './children.mjs';
import { readOptions } from './options.mjs';
import { measureQueries } from './queries.mjs';
import { median, summary, table } from './report.mjs';
import { fill, listScenarios, prepare } from './scenarios.mjs';
import { startServer } from './server.mjs';

const CONNECTIONS = [1, 16];

const options = readOptions(process.argv.slice(2));
const folder = mkdtempSync(join(tmpdir(), 'ocipe-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
await bench(join(folder, 'ocipe.db'));

async function bench(databaseFile) {
  const server = await startServer(`sqlite:${databaseFile}`);
  const floor = await startFloor();
  say('Filling the kitchens …');
  const kitchens = await fill(server.url);
  const rows = listScenarios(kitchens)
    .filter(({ name }) => name.includes(options.only))
    .flatMap((scenario) =>
      CONNECTIONS.map((connections) => ({ name: scenario.name, scenario, connections, pairs: [] })),
    );
  if (rows.length === 0) throw new Error(`There is no scenario like "${options.only}".`);
  // Rounds go over everything, and ours and the floor take turns: whatever else the machine does hits both.
  for (let round = 1; round <= options.rounds; round += 1) {
    for (const row of rows) {
      say(`Round ${round} of ${options.rounds}: ${row.name}, ${row.connections} connection(s)`);
      row.pairs.push(await runPair(server, floor, row));
    }
  }
  const memoryAfterLoad = server.memory();
  await server.stop();
  floor.stop();
  const names = rows.map(({ name }) => name);
  const costs = await measureQueries(databaseFile, kitchens, names, options.seconds * 1000);
  const starts = await measureStarts(databaseFile);
  process.stdout.write(`${table(rows, costs)}\n\n`);
  process.stdout.write(`${summary(starts.times, starts.idleMemory, memoryAfterLoad)}\n`);
}

async function runPair(server, floor, { name, scenario, connections }) {
  const { request, answer } = await prepare(server.url, scenario);
  await floor.give({ ...answer, checksPassword: name === 'login' });
  const job = { connections, seconds: options.seconds, request };
  const ours = await load({ ...job, url: server.url });
  const bare = await load({ ...job, url: floor.url });
  complain(name, 'ours', ours, answer.status);
  complain(name, 'the floor', bare, answer.status);
  return { ours, floor: bare };
}

/** A number that counts refusals as answers is worse than none. */
function complain(name, whose, { errors, statuses }, expected) {
  const wrong = statuses.filter(([status]) => status !== expected);
  if (errors === 0 && wrong.length === 0) return;
  const counts = wrong.map(([status, count]) => `${count} × ${status}`).join(', ');
  say(`!!! ${name}, ${whose}: ${errors} errors; wrong answers: ${counts || 'none'}`);
  process.exitCode = 1;
}

async function measureStarts(databaseFile) {
  const times = [];
  const memories = [];
  for (let start = 0; start < options.starts; start += 1) {
    const server = await startServer(`sqlite:${databaseFile}`);
    times.push(server.msToFirstAnswer);
    await setTimeout(500);
    memories.push(server.memory());
    await server.stop();
  }
  return { times, idleMemory: memories.includes(undefined) ? undefined : median(memories) };
}

function say(text) {
  process.stderr.write(`${text}\n`);
}
