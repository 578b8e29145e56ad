import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type Person, type TestApp } from '../../../test/kit.ts';
import { PageError, type FetchedPage } from './fetch-page.ts';

const ADDRESS = 'https://cook.example.org/noodles';

let kit: TestApp;
let cook: Person;
/** What the next address leads to. */
let page: FetchedPage | Error;

beforeAll(async () => {
  kit = await startTestApp({
    fetchPage: async () => {
      if (page instanceof Error) throw page;
      return page;
    },
  });
  cook = await kit.signUp();
});

afterAll(() => kit.close());

const ask = (body: unknown) => cook.post('/api/recipes/import/', body);

const HTML = `<!doctype html><html lang="en-GB"><head><title>Garlic noodles | Cook</title>
<meta property="og:image" content="/noodles.jpg"></head><body><h1>Garlic noodles</h1>
<script type="application/ld+json">${JSON.stringify({
  '@type': 'Recipe',
  name: 'Garlic noodles',
  recipeCategory: 'Noodles',
  recipeCuisine: ['Chinese', 'Home'],
  keywords: 'quick, garlic',
  recipeYield: 'Serves 3',
  prepTime: 'PT5M',
  cookTime: 'PT10M',
  description: 'For two hungry people.',
  author: { name: 'Ada' },
  nutrition: { '@type': 'NutritionInformation', calories: '420 kcal' },
  recipeIngredient: ['200 g Noodles', 'For the sauce:', '1 tbsp soy sauce, warmed'],
  recipeInstructions: [
    { '@type': 'HowToStep', text: 'Boil the noodles.' },
    { '@type': 'HowToSection', name: 'Sauce', itemListElement: ['Stir.'] },
  ],
})}</script></body></html>`;

const NOODLES = {
  name: 'Garlic noodles',
  meat_type: 'Noodles',
  longevity: 3,
  frequency: 'weekday',
  state: 'active',
  ingredients: [
    { name: 'noodles', quantity: '200 g' },
    { name: 'soy sauce', quantity: '1 tbsp', preparation: 'warmed', section: 'For the sauce' },
  ],
  ingredient_lines: ['200 g Noodles', '1 tbsp soy sauce, warmed'],
  sections: [
    { name: '', lines: ['200 g Noodles'] },
    { name: 'For the sauce', lines: ['1 tbsp soy sauce, warmed'] },
  ],
  steps: [{ text: 'Boil the noodles.' }, { text: 'Stir.', section: 'Sauce' }],
  servings: 3,
  prep_minutes: 5,
  cook_minutes: 10,
  total_minutes: 15,
  author: 'Ada',
  description: 'For two hungry people.',
  cuisine: 'Chinese, Home',
  keywords: ['quick', 'garlic'],
  language: 'en-GB',
  nutrition: { calories: '420 kcal' },
};

describe('reading a recipe', () => {
  test('from an address', async () => {
    page = { url: ADDRESS, html: HTML };
    const { status, body } = await ask({ url: 'https://cook.example.org/?p=1' });
    expect(status).toBe(200);
    expect(body).toEqual({
      recipe: {
        ...NOODLES,
        note: `For two hungry people.\n\n1. Boil the noodles.\nSauce:\n2. Stir.\n\n${ADDRESS}`,
        image_url: 'https://cook.example.org/noodles.jpg',
        source_url: ADDRESS,
      },
      source: 'json-ld',
      warnings: [],
    });
  });

  test('from the source of a page, with its address or without', async () => {
    page = new Error('Nobody is asked.');
    const { body: known } = await ask({ html: HTML, url: ADDRESS });
    expect(known.recipe).toMatchObject({ ...NOODLES, source_url: ADDRESS });
    const { status, body: unknown } = await ask({ html: HTML });
    expect(status).toBe(200);
    expect(unknown.recipe).toMatchObject({ ...NOODLES, source_url: null, image_url: null });
    expect(unknown.recipe.note).not.toContain('http');
  });

  test('from a text', async () => {
    const text = 'Pancakes\n\n250 g flour\n500 ml milk\n\nMix all of it and bake it in a pan.';
    const { status, body } = await ask({ text });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      recipe: {
        name: 'Pancakes',
        meat_type: 'Breakfast',
        longevity: 1,
        ingredients: [
          { name: 'flour', quantity: '250 g' },
          { name: 'milk', quantity: '500 ml' },
        ],
        steps: [{ text: 'Mix all of it and bake it in a pan.' }],
        servings: null,
        total_minutes: null,
        image_url: null,
        source_url: null,
      },
      source: 'text',
      warnings: ['Nothing says how many it serves.', 'Nothing says how long it takes.'],
    });
  });

  test('stores nothing, and the draft can be saved as it is', async () => {
    const { body } = await ask({ html: HTML });
    expect((await cook.get('/api/recipes/')).text).toBe('[]');
    const saved = await cook.post('/api/recipes/', body.recipe);
    expect(saved.status).toBe(201);
    expect(saved.body.ingredient_list).toMatchObject(body.recipe.ingredients);
    const { steps, servings, total_minutes, author, description } = body.recipe;
    expect(saved.body).toMatchObject({ steps, servings, total_minutes, author, description });
    await cook.delete('/api/recipes/');
  });

  test('warns of pages that mark no recipe', async () => {
    const html =
      '<h1>Toast</h1><h2>Ingredients</h2><ul><li>2 slices bread</li><li>10 g butter</li></ul>';
    const { body } = await ask({ html });
    expect(body).toMatchObject({ source: 'headings', recipe: { name: 'Toast', steps: [] } });
    expect(body.warnings).toEqual([
      'This page does not mark its recipe: please compare the draft with it.',
      'No steps were found.',
      'Nothing says how many it serves.',
      'Nothing says how long it takes.',
    ]);
  });

  test('is for people who are signed in', async () => {
    expect((await kit.nobody.post('/api/recipes/import/', { html: HTML })).status).toBe(401);
  });
});

const megabytes = (count: number) => 'é'.repeat((count * 1024 * 1024) / 2);

describe('what cannot be read', () => {
  const ONE_OF = 'Send one of url, html, text and photos.';
  test.each<[unknown, unknown]>([
    [{}, { url: [ONE_OF] }],
    [{ link: ADDRESS }, { url: [ONE_OF] }],
    [{ url: '' }, { url: ['This field may not be blank.'] }],
    [{ url: null }, { url: ['This field may not be null.'] }],
    [{ url: 5 }, { url: ['Not a valid string.'] }],
    [{ html: ['<p>'] }, { html: ['Not a valid string.'] }],
    [{ html: ' ' }, { html: ['This field may not be blank.'] }],
    [{ text: '\n' }, { text: ['This field may not be blank.'] }],
    [{ text: 'a\0b' }, { text: ['Null characters are not allowed.'] }],
    [{ text: 'soup', url: ADDRESS }, { text: [ONE_OF] }],
    [{ text: 'soup', html: '<p>' }, { text: [ONE_OF] }],
    [{ photos: ['AAAA'], url: ADDRESS }, { photos: [ONE_OF] }],
    [{ photos: [] }, { photos: [ONE_OF] }],
    [{ html: '<p>', url: 'javascript:alert(1)' }, { url: ['Enter a valid URL.'] }],
    [
      { url: `${ADDRESS}${'x'.repeat(4000)}` },
      { url: ['Ensure this field has no more than 4000 characters.'] },
    ],
  ])('%j is a 400', async (sent, problems) => {
    const { status, body } = await ask(sent);
    expect([status, body]).toEqual([400, problems]);
  });

  test.each(['not_a_url', 'not_allowed'] as const)('an address that is %s', async (reason) => {
    page = new PageError(reason);
    const { status, body } = await ask({ url: ADDRESS });
    expect([status, body]).toEqual([400, { error: 'That address cannot be opened from here.' }]);
  });

  test.each(['unreachable', 'timeout', 'too_large', 'not_html', 'bad_status'] as const)(
    'a page that is %s',
    async (reason) => {
      page = new PageError(reason);
      const { status, body } = await ask({ url: ADDRESS });
      expect([status, body]).toEqual([422, { error: page.message }]);
    },
  );

  test.each([
    [{ html: '<h1>Garlic noodles</h1><p>Boil the noodles.</p>' }, 'on that page'],
    [{ html: 'x'.repeat(300_000) }, 'on that page'],
    [{ text: 'Dear Ada, how are you?' }, 'in that text'],
  ])('nothing that is a recipe: %j', async (sent, where) => {
    const { status, body } = await ask(sent);
    expect(status).toBe(422);
    expect(body).toEqual({ error: `There is no recipe ${where} that can be read.` });
  });

  test('pages of more than 10 MB', async () => {
    for (const sent of [{ html: megabytes(10) + ' x' }, { text: megabytes(25) }]) {
      const { status, body } = await ask(sent);
      expect([status, body]).toEqual([413, { detail: 'Request body is too large.' }]);
    }
  });
});

test('a page without measure makes a draft that can be saved', async () => {
  const long = '😀 '.repeat(9000);
  const { body } = await ask({
    html: `<script type="application/ld+json">${JSON.stringify({
      '@type': 'Recipe',
      name: long,
      author: long,
      description: long,
      recipeCategory: long,
      recipeYield: '9999',
      totalTime: 'P300D',
      recipeIngredient: [`For ${'the '.repeat(15)}sauce:`, `1 cup ${long}`],
      recipeInstructions: Array.from({ length: 400 }, (_, at) => ({
        '@type': 'HowToSection',
        name: at === 0 ? long : `Part ${at}`,
        itemListElement: [at === 0 ? long : 'Stir.'],
      })),
    })}</script>`,
    url: `https://cook.example.org/${'x'.repeat(3000)}`,
  });
  expect(body.warnings).toContain('Only the first 300 steps were read.');
  expect(body.recipe).toMatchObject({ servings: null, total_minutes: null, source_url: null });
  const saved = await cook.post('/api/recipes/', body.recipe);
  expect([saved.status, saved.text.slice(0, 200)]).toEqual([201, expect.any(String)]);
  await cook.delete('/api/recipes/');
});

test('scripts stay text, and 50,000 ingredients are cut with a warning', async () => {
  const evil = '<img src=x onerror=alert(1)>Salt';
  const lines = Array.from({ length: 50_000 }, () => evil);
  const { status, body } = await ask({
    html: `<script type="application/ld+json">${JSON.stringify({
      '@type': 'Recipe',
      name: `Soup ${evil}`,
      recipeIngredient: lines.slice(0, 30_000),
      recipeInstructions: lines.slice(0, 100),
      image: 'javascript:alert(1)',
    })}</script>`,
  });
  expect(status).toBe(200);
  expect(body.recipe).toMatchObject({ name: 'Soup Salt', image_url: null });
  expect(body.recipe.ingredient_lines).toHaveLength(500);
  expect(body.warnings).toContain('Only the first 500 ingredients were read.');
});
