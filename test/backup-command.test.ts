import { spawn, type StdioOptions } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import pg from 'pg';
import { readConfig } from '../src/server/config.ts';
import { DatabaseSync } from '../src/server/storage/node-sqlite.ts';
import { openDatabase } from '../src/server/storage/open.ts';
import { countAll } from './backups.ts';
import { aRecipe, PASSWORD } from './kit.ts';
import { startPostgres, type PostgresServer } from './postgres-server.ts';
import { onServer } from './database.ts';
import { endServers, exitOf, launchCommand, post, runCommand, startServer } from './servers.ts';

let folder: string;
let postgres: PostgresServer;
let first: string;
const credentials = { username: 'alma', password: PASSWORD };

/** One kitchen on a running server, backed up while it runs. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ocipe-backup-'));
  postgres = await startPostgres();
  first = join(folder, 'first.gz');
  const here = sqlite('here');
  const server = await startServer(here);
  await post(`${server.url}/api/user/register/`, credentials);
  const signedIn = await signIn(server.url);
  const list = Array.from({ length: 1200 }, () => aRecipe());
  await post(`${server.url}/api/recipes/bulk/`, { list }, signedIn.bearer);
  session = signedIn;
  made = await runCommand(here, 'backup', first);
});
afterAll(async () => {
  endServers();
  await postgres.stop();
  rmSync(folder, { recursive: true });
});

let session: Awaited<ReturnType<typeof signIn>>;
let made: Awaited<ReturnType<typeof runCommand>>;

/** A database of its own, in a folder of its own. */
const sqlite = (name: string) => ({ DATABASE_URL: `sqlite:${join(folder, name, 'ocipe.db')}` });

async function emptyPostgres(name: string): Promise<{ DATABASE_URL: string }> {
  await onServer(postgres.url, `create database ${name}`);
  const url = new URL(postgres.url);
  url.pathname = `/${name}`;
  return { DATABASE_URL: url.href };
}

async function signIn(url: string) {
  const login = await post(`${url}/api/user/token/`, credentials);
  const { access } = (await login.json()) as { access: string };
  const cookie = /refresh_token=[^;]*/.exec(login.headers.get('set-cookie') ?? '')?.[0] ?? '';
  return { bearer: { authorization: `Bearer ${access}` }, cookie };
}

async function countIn(settings: { DATABASE_URL: string }): Promise<number> {
  const { db } = await openDatabase(readConfig(settings).database, () => {});
  try {
    return await countAll(db);
  } finally {
    await db.destroy();
  }
}

/** Asks again and again. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 2000; tries += 1) {
    if (await isSo()) return;
    await wait(5);
  }
  throw new Error('It did not happen.');
}

describe('the commands backup and restore', () => {
  test('a backup is one file for its owner alone, and nothing beside it', () => {
    expect([made.code, made.said]).toEqual([0, '']);
    expect(made.out).toContain(first);
    expect(statSync(first).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  test('carry a kitchen from a running server on SQLite to PostgreSQL, and back', async () => {
    const [there, back] = [await emptyPostgres('there'), sqlite('back')];
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
        headers: { cookie: session.cookie },
      });
      expect(refresh.status).toBe(401);
      expect((await fetch(`${url}/api/user/`, { headers: session.bearer })).status).toBe(401);
      const again = await signIn(url);
      const recipes = await fetch(`${url}/api/recipes/`, { headers: again.bearer });
      expect(await recipes.json()).toHaveLength(1200);
    }
    const refused = await runCommand(there, 'restore', first);
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.said).toMatch(/^There are accounts.+\n$/);
  });

  test('go through pipes: - is standard output and input', async () => {
    const from = launchCommand(sqlite('here'), 'backup', '-');
    const into = launchCommand(sqlite('piped'), 'restore', '-');
    if (!into.stdin) throw new Error('There is no standard input.');
    from.stdout.pipe(into.stdin);
    expect(await Promise.all([exitOf(from), exitOf(into)])).toEqual([0, 0]);
    expect(await countIn(sqlite('piped'))).toBe(await countIn(sqlite('here')));
  });

  test('a restore makes a new key that signs, or says that the settings have it', async () => {
    const settings = sqlite('keyed');
    const server = await startServer(settings);
    server.child.kill();
    await exitOf(server.child);
    const key = join(folder, 'keyed', 'secret.key');
    const before = readFileSync(key, 'utf8');
    expect((await runCommand(settings, 'restore', first)).out).toContain(key);
    expect(readFileSync(key, 'utf8').split('\n')[0]).not.toBe(before.trim());
    const given = { ...sqlite('given'), SECRET_KEY: 'k'.repeat(40) };
    expect((await runCommand(given, 'restore', first)).out).toContain('SECRET_KEY');
  });
});

async function killHalfWay(settings: { DATABASE_URL: string }, isHalfWay: () => Promise<boolean>) {
  const child = launchCommand(settings, 'restore', first);
  await until(isHalfWay);
  child.kill('SIGKILL');
  expect(await exitOf(child)).toBeNull();
  expect(await countIn(settings)).toBe(0);
  const again = await runCommand(settings, 'restore', first);
  expect([again.code, again.said]).toEqual([0, '']);
}

describe('a restore that is killed half-way leaves an empty installation', () => {
  test('on SQLite', async () => {
    const settings = sqlite('killed');
    expect((await runCommand(settings, 'admin', 'nobody')).code).toBe(1);
    const watcher = new DatabaseSync(join(folder, 'killed', 'ocipe.db'));
    watcher.exec('pragma busy_timeout = 0');
    let busy = 0;
    // Looking for migrations takes the lock as well, but only for a moment.
    await killHalfWay(settings, async () => {
      try {
        watcher.exec('begin immediate; rollback');
        busy = 0;
      } catch {
        busy += 1;
      }
      return busy > 8;
    }).finally(() => watcher.close());
  });

  test('on PostgreSQL', async () => {
    const settings = await emptyPostgres('killed');
    expect((await runCommand(settings, 'admin', 'nobody')).code).toBe(1);
    const watcher = new pg.Client({ connectionString: settings.DATABASE_URL });
    await watcher.connect();
    const oid = (await watcher.query("select 'recipes'::regclass::oid as oid")).rows[0].oid;
    await killHalfWay(settings, async () => {
      const { rowCount } = await watcher.query(
        "select 1 from pg_locks where relation = $1 and mode = 'AccessExclusiveLock' and granted",
        [oid],
      );
      return rowCount === 1;
    }).finally(() => watcher.end());
  });
});

describe('a sentence, exit code 1, and nothing else', () => {
  let files = 0;
  function fileOf(content: string | Buffer): string {
    const file = join(folder, `file${(files += 1)}`);
    writeFileSync(file, content);
    return file;
  }

  const wrong: [string, string, () => string[], RegExp][] = [
    [
      'a backup of no database',
      'none',
      () => ['backup', join(folder, 'x')],
      /there is no database/,
    ],
    ['a backup without a file', 'here', () => ['backup'], /^Where to\?/],
    ['a backup to a file that is there', 'here', () => ['backup', fileOf('mine')], /already/],
    [
      'a backup to no folder',
      'here',
      () => ['backup', join(folder, 'no', 'x')],
      /cannot be written/,
    ],
    ['a backup to where none can be', 'here', () => ['backup', '/proc/x'], /cannot be written/],
    ['a restore from nothing', 'none', () => ['restore'], /^What from\?/],
    [
      'a restore from no file',
      'none',
      () => ['restore', join(folder, 'missing')],
      /cannot be read/,
    ],
    ['a restore from a folder', 'none', () => ['restore', folder], /cannot be read/],
    ['a restore from an empty file', 'none', () => ['restore', fileOf('')], /no backup/],
    ['a restore from a text', 'none', () => ['restore', fileOf('hello')], /no backup/],
    [
      'a restore from half a backup',
      'none',
      () => ['restore', fileOf(readFileSync(first).subarray(0, 5000))],
      /damaged/,
    ],
    ['an administrator without a name', 'here', () => ['admin'], /^Who\?/],
    ['an administrator nobody knows', 'here', () => ['admin', 'bruno'], /no account "bruno"/],
  ];
  test.each(wrong)('%s', async (_what, database, words, sentence) => {
    const { code, out, said } = await runCommand(sqlite(database), ...words());
    expect([code, out]).toEqual([1, '']);
    expect(said).toMatch(sentence);
    expect(said.trim().split('\n')).toHaveLength(1);
    // No database is made for nothing, and no folder.
    expect([existsSync(join(folder, 'none')), existsSync(join(folder, 'no'))]).toEqual([
      false,
      false,
    ]);
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  test('a backup of a PostgreSQL database that holds nothing', async () => {
    const { code, said } = await runCommand(
      await emptyPostgres('bare'),
      'backup',
      join(folder, 'y'),
    );
    expect([code, said]).toEqual([1, expect.stringMatching(/holds no Ocipe yet/)]);
    expect(existsSync(join(folder, 'y'))).toBe(false);
  });

  test.runIf(existsSync('/dev/full'))('a backup to where there is no room', async () => {
    const full = openSync('/dev/full', 'w');
    const env = { PATH: process.env['PATH'], ...sqlite('here') };
    const stdio: StdioOptions = ['ignore', full, 'pipe'];
    const child = spawn(process.execPath, ['dist/cli.mjs', 'backup', '-'], { env, stdio });
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    expect(await exitOf(child)).toBe(1);
    closeSync(full);
    expect(said).toMatch(/^Standard output cannot be written: .+\n$/);
  });

  test('a backup whose reader has gone', async () => {
    const child = launchCommand(sqlite('here'), 'backup', '-');
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stdout?.destroy();
    expect(await exitOf(child)).toBe(1);
    expect(said).toMatch(/^Standard output cannot be written: .+\n$/);
  });
});
