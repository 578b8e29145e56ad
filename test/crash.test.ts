import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { openSqlite } from '../src/server/storage/sqlite.ts';
import { sql } from 'kysely';
import { chanceOf, Cook } from './crash-kitchen.ts';
import { startPostgres } from './postgres-server.ts';
import { endServers, exitOf, startServer, type RunningServer } from './servers.ts';

// Whatever dies, and whenever: what was acknowledged is there, and nothing is there by half.

/** How often the server dies on SQLite; the others follow. For longer runs: CRASHES=2000. */
const CRASHES = Number(process.env['CRASHES'] ?? 120);
const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9));
const SETTINGS = { LOG_LEVEL: 'silent', LIMIT_REGISTER_PER_ADDRESS: '999/0.1s' };

afterAll(endServers);

/** Some cooks at a server that may be another one tomorrow. */
async function openKitchens(seed: number, first: RunningServer) {
  const kitchens = { server: first, chance: chanceOf(seed) };
  const cooks = ['anna', 'bruno', 'clara'].map(
    (name) => new Cook(name, () => kitchens.server.url, kitchens.chance),
  );
  for (const cook of cooks) await cook.register();
  return { kitchens, cooks };
}

/** Writes for a moment, while `strike` happens at some time in it. */
async function writeUntil(
  cooks: readonly Cook[],
  chance: () => number,
  strike: () => Promise<unknown> | unknown,
): Promise<void> {
  let isOver = false;
  const [first] = cooks;
  const writing = cooks.map((cook) => cook.write(() => isOver));
  if (chance() < 0.3 && first) writing.push(first.signInAndOut());
  await wait(20 + chance() * 130);
  await strike();
  isOver = true;
  await Promise.all(writing);
}

describe(`seed ${SEED}`, () => {
  test(`the server dies ${CRASHES} times on SQLite`, { timeout: CRASHES * 10_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ocipe-crash-'));
    const file = join(folder, 'crash.db');
    const start = () => startServer({ ...SETTINGS, DATABASE_URL: `sqlite:${file}` });
    const { kitchens, cooks } = await openKitchens(SEED, await start());
    for (let crash = 0; crash < CRASHES; crash += 1) {
      const { child } = kitchens.server;
      await writeUntil(cooks, kitchens.chance, () => child.kill('SIGKILL'));
      await exitOf(child);
      kitchens.server = await start();
      for (const cook of cooks) await cook.verify();
    }
    kitchens.server.child.kill('SIGKILL');
    await exitOf(kitchens.server.child);

    const { db } = openSqlite(file);
    const check = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
    expect(check.rows).toEqual([{ integrity_check: 'ok' }]);
    expect((await sql`pragma foreign_key_check`.execute(db)).rows).toEqual([]);
    await db.destroy();
    rmSync(folder, { recursive: true });
    const acknowledged = cooks.map((cook) => cook.acknowledged);
    // On a busy machine a server may die before anything is acknowledged, but not always.
    expect(Math.min(...acknowledged)).toBeGreaterThan(CRASHES / 10);
  });

  const SERVER_CRASHES = Math.ceil(CRASHES / 7);
  test(
    `the server dies ${SERVER_CRASHES} times on PostgreSQL`,
    { timeout: SERVER_CRASHES * 20_000 },
    async () => {
      const postgres = await startPostgres({ durable: true });
      const start = () => startServer({ ...SETTINGS, DATABASE_URL: postgres.url });
      const { kitchens, cooks } = await openKitchens(SEED + 1, await start());
      for (let crash = 0; crash < SERVER_CRASHES; crash += 1) {
        const { child } = kitchens.server;
        await writeUntil(cooks, kitchens.chance, () => child.kill('SIGKILL'));
        await exitOf(child);
        kitchens.server = await start();
        for (const cook of cooks) await cook.verify();
      }
      kitchens.server.child.kill('SIGKILL');
      await postgres.stop();
    },
  );

  const DATABASE_CRASHES = Math.ceil(CRASHES / 8);
  test.runIf(process.platform === 'linux')(
    `PostgreSQL dies ${DATABASE_CRASHES} times under a server that goes on`,
    { timeout: DATABASE_CRASHES * 30_000 },
    async () => {
      const postgres = await startPostgres({ durable: true });
      const server = await startServer({ ...SETTINGS, DATABASE_URL: postgres.url });
      const { kitchens, cooks } = await openKitchens(SEED + 2, server);
      for (let crash = 0; crash < DATABASE_CRASHES; crash += 1) {
        await writeUntil(cooks, kitchens.chance, () => postgres.kill());
        const health = await fetch(`${server.url}/api/monitoring/healthz/`);
        expect(health.status).toBe(200);
        await postgres.restart();
        await expect
          .poll(async () => (await fetch(`${server.url}/api/monitoring/db/`)).status, {
            timeout: 10_000,
          })
          .toBe(200);
        for (const cook of cooks) await cook.verify();
      }
      expect(server.child.exitCode).toBeNull();
      server.child.kill('SIGKILL');
      await postgres.stop();
    },
  );
});
