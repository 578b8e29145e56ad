import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type Person, type TestApp } from '../../../test/kit.ts';
import { createFetchPage, PageError, type FetchedPage } from './fetch-page.ts';

const ADDRESS = 'https://cook.example.org/noodles';

let kit: TestApp;
let cook: Person;
/** What the next address leads to. */
let page: FetchedPage | Error;
let asked: string[] = [];

beforeAll(async () => {
  kit = await startTestApp({
    fetchPage: async (url) => {
      asked.push(url);
      if (page instanceof Error) throw page;
      return page;
    },
  });
  cook = await kit.signUp();
});

afterAll(() => kit.close());

const ask = (body: unknown) => cook.post('/api/recipes/genai/', body);
const pageWith = (json: object) =>
  `<!doctype html><title>A page</title><script type="application/ld+json">${JSON.stringify(json)}</script>`;

const NOODLES = {
  '@context': 'https://schema.org',
  '@type': 'Recipe',
  name: 'Garlic noodles',
  recipeCategory: 'Noodles',
  recipeYield: '3',
  totalTime: 'PT2H',
  description: 'Stir fry.',
  recipeIngredient: ['200 g Noodles', 'salt'],
  recipeInstructions: ['Boil.', 'Fry.'],
};

describe('reading a recipe from a page', () => {
  test('answers with a draft', async () => {
    page = { url: ADDRESS, html: pageWith(NOODLES) };
    const { status, body } = await ask({ url: 'https://cook.example.org/?p=1' });
    expect(status).toBe(200);
    expect(body).toEqual({
      name: 'Garlic noodles',
      meat_type: 'Noodles',
      longevity: 3,
      frequency: 'weekend',
      note: `Stir fry.\n\n1. Boil.\n2. Fry.\n\n${ADDRESS}`,
      state: 'active',
      ingredients: [
        { name: 'noodles', quantity: '200 g' },
        { name: 'salt', quantity: '' },
      ],
    });
  });

  test('stores nothing, and the draft can be saved as it is', async () => {
    page = { url: ADDRESS, html: pageWith(NOODLES) };
    const { body: draft } = await ask({ url: ADDRESS });
    expect((await cook.get('/api/recipes/')).text).toBe('[]');
    expect(await kit.db.selectFrom('ingredients').select('id').execute()).toEqual([]);
    const { status, body } = await cook.post('/api/recipes/', draft);
    expect(status).toBe(201);
    expect(body.ingredient_list).toMatchObject(draft.ingredients);
    await cook.delete('/api/recipes/');
  });

  test('asks for the address without the blanks around it', async () => {
    page = { url: ADDRESS, html: pageWith(NOODLES) };
    asked = [];
    await ask({ url: `  ${ADDRESS}\n` });
    expect(asked).toEqual([ADDRESS]);
  });

  test('is for people who are signed in', async () => {
    asked = [];
    const answer = await kit.nobody.post('/api/recipes/genai/', { url: ADDRESS });
    expect(answer.status).toBe(401);
    expect(asked).toEqual([]);
  });
});

describe('an address', () => {
  test.each([[{}], [{ url: '' }], [{ url: ' \t' }], [{ url: null }], [{ link: ADDRESS }]])(
    'is needed: %j',
    async (body) => {
      const answer = await ask(body);
      expect([answer.status, answer.body]).toEqual([400, { error: 'Missing url in request body' }]);
    },
  );

  test.each([5, true, [ADDRESS], { url: ADDRESS }])('is text, not %j', async (url) => {
    const answer = await ask({ url });
    expect([answer.status, answer.body]).toEqual([400, { url: ['Not a valid string.'] }]);
  });

  test('has no NUL in it', async () => {
    const answer = await ask({ url: `${ADDRESS}\0x` });
    expect([answer.status, answer.body]).toEqual([
      400,
      { url: ['Null characters are not allowed.'] },
    ]);
  });

  test.each(['not_a_url', 'not_allowed'] as const)('is refused when it is %s', async (reason) => {
    page = new PageError(reason);
    const answer = await ask({ url: ADDRESS });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ error: 'That address cannot be opened from here.' });
  });
});

describe('a page', () => {
  test.each(['unreachable', 'timeout', 'too_large', 'not_html', 'bad_status'] as const)(
    'that is %s is a 422 with a sentence',
    async (reason) => {
      page = new PageError(reason);
      const answer = await ask({ url: ADDRESS });
      expect(answer.status).toBe(422);
      expect(answer.body).toEqual({ error: page.message });
      expect(answer.body.error).toMatch(/^[A-Z][a-z ]+\.$/);
    },
  );

  test.each([
    ['empty', ''],
    ['of prose', '<h1>Garlic noodles</h1><p>Boil the noodles.</p>'],
    ['of something else', pageWith({ '@type': 'NewsArticle', headline: 'Noodles!' })],
    ['of broken data', '<script type="application/ld+json">{"@type":"Recipe",</script>'],
  ])('%s is a 422 with a sentence', async (_what, html) => {
    page = { url: ADDRESS, html };
    const answer = await ask({ url: ADDRESS });
    expect(answer.status).toBe(422);
    expect(answer.body).toEqual({ error: 'There is no recipe on that page that can be read.' });
  });

  test('of enormous size fits into a recipe', async () => {
    const long = 'x'.repeat(10_000);
    page = {
      url: ADDRESS,
      html: pageWith({
        ...NOODLES,
        name: long,
        recipeCategory: long,
        recipeYield: '99999999999999',
        recipeIngredient: [`1 cup ${long}`, `${'1 cup + '.repeat(300)} salt`, long],
      }),
    };
    const { status, body } = await ask({ url: ADDRESS });
    expect(status).toBe(200);
    expect((await cook.post('/api/recipes/', body)).body).toMatchObject({ id: expect.any(Number) });
    await cook.delete('/api/recipes/');
  });
});

describe('with the real way to pages', () => {
  let real: TestApp;
  let person: Person;
  beforeAll(async () => {
    real = await startTestApp({ fetchPage: createFetchPage({ allow: new Set() }) });
    person = await real.signUp();
  });
  afterAll(() => real.close());

  test.each([
    'https://exa mple.org/',
    ...'noodles www.example.org http:// //example.org ftp://example.org/'.split(' '),
    ...'file:///etc/passwd javascript:alert(1) data:text/html,x http://8.8.8.8:22/'.split(' '),
    ...'http://127.0.0.1/ http://[::1]/ http://169.254.169.254/ http://10.0.0.1/'.split(' '),
    ...'http://2130706433/ http://0x7f.1/ http://[::ffff:127.0.0.1]/'.split(' '),
  ])('%s is refused', async (url) => {
    const answer = await person.post('/api/recipes/genai/', { url });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ error: 'That address cannot be opened from here.' });
  });
});
