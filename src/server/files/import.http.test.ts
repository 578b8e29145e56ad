import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  aForm,
  aRecipe,
  FORM,
  startTestApp,
  type Person,
  type TestApp,
} from '../../../test/kit.ts';
import { writeZip, type ZipFile } from './zip-writer.ts';

let kit: TestApp;
let cook: Person;

beforeAll(async () => {
  kit = await startTestApp({ settings: { IMPORT_LIMIT_MB: '3' } });
});

beforeEach(async () => {
  cook = await kit.signUp();
});

afterAll(() => kit.close());

const send = (
  file: string | Buffer,
  fields: Record<string, string> = {},
  headers: Record<string, string> = {},
) =>
  cook.post('/api/recipes/import/file/', aForm(file, fields), { headers: { ...FORM, ...headers } });
const json = (value: unknown) => JSON.stringify(value);
const names = async (): Promise<string[]> =>
  (await cook.get('/api/recipes/?ordering=added_date')).body.map(
    (one: { name: string }) => one.name,
  );
const zip = async (files: ZipFile[]) => {
  const parts: Buffer[] = [];
  for await (const part of writeZip(files)) parts.push(part);
  return Buffer.concat(parts);
};

/** Recipes of Paprika, and of ours. */
const paprika = (name: string) => ({ name, ingredients: '1 egg', directions: 'Fry.' });
const own = (added_date: unknown) => ({ ...aRecipe({ name: String(added_date) }), added_date });

const SOUP = {
  '@type': 'Recipe',
  name: 'Leek soup',
  recipeYield: '4 servings',
  keywords: 'winter, warm',
  url: 'https://cook.example/soup',
  recipeIngredient: ['2 leeks, sliced', '1 l stock'],
  recipeInstructions: ['Simmer.'],
};
const TOAST = { '@type': 'Recipe', name: 'Toast', recipeIngredient: ['1 slice of bread'] };

describe('a file', () => {
  test('is stored, and reported row by row', async () => {
    const { status, body } = await send(json([SOUP, { '@type': 'Recipe' }, TOAST]));
    expect(status).toBe(200);
    expect(body).toEqual({
      format: 'schema.org',
      added: 2,
      merged: 0,
      skipped: 0,
      failed: 1,
      rows: [
        { name: 'Leek soup', result: 'added', id: expect.any(Number) },
        { name: 'recipe 2', result: 'failed', reason: 'It has no name.' },
        { name: 'Toast', result: 'added', id: expect.any(Number) },
      ],
    });
    expect((await cook.get(`/api/recipes/${body.rows[0].id}/`)).body).toMatchObject({
      name: 'Leek soup',
      meat_type: 'winter',
      longevity: 4,
      servings: 4,
      tags: ['winter', 'warm'],
      source_url: 'https://cook.example/soup',
      note: '1. Simmer.\n\nhttps://cook.example/soup',
      ingredient_list: [
        { name: 'leeks', quantity: '2', preparation: 'sliced' },
        { name: 'stock', quantity: '1 l' },
      ],
    });
  });

  test('is only looked at when asked so', async () => {
    await send(json([TOAST]));
    const { body } = await send(json([SOUP, SOUP, TOAST]), { preview: 'true' });
    expect(body.rows).toEqual([
      { name: 'Leek soup', result: 'added' },
      { name: 'Leek soup', result: 'skipped', reason: 'It is in this file twice.' },
      { name: 'Toast', result: 'skipped', id: expect.any(Number), reason: 'It is there already.' },
    ]);
    expect(await names()).toEqual(['Toast']);
  });

  test('comes packed, in folders, or packed twice', async () => {
    const packed = await zip(
      ['A', 'B'].map((name) => ({
        name: `${name}.paprikarecipe`,
        contents: gzipSync(json(paprika(name))),
      })),
    );
    expect((await send(packed)).body).toMatchObject({ format: 'paprika', added: 2 });

    const inner = await zip([
      {
        name: 'recipe.json',
        contents: json({
          name: 'C',
          steps: [{ instruction: 'Fry.', ingredients: [] }],
          working_time: 1,
        }),
      },
      { name: 'image.jpg', contents: 'no text\0' },
    ]);
    const tandoor = await zip([{ name: '1.zip', contents: inner }]);
    expect((await send(tandoor)).body).toMatchObject({ format: 'tandoor', added: 1 });

    const nextcloud = await zip([
      { name: 'D/', contents: '' },
      { name: 'D/recipe.json', contents: json({ ...TOAST, name: 'D' }) },
      { name: '../../E/recipe.json', contents: '{"@type":' },
    ]);
    expect((await send(nextcloud)).body).toMatchObject({
      format: 'nextcloud',
      added: 1,
      failed: 1,
      rows: [
        { name: 'D' },
        { name: '../../E/recipe.json', reason: expect.stringContaining('damaged') },
      ],
    });
    expect(await names()).toEqual(['A', 'B', 'C', 'D']);
  });

  test('may be in an old encoding', async () => {
    const text = 'Crêpes\n\nIngredients\n1 œuf\n\nMethod\nFry.';
    const bytes = Buffer.from(text.replace('œ', '\x9c'), 'latin1');
    expect((await send(bytes)).body.rows).toMatchObject([{ name: 'Crêpes', result: 'added' }]);
    const utf16 = Buffer.from(`\uFEFF${text.replace('Crêpes', 'Crêpes 2')}`, 'utf16le');
    expect((await send(utf16)).body.rows).toMatchObject([{ name: 'Crêpes 2', result: 'added' }]);
  });

  test('of Cooklang is called by its name when it has no other', async () => {
    const body = aForm('Fry @egg{1}.', {}, 'C:\\recipes\\Fried egg.cook');
    const answer = await cook.post('/api/recipes/import/file/', body, { headers: FORM });
    expect(answer.body).toMatchObject({ format: 'cooklang', rows: [{ name: 'Fried egg' }] });
  });

  test('keeps the days of our own exports, unless they are to come', async () => {
    const days = ['2020-02-03T04:05:06.789Z', '2999-01-01T00:00:00Z', 'yesterday', 5];
    await send(json({ format: 'ocipe-recipes-1', recipes: days.map(own) }));
    const stored = (await cook.get('/api/recipes/?ordering=added_date')).body;
    expect((await names()).toSpliced(0, 1)).toEqual(['5', 'yesterday', '2999-01-01T00:00:00Z']);
    const now = new Date(kit.clock.now).toISOString();
    expect(stored.map((one: { added_date: string }) => one.added_date.slice(0, 10))).toEqual([
      '2020-02-03',
      ...Array.from({ length: 3 }, () => now.slice(0, 10)),
    ]);
  });
});

describe('a recipe that is there already', () => {
  const other = { ...SOUP, name: 'Soup of leeks', recipeIngredient: ['3 leeks', 'nutmeg'] };
  const renamed = {
    ...SOUP,
    name: 'LEEK SOUPS',
    url: undefined,
    recipeIngredient: ['stock', 'leek'],
  };

  test('is skipped, by its source or by its name and foods', async () => {
    const { id } = (await send(json([SOUP]))).body.rows[0];
    const { body } = await send(json([other, renamed, { ...renamed, recipeIngredient: ['leek'] }]));
    expect(body.rows).toEqual([
      { name: 'Soup of leeks', result: 'skipped', id, reason: 'It is there already.' },
      { name: 'LEEK SOUPS', result: 'skipped', id, reason: 'It is there already.' },
      { name: 'LEEK SOUPS', result: 'added', id: expect.any(Number) },
    ]);
  });

  test('gets what it lacks when asked so, once', async () => {
    const bare = { ...SOUP, recipeIngredient: ['leeks', '1 l stock'], recipeInstructions: [] };
    const { id } = (await send(json([bare]))).body.rows[0];
    const first = await send(json([{ ...SOUP, ...other }]), { duplicates: 'merge' });
    expect(first.body).toMatchObject({ merged: 1, rows: [{ result: 'merged', id }] });
    expect((await cook.get(`/api/recipes/${id}/`)).body).toMatchObject({
      name: 'Leek soup',
      note: '1. Simmer.\n\nhttps://cook.example/soup',
      ingredient_list: [
        { name: 'leeks', quantity: '3' },
        { name: 'stock', quantity: '1 l' },
        { name: 'nutmeg', quantity: '' },
      ],
    });
    const preview = await send(json([other]), { duplicates: 'merge', preview: '1' });
    const again = await send(json([other]), { duplicates: 'merge' });
    for (const { body } of [preview, again]) {
      expect(body).toMatchObject({ merged: 0, skipped: 1, rows: [{ result: 'skipped', id }] });
    }
  });

  test('is added again when asked so', async () => {
    await send(json([SOUP]));
    expect((await send(json([SOUP, SOUP]), { duplicates: 'add' })).body).toMatchObject({
      added: 2,
    });
    expect(await names()).toHaveLength(3);
  });

  test('is known by two who import at once', async () => {
    const list = json(Array.from({ length: 100 }, (_, at) => ({ ...TOAST, name: `Toast ${at}` })));
    const reports = await Promise.all([send(list), send(list), send(list)]);
    const added = reports.reduce((sum, { body }) => sum + (body.added as number), 0);
    expect(added).toBe(100);
    expect(await names()).toHaveLength(100);
  });

  test('of another kitchen is none', async () => {
    const neighbour = cook;
    await send(json([SOUP]));
    cook = await kit.signUp();
    expect((await send(json([SOUP]))).body).toMatchObject({ added: 1 });
    cook = neighbour;
    expect(await names()).toHaveLength(1);
  });
});

test('a retry with the same key gets the same report and imports nothing', async () => {
  const key = { 'idempotency-key': 'once' };
  const first = await send(json([SOUP]), { duplicates: 'add' }, key);
  const retry = await send(json([SOUP]), { duplicates: 'add' }, key);
  expect(retry.body).toEqual(first.body);
  expect(await names()).toHaveLength(1);
  expect((await send(json([TOAST]), { duplicates: 'add' }, key)).status).toBe(422);
  expect((await send(json([SOUP]), {}, key)).status).toBe(422);
  expect((await send(json([SOUP]), {}, { 'idempotency-key': 'x'.repeat(201) })).status).toBe(400);
});
