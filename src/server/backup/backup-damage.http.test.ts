import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  backupOf,
  countAll,
  ENGINES,
  installations,
  linesOf,
  packed,
  restore,
  rowsOf,
  sealed,
  type Installation,
  type Installations,
} from '../../../test/backups.ts';
import { aRecipe } from '../../../test/kit.ts';

let all: Installations;
let source: Installation;
let target: Installation;
let good: Buffer;
beforeAll(async () => {
  all = installations();
  const engine = ENGINES.at(-1) ?? 'sqlite';
  source = await all.start(engine);
  target = await all.start(engine);
  const cook = await source.signUp('alma');
  for (const note of ['one', 'two', 'three']) await cook.post('/api/recipes/', aRecipe({ note }));
  await cook.post('/api/grocery/', { recipe_ids: [1] });
  good = await backupOf(source.settings);
});
afterAll(() => all.close());

type Lines = string[];
const swap = (from: string | RegExp, to: string) => (lines: Lines) =>
  lines.map((line) => line.replace(from, to));
const placeOf = (lines: Lines, table: string) =>
  lines.findIndex((line) => line.startsWith(`{"table":"${table}"`));

/** Another version, as a disk would write it that has gone bad: what packing says of the rest no longer fits. */
function reversioned(bytes: Buffer): Buffer {
  const plain = gzipSync(gunzipSync(bytes), { level: 0 });
  const at = plain.indexOf('"version":') + '"version":'.length;
  return plain.fill('9', at, at + 1);
}

/** As good as the lines allow. */
function resealed(lines: Lines): Buffer {
  try {
    return sealed(lines);
  } catch {
    return packed(lines);
  }
}

/** Whether a backup unpacks to what the good one does. */
function isWhole(bytes: Buffer): boolean {
  try {
    return gunzipSync(bytes).equals(gunzipSync(good));
  } catch {
    return false;
  }
}

describe('what is no good gets a sentence and changes nothing', () => {
  const damaged: [string, (good: Buffer) => Buffer, RegExp][] = [
    ['nothing', () => Buffer.alloc(0), /no backup/],
    ['something else', () => Buffer.from('PK\u0003\u0004 a zip, say'), /no backup/],
    ['something else, packed', () => gzipSync('{"list":[]}\n'), /no backup/],
    ['something endless, packed', () => gzipSync(Buffer.alloc(50_000_000)), /no backup/],
    ['nothing, packed', () => gzipSync(''), /no backup/],
    ['empty lines, packed', () => gzipSync('\n\n\n'), /no backup/],
    ['null, packed', () => gzipSync('null\n'), /no backup/],
    ['half of it', (bytes) => bytes.subarray(0, bytes.length / 2), /damaged/],
    ['all but its last byte', (bytes) => bytes.subarray(0, -1), /damaged/],
    ['its head alone', (bytes) => packed(linesOf(bytes).slice(0, 1)), /damaged/],
    ['without its last line', (bytes) => packed(linesOf(bytes).slice(0, -1)), /damaged/],
    ['without a row', (bytes) => packed(linesOf(bytes).toSpliced(2, 1)), /damaged/],
    ['with a line behind it', (bytes) => packed([...linesOf(bytes), '[]']), /damaged/],
    ['with itself behind it', (bytes) => Buffer.concat([bytes, bytes]), /damaged/],
    ['with a letter changed', (bytes) => packed(swap('two', 'tvo')(linesOf(bytes))), /damaged/],
    ['with its version changed', reversioned, /damaged/],
    ['cut in its last line', (bytes) => gzipSync(gunzipSync(bytes).subarray(0, -9)), /damaged/],
  ];
  test.each(damaged)('%s', async (_what, spoil, sentence) => {
    await expect(restore(all, target.db, spoil(good))).rejects.toThrow(sentence);
    expect(await countAll(target.db)).toBe(0);
  });

  // Written by somebody who knows how: the end fits to the rest.
  const written: [string, (lines: Lines) => Lines, RegExp][] = [
    ['of a newer format', swap(/"version":\d+/, '"version":99'), /newer Ocipe/],
    ['of no format', swap(/"version":\d+/, '"version":"1"'), /damaged/],
    ['with a migration to come', swap(/"migration":"\d+/, '"migration":"9999'), /newer Ocipe/],
    ['with a migration of no name', swap(/"migration":"[^"]+/, '"migration":"'), /newer Ocipe/],
    ['with an older migration', swap(/"\d{4}-[a-z-]+"/, '"0001-kitchens"'), /fit together/],
    ['with a table of another name', swap('{"table":"plans"', '{"table":"pans"'), /fit together/],
    ['with a table we leave out', swap('{"table":"plans"', '{"table":"sessions"'), /fit together/],
    ['with another column', swap('"columns":["id"', '"columns":["rowid"'), /fit together/],
    ['with a table twice', (lines) => lines.toSpliced(1, 0, lines[1] ?? ''), /damaged/],
    [
      'without a table',
      (lines) => lines.toSpliced(placeOf(lines, 'plan_recipes'), 2),
      /plan_recipes did not come back/,
    ],
    [
      'with a table before what it refers to',
      (lines) => {
        const [head = '', rows = ''] = lines.splice(placeOf(lines, 'members'), 2);
        return lines.toSpliced(1, 0, head, rows);
      },
      /fit together/,
    ],
    ['with a counter below nothing', swap(/"last_id":\d+/, '"last_id":-1'), /damaged/],
    ['with a counter that is a text', swap(/"last_id":\d+/, '"last_id":"1"'), /damaged/],
    ['with no counter', swap(/,"last_id":\d+/, ''), /fit together/],
    ['with a row too short', swap(/^\[\[1,/, '[['), /damaged/],
    ['with a row too long', swap(/^\[\[1,/, '[[1,1,'), /damaged/],
    ['with a list in a row', swap(/^\[\[1,/, '[[[1],'), /damaged/],
    ['with something true in a row', swap(/^\[\[1,/, '[[true,'), /damaged/],
    ['with a row twice', swap(/^\[(\[1,1,"owner"\])/, '[$1,$1'), /fit together/],
    ['with a missing value', swap(/^\[\[1,"[^"]*"/, '[[1,null'), /fit together/],
    ['with no lines between', (lines) => [lines[0] ?? '', lines.at(-1) ?? ''], /did not come back/],
    ['with rows of no table', (lines) => lines.toSpliced(1, 1), /damaged/],
  ];
  test.each(written)('written by hand, %s', async (_what, change, sentence) => {
    const lines = linesOf(good);
    const changed = change([...lines]);
    expect(changed).not.toEqual(lines);
    await expect(restore(all, target.db, resealed(changed))).rejects.toThrow(sentence);
    expect(await countAll(target.db)).toBe(0);
  });

  test('one bit turned over, wherever: refused, or of no consequence', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: good.length - 1 }),
        fc.integer({ min: 0, max: 7 }),
        async (byte, bit) => {
          const bytes = Buffer.from(good);
          bytes[byte] = (bytes[byte] ?? 0) ^ (1 << bit);
          // Some bits say nothing: the time it was packed at, or what fills the last byte.
          if (isWhole(bytes)) return;
          await expect(restore(all, target.db, bytes)).rejects.toThrow(/damaged|no backup/);
        },
      ),
      { numRuns: 400 },
    );
    expect(await countAll(target.db)).toBe(0);
  });

  test('cut off, wherever', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: good.length - 1 }), async (length) => {
        const bytes = good.subarray(0, length);
        await expect(restore(all, target.db, bytes)).rejects.toThrow(/damaged|no backup/);
      }),
      { numRuns: 100 },
    );
    expect(await countAll(target.db)).toBe(0);
  });

  test('into what is not empty', async () => {
    const before = await rowsOf(source.db, 'recipes');
    await expect(restore(all, source.db, good)).rejects.toThrow(/empty installation/);
    expect(await rowsOf(source.db, 'recipes')).toEqual(before);
  });

  test('what was refused so often is restored when it is good', async () => {
    expect(await restore(all, target.db, good)).toMatchObject({ users: 1, recipes: 3 });
  });
});
