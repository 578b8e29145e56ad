import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson } from './lenient-json.ts';

describe('readJson', () => {
  test.each<[string, string, unknown]>([
    ['strict JSON', '{"a":[1,true,null,"b"]}', { a: [1, true, null, 'b'] }],
    ['line feeds in strings', '{"a":"one\ntwo\tthree"}', { a: 'one\ntwo\tthree' }],
    ['trailing commas', '{"a":[1,2,],"b":3,}', { a: [1, 2], b: 3 }],
    ['doubled commas', '{"a":1,,"b":[1,,2]}', { a: 1, b: [1, 2] }],
    ['missing commas', '{"a":"x"\n"b":[{"c":1}{"c":2}]}', { a: 'x', b: [{ c: 1 }, { c: 2 }] }],
    ['an escaped apostrophe', String.raw`{"a":"cook\'s"}`, { a: "cook's" }],
    ['an escaped blank', String.raw`{"a":"one\ two"}`, { a: 'one two' }],
    ['escapes that exist', String.raw`{"a":"\"\\\/\n\t\r\b\f\u00bd",}`, { a: '"\\/\n\t\r\b\f½' }],
    ['half an escape', String.raw`{"a":"\u12 \uZZZZ",}`, { a: 'u12 uZZZZ' }],
    ['quotes within strings', '{"a":"the "best" soup","b":1}', { a: 'the "best" soup', b: 1 }],
    [
      'quotes before commas',
      '{"a":"a "b", c","d":["x "y", z","w"]}',
      { a: 'a "b", c', d: ['x "y", z', 'w'] },
    ],
    ['a comment around', '<!-- {"a":1} -->', { a: 1 }],
    ['CDATA around', '//<![CDATA[\n{"a":1}\n//]]>', { a: 1 }],
    ['CDATA in comments', '/*<![CDATA[*/[1]/*]]>*/', [1]],
    ['comments within', '{"a":1, // one\n/* two */ "b":"http://c"}', { a: 1, b: 'http://c' }],
    ['a byte order mark', '\uFEFF{"a":1}', { a: 1 }],
    ['a semicolon behind', '{"a":1};', { a: 1 }],
    ['text behind', '{"a":1} That is "all" [0].', { a: 1 }],
    ['text in front', 'window.data = {"a":1}', { a: 1 }],
    ['encoded quotes', '{&quot;a&quot;:&quot;b &amp; c&quot;}', { a: 'b & c' }],
    ['encoded quotes by number', '[{&#34;a&#34;:1}]', [{ a: 1 }]],
    ['an early end', '{"a":{"b":[1,"tw', { a: { b: [1, 'tw'] } }],
    ['a missing bracket', '[{"a":1},{"a":2]', [{ a: 1 }, { a: 2 }]],
    ['a missing value', '{"a":,"b":1,"c":}', { b: 1 }],
    ['bare words', '{a: PT5M, "b": NaN}', { a: 'PT5M', b: 'NaN' }],
    ['numbers', '{"a":-1.5e2,"b":007,"c":.5,}', { a: -150, b: 7, c: '.5' }],
    ['several values', '{"a":1}\n{"a":2},{"a":3}', [{ a: 1 }, { a: 2 }, { a: 3 }]],
    ['too many brackets', '{"a":1}}}]', { a: 1 }],
    ['a key twice', '{"a":1,"a":2,}', { a: 2 }],
  ])('reads %s', (_what, text, value) => {
    expect(readJson(text)).toEqual(value);
  });

  test.each(['', ' ', 'soup', '<p>no</p>', '// only', '<![CDATA['])(
    'finds nothing in "%s"',
    (text) => {
      expect(readJson(text)).toBe(undefined);
    },
  );

  test('takes no key for a prototype', () => {
    const read = readJson('{"__proto__":{"polluted":1},}') as Record<string, unknown>;
    expect(Object.keys(read)).toEqual(['__proto__']);
    expect({}).not.toHaveProperty('polluted');
  });

  test('reads what JSON can say as JSON.parse does, with a comma too many', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (list) => {
        const text = JSON.stringify(list);
        expect(readJson(text)).toEqual(JSON.parse(text));
        fc.pre(list.length > 0);
        const loose = readJson(`${text.slice(0, -1)},]`);
        expect(JSON.parse(JSON.stringify(loose))).toEqual(JSON.parse(text));
      }),
    );
  });

  test('never throws', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      '\\',
      'a',
      '1',
      ' ',
      '\n',
      '/*',
      '//',
      '&quot;',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces)), (signs) => {
        expect(() => readJson(signs.join(''))).not.toThrow();
      }),
    );
  });

  test('nests as deep as one likes', () => {
    expect(() => readJson('['.repeat(1_000_000))).not.toThrow();
    expect(() => readJson('{"a":'.repeat(1_000_000))).not.toThrow();
    expect(() => readJson('['.repeat(200_000) + ']'.repeat(200_000))).not.toThrow();
  });

  test.each([
    '" ',
    '",',
    '" , ',
    '"\\',
    '/* ',
    '//',
    '{}',
    '{},',
    'a ',
    ':',
    '\\u',
    '<![CDATA[',
    '"\n',
  ])('takes linear time for many %j', (piece) => {
    const start = performance.now();
    for (const first of ['{"a":"', '[', '{', '["', '']) {
      readJson(first + piece.repeat(300_000 / piece.length));
    }
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
