import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  backupOf,
  ENGINES,
  installations,
  linesOf,
  restore,
  rowsOf,
  type Installation,
  type Installations,
} from '../../../test/backups.ts';
import { aRecipe, type Person } from '../../../test/kit.ts';
import { aBomb } from '../../../test/pictures.ts';
import { buildOldDatabase } from '../../../test/old-database.ts';
import { readConfig } from '../config.ts';
import { replaceRecoveryCodes } from '../factors/factors.store.ts';
import { fillDemoKitchen } from '../demo/fill-demo-kitchen.ts';
import type { Database } from '../storage/database.ts';
import { migrations } from '../storage/migrate.ts';
import { openDatabase } from '../storage/open.ts';
import { insertPasskey } from '../factors/passkeys.store.ts';
import { aPasskey } from '../../../test/passkey.ts';
import { BACKUP_TABLES, LEFT_OUT } from './backup-tables.ts';

let all: Installations;
beforeEach(() => {
  all = installations();
});
afterEach(() => all.close());

/** Texts that have come to harm elsewhere. */
const TEXTS = [
  'O’Hara\'s "best"; drop table users',
  '🥕 ñ 漢字 a\u2028b\u2029c\u0085d\r\ne',
  '\\n \t%_ \u0001\u001F \uFEFF',
  '='.repeat(3000),
];
/** A text as people may send it: neither null characters nor half ones. */
const anyText = fc
  .string({ unit: 'binary', maxLength: 400 })
  .filter((text) => !text.includes('\0'));

/** Two kitchens with something in every table. */
async function fill(kit: Installation, texts: readonly string[] = TEXTS): Promise<Person> {
  const cook = await kit.signUp('alma');
  const other = await kit.signUp('bruno');
  for (const [index, note] of texts.entries()) {
    const ingredients = [{ name: `Food ${index}`, quantity: '1' }, { name: 'salt' }];
    expect((await cook.post('/api/recipes/', aRecipe({ note, ingredients }))).status).toBe(201);
    const name = [...note].slice(0, 150).join('');
    await cook.post('/api/fridge/ingredient/', { name, group: '__proto__' });
    await other.post('/api/grocery/list/', { items: name });
  }
  const [recipe, gone] = (await cook.get('/api/recipes/')).body;
  const headers = { 'idempotency-key': 'tonight' };
  const body = { recipe_ids: [recipe.id, recipe.id, gone.id] };
  await cook.post('/api/grocery/', body, { headers });
  await cook.send('DELETE', `/api/recipes/${gone.id}/`);
  const rice = { text: '500 g rice until 2026-12-24', group: 'Pantry', price: 249 };
  await cook.put('/api/fridge/marks/', { name: 'rice', amount: '1', unit: 'kg' });
  const { body: item } = await cook.post('/api/fridge/ingredient/', rice);
  await cook.post(`/api/fridge/ingredient/${item.id}/use/`, { amount: '100', thrown: true });
  await cook.post(`/api/recipes/${recipe.id}/cook/`, {});
  await cook.post('/api/plans/', { meals: [{ date: '2026-12-24', recipe_id: recipe.id }] });
  const picture = { body: aBomb(40, 30), headers: { 'content-type': 'image/png' } };
  await cook.send('PUT', `/api/recipes/${recipe.id}/picture/`, picture);
  const { body: line } = await cook.post('/api/grocery/list/', { items: 'milk' });
  await cook.patch(`/api/grocery/list/${line.id}/`, { aisle: 'By the door', position: 3 });
  await cook.post('/api/grocery/shops/', { name: 'Corner shop', aisles: ['By the door'] });
  await other.post('/api/user/factors/totp/');
  const { id: owner } = (await other.get('/api/user/')).body;
  await replaceRecoveryCodes(kit.db, owner, ['a hash', 'another']);
  await insertPasskey(kit.db, aPasskey(owner));
  return cook;
}

async function authVersionsOf(db: Database): Promise<number[]> {
  const rows = await db.selectFrom('users').select('auth_version').orderBy('id').execute();
  return rows.map((row) => row.auth_version);
}

test('every table is in a backup or left out on purpose', async () => {
  const { db } = await all.start('sqlite');
  const tables = (await db.introspection.getTables()).map(({ name }) => name);
  expect(tables.toSorted()).toEqual(
    [...BACKUP_TABLES.map(({ name }) => name), ...LEFT_OUT].toSorted(),
  );
});

describe.each(ENGINES)('from %s', (from) => {
  describe.each(ENGINES)('to %s', (to) => {
    test('every row comes back; nobody is signed in', async () => {
      const [source, target] = [await all.start(from), await all.start(to)];
      await fillDemoKitchen(source.db, Date.now());
      await fill(source);
      const bytes = await backupOf(source.settings);
      await restore(all, target.db, bytes);
      for (const { name } of BACKUP_TABLES) {
        const rows = await rowsOf(target.db, name);
        expect(rows.length, name).toBeGreaterThan(0);
        expect(rows).toEqual(await rowsOf(source.db, name));
      }
      for (const name of LEFT_OUT.filter((left) => left !== 'signing_keys')) {
        expect(await rowsOf(target.db, name)).toEqual([]);
      }
      const versions = await authVersionsOf(target.db);
      expect(versions[0]).toBeGreaterThan(0);
      expect(await authVersionsOf(source.db)).toEqual(versions.map(() => 0));
      // What was restored makes the same backup, but for those versions.
      const [before, after] = [linesOf(bytes), linesOf(await backupOf(target.settings))];
      expect(after.filter((line, index) => line !== before[index])).toHaveLength(2);
      const demo = await target.signIn('demo', 'taste the kitchen');
      const original = await source.signIn('demo', 'taste the kitchen');
      for (const path of ['/api/recipes/', '/api/fridge/', '/api/grocery/history/']) {
        expect((await demo.get(path)).text).toBe((await original.get(path)).text);
      }
    });

    test('whatever people write comes back', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyText, { minLength: 2, maxLength: 20 }), async (texts) => {
          const [source, target] = [await all.start(from), await all.start(to)];
          await fill(source, texts);
          await restore(all, target.db, await backupOf(source.settings));
          for (const { name } of BACKUP_TABLES) {
            expect(await rowsOf(target.db, name)).toEqual(await rowsOf(source.db, name));
          }
        }),
        { numRuns: 2 },
      );
    });

    test('ids go on behind those that were ever given out', async () => {
      const [source, target] = [await all.start(from), await all.start(to)];
      const cook = await fill(source);
      const { id } = (await cook.post('/api/recipes/', aRecipe())).body;
      await cook.send('DELETE', `/api/recipes/${id}/`);
      await restore(all, target.db, await backupOf(source.settings));
      const again = await target.signIn('alma');
      expect((await again.post('/api/recipes/', aRecipe())).body.id).toBe(id + 1);
    });

    test.each(Object.keys(migrations))('a backup made at %s comes back as of now', async (name) => {
      const old = await all.unmade(from);
      const { db } = await openDatabase(readConfig(old).database, () => {});
      await buildOldDatabase(db, name);
      await db.destroy();
      const bytes = await backupOf(old);
      expect(JSON.parse(linesOf(bytes)[0] ?? '')).toMatchObject({ migration: name });
      const target = await all.start(to);
      await restore(all, target.db, bytes);
      const anna = await target.signIn('anna');
      expect((await anna.get('/api/user/')).body).toMatchObject({ is_admin: false });
      expect((await anna.get('/api/recipes/')).body).toHaveLength(1);
      const there = await target.db.introspection.getTables();
      const fresh = await (await all.start(to)).db.introspection.getTables();
      expect(there.map((table) => table.name)).toEqual(fresh.map((table) => table.name));
    });
  });

  test('while others write, it is of one moment', async () => {
    const source = await all.start(from);
    const cook = await fill(source);
    const [bytes] = await Promise.all([
      backupOf(source.settings),
      ...Array.from({ length: 10 }, () => cook.post('/api/recipes/', aRecipe())),
    ]);
    const target = await all.start(from);
    const { recipes = 0 } = await restore(all, target.db, bytes);
    const { sum } = await target.db
      .selectFrom('kitchens')
      .select(({ fn }) => fn.sum<number>('recipes_revision').as('sum'))
      .executeTakeFirstOrThrow();
    // Four were added, one planned, one deleted, one cooked, one got a picture: each recipe since has its revision, and each revision its recipe.
    expect(Number(sum) - 8).toBe(recipes - 3);
  });

  test('long notes come in lines of their own, short ones together', async () => {
    const source = await all.start(from);
    const cook = await source.signUp();
    const long = aRecipe({ note: 'x'.repeat(200_000) });
    const list = Array.from({ length: 600 }, (_, index) => (index % 40 === 39 ? long : aRecipe()));
    expect((await cook.post('/api/recipes/bulk/', { list })).status).toBe(201);
    const bytes = await backupOf(source.settings);
    const lines = linesOf(bytes);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(900_000);
    expect(lines.length).toBeLessThan(70);
    const target = await all.start(from);
    expect(await restore(all, target.db, bytes)).toMatchObject({ recipes: 600 });
  });

  test('the keys that sign stay where they are', async () => {
    const [source, target] = [await all.start(from), await all.start(from)];
    await fill(source);
    const key = { generation: 7, key: 'k'.repeat(64), created_at: 'x' };
    await target.db.deleteFrom('signing_keys').execute();
    await target.db.insertInto('signing_keys').values(key).execute();
    await restore(all, target.db, await backupOf(source.settings));
    expect(await target.db.selectFrom('signing_keys').selectAll().execute()).toEqual([key]);
  });
});
