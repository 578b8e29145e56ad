import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aRecipe, PASSWORD } from './kit.ts';
import { startPostgres, type PostgresServer } from './postgres-server.ts';
import { endServers, exitOf, launchCommand, post, runCommand, startServer } from './servers.ts';

let folder: string;
let postgres: PostgresServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ocipe-backup-'));
  postgres = await startPostgres();
});
afterAll(async () => {
  endServers();
  await postgres.stop();
  rmSync(folder, { recursive: true });
});

const credentials = { username: 'alma', password: PASSWORD };

async function signIn(url: string) {
  const login = await post(`${url}/api/user/token/`, credentials);
  const { access } = (await login.json()) as { access: string };
  const cookie = /refresh_token=[^;]*/.exec(login.headers.get('set-cookie') ?? '')?.[0] ?? '';
  return { bearer: { authorization: `Bearer ${access}` }, cookie };
}

describe('the commands backup and restore', () => {
  test('carry a kitchen from a running server on SQLite to PostgreSQL, and back', async () => {
    const here = { DATABASE_URL: `sqlite:${join(folder, 'here.db')}` };
    const there = { DATABASE_URL: postgres.url };
    const back = { DATABASE_URL: `sqlite:${join(folder, 'back.db')}` };
    const server = await startServer(here);
    await post(`${server.url}/api/user/register/`, credentials);
    const { bearer, cookie } = await signIn(server.url);
    const list = Array.from({ length: 1200 }, () => aRecipe());
    await post(`${server.url}/api/recipes/bulk/`, { list }, bearer);

    const first = join(folder, 'first.gz');
    const made = await runCommand(here, 'backup', first);
    expect([made.code, made.said]).toEqual([0, '']);
    expect(made.out).toContain(first);
    expect(statSync(first).mode & 0o077).toBe(0);
    const restored = await runCommand(there, 'restore', first);
    expect([restored.code, restored.said]).toEqual([0, '']);
    expect(restored.out).toContain('1 accounts, 1200 recipes');

    const second = join(folder, 'second.gz');
    expect((await runCommand(there, 'backup', second)).code).toBe(0);
    expect((await runCommand(back, 'restore', second)).code).toBe(0);
    for (const settings of [there, back]) {
      const { url } = await startServer(settings);
      // Nothing of before signs in: neither the session nor the token.
      const refresh = await fetch(`${url}/api/user/token/refresh/`, {
        method: 'POST',
        headers: { cookie },
      });
      expect(refresh.status).toBe(401);
      expect((await fetch(`${url}/api/user/`, { headers: bearer })).status).toBe(401);
      const again = await signIn(url);
      const recipes = await fetch(`${url}/api/recipes/`, { headers: again.bearer });
      expect(await recipes.json()).toHaveLength(1200);
    }

    const refused = await runCommand(there, 'restore', first);
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.said).toMatch(/^There are accounts.+\n$/);
  });

  test('a restore that is killed leaves an empty installation', async () => {
    const settings = { DATABASE_URL: `sqlite:${join(folder, 'killed.db')}` };
    expect((await runCommand(settings, 'admin', 'nobody')).code).toBe(1);
    const child = launchCommand(settings, 'restore', join(folder, 'first.gz'));
    await wait(350);
    child.kill('SIGKILL');
    await exitOf(child);
    const again = await runCommand(settings, 'restore', join(folder, 'first.gz'));
    expect([again.code, again.said]).toEqual([0, '']);
  });

  const wrong: [string, () => string[], RegExp][] = [
    ['no file', () => ['backup'], /^Where to\?/],
    ['a file that is there', () => ['backup', taken()], /is there already/],
    ['a folder that is not', () => ['backup', join(folder, 'no', 'x.gz')], /cannot be written/],
    ['no source', () => ['restore'], /^What from\?/],
    ['a missing source', () => ['restore', join(folder, 'missing.gz')], /cannot be read/],
    ['a folder as the source', () => ['restore', folder], /cannot be read/],
    ['an empty source', () => ['restore', fileOf('')], /no backup/],
    ['a text', () => ['restore', fileOf('hello')], /no backup/],
    [
      'half a backup',
      () => ['restore', fileOf(readFileSync(join(folder, 'first.gz')).subarray(0, 5000))],
      /damaged/,
    ],
    ['nobody', () => ['admin'], /^Who\?/],
    ['somebody unknown', () => ['admin', 'bruno'], /no account "bruno"/],
  ];
  let files = 0;
  function fileOf(content: string | Buffer): string {
    const file = join(folder, `file${(files += 1)}`);
    writeFileSync(file, content);
    return file;
  }
  const taken = () => fileOf('mine');

  test.each(wrong)('%s: a sentence, and nothing else', async (_what, words, sentence) => {
    const settings = { DATABASE_URL: `sqlite:${join(folder, 'wrong.db')}` };
    const { code, out, said } = await runCommand(settings, ...words());
    expect([code, out]).toEqual([1, '']);
    expect(said).toMatch(sentence);
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(existsSync(join(folder, 'no'))).toBe(false);
  });
});
