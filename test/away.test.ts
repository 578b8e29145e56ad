import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aRecipe, PASSWORD } from './kit.ts';
import { startPostgres, type PostgresServer } from './postgres-server.ts';
import { layWire, type Wire } from './proxy.ts';
import { endServers, exitOf, launch, post, startServer } from './servers.ts';

// The database is away, the disk is full: the server says so, stays up, and goes on when it is over.

afterAll(endServers);

const AWAY = {
  detail: 'The data cannot be reached just now. Please try again in a moment.',
};

async function signUp(url: string): Promise<Record<string, string>> {
  const credentials = { username: 'alma', password: PASSWORD };
  await post(`${url}/api/user/register/`, credentials);
  const login = await post(`${url}/api/user/token/`, credentials);
  const { access } = (await login.json()) as { access: string };
  return { authorization: `Bearer ${access}` };
}

describe('PostgreSQL', () => {
  let postgres: PostgresServer;
  let wire: Wire;
  let url: string;
  let bearer: Record<string, string>;
  beforeAll(async () => {
    postgres = await startPostgres();
    wire = await layWire(postgres.url);
    ({ url } = await startServer({ DATABASE_URL: wire.url, LOG_LEVEL: 'silent' }));
    bearer = await signUp(url);
  });
  afterAll(async () => {
    endServers();
    await postgres.stop();
  });

  test.each(['refused', 'silent'] as const)(
    '%s: 503 within two seconds, and heals',
    async (state) => {
      expect((await fetch(`${url}/api/recipes/`, { headers: bearer })).status).toBe(200);
      await wire.become(state);
      for (let round = 0; round < 2; round += 1) {
        const began = Date.now();
        const answers = await Promise.all([
          ...Array.from({ length: 30 }, () => fetch(`${url}/api/recipes/`, { headers: bearer })),
          post(`${url}/api/recipes/`, aRecipe(), bearer),
          post(`${url}/api/user/token/`, { username: 'alma', password: PASSWORD }),
        ]);
        // Two seconds, and some for a busy machine.
        expect(Date.now() - began).toBeLessThan(2400);
        for (const answer of answers) {
          expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
          expect(await answer.json()).toEqual(AWAY);
        }
        expect((await fetch(`${url}/api/monitoring/healthz/`)).status).toBe(200);
        expect((await fetch(`${url}/api/monitoring/db/`)).status).toBe(503);
      }
      await wire.become('open');
      const began = Date.now();
      await expect
        .poll(async () => (await fetch(`${url}/api/recipes/`, { headers: bearer })).status, {
          timeout: 5000,
        })
        .toBe(200);
      expect(Date.now() - began).toBeLessThan(5000);
      expect(wire.connections()).toBeLessThanOrEqual(10);
    },
  );

  test('a statement that takes its time is left alone', async () => {
    const list = Array.from({ length: 4000 }, () => aRecipe());
    const answer = await post(`${url}/api/recipes/bulk/`, { list }, bearer);
    expect(answer.status).toBe(201);
  });

  test('away at the start: a sentence, and no start', async () => {
    const { child, said } = launch({ DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/o' });
    expect(await exitOf(child)).toBe(1);
    expect(said()).toMatch(
      /^Ocipe cannot start: DATABASE_URL: PostgreSQL cannot be reached: .+\.$/m,
    );
    expect(said()).not.toContain('secret');
  });
});

describe.runIf(mayMount())('a disk of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ocipe-disk-'));
  const disk = join(folder, 'disk');
  beforeAll(() => {
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', disk]);
  });
  afterAll(() => {
    endServers();
    execFileSync('umount', ['-l', disk]);
    rmSync(folder, { recursive: true });
  });

  test('full: writes are refused, reads go on, and there is no restart needed afterwards', async () => {
    const { url, child } = await startServer({
      DATABASE_URL: `sqlite:${join(disk, 'ocipe.db')}`,
      LOG_LEVEL: 'silent',
    });
    const bearer = await signUp(url);
    const note = 'x'.repeat(50_000);
    const add = () => post(`${url}/api/recipes/`, aRecipe({ note }), bearer);
    const count = async () =>
      ((await (await fetch(`${url}/api/recipes/`, { headers: bearer })).json()) as unknown[])
        .length;
    expect((await add()).status).toBe(201);
    fill(join(disk, 'ballast'));
    let added = 1;
    let refused: Response | undefined;
    for (let tries = 0; tries < 400 && !refused; tries += 1) {
      const answer = await add();
      if (answer.status === 201) added += 1;
      else refused = answer;
    }
    expect([refused?.status, refused?.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await refused?.json()).toEqual(AWAY);
    expect(await count()).toBe(added);
    expect((await fetch(`${url}/api/monitoring/healthz/`)).status).toBe(200);
    rmSync(join(disk, 'ballast'));
    expect((await add()).status).toBe(201);
    expect(await count()).toBe(added + 1);
    child.kill('SIGKILL');
    await exitOf(child);
  });

  test('read-only at the start: a sentence; writable again, it starts', async () => {
    const settings = { DATABASE_URL: `sqlite:${join(disk, 'ocipe.db')}` };
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const { child, said } = launch(settings);
    expect(await exitOf(child)).toBe(1);
    expect(said()).toMatch(
      /^Ocipe cannot start: DATABASE_URL: .+ cannot be (?:opened|written).+\.$/m,
    );
    execFileSync('mount', ['-o', 'remount,rw', disk]);
    const { url } = await startServer(settings);
    expect((await fetch(`${url}/api/monitoring/db/`)).status).toBe(200);
  });
});

/** Whether this system lets us have a small disk of our own. */
function mayMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'ocipe-mount-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Leaves no room on a disk. */
function fill(file: string): void {
  let size = 1 << 20;
  writeFileSync(file, '');
  while (size >= 512) {
    try {
      writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      size = Math.floor(size / 2);
    }
  }
  expect(statSync(file).size).toBeGreaterThan(1 << 20);
}
