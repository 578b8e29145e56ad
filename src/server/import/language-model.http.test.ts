import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { aBomb, aPhoto, aPicture } from '../../../test/pictures.ts';
import type { FetchPage } from './fetch-page.ts';
import { startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

// A small model of our own on loopback, which speaks both protocols and says what the test wants.

const KEY = 'sk-a-secret-that-shows-nowhere';
const LETTER = `Dear Anna, you wanted to know how I make it: I take 200 g lentils and two onions, fry the onions,
add the lentils and let it boil for half an hour. Love, Granny`;

const asked: { path: string; headers: IncomingMessage['headers']; body: string }[] = [];
let says: { status?: number; recipe?: unknown; raw?: string } = {};

const model = createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => (body += part.toString()));
  request.on('end', () => {
    asked.push({ path: request.url ?? '', headers: request.headers, body });
    const text = says.raw ?? JSON.stringify(says.recipe);
    const answer = (request.url ?? '').includes('generateContent')
      ? { candidates: [{ content: { parts: [{ text }] } }] }
      : { choices: [{ message: { content: text } }] };
    response.writeHead(says.status ?? 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer));
  });
});

const apps: TestApp[] = [];
async function cookWith(settings: Record<string, string>, fetchPage?: FetchPage): Promise<Person> {
  const { port } = model.address() as AddressInfo;
  const kit = await startTestApp({
    settings: {
      AI_URL: `http://127.0.0.1:${port}/v1/`,
      AI_KEY: KEY,
      AI_MODEL: 'small',
      ...settings,
    },
    ...(fetchPage ? { fetchPage } : {}),
  });
  apps.push(kit);
  return kit.signUp();
}

const GOOD = {
  name: '',
  servings: '',
  ingredients: ['200 g lentils', 'two onions', '1 tsp cumin'],
  steps: ['Fry the onions.', 'Add the lentils and let it boil for half an hour.'],
};

beforeAll(() => new Promise<void>((ready) => model.listen(0, '127.0.0.1', ready)));
afterAll(async () => {
  await Promise.all(apps.map((kit) => kit.close()));
  model.close();
});
beforeEach(() => {
  asked.length = 0;
  says = { recipe: GOOD };
});

const read = (cook: Person, body: object) => cook.post('/api/recipes/import/', body);

describe.each([
  ['openai', '/v1/chat/completions', `Bearer ${KEY}`, 'authorization'],
  ['gemini', '/v1/v1beta/models/small:generateContent', KEY, 'x-goog-api-key'],
])('a model that speaks %s', (AI_PROVIDER, path, key, header) => {
  test('reads what has no order, and what it makes up is dropped', async () => {
    const cook = await cookWith({ AI_PROVIDER });
    const { status, body } = await read(cook, { text: LETTER });
    expect(status).toBe(200);
    expect(body.source).toBe('ai');
    expect(body.recipe.ingredient_lines).toEqual(['200 g lentils', 'two onions']);
    expect(body.warnings.join(' ')).toContain('“1 tsp cumin” is not in the text');
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ path, headers: { [header]: key } });
    expect(asked[0]?.body).toContain('Dear Anna');
    expect(JSON.stringify(body)).not.toContain(KEY);
    expect((await cook.get('/api/recipes/')).body).toEqual([]);
  });
});

describe.each(['openai', 'gemini'])('photos, for a model that speaks %s', (AI_PROVIDER) => {
  test('are made small, lose what they tell of place and camera, and are read', async () => {
    const cook = await cookWith({ AI_PROVIDER });
    expect((await cook.get('/api/user/')).body.reads_photos).toBe(true);
    const photos = [await aPhoto(2000, 1500), await aPicture('png', 90, 60)];
    const sent = photos.map((photo) => photo.toString('base64'));
    const { status, body } = await read(cook, {
      photos: [`data:image/jpeg;base64,${sent[0]}`, sent[1]],
    });
    expect([status, body.source]).toEqual([200, 'ai']);
    expect(body.recipe.ingredient_lines).toEqual(GOOD.ingredients);
    expect(body.recipe.steps).toHaveLength(2);
    expect(body.warnings[0]).toContain('from a photo');
    expect(asked).toHaveLength(1);
    const shown = [...(asked[0]?.body ?? '').matchAll(/\/9j\/[\w+/=]+/g)].map(([data]) =>
      Buffer.from(data, 'base64'),
    );
    const sizes = await Promise.all(shown.map((photo) => sharp(photo).metadata()));
    expect(sizes.map(({ format, width, height, exif }) => [format, width, height, exif])).toEqual([
      ['jpeg', 1200, 1600, undefined],
      ['jpeg', 90, 60, undefined],
    ]);
    expect(asked[0]?.body).not.toContain('SecretCamera');
    expect((await cook.get('/api/recipes/')).body).toEqual([]);
  });
});

describe('photos', () => {
  test('are refused in a sentence where no model is set up, and nobody is told they could be read', async () => {
    const cook = await cookWith({ AI_PROVIDER: 'none' });
    const photos = [(await aPicture('png')).toString('base64')];
    const { status, body } = await read(cook, { photos });
    expect([status, body.error]).toEqual([422, expect.stringContaining('language model')]);
    expect((await cook.get('/api/user/')).body).not.toHaveProperty('reads_photos');
  });

  test('that are none are refused before the model is asked, and do not count', async () => {
    const cook = await cookWith({
      AI_PROVIDER: 'openai',
      LIMIT_AI_PER_KITCHEN: '1/3600s',
      PICTURE_LIMIT_MB: '1',
    });
    const good = (await aPicture('png')).toString('base64');
    const bad: [unknown, number][] = [
      [[good, '!!!'], 422],
      [[Buffer.from('<svg onload="alert(1)"/>').toString('base64')], 422],
      [[aBomb(10_000, 10_000).toString('base64')], 413],
      [[Buffer.alloc(1_000_001).toString('base64')], 413],
      [[good, good, good, good, good], 400],
      [[], 400],
      [good, 400],
      [[5], 400],
      [[''], 400],
    ];
    for (const [photos, status] of bad) {
      expect((await read(cook, { photos })).status, JSON.stringify(photos).slice(0, 50)).toBe(
        status,
      );
    }
    expect(asked).toEqual([]);
    expect((await read(cook, { photos: [good] })).status).toBe(200);
    expect((await read(cook, { photos: [good] })).status).toBe(429);
  });

  test('on which the model finds nothing end in a sentence', async () => {
    says = { recipe: { name: '', servings: '', ingredients: [], steps: [] } };
    const cook = await cookWith({ AI_PROVIDER: 'openai' });
    const photos = [(await aPicture('png')).toString('base64')];
    const { status, body } = await read(cook, { photos });
    expect([status, body.error]).toEqual([422, expect.stringContaining('these photos')]);
  });
});

describe('a model', () => {
  test('is not asked where nothing is set up, nor where we can read', async () => {
    const none = await cookWith({ AI_PROVIDER: 'none' });
    expect((await read(none, { text: LETTER })).status).toBe(422);
    const cook = await cookWith({ AI_PROVIDER: 'openai' });
    const plain = 'Soup\n\nIngredients\n- 200 g lentils\n- 2 onions\n\nMethod\n1. Boil.';
    expect((await read(cook, { text: plain })).body.source).not.toBe('ai');
    expect(asked).toEqual([]);
  });

  test.each([
    ['refuses', { status: 500, raw: `{"error":"${KEY}"}` }],
    ['says no JSON', { raw: 'Sorry!' }],
    ['finds nothing', { recipe: { name: '', servings: '', ingredients: [], steps: [] } }],
    ['makes everything up', { recipe: { ...GOOD, ingredients: ['1 kg caviar'] } }],
    ['talks for ever', { raw: 'x'.repeat(600_000) }],
  ])('that %s ends in a sentence', async (_what, answer) => {
    says = answer;
    const cook = await cookWith({ AI_PROVIDER: 'openai' });
    const { status, body, text } = await read(cook, { text: LETTER });
    expect(status).toBe(422);
    expect(Object.values(body)).toEqual([expect.stringMatching(/[a-z]+\.$/)]);
    expect(text).not.toContain(KEY);
  });

  test('is asked only so often for one kitchen', async () => {
    const cook = await cookWith({ AI_PROVIDER: 'openai', LIMIT_AI_PER_KITCHEN: '2/3600s' });
    for (const status of [200, 200, 429]) {
      expect((await read(cook, { text: LETTER })).status).toBe(status);
    }
    expect(asked).toHaveLength(2);
  });
});

test('what old clients ask for is answered by our reader alone', async () => {
  const html = `<p>${LETTER}</p>`;
  const cook = await cookWith({ AI_PROVIDER: 'openai' }, async (url) => ({ html, url }));
  const { status } = await cook.post('/api/recipes/genai/', { url: 'https://letters.test/' });
  expect(status).toBe(422);
  expect(asked).toEqual([]);
});
