import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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
async function cookWith(settings: Record<string, string>): Promise<Person> {
  const { port } = model.address() as AddressInfo;
  const kit = await startTestApp({
    settings: {
      AI_URL: `http://127.0.0.1:${port}/v1/`,
      AI_KEY: KEY,
      AI_MODEL: 'small',
      ...settings,
    },
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
