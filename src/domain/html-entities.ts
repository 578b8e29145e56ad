/** The names of U+00A0 to U+00FF in their order (HTML, "Named character references"). */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn ' +
  'sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute ' +
  'Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde ' +
  'Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave ' +
  'aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ' +
  'ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

/** Further names and their characters that recipes use, in turn. */
const OTHERS =
  'amp & lt < gt > quot " apos \' num # percnt % plus + comma , period . colon : semi ; excl ! quest ? ' +
  'equals = lpar ( rpar ) lsqb [ rsqb ] lbrack [ rbrack ] lcub { rcub } lbrace { rbrace } sol / bsol \\ ' +
  'ast * commat @ dollar $ lowbar _ grave ` verbar | vert | OElig Œ oelig œ Scaron Š scaron š Zcaron Ž ' +
  'zcaron ž Ccaron Č ccaron č Rcaron Ř rcaron ř Ecaron Ě ecaron ě Cacute Ć cacute ć Sacute Ś sacute ś ' +
  'Zacute Ź zacute ź Nacute Ń nacute ń Lstrok Ł lstrok ł Aogon Ą aogon ą Eogon Ę eogon ę Gbreve Ğ ' +
  'gbreve ğ Scedil Ş scedil ş Idot İ imath ı inodot ı Abreve Ă abreve ă Tcedil Ţ tcedil ţ Yuml Ÿ fnof ƒ ' +
  'circ ˆ tilde ˜ ndash – mdash — horbar ― hyphen ‐ dash ‐ minus − lsquo ‘ rsquo ’ rsquor ’ sbquo ‚ ' +
  'ldquo “ rdquo ” bdquo „ dagger † Dagger ‡ bull • bullet • hellip … mldr … permil ‰ prime ′ Prime ″ ' +
  'lsaquo ‹ rsaquo › oline ‾ frasl ⁄ euro € trade ™ larr ← uarr ↑ rarr → darr ↓ harr ↔ asymp ≈ ne ≠ ' +
  'le ≤ ge ≥ hearts ♥ star ☆ starf ★ check ✓ cross ✗ half ½ frac13 ⅓ frac23 ⅔ frac15 ⅕ frac25 ⅖ ' +
  'frac35 ⅗ frac45 ⅘ frac16 ⅙ frac56 ⅚ frac18 ⅛ frac38 ⅜ frac58 ⅝ frac78 ⅞';

const NAMED = new Map([
  ...LATIN_1.split(' ').map((name, at): [string, string] => [name, String.fromCharCode(160 + at)]),
  ...pairs(OTHERS.split(' ')),
  ...['Tab', 'NewLine', 'ensp', 'emsp', 'thinsp', 'hairsp', 'numsp', 'puncsp'].map(
    (name): [string, string] => [name, ' '],
  ),
  ['zwnj', '\u200C'],
  ['zwj', '\u200D'],
]);

/** What browsers take &#128; to &#159; for: Windows-1252 (HTML, "Numeric character reference end state"). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

const REFERENCE = /&(?:#(\d{1,8});?|#x([\da-f]{1,7});?|([a-z][a-z\d]{1,31});)/giu;

/**
 * Turns HTML's character references into characters, once: `&amp;frac12;` becomes `&frac12;`.
 *
 * Numeric ones may lack their semicolon, as in HTML. Unknown names stay as they are; numbers of no character
 * become U+FFFD.
 */
export function decodeEntities(html: string): string {
  if (!html.includes('&')) return html;
  return html.replaceAll(
    REFERENCE,
    (reference: string, decimal?: string, hexadecimal?: string, name?: string) => {
      if (name !== undefined) return NAMED.get(name) ?? NAMED.get(name.toLowerCase()) ?? reference;
      return decimal === undefined
        ? character(Number.parseInt(hexadecimal ?? '', 16))
        : character(Number.parseInt(decimal, 10));
    },
  );
}

function character(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252.charAt(code - 0x80);
  const isScalar = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isScalar ? String.fromCodePoint(code) : '\uFFFD';
}

function pairs(words: readonly string[]): [string, string][] {
  return words.flatMap((word, at): [string, string][] =>
    at % 2 === 0 ? [[word, words[at + 1] ?? '']] : [],
  );
}
