import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameKey } from './name-key.ts';
import { VARIANTS } from './name-variants.ts';

const PLURALS = [
  'leaves',
  'Onions',
  'beans',
  'nuts',
  'cookies',
  'octopuses',
  'Crème',
  'phở',
  'glasses',
  '!',
];
const VOCABULARY = [
  ...new Set([...VARIANTS.flat(), ...PLURALS].flatMap((name) => name.split(' '))),
];
const phrase = fc
  .array(fc.constantFrom(...VOCABULARY), { maxLength: 6 })
  .chain((words) => fc.constantFrom(' ', '-', '', "'", ' & ').map((glue) => words.join(glue)));
const endings = fc
  .array(
    fc.constantFrom('s', 'es', 'ies', 'ves', 'us', 'is', 'x', 'ch', 'o', 'leaf', 'e', ' ', 'gees'),
  )
  .map((parts) => parts.join(''));
const marks = fc
  .array(
    fc.constantFrom(
      ...'aeoıßøđкеกค\u0E33\u0915\u0958\u064Aʼŉﾞ ǿσς\u0301\u0302\u0323\u0308\u031B\u0344\u200D\uFFA0',
    ),
  )
  .map((parts) => parts.join(''));
const units = fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes));
const text = fc.oneof(
  phrase,
  endings,
  marks,
  units,
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
);
const RUNS = { numRuns: 3000 };

describe('the key of any text', () => {
  test('is its own key', () => {
    fc.assert(
      fc.property(text, (name) => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
      }),
      RUNS,
    );
  });

  test('does not depend on case', () => {
    fc.assert(
      fc.property(text, (name) => {
        fc.pre(name.toUpperCase().toLowerCase() === name);
        expect(nameKey(name.toUpperCase())).toBe(nameKey(name));
      }),
      { ...RUNS, maxSkipsPerRun: 1000 },
    );
  });

  test('does not depend on normal form and white space around', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(' ', '\t', '\n', '\u00A0', '\u3000', ''), (name, blank) => {
        const key = nameKey(name);
        expect(nameKey(blank + name + blank)).toBe(key);
        expect(nameKey(name.normalize('NFC'))).toBe(key);
        expect(nameKey(name.normalize('NFD'))).toBe(key);
      }),
      RUNS,
    );
  });

  test('is well-formed, trimmed and empty for blank texts only', () => {
    fc.assert(
      fc.property(text, (name) => {
        const key = nameKey(name);
        expect(key.isWellFormed()).toBe(true);
        expect(key.trim()).toBe(key);
        expect(key === '').toBe(name.trim() === '');
      }),
      RUNS,
    );
  });

  test('is its own key for every single character below U+3200', () => {
    const codes = Array.from({ length: 0x3_200 }, (_, code) => String.fromCodePoint(code));
    expect(codes.filter((char) => nameKey(nameKey(char)) !== nameKey(char))).toEqual([]);
  });

  // What takes time by the square of the length would take many minutes here, and run into the time limit.
  test.each([
    ['one word', 'a'],
    ['plurals', 's'],
    ['words', 'eggs '],
    ['variants', 'coriander leaves '],
    ['variants that shrink, behind a long word', ' leaf', `${'a'.repeat(500_000)} coriander`],
    ['marks out of order', '\u0315\u0300', 'a'],
    ['half-width marks out of order', '\u0315\uFF9E', 'a'],
    ['marks between invisible characters', '\u0315\u200D\u0300', 'a'],
    ['Thai marks', '\u0E38\u0E48', 'ก'],
    ['blanks', ' ', 'a'],
    ['punctuation', '!', 'a'],
    ['apostrophes', "'", 'a'],
    ['lone surrogates', '\uD800'],
    ['ligatures of many letters', `\uFDFA${' '.repeat(15)}`],
    ['no letters', '! '],
  ])('takes linear time for %s', (_, part, start = '') => {
    const name = start + part.repeat((1 << 20) / part.length);
    expect(nameKey(name).length).toBeGreaterThan(0);
  });
});
