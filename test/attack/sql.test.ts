import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Endpoint } from '../../src/contract/endpoint.ts';
import type { Person, Sent, TestApp } from '../kit.ts';
import { aForm, FORM } from '../kit.ts';
import {
  allRows,
  besiege,
  catalogue,
  expectKept,
  OF_ALL,
  SECRET_DISH,
  takeRound,
} from './siege.ts';

// Texts that would be statements in a careless program, in every text parameter there is.

const PAYLOADS = [
  "' OR '1'='1",
  "' OR 1=1 --",
  '" OR ""="',
  "'; DROP TABLE users; --",
  "'; DELETE FROM recipes; --",
  "'; UPDATE users SET is_admin=1; --",
  "' UNION SELECT password_hash FROM users --",
  "') UNION SELECT username, password_hash FROM users --",
  '1) OR (SELECT count(*) FROM users) > 0 --',
  '1; SELECT pg_sleep(9)',
  "'||pg_sleep(9)||'",
  "' AND randomblob(1000000000) --",
  "'||(SELECT sqlite_version())||'",
  "' || (SELECT current_database()) || '",
  'CAST((SELECT password_hash FROM users LIMIT 1) AS int)',
  '$1',
  '$$;DROP TABLE users;$$',
  '?',
  ':name',
  '@p0',
  '%',
  '_',
  "%' ESCAPE '",
  '\\',
  "\\'; DROP TABLE users; --",
  '/* ',
  ' */ OR 1=1',
  "x' AND 1=(SELECT 1/0) --",
  "E'\\x27 OR 1=1'",
  'ʼ OR 1=1 --',
  '＇ OR 1=1 --',
  "admin'--",
];

interface Schema {
  type?: string | string[];
  enum?: unknown[];
  format?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
}

/** Where texts stand in a schema. */
function textPaths(
  schema: Schema | undefined,
  at: (string | number)[] = [],
): (string | number)[][] {
  if (!schema) return [];
  const types = [schema.type ?? []].flat();
  // A changed password would end the round; it is hashed, and never part of a statement.
  if (at.at(-1) === 'new_password') return [];
  if (types.includes('string') || schema.enum) return [at];
  if (schema.items) return textPaths(schema.items, [...at, 0]);
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
    textPaths(inner, [...at, name]),
  );
}

/** A copy of the body with a text at a place. */
function withText(body: unknown, [step, ...rest]: (string | number)[], text: string): unknown {
  if (step === undefined) return text;
  if (typeof step === 'number') {
    const list = Array.isArray(body) && body.length > 0 ? body : [{}];
    return list.map((one, index) => (index === step ? withText(one, rest, text) : one));
  }
  const whole = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  return { ...whole, [step]: withText(whole[step], rest, text) };
}

interface Place {
  name: string;
  ask: (person: Person, text: string) => Promise<{ status: number; text: string }>;
}

/** Every text parameter of a request that is otherwise good. */
function placesOf(endpoint: Endpoint, path: string, sent: Sent): Place[] {
  const { method } = endpoint;
  const [bare = ''] = path.split('?');
  const inBody = textPaths(endpoint.body as Schema).map((steps) => ({
    name: `body ${steps.join('.')}`,
    ask: (person: Person, text: string) =>
      person.send(method, path, { ...sent, body: withText(sent.body, steps, text) }),
  }));
  const inQuery = Object.keys((endpoint.query as Schema | undefined)?.properties ?? {}).map(
    (name) => ({
      name: `query ${name}`,
      ask: (person: Person, text: string) =>
        person.send(method, `${bare}?${new URLSearchParams({ [name]: text }).toString()}`, sent),
    }),
  );
  const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name: `path ${name}`,
    ask: (person: Person, text: string) =>
      person.send(method, endpoint.path.replace(/\{\w+\}/, encodeURIComponent(text)), sent),
  }));
  const inForm = Object.keys((endpoint.uploadFields as Schema | undefined)?.properties ?? {}).map(
    (name) => ({
      name: `form ${name}`,
      ask: (person: Person, text: string) =>
        person.send(method, path, { body: aForm('[]', { [name]: text }), headers: FORM }),
    }),
  );
  const kept = endpoint.path === '/api/user/token/' ? ['user-agent'] : [];
  const inHeaders = [...kept, ...Object.keys(endpoint.headers ?? {})].map((name) => ({
    name: `header ${name}`,
    ask: (person: Person, text: string) =>
      person.send(method, path, {
        ...sent,
        headers: { ...sent.headers, [name.toLowerCase()]: text.replaceAll(/[^\x20-\x7e]/g, '') },
      }),
  }));
  return [...inBody, ...inQuery, ...inPath, ...inForm, ...inHeaders];
}

let kit: TestApp;
/** By endpoint: what went wrong, and how many requests there were. */
const wrong = new Map<string, string[]>();
const asked = new Map<string, number>();

beforeAll(async () => {
  kit = await besiege();
  await takeRound(kit, {
    before: async ({ title, endpoint, path, sent }) => {
      if (asked.has(title)) return undefined;
      const problems: string[] = [];
      wrong.set(title, problems);
      // Whoever has the cookie is the cook themselves.
      const { cookie: _, ...headers } = sent.headers ?? {};
      const places = placesOf(endpoint, path, { ...sent, headers });
      asked.set(title, places.length);
      const before = await allRows(kit.db);
      // Somebody else’s things stand in the path and in the body: only what the text does could reach them.
      const stranger = await kit.signUp();
      for (const { name, ask } of places) {
        for (const payload of PAYLOADS) {
          const { status, text } = await ask(stranger, payload);
          const isTold = text.includes(SECRET_DISH) || text.includes('argon2id');
          if (status >= 500 || isTold) problems.push(`${name} ${payload}: ${status} ${text}`);
        }
      }
      expectKept(before, await allRows(kit.db), title);
      // What was good in everything but one text has opened this account.
      const again = { ...sent, body: { ...(sent.body as object), username: 'latecomer' } };
      return title === 'account.register' ? again : undefined;
    },
  });
}, 240_000);
afterAll(() => kit.close());

test.each(catalogue.filter(({ title }) => !OF_ALL.has(title)))(
  '$title takes texts for texts',
  ({ title }) => {
    expect(wrong.get(title)).toEqual([]);
  },
);

test('there were many places for texts', () => {
  const all = [...asked.values()].reduce((sum, count) => sum + count, 0);
  expect(all).toBeGreaterThan(80);
});
