import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeEntities } from './html-entities.ts';
import { htmlLines, htmlText } from './html-text.ts';

describe('decodeEntities', () => {
  test.each([
    ['Mac &amp; cheese', 'Mac & cheese'],
    ['&lt;p&gt;', '<p>'],
    ['&quot;a&quot; &apos;b&apos; &#39;c&#39; &#x27;d&#X27;', `"a" 'b' 'c' 'd'`],
    ['&frac12; &frac14; &frac34; &frac13; &frac23; &frac18;', '½ ¼ ¾ ⅓ ⅔ ⅛'],
    ['cr&egrave;me br&ucirc;l&eacute;e', 'crème brûlée'],
    ['&Eacute;&eacute; &AElig;&aelig; &szlig;', 'Éé Ææ ß'],
    ['180&deg;C &times; 2', '180°C × 2'],
    ['&ndash;&mdash;&hellip;&lsquo;&rsquo;&ldquo;&rdquo;', '–—…‘’“”'],
    ['a&nbsp;b', 'a\u00A0b'],
    ['&NBSP;&AMP;', '\u00A0&'],
    ['&#189; &#xBD; &#8532;', '½ ½ ⅔'],
    ['&#189 cup &#x2153 cup', '½ cup ⅓ cup'],
    ['it&#146;s &#150; &#133;', 'it’s – …'],
    ['&#128512; &#x1F600;', '😀 😀'],
    ['&#0; &#xD800; &#x110000; &#99999999;', '\uFFFD \uFFFD \uFFFD \uFFFD'],
    ['&unknown; &; &# &#x; R&D AT&T', '&unknown; &; &# &#x; R&D AT&T'],
    ['&amp;frac12;', '&frac12;'],
    ['no reference', 'no reference'],
    ['', ''],
  ])('%s', (html, text) => {
    expect(decodeEntities(html)).toBe(text);
  });
});

describe('htmlText', () => {
  test.each([
    ['  two \n\t words\u00A0here\u3000now ', 'two words here now'],
    ['<p>One</p><p>two</p>', 'One two'],
    ['1<b>00</b>g <i>flour</i>', '100g flour'],
    ['a<br>b<br/>c<BR />d', 'a b c d'],
    ['<a href="x" title="a &gt; b">link</a>', 'link'],
    ['&lt;p&gt;Mix&lt;/p&gt;', 'Mix'],
    ['Mac &amp;amp; cheese', 'Mac & cheese'],
    ['&amp;frac12; cup', '½ cup'],
    ['<!-- note -->soup', 'soup'],
    ['bake < 5 min > 3', 'bake < 5 min > 3'],
    ['a <3 b', 'a <3 b'],
    ['open <b', 'open <b'],
    ['soft\u00ADhyphen zero\u200Bwidth \uFEFFmark', 'softhyphen zerowidth mark'],
    ['nul\0 bell\u0007 \u0085next', 'nul bell next'],
    ['half \uD83D pair', 'half \uFFFD pair'],
    ['', ''],
    ['<br>', ''],
  ])('%j', (html, text) => {
    expect(htmlText(html)).toBe(text);
  });

  test('gives one well-formed line for anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (html) => {
        const text = htmlText(html);
        expect(text).toBe(text.trim());
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toMatch(/[\n\r\t\0]| {2}/u);
      }),
    );
  });
});

describe('htmlLines', () => {
  test.each([
    ['one\ntwo\r\n\r\nthree', ['one', 'two', 'three']],
    ['<p>one</p>\n<p>two\nis long</p>', ['one', 'two is long']],
    ['<ol><li>one</li><li>two</li></ol>', ['one', 'two']],
    ['one<br>two<br />\nthree', ['one', 'two', 'three']],
    ['&lt;li&gt;one&lt;/li&gt;&lt;li&gt;two&lt;/li&gt;', ['one', 'two']],
    ['a <b>bold</b> line', ['a bold line']],
    ['<br><p> </p>', []],
    ['', []],
  ])('%j', (html, lines) => {
    expect(htmlLines(html)).toEqual(lines);
  });

  test.each(['<', '<a', '<br', '<br ', '<p>', '&', '&#1', '\n', '</', '<!--', ' '])(
    'takes linear time for many %j',
    (piece) => {
      const start = performance.now();
      htmlLines(piece.repeat(300_000 / piece.length));
      htmlText(piece.repeat(300_000 / piece.length));
      expect(performance.now() - start).toBeLessThan(5000);
    },
  );
});
