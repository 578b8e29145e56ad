import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestApp } from '../kit.ts';
import { besiege, catalogue, OF_ALL, takeRound, withoutWriting } from './siege.ts';

// Ids that are none, where an id stands in the path, with a body that is otherwise good.

const ODD = [
  '0',
  '-1',
  '1.5',
  '1e3',
  '0x1',
  '+1',
  '01x',
  '%00',
  '%20',
  '1%00',
  '1;drop table users',
  "1' or '1'='1",
  '../1',
  '..%2f..%2fetc%2fpasswd',
  '%F0%9F%A5%9A',
  '٣',
  '１',
  'NaN',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  '2147483648',
  '9007199254740993',
  '9223372036854775808',
  '9'.repeat(400),
];

let kit: TestApp;
const answered = new Map<string, Map<string, number>>();

beforeAll(async () => {
  kit = await besiege();
  await takeRound(kit, {
    before: async ({ title, endpoint, sent, person }) => {
      if (!endpoint.path.includes('{id}')) return;
      const statuses = new Map<string, number>();
      await withoutWriting(kit.db, title, async () => {
        for (const odd of ODD) {
          const asked = endpoint.path.replace(
            '{id}',
            encodeURI(decodeURIComponent(odd)).replaceAll(/[?#]/g, ''),
          );
          const { status } = await person.send(endpoint.method, asked, sent);
          statuses.set(odd, status);
        }
      });
      answered.set(title, statuses);
    },
  });
}, 120_000);
afterAll(() => kit.close());

const withId = catalogue.filter(
  ({ title, endpoint }) => endpoint.path.includes('{id}') && !OF_ALL.has(title),
);

describe.each(withId)('$title', ({ title }) => {
  test.each(ODD)('has nothing at %j', (odd) => {
    const status = answered.get(title)?.get(odd);
    // A path that leads elsewhere may be one that has no such method.
    expect(odd.includes('/') || odd.startsWith('..') ? [404, 405] : [404]).toContain(status);
  });
});
