import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

// docs/security.md stays true: its files are there, and no requirement of OWASP ASVS 5.0 at level 1 or 2 is left out.

const text = readFileSync('docs/security.md', 'utf8');

/** How many requirements each section has, of any level, in the order of the standard. */
const SECTIONS: Record<string, readonly number[]> = {
  V1: [2, 10, 12, 3, 3],
  V2: [3, 3, 5, 2],
  V3: [1, 3, 5, 8, 8, 1, 5],
  V4: [5, 5, 2, 4],
  V5: [1, 6, 3, 3],
  V6: [3, 12, 8, 6, 8, 4, 2, 4],
  V7: [3, 4, 2, 5, 3, 2],
  V8: [4, 4, 3, 2],
  V9: [3, 4],
  V10: [2, 3, 5, 16, 5, 2, 3],
  V11: [4, 5, 5, 4, 2, 2, 2],
  V12: [5, 2, 5],
  V13: [4, 6, 4, 7],
  V14: [2, 8, 3],
  V15: [5, 5, 7, 4],
  V16: [1, 5, 4, 3, 4],
  V17: [2, 8, 2],
};

/** Those of level 3. */
const THIRD = new Set(
  [
    'V1.2.10 V1.3.12 V1.5.3 V2.3.5 V2.4.2 V3.1.1 V3.2.3 V3.3.5 V3.4.7 V3.4.8 V3.5.6 V3.5.7 V3.5.8',
    'V3.6.1 V3.7.3 V3.7.4 V3.7.5 V4.1.4 V4.1.5 V4.2.2 V4.2.3 V4.2.4 V4.2.5 V5.2.4 V5.2.5 V5.2.6',
    'V5.3.3 V6.3.5 V6.3.6 V6.3.7 V6.3.8 V6.4.5 V6.4.6 V6.5.6 V6.5.7 V6.5.8 V6.6.4 V6.7.1 V6.7.2',
    'V7.5.3 V8.1.3 V8.1.4 V8.2.4 V8.3.2 V8.3.3 V8.4.2 V10.2.3 V10.3.5 V10.4.12 V10.4.13 V10.4.14',
    'V10.4.15 V10.4.16 V11.1.3 V11.1.4 V11.2.4 V11.2.5 V11.3.4 V11.3.5 V11.5.2 V11.6.2 V11.7.1',
    'V11.7.2 V12.1.4 V12.1.5 V12.3.5 V13.1.2 V13.1.3 V13.1.4 V13.2.6 V13.3.3 V13.3.4 V13.4.6',
    'V13.4.7 V14.2.5 V14.2.6 V14.2.7 V14.2.8 V15.1.4 V15.1.5 V15.2.4 V15.2.5 V15.4.1 V15.4.2',
    'V15.4.3 V15.4.4 V16.5.4 V17.1.2 V17.2.5 V17.2.6 V17.2.7 V17.2.8',
  ].flatMap((some) => some.split(' ')),
);

const required = Object.entries(SECTIONS).flatMap(([chapter, counts]) =>
  counts.flatMap((count, section) =>
    Array.from({ length: count }, (_, at) => `${chapter}.${section + 1}.${at + 1}`),
  ),
);

const rows = [...text.matchAll(/^\| (V\d+\.\d+\.\d+) +\| (.*?) +\| (\S+) +\| (.*?) +\|$/gm)].map(
  ([, id = '', about = '', state = '', where = '']) => ({ id, about, state, where }),
);
const filesIn = (some: string) =>
  [...some.matchAll(/`([\w./-]+)`/g)]
    .map(([, name = '']) => name)
    .filter((name) => name.includes('/') || /^[A-Z].*\.md$|\.yaml$|^Dockerfile$/.test(name));

describe('docs/security.md', () => {
  test('has each requirement of level 1 and 2 once, in order, and no other', () => {
    expect(rows.map(({ id }) => id)).toEqual(required.filter((id) => !THIRD.has(id)));
    expect(rows).toHaveLength(253);
  });

  test('says of each whether it is met, and where or why not', () => {
    for (const { id, about, state, where } of rows) {
      expect(['met', 'partly', 'not', 'n/a'], id).toContain(state);
      expect(about.length, id).toBeGreaterThan(3);
      expect(where.length, id).toBeGreaterThan(3);
    }
  });

  test('names files that are there', () => {
    const named = filesIn(text).filter((name) => !name.startsWith('@') && name !== 'n/a');
    expect(named.length).toBeGreaterThan(200);
    expect([...new Set(named)].filter((name) => !existsSync(name))).toEqual([]);
  });

  test('names every file of test/attack', () => {
    const tests = readdirSync('test/attack').filter((name) => name.endsWith('.test.ts'));
    expect(tests.filter((name) => !text.includes(`test/attack/${name}`))).toEqual([]);
  });

  test('is where SECURITY.md points', () => {
    expect(readFileSync('SECURITY.md', 'utf8')).toContain('docs/security.md');
  });
});
