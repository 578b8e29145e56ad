import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecipePage } from '../recipe-page.ts';
import { pageTree, shownLines } from './page-tree.ts';

/** The lines that the first element of a page shows. */
const lines = (html: string) => shownLines(pageTree(html), 0);

describe('shownLines', () => {
  test.each([
    ['<div>a <b>bold</b> line<p>and one<br>more</div>', ['a bold line', 'and one', 'more']],
    ['<ul><li>one<li>two</ul>', ['one', 'two']],
    ['<ul><li>one<ul><li>in it</ul><li>two</ul>', ['one', 'in it', 'two']],
    ['<p>one<div>two</div>', ['one']],
    ['<table><tr><td>1<td>cup<tr><td>2</table>', ['1 cup', '2']],
    ['<dl><dt>Serves<dd>4</dl>', ['Serves', '4']],
    ['<div>1&frac12; &amp; more</div>', ['1½ & more']],
    ['<div>a<!-- b -->c<script>d</script><style>e</style><noscript>f</noscript></div>', ['ac']],
    ['<div>a<span style="display: none">b</span><i hidden>c</i><input value="d">e</div>', ['ae']],
    ['<div title="a > b" data-x=\'<p>\'>text</div>', ['text']],
    ['<div>1 < 2 <3</div>', ['1 < 2 <3']],
    ['<div>a</span></p>b</div>c', ['ab']],
    ['<div>a', ['a']],
    ['<div>a<script>b', ['ab']],
    ['<div>', []],
  ])('%j', (html, shown) => {
    expect(lines(html)).toEqual(shown);
  });

  test('nothing of nothing', () => {
    expect(pageTree('')).toEqual([]);
    expect(lines('')).toEqual([]);
  });
});

describe('any page', () => {
  const piece = fc.constantFrom(
    ...'<div> </div> <ul> <li> </li> </ul> <p> <h2> </h2> <table> <td> <b> </b> <br> <! <!-- --> </ < > " \' ='.split(
      ' ',
    ),
    '<h2>Ingredients</h2>',
    '<h2>Method</h2>',
    '<li>2 eggs</li>',
    '<div itemscope itemtype="http://schema.org/Recipe">',
    '<i itemprop="recipeIngredient">1 cup</i>',
    '<div typeof="Recipe" property="image name">',
    '<div class="wprm-recipe-container">',
    '<li class="wprm-recipe-ingredient">',
    '<div class="h-recipe hrecipe p-ingredient e-instructions">',
    '<meta property="og:image" content="',
    'Serves 4',
    'text',
  );
  test('is a tree whose parts lie within each other', () => {
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const tree = pageTree(pieces.join(''));
        for (const [at, { parent, end }] of tree.entries()) {
          expect(parent).toBeLessThan(at);
          expect(end).toBeGreaterThan(at);
          expect(end).toBeLessThanOrEqual(parent < 0 ? tree.length : (tree[parent]?.end ?? 0));
        }
      }),
    );
  });

  test('is read without throwing', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const page = readRecipePage(pieces.join(''), 'https://a.test/');
        for (const line of page?.ingredientLines ?? []) expect(line).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });
});

const PIECES = [
  ...'<div> <li> <ul><li> <ul><ul> <p> <b> </b> <br> <option> <td> <tr> <dt> <svg> <noscript> <!-- &'.split(
    ' ',
  ),
  '<div><b>a',
  '<p><b>a</b>',
  '<a href="',
  "<a b='",
  '<h2>a</h2>',
  '<h2>Ingredients',
  '<h2>Ingredients</h2>',
  '<h2>Ingredients</h2><ul><li>1 cup a</li><li>2 cups b</li></ul>',
  '<span>Ingredients<span>',
  '<div>Serves 4',
  '<div itemscope itemtype="http://schema.org/Recipe">',
  '<div itemprop="recipeIngredient">1 cup',
  '<div typeof="Recipe" property="a b c d">',
  '<div class="wprm-recipe-container">',
  '<div class="wprm-recipe-ingredient">1',
  '<div class="h-recipe"><p class="p-ingredient">1',
  '<ul><li>1 cup a</li><li>1 cup b</li><li>1 cup c</li><li>1 cup d</li></ul>',
  "<meta content='[[[['>",
  '1 cup a\n',
];

describe('500 KB of anything take little time', () => {
  test.each(PIECES)('%j', (piece) => {
    const starts = [
      '',
      '<div itemscope itemtype="http://schema.org/Recipe">',
      '<div class="wprm-recipe-container"><div class="wprm-recipe-ingredients-container">',
      '<h2>Ingredients</h2>',
    ];
    const took = starts.map((start) => {
      const began = performance.now();
      readRecipePage(start + piece.repeat(500_000 / piece.length));
      return performance.now() - began;
    });
    // Far more than it takes, and far less than if it grew with the square.
    expect(Math.max(...took)).toBeLessThan(4000);
  });
});
