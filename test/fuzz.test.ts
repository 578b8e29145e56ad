import fc from 'fast-check';
import { Pool } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endpoints } from '../src/contract/api.ts';
import { createFetchPage } from '../src/server/import/fetch-page.ts';
import { aRecipe, startTestApp, type Person, type TestApp } from './kit.ts';

const REQUESTS = 10_000;
/** Fewer than may wait for a password to be hashed, so that nothing is busy. */
const AT_ONCE = 16;

let kit: TestApp;
let pool: Pool;
let cook: Person;
let bystander: Person;

/** These tests reach no other machine. */
const lookup = () => Promise.reject(new Error('no such name'));

beforeAll(async () => {
  kit = await startTestApp({ fetchPage: createFetchPage({ allow: new Set(), lookup }) });
  cook = await kit.signUp();
  bystander = await kit.signUp();
  await bystander.post('/api/recipes/', aRecipe());
  await bystander.post('/api/fridge/ingredient/', { name: 'milk', group: 'door' });
  pool = new Pool(await kit.app.listen({ port: 0, host: '127.0.0.1' }), { connections: AT_ONCE });
});

afterAll(async () => {
  await pool.close();
  await kit.close();
});

const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', ' ', '\0', '\uD800', '1', '-1', '2.5', '1e400', '99999999999999999999'),
  fc.constantFrom("' or 1=1 --", '%', '{{7*7}}', '<script>', '__proto__', 'İ', 'ﷺ', '👩‍🍳'),
  fc.integer({ min: 1, max: 300 }).map((length) => 'x'.repeat(length)),
);
const oddValue = fc.oneof(
  { weight: 3, arbitrary: oddText },
  { weight: 2, arbitrary: fc.integer() },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);
const fields = [
  ...Object.keys(aRecipe()),
  ...'group new_group item items isChecked list url recipe_ids quantity id __proto__'.split(' '),
  ...'amount unit expires_on price portions currency thrown reason include_low'.split(' '),
  ...'username password refresh current_password new_password'.split(' '),
];
const oddObject = fc.dictionary(fc.constantFrom(...fields), oddValue, { maxKeys: 12 });
const almostRecipe = fc
  .tuple(fc.constantFrom(...Object.keys(aRecipe())), oddValue)
  .map(([field, value]) => aRecipe({ [field]: value }));
const body = fc.oneof(
  { weight: 4, arbitrary: oddObject.map((value) => JSON.stringify(value)) },
  { weight: 3, arbitrary: almostRecipe.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: fc.array(almostRecipe).map((list) => JSON.stringify({ list })) },
  { weight: 2, arbitrary: oddValue.map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: oddText },
);
const id = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 40 }).map(String) },
  { weight: 1, arbitrary: oddText.map((text) => encodeURIComponent(text.toWellFormed())) },
);
const query = fc.dictionary(
  fc.constantFrom('ingredients', 'ordering', 'limit', 'after', 'page'),
  oddText,
  { maxKeys: 3 },
);
const path = fc
  .tuple(
    fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...endpoints.map(({ endpoint }) => endpoint.path)) },
      { weight: 1, arbitrary: oddText.map((text) => `/api/${encodeURI(text.toWellFormed())}`) },
    ),
    id,
    query,
  )
  .map(([route, value, search]) => {
    const wellFormed = Object.entries(search).map(([name, text]) => [name, text.toWellFormed()]);
    const pairs = new URLSearchParams(wellFormed as [string, string][]).toString();
    return `${route.replaceAll(/\{\w+\}/g, value)}${pairs === '' ? '' : `?${pairs}`}`;
  });
const request = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'),
  path,
  body,
  type: fc.oneof(
    { weight: 8, arbitrary: fc.constant('application/json') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('text/plain', 'application/x-www-form-urlencoded', 'x', ''),
    },
  ),
  isSignedIn: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.boolean()),
  cookie: fc.constantFrom('', 'refresh_token=', 'refresh_token=x.y.z', 'a=b; refresh_token="q"'),
});

test(
  `${REQUESTS} random requests: never a 5xx, and nobody else is touched`,
  { timeout: 300_000 },
  async () => {
    const before = await everythingOf(bystander);
    const seed = Date.now() % 2 ** 31;
    const waiting = fc.sample(request, { numRuns: REQUESTS, seed });
    const statuses = new Map<number, number>();
    const worker = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const status = await send(next);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        expect(status, `seed ${seed}: ${JSON.stringify(next)}`).toBeLessThan(500);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    // Random as they are, the requests get somewhere: otherwise this test would prove nothing.
    for (const status of [200, 201, 204, 400, 401, 404, 405, 415]) {
      expect(statuses.get(status) ?? 0, `how many ${status}`).toBeGreaterThan(0);
    }
    expect(await everythingOf(bystander)).toEqual(before);
  },
);

async function send(next: typeof request extends fc.Arbitrary<infer Request> ? Request : never) {
  const hasBody = next.method !== 'GET' && next.method !== 'HEAD';
  const response = await pool.request({
    method: next.method as 'GET',
    path: next.path,
    body: hasBody ? next.body : null,
    headers: {
      ...(hasBody ? { 'content-type': next.type } : {}),
      ...(next.isSignedIn ? { authorization: `Bearer ${cook.token}` } : {}),
      ...(next.cookie === '' ? {} : { cookie: next.cookie }),
    },
  });
  const text = await response.body.text();
  const isJson = String(response.headers['content-type']).startsWith('application/json');
  if (isJson && text !== '') JSON.parse(text);
  // Ending the other sessions ends this token too: sign in again.
  if (next.path.includes('revoke-others') && response.statusCode === 200 && text !== '') {
    cook.token = (JSON.parse(text) as { access: string }).access;
  }
  return response.statusCode;
}

async function everythingOf(person: Person): Promise<string[]> {
  const lists = endpoints.filter(({ endpoint }) => endpoint.collection);
  const answers = await Promise.all(lists.map(({ endpoint }) => person.get(endpoint.path)));
  return answers.map((answer) => answer.text);
}
