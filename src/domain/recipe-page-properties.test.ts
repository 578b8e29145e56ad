import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recipeDraft } from './recipe-draft.ts';
import { readRecipePage } from './recipe-page.ts';

const OPEN = '<script type="application/ld+json">';
const LENGTH = 5_000_000;
const filled = (piece: string, length = LENGTH) => piece.repeat(Math.floor(length / piece.length));
const count = (text: string) => Array.from(text).length;
const recipe = (fields: Record<string, unknown>) =>
  OPEN + JSON.stringify({ '@type': 'Recipe', name: 'Soup', ...fields });

describe('readRecipePage', () => {
  test.each([
    '<script',
    '<script ',
    '<script/',
    '<script a=',
    "<script a='>",
    '<script type="',
    OPEN,
    `${OPEN}{</script>`,
    '<script></script>',
    '<!--',
    '<!-->',
    '<',
    '<title',
    '<title ',
    '<html ',
    '<html lang="',
    '{',
    '[',
    '{"a":',
    '<![CDATA[',
    ' ',
  ])('takes linear time for 5 MB of %j', (piece) => {
    const start = performance.now();
    expect(readRecipePage(filled(piece))).toBe(undefined);
    expect(performance.now() - start).toBeLessThan(5000);
  });

  test.each(['" ', '",', '"\\', '" , ', '/* ', '{},', '{"@type":"Recipe"},', '&quot;', '\n', 'a '])(
    'takes linear time for as much data as it reads of %j',
    (piece) => {
      const start = performance.now();
      for (const first of ['', '[', '{"@type":"Recipe","name":"']) {
        readRecipePage(OPEN + first + filled(piece, 1_900_000));
      }
      expect(performance.now() - start).toBeLessThan(10_000);
    },
  );

  test('leaves out data beyond all measure', () => {
    expect(readRecipePage(recipe({ description: filled('a') }))).toBe(undefined);
    expect(readRecipePage(recipe({ description: filled('a', 1_000_000) }))?.name).toBe('Soup');
  });

  test('keeps what it gives in bounds', () => {
    const page = readRecipePage(
      recipe({
        name: filled('<b ', 100_000),
        recipeIngredient: Array.from({ length: 100_000 }, () => 'a'),
        recipeInstructions: filled('a\n', 500_000),
        keywords: filled('a,', 100_000),
      }),
    );
    expect(page?.name.length).toBeLessThan(20_001);
    expect(page?.ingredientLines).toHaveLength(500);
    expect(page?.steps).toHaveLength(500);
    expect(page?.keywords).toEqual(['a']);
  });

  test('follows deep nesting without a deep stack', () => {
    const depth = 200_000;
    const deep = (open: string, close: string, middle = '') =>
      open.repeat(depth) + middle + close.repeat(depth);
    const inner = '{"@type":"Recipe","name":"Soup"}';
    expect(readRecipePage(OPEN + deep('[', ']', inner))?.name).toBe('Soup');
    expect(readRecipePage(OPEN + deep('{"a":', '}', inner))?.name).toBe('Soup');
    for (const field of [
      'name',
      'image',
      'author',
      'recipeIngredient',
      'recipeInstructions',
      'recipeYield',
    ]) {
      const text = `{"@type":"Recipe","name":"Soup","${field}":${deep('[', ']')}}`;
      expect(() => readRecipePage(OPEN + text)).not.toThrow();
      const nodes = `{"@type":"Recipe","name":"Soup","${field}":${deep('{"itemListElement":[', ']}')}}`;
      expect(() => readRecipePage(OPEN + nodes.slice(0, 1_900_000))).not.toThrow();
    }
  });

  test('never throws for any text, and neither does the draft', () => {
    const pieces = [
      OPEN,
      '</script>',
      '<!--',
      '-->',
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      '\\',
      ' ',
      'a',
      '<',
    ];
    const words = [
      '"@type"',
      '"Recipe"',
      '"name"',
      '"recipeIngredient"',
      '"recipeInstructions"',
      '"@graph"',
    ];
    const text = fc.array(fc.constantFrom(...pieces, ...words)).map((all) => OPEN + all.join(''));
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (html) => {
        expect(() => {
          const page = readRecipePage(html);
          if (page) recipeDraft(page, 'https://example.com/');
        }).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  test('makes a draft within the limits of any values', () => {
    const fields = [
      'name',
      'recipeCategory',
      'description',
      'recipeYield',
      'totalTime',
      'recipeIngredient',
    ];
    const values = Object.fromEntries(
      [...fields, 'recipeInstructions', 'image', 'author', 'keywords', 'ingredients'].map(
        (name) => [
          name,
          fc.oneof(
            fc.jsonValue(),
            fc.string({ unit: 'binary', maxLength: 500 }),
            fc.array(fc.string({ unit: 'grapheme', maxLength: 300 })),
          ),
        ],
      ),
    );
    fc.assert(
      fc.property(fc.record(values), (value) => {
        const page = readRecipePage(recipe(value).replaceAll('</script', ''));
        if (!page) return;
        const draft = recipeDraft(page, 'https://example.com/');
        expect(count(draft.name)).toBeLessThanOrEqual(200);
        expect(count(draft.meat_type)).toBeLessThanOrEqual(30);
        expect(Number.isInteger(draft.longevity) && draft.longevity > 0).toBe(true);
        expect([draft.name, draft.meat_type, draft.note].join('').isWellFormed()).toBe(true);
        expect(JSON.stringify(draft)).not.toContain(String.raw`\u0000`);
        for (const { name, quantity } of draft.ingredients) {
          expect(name).not.toBe('');
          expect(name).toBe(name.trim().toLowerCase());
          expect(count(name)).toBeLessThanOrEqual(200);
          expect(count(quantity)).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});
