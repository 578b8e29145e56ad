import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person, TestApp } from '../kit.ts';
import { allRows, besiege, catalogue, expectKept, OF_ALL, withoutWriting } from './siege.ts';

// Bodies that JSON readers disagree about, or that are made to break one.

const deep = (open: string, close: string, levels: number) =>
  `${open.repeat(levels)}${close.repeat(levels)}`;
const utf16 = Buffer.from('\uFEFF{"name":"x","group":"y"}', 'utf16le');
const latin1 = Buffer.from('{"name":"café","group":"y"}', 'latin1');
const bytes = (...values: number[]) =>
  Buffer.concat([Buffer.from('{"name":"'), Buffer.from(values), Buffer.from('","group":"y"}')]);

/** For `POST /api/fridge/ingredient/`: what is no good there, and good JSON nowhere. */
const REFUSED: [string, string | Buffer][] = [
  ['lists, 200,000 deep', deep('[', ']', 200_000)],
  ['objects, 150,000 deep', deep('{"a":', '}', 150_000)],
  ['lists that never end', '['.repeat(500_000)],
  ['UTF-16', utf16],
  ['Latin 1', latin1],
  ['an overlong sign', bytes(0xc0, 0xaf)],
  ['half a surrogate in UTF-8', bytes(0xed, 0xa0, 0x80)],
  ['a sign beyond Unicode', bytes(0xf4, 0x90, 0x80, 0x80)],
  ['a sign that breaks off', bytes(0xe2, 0x82)],
  ['a NUL as it is', bytes(0)],
  ['a NUL, escaped', '{"name":"a\\u0000b","group":"y"}'],
  ['half a surrogate, escaped', '{"name":"\\uD800","group":"y"}'],
  ['a comment', '{"name":"x",/* y */"group":"y"}'],
  ['a comma at the end', '{"name":"x","group":"y",}'],
  ['a name without quotes', '{name:"x",group:"y"}'],
  ['NaN', '{"name":NaN,"group":"y"}'],
  ['Infinity', '{"name":Infinity,"group":"y"}'],
  ['an octal number', '{"name":01,"group":"y"}'],
  ['two values', '{"name":"x","group":"y"}{"name":"x","group":"y"}'],
  ['lines of JSON', '{"name":"x","group":"y"}\n{"name":"x","group":"y"}'],
  ['a line break in a text', '{"name":"a\nb","group":"y"}'],
  ['nothing but a prototype', '{"__proto__":{"name":"x","group":"y"}}'],
  ['a constructor’s prototype', '{"constructor":{"prototype":{"name":"x","group":"y"}}}'],
  ['an object that says it is text', '{"name":{"toString":"x"},"group":{"valueOf":"y"}}'],
  ['a number of 400,000 digits', `{"name":{"a":${'9'.repeat(400_000)}},"group":"y"}`],
  ['a million fields', `{${'"a":1,'.repeat(160_000)}"b":1}`],
];

let kit: TestApp;
let cook: Person;
beforeAll(async () => {
  kit = await besiege();
  cook = await kit.signUp();
});
afterAll(() => kit.close());

describe('a body that is refused and writes nothing', () => {
  test.each(REFUSED)('%s', async (what, body) => {
    const answer = await withoutWriting(kit.db, what, () =>
      cook.post('/api/fridge/ingredient/', body),
    );
    expect(answer.status).toBe(400);
    expect(answer.text.length).toBeLessThan(2000);
  });
});

const read = async (body: string | Buffer) => {
  const answer = await cook.post('/api/fridge/ingredient/', body);
  return [answer.status, answer.body.name];
};

describe('a body that is read in one way only', () => {
  test.each([
    ['the last of two fields of a name', '{"name":"one","name":"two","group":"y"}', 'two'],
    ['a name in escapes', '{"\\u006eame":"one","group":"y"}', 'one'],
    ['a mark of the byte order', Buffer.from('\uFEFF{"name":"one","group":"y"}'), 'one'],
    ['a number for a text', '{"name":7,"group":"y"}', '7'],
    ['a prototype beside its fields', '{"name":"one","group":"y","__proto__":{"id":1}}', 'one'],
  ])('%s', async (_what, body, name) => {
    expect(await read(body)).toEqual([201, name]);
  });
});

test('nothing has come into the prototype of all objects', () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  for (const name of ['name', 'group', 'is_admin']) expect(Reflect.has({}, name)).toBe(false);
});

const writes = catalogue.filter(({ title, endpoint }) => endpoint.body && !OF_ALL.has(title));
describe.each(writes)('$title', ({ endpoint }) => {
  test('answers each of them with a 4xx, or as it would anything', async () => {
    const before = await allRows(kit.db);
    const stranger = await kit.signUp();
    const path = endpoint.path.replaceAll(/\{\w+\}/g, '1');
    for (const [what, body] of REFUSED) {
      const { status } = await stranger.send(endpoint.method, path, { body });
      expect(status, what).toBeLessThan(500);
    }
    expectKept(before, await allRows(kit.db));
  });
});
