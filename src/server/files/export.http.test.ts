import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aForm,
  aRecipe,
  FORM,
  startTestApp,
  type Person,
  type TestApp,
} from '../../../test/kit.ts';

let kit: TestApp;
let cook: Person;

beforeAll(async () => {
  kit = await startTestApp({ now: Date.parse('2026-05-04T03:02:01Z') });
  cook = await kit.signUp();
  await cook.post('/api/recipes/bulk/', { list: RECIPES });
});

afterAll(() => kit.close());

const RECIPES = [
  aRecipe({
    name: 'Phở bò "Hà Nội"',
    note: 'Warm.\n\nBroth:\n1. Simmer <b>long</b>.\n2. Skim.\n\nFreezes well.\n\nhttps://cook.example/pho',
    state: 'used',
    longevity: 0,
    ingredients: [
      { name: 'garlic', quantity: '3 cloves', preparation: 'in slices', section: 'Broth' },
    ],
    servings: 4,
    prep_minutes: 20,
    rating: 5,
    tags: ['soup', 'Hà Nội'],
    steps: [{ text: 'Simmer.', section: 'Broth' }, { text: 'Eat.' }],
    source_url: 'https://cook.example/pho',
    description: 'Warm.',
  }),
  aRecipe({ name: 'Toast', note: 'Fry.\nEat.\u0001', meat_type: 'Bread, sweet', ingredients: [] }),
  aRecipe({
    name: 'Toast',
    note: '',
    ingredients: [{ name: '2 eggs', quantity: '' }, { name: 'egg' }],
  }),
];

/** Recipes without what is different for each kitchen. */
const bare = (list: Record<string, unknown>[]) =>
  list.map(({ id: _id, added_date: _added, ...fields }) => fields);
const all = async (person = cook) =>
  bare((await person.get('/api/recipes/?ordering=added_date')).body);
const download = async (path: string, person = cook) => {
  const { rawPayload, headers, statusCode } = await kit.app.inject({
    url: path,
    headers: { authorization: `Bearer ${person.token}` },
  });
  return { status: statusCode, headers, bytes: rawPayload, text: rawPayload.toString() };
};
const dates = async (person: Person) =>
  (await person.get('/api/recipes/')).body.map((one: { added_date: string }) => one.added_date);
const exported = (format: string) => download(`/api/recipes/export/?format=${format}`);
const importInto = (person: Person, file: Buffer, fields = {}) =>
  person.post('/api/recipes/import/file/', aForm(file, fields), { headers: FORM });

describe('all recipes', () => {
  test.each([
    ['json', 'application/json; charset=utf-8', 'json'],
    ['jsonld', 'application/ld+json; charset=utf-8', 'json'],
    ['markdown', 'text/markdown; charset=utf-8', 'md'],
    ['cooklang', 'application/zip', 'zip'],
    ['html', 'text/html; charset=utf-8', 'html'],
  ])('come as %s', async (format, type, extension) => {
    const { status, headers } = await exported(format);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe(type);
    expect(headers['content-disposition']).toBe(
      `attachment; filename="ocipe-recipes-2026-05-04.${extension}"`,
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test.each(['json', 'jsonld'])(
    'are the same when their %s is imported elsewhere',
    async (format) => {
      const { bytes } = await exported(format);
      const other = await kit.signUp();
      expect((await importInto(other, bytes)).body).toMatchObject({ added: 3, failed: 0 });
      expect(await all(other)).toEqual(await all());
      expect(await dates(other)).toEqual(await dates(cook));
    },
  );

  test.each(['markdown', 'cooklang'])(
    'keep their words when their %s is imported elsewhere',
    async (format) => {
      const { bytes } = await exported(format);
      const other = await kit.signUp();
      expect((await importInto(other, bytes)).body).toMatchObject({ added: 3, failed: 0 });
      // Control characters are left out: these files are for people.
      const shown = JSON.parse(JSON.stringify(await all()).replaceAll(String.raw`\u0001`, ''));
      expect(await all(other)).toEqual(shown);
    },
  );

  test.each(['json', 'jsonld', 'markdown', 'cooklang'])(
    'are known when their %s comes back',
    async (format) => {
      const { bytes } = await exported(format);
      expect((await importInto(cook, bytes)).body).toMatchObject({
        added: 0,
        skipped: 3,
        failed: 0,
      });
    },
  );

  test('are taken by the list of recipes that the client sends', async () => {
    const { recipes, format } = JSON.parse((await exported('json')).text);
    expect(format).toBe('ocipe-recipes-1');
    const other = await kit.signUp();
    expect((await other.post('/api/recipes/bulk/', { list: recipes })).status).toBe(201);
    expect(await all(other)).toEqual(await all());
  });

  test('make a page that loads nothing and runs nothing', async () => {
    const { text, headers } = await exported('html');
    expect(text).toContain('Simmer &lt;b&gt;long&lt;/b&gt;.');
    expect(text).toContain('garlic, in slices');
    expect(text).not.toMatch(/<script|<img|<b>/);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain('sandbox');
  });

  test('make a page that can be read again, one at a time', async () => {
    const [{ id, name }] = (await cook.get('/api/recipes/?ordering=added_date')).body;
    const { bytes } = await download(`/api/recipes/${id}/export/?format=html`);
    const other = await kit.signUp();
    expect((await importInto(other, bytes)).body).toMatchObject({ added: 1, rows: [{ name }] });
    const [recipe] = await all(other);
    expect(recipe).toMatchObject({
      ingredient_list: [{ name: 'garlic', quantity: '3 cloves', preparation: 'in slices' }],
      note: expect.stringContaining('1. Simmer.\n2. Eat.'),
    });
  });

  test('of an empty kitchen make an empty file', async () => {
    const newcomer = await kit.signUp();
    const { text } = await download('/api/recipes/export/', newcomer);
    expect(JSON.parse(text)).toMatchObject({ recipes: [] });
    expect((await download('/api/recipes/export/?format=cooklang', newcomer)).status).toBe(200);
  });
});

describe('one recipe', () => {
  test('comes under its own name, in any letters', async () => {
    const [{ id }] = (await cook.get('/api/recipes/?ordering=added_date')).body;
    const { headers, text } = await download(`/api/recipes/${id}/export/?format=cooklang`);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(headers['content-disposition']).toBe(
      `attachment; filename="Pho bo Ha Noi.cook"; filename*=UTF-8''Ph%E1%BB%9F%20b%C3%B2%20H%C3%A0%20N%E1%BB%99i.cook`,
    );
    expect(text).toContain('@garlic{3%cloves}');
    for (const format of ['json', 'jsonld', 'markdown', 'cooklang']) {
      const file = await download(`/api/recipes/${id}/export/?format=${format}`);
      const other = await kit.signUp();
      expect((await importInto(other, file.bytes)).body).toMatchObject({ added: 1 });
      expect(await all(other)).toEqual((await all()).slice(0, 1));
    }
  });

  test('of another kitchen, or none, does not exist', async () => {
    const [{ id }] = (await cook.get('/api/recipes/')).body;
    const stranger = await kit.signUp();
    for (const path of [`/api/recipes/${id}/export/`, '/api/recipes/987654/export/']) {
      expect((await stranger.get(path)).status).toBe(404);
    }
  });

  test('does not come in formats nobody knows', async () => {
    const { status, body } = await cook.get('/api/recipes/export/?format=pdf');
    expect([status, body]).toEqual([400, { format: ['"pdf" is not a valid choice.'] }]);
  });
});
