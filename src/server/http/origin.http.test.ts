import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type Answer, type Person, type TestApp } from '../../../test/kit.ts';

const LISTED = 'https://ocipe.example.org';

let kit: TestApp;
let cook: Person;

beforeAll(async () => {
  kit = await startTestApp({
    settings: { CORS_ORIGINS: `${LISTED}, http://localhost:5173` },
    fetchPage: () => Promise.reject(new Error('unexpected')),
  });
  cook = await kit.signUp();
});

afterAll(() => kit.close());

/** Answers of all kinds, asked from an origin. */
const kinds: [string, number, (headers: Record<string, string>) => Promise<Answer>][] = [
  ['a success', 200, (headers) => cook.get('/api/recipes/', { headers })],
  ['a deletion', 204, (headers) => cook.delete('/api/recipes/', undefined, { headers })],
  [
    'nothing new',
    304,
    (headers) => cook.get('/api/recipes/', { headers: { ...headers, 'if-none-match': '*' } }),
  ],
  ['wrong fields', 400, (headers) => cook.post('/api/recipes/', {}, { headers })],
  ['bad JSON', 400, (headers) => cook.post('/api/recipes/', '{', { headers })],
  ['a caller unknown', 401, (headers) => kit.nobody.get('/api/recipes/', { headers })],
  ['an unknown id', 404, (headers) => cook.get('/api/recipes/987654/', { headers })],
  ['an unknown path', 404, (headers) => cook.get('/api/nothing/', { headers })],
  ['a broken path', 404, (headers) => cook.get('/api/%zz/', { headers })],
  ['an endless path', 404, (headers) => cook.get(`/api/${'x'.repeat(9000)}/`, { headers })],
  ['a wrong method', 405, (headers) => cook.patch('/api/recipes/', {}, { headers })],
  ['a large body', 413, (headers) => cook.post('/api/recipes/', 'x'.repeat(2 ** 21), { headers })],
  [
    'a wrong type',
    415,
    (headers) =>
      cook.post('/api/recipes/', 'x', { headers: { ...headers, 'content-type': 'text/plain' } }),
  ],
  [
    'the unexpected',
    500,
    (headers) => cook.post('/api/recipes/genai/', { url: 'https://example.org/' }, { headers }),
  ],
];

const corsHeaders = ({ headers }: Answer) =>
  Object.keys(headers).filter((name) => name.startsWith('access-control-'));

describe('a listed origin', () => {
  test.each(kinds)('is echoed on %s (%i)', async (_what, status, ask) => {
    const answer = await ask({ origin: LISTED });
    expect(answer.status).toBe(status);
    expect(answer.headers['access-control-allow-origin']).toBe(LISTED);
    expect(answer.headers['access-control-allow-credentials']).toBe('true');
    expect(answer.headers['vary']).toBe('Origin');
  });

  test('is one of several', async () => {
    const { headers } = await cook.get('/api/recipes/', {
      headers: { origin: 'http://localhost:5173' },
    });
    expect(headers['access-control-allow-origin']).toBe('http://localhost:5173');
  });

  test.each(['/api/recipes/', '/api/recipes', '/api/recipes/1/', '/api/user/token/refresh/'])(
    'may ask beforehand what it may do at %s',
    async (path) => {
      const answer = await preflight(path, LISTED);
      expect(answer.status).toBe(200);
      expect(answer.text).toBe('');
      expect(answer.headers).toMatchObject({
        'access-control-allow-origin': LISTED,
        'access-control-allow-credentials': 'true',
        vary: 'Origin',
        'access-control-max-age': '86400',
      });
      expect(listOf(answer, 'methods')).toEqual('DELETE GET OPTIONS PATCH POST PUT'.split(' '));
      expect(listOf(answer, 'headers')).toEqual(
        'accept authorization content-type user-agent x-csrftoken x-requested-with'.split(' '),
      );
    },
  );
});

describe('an origin that is not listed', () => {
  test.each(kinds)('gets no CORS header on %s (%i)', async (_what, status, ask) => {
    const answer = await ask({ origin: 'https://evil.example.com' });
    expect(answer.status).toBe(status);
    expect(corsHeaders(answer)).toEqual([]);
    expect(answer.headers['vary']).toBe('Origin');
  });

  test.each([
    'null',
    'http://ocipe.example.org',
    'https://ocipe.example.org:8443',
    'https://ocipe.example.org.evil.com',
    'https://evil.com/https://ocipe.example.org',
    'https://OCIPE.example.org',
    'https://ocipe.example.org/',
    '*',
    '',
  ])('is any that differs by a sign: "%s"', async (origin) => {
    expect(corsHeaders(await cook.get('/api/recipes/', { headers: { origin } }))).toEqual([]);
    expect(corsHeaders(await preflight('/api/recipes/', origin))).toEqual([]);
  });

  test('is every one where none is listed', async () => {
    const closed = await startTestApp();
    const answer = await closed.nobody.get('/api/monitoring/healthz/', {
      headers: { origin: LISTED },
    });
    expect(corsHeaders(answer)).toEqual([]);
    await closed.close();
  });
});

describe('every answer', () => {
  test.each(kinds)('may not be kept, sniffed or framed: %s (%i)', async (_what, status, ask) => {
    const answer = await ask({});
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      vary: 'Origin',
    });
    expect(answer.headers).not.toHaveProperty('x-powered-by');
    expect(answer.headers).not.toHaveProperty('server');
    expect(answer.headers).not.toHaveProperty('strict-transport-security');
  });

  test('keeps to HTTPS where people use it', async () => {
    const secure = await startTestApp({ settings: { PUBLIC_URL: 'https://ocipe.example.org' } });
    for (const path of ['/api/monitoring/healthz/', '/api/recipes/', '/api/nothing/']) {
      const { headers } = await secure.nobody.get(path);
      expect(headers['strict-transport-security']).toBe('max-age=31536000');
    }
    await secure.close();
  });
});

function preflight(path: string, origin: string): Promise<Answer> {
  return kit.nobody.send('OPTIONS', path, {
    headers: { origin, 'access-control-request-method': 'PUT' },
  });
}

function listOf({ headers }: Answer, what: 'methods' | 'headers'): string[] {
  return String(headers[`access-control-allow-${what}`]).split(', ').toSorted();
}
