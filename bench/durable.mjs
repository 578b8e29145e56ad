// What a tick costs beyond the disk: `npm run bench:durable`. Ticks of a checklist and bare synced writes of as many bytes take
// turns on the same disk.
import { spawn } from 'node:child_process';
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const TURNS = 500;
/** A small change is one page and its head in the write-ahead log, for each of the few pages it touches. */
const BYTES = 4 * 4120;

const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'ocipe-durable-'));
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const server = spawn(process.execPath, ['dist/server.mjs'], {
  env: {
    ...process.env,
    PORT: String(port),
    DATABASE_URL: `sqlite:${resolve(folder, 'o.db')}`,
    LOG_LEVEL: 'silent',
  },
  stdio: 'ignore',
});
try {
  for (let tries = 0; tries < 100 && !(await isUp()); tries += 1) await wait(100);
  const credentials = { username: 'bench', password: 'a long enough phrase' };
  await send('POST', '/api/user/register/', credentials);
  const { access } = await send('POST', '/api/user/token/', credentials);
  const { id } = await send('POST', '/api/grocery/list/', { items: 'milk' }, access);
  const file = openSync(join(folder, 'synced'), 'w');
  const bytes = Buffer.alloc(BYTES, 1);
  const ticks = [];
  const syncs = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const body = { isChecked: turn % 2 === 0 };
    ticks.push(await timed(() => send('PATCH', `/api/grocery/list/${id}/`, body, access)));
    syncs.push(
      await timed(() => {
        writeSync(file, bytes);
        fsyncSync(file);
      }),
    );
  }
  closeSync(file);
  const [tick, sync] = [quantiles(ticks), quantiles(syncs)];
  process.stdout.write(
    `| | p50 ms | p99 ms |\n| --- | ---: | ---: |\n${row('tick, on the disk', tick)}${row('bare synced write', sync)}${row(
      'beyond the disk',
      tick.map((value, index) => value - sync[index]),
    )}`,
  );
} finally {
  server.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}

function row(name, [p50, p99]) {
  return `| ${name} | ${p50.toFixed(2)} | ${p99.toFixed(2)} |\n`;
}

function quantiles(times) {
  const sorted = times.slice(50).toSorted((a, b) => a - b);
  return [0.5, 0.99].map((share) => sorted[Math.floor(sorted.length * share)]);
}

async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function send(method, path, body, access) {
  const answer = await fetch(base + path, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(access ? { authorization: `Bearer ${access}` } : {}),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
  return answer.json();
}

async function isUp() {
  return fetch(`${base}/api/monitoring/healthz/`).then(
    ({ ok }) => ok,
    () => false,
  );
}

function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address();
      probe.close(() => done(free));
    });
  });
}
