import { createHash } from 'node:crypto';
import { Readable, Writable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { openTestDatabase } from '../../../test/database.ts';
import { aRecipe, startTestApp, type Person, type TestApp } from '../../../test/kit.ts';
import { setAdministrator } from '../account/users.store.ts';
import type { DatabaseLocation } from '../config.ts';
import { BACKUP_TABLES, LEFT_OUT } from './backup-tables.ts';
import { backUp } from './back-up.ts';
import { restoreBackup } from './restore-backup.ts';
import type { Database } from '../storage/database.ts';
import { migrate } from '../storage/migrate.ts';

const HERE: DatabaseLocation = { engine: 'sqlite', file: ':memory:' };
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

async function start(): Promise<TestApp> {
  const kit = await startTestApp();
  open.push(() => kit.close());
  return kit;
}

/** An empty installation of its own: on PostgreSQL where the tests run on it, and on SQLite. */
async function emptyInstallations(): Promise<Database[]> {
  const databases = [await openTestDatabase(HERE)];
  if (process.env['TEST_POSTGRES'] !== undefined) {
    const { openSqlite } = await import('../storage/sqlite.ts');
    const { db, engine } = openSqlite(':memory:');
    databases.push({ db, engine, drop: () => db.destroy() });
  }
  for (const database of databases) {
    await migrate(database, undefined);
    open.push(() => database.drop());
  }
  return databases.map(({ db }) => db);
}

/** Texts that have come to harm elsewhere. */
const TEXTS = [
  'O’Hara\'s "best"; drop table users',
  '🥕 ñ 漢字 \u2028\u2029',
  '\\n \t%_',
  '='.repeat(3000),
];

async function fill(kit: TestApp): Promise<Person> {
  const cook = await kit.signUp('alma');
  const other = await kit.signUp('bruno');
  for (const [index, note] of TEXTS.entries()) {
    const ingredients = [{ name: `Food ${index}`, quantity: '1' }, { name: 'salt' }];
    await cook.post('/api/recipes/', aRecipe({ note, ingredients }));
    await cook.post('/api/fridge/ingredient/', { name: note.slice(0, 150), group: '__proto__' });
    await other.post('/api/grocery/list/', { items: note.slice(0, 150).replaceAll(/\s+/g, ' ') });
  }
  const [recipe, gone] = (await cook.get('/api/recipes/')).body;
  await cook.post('/api/grocery/', { recipe_ids: [recipe.id, recipe.id, gone.id] });
  await cook.send('DELETE', `/api/recipes/${gone.id}/`);
  await kit.db
    .insertInto('kept_answers')
    .values({
      kitchen_id: 1,
      idempotency_key: 'x',
      request: 'x',
      reply: 'x',
      created_at: 'x',
    })
    .execute();
  return cook;
}

async function backupOf(db: Database): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const target = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  await backUp(HERE, db, Date.UTC(2030, 0, 1), target);
  return Buffer.concat(chunks);
}

const restore = (db: Database, bytes: Buffer, exceptUserId?: number) =>
  restoreBackup(db, Readable.from([bytes]), exceptUserId);

async function rowsOf(db: Database, table: string) {
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(
    db,
  );
  return rows.map((row) => JSON.stringify(row)).toSorted();
}

const linesOf = (file: Buffer) => gunzipSync(file).toString().split('\n');

function isSame(packed: Buffer, good: Buffer): boolean {
  try {
    return gunzipSync(packed).equals(gunzipSync(good));
  } catch {
    return false;
  }
}

/** The lines of a backup, its end made to fit again. */
function sealed(lines: string[]): string[] {
  const before = lines.slice(0, -1);
  const text = before.map((line) => `${line}\n`).join('');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return [...before, (lines.at(-1) ?? '').replace(/"sha256":"\w+"/, `"sha256":"${sha256}"`)];
}

/** A backup with other lines. */
function edit(good: Buffer, change: (lines: string[]) => string[]): Buffer {
  const lines = gunzipSync(good).toString().trimEnd().split('\n');
  return gzipSync(
    change(lines)
      .map((line) => `${line}\n`)
      .join(''),
  );
}

/** Uploads a backup. */
function upload(kit: TestApp, { token }: Person, payload: Buffer | string) {
  return kit.app.inject({
    method: 'POST',
    url: '/api/admin/restore/',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/gzip' },
    payload,
  });
}

test('every table is in a backup or left out on purpose', async () => {
  const kit = await start();
  const tables = (await kit.db.introspection.getTables()).map(({ name }) => name);
  expect(tables.toSorted()).toEqual(
    [...BACKUP_TABLES.map(({ name }) => name), ...LEFT_OUT].toSorted(),
  );
});

test('every row comes back, on this engine and the other; nobody is signed in', async () => {
  const kit = await start();
  await fill(kit);
  const bytes = await backupOf(kit.db);
  for (const db of await emptyInstallations()) {
    await restore(db, bytes);
    for (const { name } of BACKUP_TABLES) {
      const there = await rowsOf(db, name);
      const grown = (await rowsOf(kit.db, name)).map((row) =>
        name === 'users' ? row.replace('"auth_version":0', '"auth_version":1') : row,
      );
      expect(there.length, name).toBeGreaterThan(0);
      expect(there).toEqual(grown);
    }
    for (const name of LEFT_OUT) expect(await rowsOf(db, name)).toEqual([]);
    // What was restored makes the same backup, but for the versions that have grown.
    const [before, after] = [linesOf(bytes), linesOf(await backupOf(db))];
    const differing = after.filter((line, index) => line !== before[index]);
    expect(differing).toHaveLength(2);
  }
});

test('ids go on behind those that were ever given out', async () => {
  const kit = await start();
  const cook = await fill(kit);
  const { id } = (await cook.post('/api/recipes/', aRecipe())).body;
  await cook.send('DELETE', `/api/recipes/${id}/`);
  const bytes = await backupOf(kit.db);
  for (const db of await emptyInstallations()) {
    await restore(db, bytes);
    const { id: next } = await db
      .insertInto('recipes')
      .values({
        kitchen_id: 1,
        name: 'x',
        meat_type: 'x',
        longevity: 1,
        frequency: 'rarely',
        note: '',
        state: 'active',
        added_date: 'x',
        reply_head: '',
        reply_tail: '',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    expect(next).toBe(id + 1);
  }
});

test('while others write, it is of one moment', async () => {
  const kit = await start();
  const cook = await fill(kit);
  const [bytes] = await Promise.all([
    backupOf(kit.db),
    ...Array.from({ length: 10 }, () => cook.post('/api/recipes/', aRecipe())),
  ]);
  const [db] = await emptyInstallations();
  if (!db) throw new Error('No database.');
  const { recipes = 0 } = await restore(db, bytes);
  const { count } = await db
    .selectFrom('kitchens')
    .select(({ fn }) => fn.sum<number>('recipes_revision').as('count'))
    .executeTakeFirstOrThrow();
  // Four were added, one planned, one deleted: each recipe since has its revision, and each revision its recipe.
  expect(Number(count) - 6).toBe(recipes - 3);
});

describe('what is no good changes nothing', () => {
  const wrong: [string, (good: Buffer) => Buffer, RegExp][] = [
    ['nothing', () => Buffer.alloc(0), /no backup/],
    ['something else', () => Buffer.from('PK\u0003\u0004 a zip, say'), /no backup/],
    ['something else, packed', () => gzipSync('{"list":[]}\n'), /no backup/],
    ['half of it', (good) => good.subarray(0, good.length / 2), /damaged/],
    ['without its last line', (good) => edit(good, (lines) => lines.slice(0, -1)), /damaged/],
    [
      'without a row',
      (good) => edit(good, (lines) => lines.toSpliced(2, 1)),
      /damaged|does not fit/,
    ],
    ['with something behind it', (good) => edit(good, (lines) => [...lines, '[]']), /damaged/],
    [
      'of a newer version',
      (good) =>
        edit(good, ([head = '', ...lines]) => [
          head.replace(/"version":\d+/, '"version":99'),
          ...lines,
        ]),
      /newer Ocipe/,
    ],
    [
      'with a migration nobody knows',
      (good) =>
        edit(good, ([head = '', ...lines]) =>
          sealed([head.replace(/"migration":"\d+/, '"migration":"9999'), ...lines]),
        ),
      /newer Ocipe/,
    ],
  ];

  test.each(wrong)('%s', async (_what, spoil, sentence) => {
    const kit = await start();
    await fill(kit);
    const bytes = spoil(await backupOf(kit.db));
    const [db] = await emptyInstallations();
    if (!db) throw new Error('No database.');
    await expect(restore(db, bytes)).rejects.toThrow(sentence);
    for (const { name } of BACKUP_TABLES) expect(await rowsOf(db, name)).toEqual([]);
  });

  test('one bit turned over, wherever', async () => {
    const kit = await start();
    await fill(kit);
    const good = await backupOf(kit.db);
    const [db] = await emptyInstallations();
    if (!db) throw new Error('No database.');
    await fc.assert(
      fc.asyncProperty(
        // The ten bytes in front say nothing about what follows but that it is packed.
        fc.integer({ min: 10, max: good.length - 1 }),
        fc.integer({ min: 0, max: 7 }),
        async (at, bit) => {
          const bytes = Buffer.from(good);
          bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
          // A few bits only fill the last byte of what is packed: without them nothing is damaged.
          fc.pre(!isSame(bytes, good));
          await expect(restore(db, bytes)).rejects.toThrow(/damaged|no backup|newer Ocipe/);
          expect(await rowsOf(db, 'users')).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a kitchen that is not empty', async () => {
    const kit = await start();
    await fill(kit);
    const bytes = await backupOf(kit.db);
    await expect(restore(kit.db, bytes)).rejects.toThrow(/empty installation/);
    expect(await rowsOf(kit.db, 'users')).toHaveLength(2);
  });
});

describe('by the API', () => {
  test('is for administrators', async () => {
    const kit = await start();
    const cook = await kit.signUp('alma');
    const refusal = { detail: 'This is for administrators of this Ocipe.' };
    const download = await cook.get('/api/admin/backup/');
    expect([download.status, download.body]).toEqual([403, refusal]);
    const answer = await upload(kit, cook, 'x');
    expect([answer.statusCode, answer.json()]).toEqual([403, refusal]);
  });

  test('is downloaded, and uploaded into an empty installation', async () => {
    const kit = await start();
    const cook = await fill(kit);
    await setAdministrator(kit.db, 'alma', true);
    const download = await kit.app.inject({
      url: '/api/admin/backup/',
      headers: { authorization: `Bearer ${cook.token}` },
    });
    expect([download.statusCode, download.headers['content-type']]).toEqual([
      200,
      'application/gzip',
    ]);
    expect(download.headers['content-disposition']).toMatch(/ocipe-\d{4}-\d\d-\d\d\.backup\.gz/);

    const fresh = await start();
    const admin = await fresh.signUp('somebody');
    await setAdministrator(fresh.db, 'somebody', true);
    const refused = await upload(fresh, admin, download.rawPayload.subarray(0, 300));
    expect([refused.statusCode, refused.json().error]).toEqual([
      422,
      expect.stringMatching(/damaged/),
    ]);
    expect((await admin.post('/api/admin/restore/', {})).status).toBe(415);

    const done = await upload(fresh, admin, download.rawPayload);
    expect([done.statusCode, done.json().rows.recipes]).toEqual([200, 3]);
    expect((await admin.get('/api/user/')).status).toBe(401);
    const again = await fresh.signIn('alma');
    expect((await again.get('/api/recipes/')).body).toHaveLength(3);
  });
});
