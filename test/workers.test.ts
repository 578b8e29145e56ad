import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRecipe, PASSWORD } from './kit.ts';
import { childrenOf, startPostgres, type PostgresServer } from './postgres-server.ts';
import { endServers, exitOf, launch, post, startServer } from './servers.ts';

let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(async () => {
  endServers();
  await postgres.stop();
});

async function signUp(url: string, username: string) {
  await post(`${url}/api/user/register/`, { username, password: PASSWORD });
  const login = await post(`${url}/api/user/token/`, { username, password: PASSWORD });
  const { access } = (await login.json()) as { access: string };
  return { authorization: `Bearer ${access}` };
}

test.runIf(process.platform === 'linux')(
  'two workers serve as one; one that is killed is replaced, and nothing acknowledged is lost',
  async () => {
    const { child, url } = await startServer({ DATABASE_URL: postgres.url, WORKERS: '2' });
    const bearer = await signUp(url, 'alma');
    const parent = child.pid ?? 0;
    await expect.poll(() => childrenOf(parent).length, { timeout: 10_000 }).toBe(2);
    const before = childrenOf(parent);

    let added = 0;
    const until = Date.now() + 2500;
    const writers = Array.from({ length: 4 }, async () => {
      while (Date.now() < until) {
        // Each on a connection of its own, so that both workers get some.
        const headers = { ...bearer, connection: 'close' };
        const answer = await fetch(`${url}/api/recipes/`, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(aRecipe()),
          signal: AbortSignal.timeout(3000),
        }).catch(() => undefined);
        if (answer?.status === 201) added += 1;
      }
    });
    setTimeout(() => process.kill(before[0] ?? 0, 'SIGKILL'), 500);
    await Promise.all(writers);

    await expect.poll(() => childrenOf(parent).length, { timeout: 10_000 }).toBe(2);
    expect(childrenOf(parent)).not.toEqual(before);
    const list = await fetch(`${url}/api/recipes/`, { headers: bearer });
    expect(((await list.json()) as unknown[]).length).toBeGreaterThanOrEqual(added);
    expect(added).toBeGreaterThan(10);

    const left = childrenOf(parent);
    child.kill('SIGTERM');
    expect(await exitOf(child)).toBe(0);
    expect(left.filter((pid) => childrenOf(1).includes(pid))).toEqual([]);
  },
);

test('several workers on SQLite are refused in a sentence', async () => {
  const { child, said } = launch({ WORKERS: '2', DATABASE_URL: 'sqlite::memory:' });
  expect(await exitOf(child)).toBe(1);
  expect(said()).toContain('WORKERS above 1 needs PostgreSQL');
});
