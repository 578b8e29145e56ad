import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Endpoint } from '../../src/contract/endpoint.ts';
import type { TestApp } from '../kit.ts';
import { besiege, catalogue, OF_ALL, SECRET_DISH, takeRound } from './siege.ts';

// What an endpoint answers is what its schema says, to the field: nothing of a row gets out because it is there.

interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
}

const typeOf = (value: unknown): string =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'array'
      : typeof value === 'number' && Number.isInteger(value)
        ? 'integer'
        : typeof value;

/** What of a value its schema does not say, or says otherwise. */
function strange(schema: Schema, value: unknown, at = ''): string[] {
  if (schema.anyOf) {
    const all = schema.anyOf.map((one) => strange(one, value, at));
    return all.toSorted((a, b) => a.length - b.length)[0] ?? [];
  }
  if (schema.enum) return schema.enum.includes(value) ? [] : [`${at} is ${JSON.stringify(value)}`];
  const type = typeOf(value);
  const types = [schema.type ?? []].flat();
  const isNumber = type === 'integer' && types.includes('number');
  if (types.length > 0 && !types.includes(type) && !isNumber) return [`${at} is ${type}`];
  if (type === 'array') {
    const { items = {} } = schema;
    return (value as unknown[]).flatMap((one, index) => strange(items, one, `${at}[${index}]`));
  }
  if (type !== 'object' || types.length === 0) return [];
  const { properties = {}, required = [], patternProperties = {} } = schema;
  const rest =
    Object.values(patternProperties)[0] ??
    (schema.additionalProperties === true
      ? {}
      : (schema.additionalProperties as Schema | undefined));
  const missing = required.filter((name) => !Object.hasOwn(value as object, name));
  return [
    ...missing.map((name) => `${at}.${name} is missing`),
    ...Object.entries(value as object).flatMap(([name, inner]) => {
      const known = Object.hasOwn(properties, name) ? properties[name] : rest;
      return known
        ? strange(known, inner, `${at}.${name}`)
        : [`${at}.${name} is not in the schema`];
    }),
  ];
}

function schemaOf({ status, reply, otherReplies = {} }: Endpoint, answered: number) {
  return (answered === status ? reply : undefined) ?? otherReplies[answered];
}

let kit: TestApp;
const problems = new Map<string, string[]>();
const texts: string[] = [];

beforeAll(async () => {
  kit = await besiege();
  await takeRound(kit, {
    after: async ({ title, endpoint }, answer) => {
      const known = problems.get(title) ?? [];
      problems.set(title, known);
      texts.push(answer.text);
      if (endpoint.download !== undefined) return;
      const schema = schemaOf(endpoint, answer.status) as Schema | undefined;
      if (schema) known.push(...strange(schema, answer.body));
      else if (answer.text !== '') known.push(`has a body: ${answer.text.slice(0, 80)}`);
    },
  });
}, 120_000);
afterAll(() => kit.close());

test.each(catalogue.filter(({ title }) => !OF_ALL.has(title)))(
  '$title answers what its schema says',
  ({ title }) => {
    expect(problems.get(title)).toEqual([]);
  },
);

test('no answer to one cook has what only another has, nor what is nobody’s to read', () => {
  for (const text of texts) {
    expect(text).not.toContain(SECRET_DISH);
    expect(text).not.toMatch(/argon2|password_hash|username_key|auth_version|token_hash/);
  }
});

test.each([
  [
    { type: 'object', properties: { a: { type: 'string' } } },
    { a: 'x', b: 1 },
  ],
  [{ type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }, {}],
  [{ type: 'array', items: { type: 'integer' } }, [1, 'x']],
  [{ anyOf: [{ type: 'null' }, { type: 'string' }] }, 5],
])('a reply that is otherwise is found: %j, %j', (schema, value) => {
  expect(strange(schema, value)).toHaveLength(1);
});
