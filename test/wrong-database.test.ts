import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DatabaseSync } from '../src/server/storage/node-sqlite.ts';
import { onServer } from './database.ts';
import {
  answerVersion,
  endPretending,
  pretendPostgres,
  refusePassword,
} from './pretended-postgres.ts';
import { startPostgres, type PostgresServer } from './postgres-server.ts';
import { endServers, exitOf, launch, runCommand } from './servers.ts';

// A wrong DATABASE_URL: one sentence, no password in it, and nothing has changed.

const SECRET = 'hidden-word';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ocipe-'));
});
afterEach(() => {
  endServers();
  endPretending();
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the server with this DATABASE_URL. @returns the sentence it ends with, once it is one as it should be */
async function refusal(url: string): Promise<string> {
  const { child, said } = launch({ DATABASE_URL: url, PORT: '0' });
  expect([await exitOf(child), said()]).toEqual([
    1,
    expect.stringMatching(/^Ocipe cannot start: DATABASE_URL[^\n]*\.\n$/),
  ]);
  expect(said()).not.toContain(SECRET);
  return said();
}

test('a command says the same as the server', async () => {
  const settings = { DATABASE_URL: `postgres://me:${SECRET}@127.0.0.1:1/x` };
  const { code, out, said } = await runCommand(settings, 'export', 'anna');
  const sentence = await refusal(settings.DATABASE_URL);
  expect([code, out, `Ocipe cannot start: ${said}`]).toEqual([1, '', sentence]);
});

test.each([
  ['of an engine we do not know', `mysql://me:${SECRET}@localhost/x`],
  ['without a scheme', 'data/ocipe.db'],
  ['without a path', 'sqlite:'],
  ['without a host', 'postgres://'],
  ['with a host that is none', `postgres://me:${SECRET}@[::/x`],
  ['with a port that is none', `postgres://me:${SECRET}@localhost:port/x`],
])('an address %s is refused', async (_what, address) => {
  expect(await refusal(address)).toContain('DATABASE_URL must be "sqlite:" and a path');
});

const file = () => join(folder, 'ocipe.db');
const url = () => `sqlite:${file()}`;

describe('an SQLite file', () => {
  test('that is a folder is refused', async () => {
    mkdirSync(file());
    expect(await refusal(url())).toContain(`${file()} is a folder.`);
    expect(readdirSync(folder)).toEqual(['ocipe.db']);
  });

  test('that is no database stays as it is', async () => {
    writeFileSync(file(), 'My recipes, in words');
    expect(await refusal(url())).toContain(`${file()} is no SQLite database.`);
    expect(readFileSync(file(), 'utf8')).toBe('My recipes, in words');
    expect(readdirSync(folder)).toEqual(['ocipe.db']);
  });

  test('that is damaged behind its beginning is refused', async () => {
    const text = Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(5000, 7)]);
    writeFileSync(file(), text);
    expect(await refusal(url())).toContain(`${file()} cannot be opened: file is not a database.`);
    expect(readFileSync(file()).equals(text)).toBe(true);
  });

  test('that holds something else is left alone', async () => {
    const other = new DatabaseSync(file());
    other.exec(`create table recipes (title text); insert into recipes values ('Soup')`);
    other.close();
    expect(await refusal(url())).toContain('the database holds something else (a table "recipes")');
    const again = new DatabaseSync(file());
    expect(again.prepare('select name from sqlite_master').all()).toEqual([{ name: 'recipes' }]);
    again.close();
  });

  test.skipIf(process.platform !== 'linux')('whose folder cannot be made is refused', async () => {
    expect(await refusal('sqlite:/proc/ocipe/ocipe.db')).toContain(
      '/proc/ocipe/ocipe.db cannot be written: ENOENT',
    );
  });

  test('under a file is refused', async () => {
    writeFileSync(file(), '');
    expect(await refusal(`${url()}/ocipe.db`)).toContain('cannot be written: ENOTDIR');
  });

  test.skipIf(process.getuid?.() === 0)(
    'in a folder that may not be written is refused',
    async () => {
      chmodSync(folder, 0o500);
      expect(await refusal(url())).toContain('cannot be written: EACCES');
      expect(readdirSync(folder)).toEqual([]);
    },
  );
});

describe('a PostgreSQL server', () => {
  let postgres: PostgresServer;
  let client: pg.Client;
  beforeAll(async () => {
    postgres = await startPostgres();
    await onServer(postgres.url, `create role guest login password '${SECRET}'`);
    await onServer(postgres.url, `create database theirs`);
    client = new pg.Client({ connectionString: postgres.url.replace(/postgres$/, 'theirs') });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await postgres.stop();
  });
  const at = (database: string, user = `guest:${SECRET}`) =>
    postgres.url.replace('postgres@', `${user}@`).replace(/postgres$/, database);
  const tables = async () => {
    const { rows } = await client.query(
      `select relname from pg_class where relnamespace = 'public'::regnamespace`,
    );
    return rows;
  };

  test('that does not listen is told of', async () => {
    expect(await refusal(`postgres://me:${SECRET}@127.0.0.1:1/x`)).toContain(
      'PostgreSQL cannot be reached: connect ECONNREFUSED 127.0.0.1:1.',
    );
  });

  test('by a name that nobody has is told of', async () => {
    expect(await refusal(`postgres://me:${SECRET}@ocipe.invalid/x`)).toContain(
      'PostgreSQL cannot be reached: ',
    );
  });

  test('without the database is told of', async () => {
    expect(await refusal(at('none'))).toContain(
      'PostgreSQL cannot be reached: database "none" does not exist.',
    );
  });

  test('that does not know the user is told of', async () => {
    expect(await refusal(at('theirs', `who:${SECRET}`))).toContain('role "who" does not exist.');
  });

  test('where the user may not make tables is told of, and nothing is made', async () => {
    expect(await refusal(at('theirs'))).toContain(
      'this user may not create tables in the database.',
    );
    expect(await tables()).toEqual([]);
  });

  test('where the tables are another user’s is told of', async () => {
    await client.query('grant create on schema public to guest');
    await client.query('create table kysely_migration (name text, timestamp text)');
    expect(await refusal(at('theirs'))).toContain(
      'this user may not change the tables in the database.',
    );
    expect(await tables()).toEqual([{ relname: 'kysely_migration' }]);
    await client.query('drop table kysely_migration; revoke create on schema public from guest');
  });

  test('where somebody else’s tables have our names is left alone', async () => {
    await client.query('create table users (name text)');
    expect(await refusal(at('theirs', 'postgres'))).toContain(
      'the database holds something else (a table "users").',
    );
    expect(await tables()).toEqual([{ relname: 'users' }]);
    await client.query('drop table users');
  });
});

describe('what goes for a PostgreSQL server', () => {
  test.each<[string, (socket: Socket) => void, string]>([
    ['wants another password', refusePassword, 'password authentication failed for user "me".'],
    [
      'is too old',
      (socket) => answerVersion(socket, '140011'),
      'PostgreSQL 15 or later is needed.',
    ],
    ['hangs up', (socket) => socket.end(), 'cannot be reached: Connection terminated'],
    ['says nothing', () => {}, 'timeout.'],
    [
      'speaks of something else',
      (socket) => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'),
      'PostgreSQL cannot be reached: ',
    ],
  ])('but %s is told of', async (_what, greet, sentence) => {
    const address = await pretendPostgres(greet);
    expect(await refusal(`postgres://me:${SECRET}@${address}/x`)).toContain(sentence);
  });
});
