import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '../../contract/api.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { aRecipe, startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

let kit: TestApp;
let cook: Person;

beforeAll(async () => {
  kit = await startTestApp();
  cook = await kit.signUp();
});

afterAll(() => kit.close());

const pathOf = ({ path }: Endpoint) => path.replaceAll(/\{\w+\}/g, '1');
const named = endpoints.map(({ feature, name, endpoint }) => ({
  title: `${feature}.${name}`,
  endpoint,
}));
/** Questions to passkeys are made by chance, each time anew. */
const withoutChance = (text: string) => text.replaceAll(/"challenge":"[^"]*"/g, '');
const allowed = (header: unknown) => String(header).split(', ').toSorted();

describe('a path', () => {
  test.each(named)('of $title is the same with and without its slash', async ({ endpoint }) => {
    const path = pathOf(endpoint);
    const withSlash = await kit.nobody.send(endpoint.method, path);
    const without = await kit.nobody.send(endpoint.method, path.slice(0, -1));
    expect(without.status).toBe(withSlash.status);
    expect(withoutChance(without.text)).toBe(withoutChance(withSlash.text));
    expect(without.headers['location']).toBeUndefined();
  });

  test('without its slash serves every method', async () => {
    const { id } = (await cook.post('/api/recipes', aRecipe())).body;
    expect((await cook.get('/api/recipes?ordering=added_date')).body).toHaveLength(1);
    expect((await cook.get(`/api/recipes/${id}`)).body.name).toBe('Garlic noodles');
    expect((await cook.put(`/api/recipes/${id}`, aRecipe({ name: 'Put' }))).body.name).toBe('Put');
    expect((await cook.patch(`/api/recipes/${id}`, { name: 'New' })).body.name).toBe('New');
    expect((await cook.send('HEAD', `/api/recipes/${id}`)).status).toBe(200);
    expect((await cook.delete(`/api/recipes/${id}`)).status).toBe(204);
    expect((await cook.delete('/api/recipes')).status).toBe(204);
  });

  test('of a group is served with and without its slash', async () => {
    const body = { new_group: 'shelf' };
    expect((await cook.put('/api/fridge/ingredient/group/door', body)).status).toBe(200);
    expect((await cook.put('/api/fridge/ingredient/group/door/', body)).status).toBe(200);
    expect((await cook.delete('/api/fridge/ingredient/group/door')).status).toBe(200);
    expect((await cook.delete('/api/fridge/ingredient/group/door/')).status).toBe(200);
  });

  test.each(['/api/', '/api', '/api/nothing/', '/api/recipes/1/more/', '/recipes/', '/x.php'])(
    '%s nobody knows is a 404 in JSON',
    async (path) => {
      const answer = await cook.get(path);
      expect(answer.status).toBe(404);
      expect(answer.body).toEqual({ detail: 'Not found.' });
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    },
  );

  test.each([
    '/api/recipes/%/',
    '/api/recipes/%zz/',
    '/api/recipes/%E0%A4%A/',
    '/api/recipes/%ff/',
  ])('%s with a broken escape is a 404 like any other', async (path) => {
    const answer = await cook.get(path);
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ detail: 'No Recipe matches the given query.' });
    expect((await cook.get(path.replace('/recipes', ''))).body).toEqual({ detail: 'Not found.' });
  });

  test('with a percent sign that is no escape takes it as it stands', async () => {
    await cook.post('/api/fridge/ingredient/', { name: 'cocoa', group: '100%' });
    await cook.put('/api/fridge/ingredient/group/100%', { new_group: 'baking' });
    expect(Object.keys((await cook.get('/api/fridge/')).body.ingredient_list)).toEqual(['baking']);
  });

  test('with a broken escape behind the question mark is served', async () => {
    for (const query of ['ingredients=%', 'ingredients=%zz', 'ingredients=%E0%A4', '%=%&&=']) {
      expect((await cook.get(`/api/recipes/?${query}`)).status, query).toBe(200);
    }
  });
});

describe('a method', () => {
  test.each([
    ['PATCH', '/api/recipes/', ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST']],
    ['POST', '/api/recipes/1/', ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'PUT']],
    ['GET', '/api/recipes/bulk/', ['OPTIONS', 'POST']],
    ['PUT', '/api/recipes/bulk/', ['OPTIONS', 'POST']],
    ['GET', '/api/recipes/genai/', ['OPTIONS', 'POST']],
    ['GET', '/api/recipes/refresh/', ['OPTIONS', 'POST']],
    ['DELETE', '/api/recipes/refresh', ['OPTIONS', 'POST']],
    ['POST', '/api/recipes/stats/', ['GET', 'HEAD', 'OPTIONS']],
    ['DELETE', '/api/recipes/stats/', ['GET', 'HEAD', 'OPTIONS']],
    ['POST', '/api/fridge/', ['GET', 'HEAD', 'OPTIONS']],
    ['GET', '/api/fridge/ingredient/', ['OPTIONS', 'POST']],
    ['GET', '/api/fridge/ingredient/group/door', ['DELETE', 'OPTIONS', 'PUT']],
    ['GET', '/api/grocery/', ['OPTIONS', 'POST']],
    ['POST', '/api/grocery/history/', ['DELETE', 'GET', 'HEAD', 'OPTIONS']],
    ['DELETE', '/api/grocery/history/recent/', ['GET', 'HEAD', 'OPTIONS']],
    ['PUT', '/api/grocery/list/', ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST']],
    ['GET', '/api/user/token/', ['OPTIONS', 'POST']],
    ['POST', '/api/monitoring/healthz/', ['GET', 'HEAD', 'OPTIONS']],
  ])('%s that %s does not have is a 405 with Allow', async (method, path, methods) => {
    const answer = await cook.send(method, path);
    expect(answer.status).toBe(405);
    expect(answer.body).toEqual({ detail: `Method "${method}" not allowed.` });
    expect(allowed(answer.headers['allow'])).toEqual(methods);
  });

  test('HEAD is a 405 without a body where there is no GET', async () => {
    for (const path of ['/api/grocery/', '/api/recipes/bulk/']) {
      const answer = await cook.send('HEAD', path);
      expect(answer.status).toBe(405);
      expect(answer.text).toBe('');
    }
  });

  const readable = named.filter(({ endpoint }) => endpoint.method === 'GET');
  test.each(readable)(
    'HEAD of $title answers as GET does, without a body',
    async ({ endpoint }) => {
      const path = pathOf(endpoint);
      const got = await cook.get(path);
      const headed = await cook.send('HEAD', path);
      expect(headed.status).toBe(got.status);
      expect(headed.text).toBe('');
      for (const name of ['content-type', 'content-length', 'etag']) {
        expect(headed.headers[name], name).toBe(got.headers[name]);
      }
    },
  );
});

describe('a caller', () => {
  test.each([
    ['no header', {}],
    ['another scheme', { authorization: 'Basic Y29vazpzZWNyZXQ=' }],
    ['an empty header', { authorization: '' }],
    ['half a header', { authorization: 'Bearer' }],
    ['too much of a header', { authorization: 'Bearer a b' }],
    ['a bad token', { authorization: 'Bearer nonsense' }],
  ])('with %s gets a 401 that says how to come back', async (_what, headers) => {
    const answer = await kit.nobody.get('/api/recipes/', { headers });
    expect(answer.status).toBe(401);
    expect(answer.headers['www-authenticate']).toBe('Bearer realm="api"');
    expect(answer.body).toHaveProperty('detail');
  });

  test.each(['Bearer', 'bearer', 'BEARER', 'bEaReR'])('may spell the scheme %s', async (scheme) => {
    const headers = { authorization: `${scheme} ${cook.token}` };
    expect((await kit.nobody.get('/api/recipes/', { headers })).status).toBe(200);
  });

  test('who asks for HTML gets JSON', async () => {
    const headers = { accept: 'text/html' };
    const answers = [
      await cook.get('/api/recipes/', { headers }),
      await cook.get('/api/recipes/987654/', { headers }),
      await kit.nobody.get('/api/recipes/', { headers }),
      await cook.get('/api/nothing/', { headers }),
    ];
    for (const answer of answers) {
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(answer.body).toBeDefined();
    }
  });
});

describe('times', () => {
  test('are ISO 8601 in UTC with milliseconds and Z', async () => {
    const fixed = await startTestApp({ now: Date.UTC(2026, 10, 23, 7, 5, 9, 40) });
    const fresh = await fixed.signUp();
    const { body: recipe } = await fresh.post('/api/recipes/', aRecipe());
    const { body: item } = await fresh.post('/api/fridge/ingredient/', { name: 'a', group: 'b' });
    await fresh.post('/api/grocery/list/', { items: 'bread' });
    await fresh.post('/api/grocery/', { recipe_ids: [recipe.id] });
    const [line] = (await fresh.get('/api/grocery/list/')).body;
    const [plan] = (await fresh.get('/api/grocery/history/')).body;
    const times = [recipe.added_date, item.added_at, line.added_at, plan.created_at];
    expect(times).toEqual(Array(4).fill('2026-11-23T07:05:09.040Z'));
    await fixed.close();
  });
});

describe('anything unexpected', () => {
  test('is a 500 that tells nothing; the story is in the log', async () => {
    const broken = await startTestApp({
      fetchPage: () => Promise.reject(new Error('the cellar is flooded')),
    });
    const person = await broken.signUp();
    const answer = await person.post('/api/recipes/genai/', { url: 'https://example.org/' });
    expect(answer.status).toBe(500);
    expect(answer.text).toBe('{"detail":"Internal server error."}');
    expect(broken.logged.join('')).toContain('the cellar is flooded');
    await broken.close();
  });
});
