import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { Pool } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person, TestApp } from '../../kit.ts';
import type { Call } from '../../tour.ts';
import { allRows, besiege, catalogue, expectKept, takeRound } from '../siege.ts';

// Requests made of good ones by spoiling them a little, or a lot: never a 5xx, and what others have stays.

const REQUESTS = Number(process.env['ATTACK_REQUESTS'] ?? 100_000);
const SEED = Number(process.env['ATTACK_SEED'] ?? Date.now() % 2 ** 31);
const AT_ONCE = 12;

/** Good requests, as the round sends them. */
const good: Call[] = [];
/** What the fuzzer may not touch. */
let others: Awaited<ReturnType<typeof allRows>>;
let kit: TestApp;
let pool: Pool;
let cook: Person;

beforeAll(async () => {
  kit = await besiege();
  await takeRound(kit, { before: async (call) => void good.push(call) }, 'model');
  others = await allRows(kit.db);
  others.delete('sessions');
  pool = new Pool(await kit.app.listen({ port: 0, host: '127.0.0.1' }), { connections: AT_ONCE });
  cook = await kit.signUp('fuzzer');
});
afterAll(async () => {
  await pool.close();
  await kit.close();
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\uD800',
    '0',
    '-1',
    '1e400',
    '99999999999999999999',
    "' or 1=1--",
  ),
  fc.constantFrom('__proto__', '%', '../', '<b>', 'İ', 'ﷺ', '1/0', '½', '1-', 'NaN', '2026-02-30'),
  fc.integer({ min: 1, max: 12 }).map((power) => 'x1 '.repeat(2 ** power)),
);
const value = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 2, arbitrary: fc.oneof(fc.integer(), fc.double(), fc.maxSafeInteger()) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** Another value at a place of the body that chance names. */
function spoiled(body: unknown, turns: readonly number[], other: unknown): unknown {
  const [turn = 0, ...rest] = turns;
  if (typeof body !== 'object' || body === null || rest.length === 0) return other;
  if (Array.isArray(body)) {
    if (body.length === 0) return [other];
    const at = turn % body.length;
    return body.map((one, index) => (index === at ? spoiled(one, rest, other) : one));
  }
  const names = Object.keys(body);
  const name = names[turn % Math.max(names.length, 1)] ?? 'x';
  return { ...body, [name]: spoiled((body as Record<string, unknown>)[name], rest, other) };
}

const change = fc.record({
  which: fc.nat(),
  kind: fc.constantFrom(
    'none',
    'body',
    'body',
    'body',
    'fields',
    'path',
    'query',
    'bytes',
    'method',
  ),
  turns: fc.array(fc.nat(1000), { minLength: 2, maxLength: 5 }),
  other: value,
  text,
  id: fc.oneof(fc.integer({ min: 1, max: 400 }).map(String), text),
});
type Change = typeof change extends fc.Arbitrary<infer One> ? One : never;

const fields = [
  ...new Set(
    catalogue.flatMap(({ endpoint }) =>
      Object.keys(
        (endpoint.body as { properties?: object } | undefined)?.properties ??
          (endpoint.query as { properties?: object } | undefined)?.properties ??
          {},
      ),
    ),
  ),
];

function request({ which, kind, turns, other, text: word, id }: Change) {
  const { endpoint, path, sent } = good[which % good.length] as (typeof good)[number];
  const [turn = 0] = turns;
  const field = fields[turn % fields.length] ?? 'x';
  const bare = endpoint.path.replaceAll(/\{\w+\}/g, encodeURIComponent(id.toWellFormed()));
  const query = new URLSearchParams({ [field]: word.toWellFormed() }).toString();
  const isData = typeof sent.body === 'object' && !Buffer.isBuffer(sent.body);
  const body = (): unknown => {
    if (!isData) return sent.body;
    if (kind === 'body') return spoiled(sent.body, turns, other);
    if (kind === 'fields') return { ...(sent.body as object), [field]: other };
    return sent.body;
  };
  const payload = body();
  const whole =
    payload === undefined || typeof payload === 'string' || Buffer.isBuffer(payload)
      ? (payload as string | Buffer | undefined)
      : JSON.stringify(payload);
  const bytes = Buffer.from(whole ?? '');
  return {
    method: kind === 'method' ? ['POST', 'PUT', 'PATCH', 'DELETE'][turn % 4] : endpoint.method,
    path: kind === 'path' || kind === 'body' ? bare : kind === 'query' ? `${bare}?${query}` : path,
    headers: isData ? { 'content-type': 'application/json' } : (sent.headers ?? {}),
    body:
      kind === 'bytes' && bytes.length > 0
        ? Buffer.concat([bytes.subarray(0, turn % bytes.length), Buffer.from(word)])
        : whole,
  };
}

const slowest = <One extends { ms: number }>(all: readonly One[]): One[] =>
  all.toSorted((a, b) => b.ms - a.ms).slice(0, 20);

/** What ends the fuzzer's own account or sessions is done by somebody else. */
const isFarewell = (path: string, method: string) =>
  method !== 'GET' && /^\/api\/user\/(?:$|\?|password|sessions|logout)/.test(path);

test(`${REQUESTS} requests, seed ${SEED}: never a 5xx`, async () => {
  const statuses = new Map<number, number>();
  let slow: { ms: number; what: string }[] = [];
  const failures: string[] = [];
  for (let done = 0; done < REQUESTS; done += 5000) {
    const some = fc.sample(change, { numRuns: Math.min(5000, REQUESTS - done), seed: SEED + done });
    cook = await kit.signIn('fuzzer');
    const worker = async () => {
      for (let next = some.pop(); next; next = some.pop()) {
        const { method, path, headers, body } = request(next);
        const start = performance.now();
        const answer = await pool.request({
          method: method as 'GET',
          path: path.replaceAll(/[^\x21-\x7e]/g, '') || '/',
          headers: {
            ...headers,
            ...(isFarewell(path, method ?? '') ? {} : { authorization: `Bearer ${cook.token}` }),
          },
          body: method === 'GET' || body === undefined ? null : body,
        });
        const said = await answer.body.text();
        const ms = performance.now() - start;
        const what = `${method} ${path.slice(0, 100)} ${answer.statusCode}`;
        statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
        slow.push({ ms: Math.round(ms), what });
        if (slow.length > 2000) slow = slowest(slow);
        if (answer.statusCode >= 500 && answer.statusCode !== 503) {
          failures.push(`${what} ${String(body).slice(0, 500)} → ${said}`);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }
  slow = slowest(slow);
  const report = {
    seed: SEED,
    requests: REQUESTS,
    statuses: Object.fromEntries(statuses),
    slow,
    failures,
  };
  writeFileSync('build/attack-fuzz.json', JSON.stringify(report, undefined, 2));
  console.log(JSON.stringify(report, undefined, 1));
  expect(failures).toEqual([]);
  for (const status of [200, 201, 400, 404]) expect(statuses.get(status) ?? 0).toBeGreaterThan(0);
  expectKept(others, await allRows(kit.db));
});
