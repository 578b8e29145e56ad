import { singular } from './name-singular.ts';
import { VARIANTS } from './name-variants.ts';

/** More marks than any language puts on one letter; sorting endless runs would take quadratic time. */
const EXCESS_MARKS = /([\p{M}\uFF9E\uFF9F]{8})[\p{M}\uFF9E\uFF9F]+/gu;
/** Invisible characters, all sorts of apostrophes, and signs that would turn into the letters TM and SM. */
const SILENT =
  /[\p{DI}'`\u00B4\u02B9-\u02BD\u0374\u05F3\u05F4\u2018-\u201B\u1FEF\u1FFD\u2032-\u2037\u2120\u2122\uFF07]/gu;
const CYRILLIC_IE = '\u0435';
const MARKED = /(\P{M}?)(\p{M}+)/gu;
/** Scripts whose marks are accents and not letters or vowels of their own. */
const ACCENTED = /[\p{Script=Latin}\p{Script=Greek}]/u;
/** Vowels with a horn, a hook or a dot below, and those with a tone on top of another mark. */
const TONAL = /[aeiouy]\p{M}*(?:[\u031B\u0309\u0323]|[\u0302\u0306][\u0300\u0301\u0303])/u;
const UNDECOMPOSED = /[ßæœøłđðþħŧıς]/gu;
const NO_WORD = /[^\p{L}\p{M}\p{N}]+/gu;

/** Letters that Unicode does not decompose; the final sigma, as case does not keep it. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
};

/** Variants by their words, last word first. */
interface Ending {
  before: Map<string, Ending>;
  name?: readonly string[];
}

const ENDINGS = endingsOf(VARIANTS);

/**
 * The key of an ingredient's name: two names are the same food if and only if their keys are equal. Whole names
 * are compared, never parts: "egg" is not in "eggplant", nor "tomato" in "tomato paste".
 *
 * - Case, accents and compatibility forms (full width, ligatures) fold by Unicode's NFKD (UAX 15) and lower case.
 *   Marks of scripts other than Latin and Greek stay, being letters there, except that Russian ё is е. They
 *   stay, too, in names with letters of Vietnamese or Yoruba, where they tell dưa (melon), dứa (pineapple) and
 *   dừa (coconut) apart. That pâte and pâté, rose and rosé fall together is the price of crème being creme.
 * - Apostrophes vanish, "&" is "and", whatever else is no letter and no digit parts words.
 * - Every English word is taken in its singular, see `singular`. So pepper and peppers are one: telling the spice
 *   from the vegetable by number would part one red pepper from two.
 * - Spellings and synonyms fold by the table `VARIANTS`.
 *
 * @param name any text; half surrogate pairs count as U+FFFD, as they cannot be stored
 * @returns the key, which is its own key; for names without any letter or digit their own text, in NFC, lower
 *   case and trimmed; empty for blank names only
 */
export function nameKey(name: string): string {
  const words = withoutAccents(decomposed(name))
    .replaceAll('&', ' and ')
    .replaceAll(NO_WORD, ' ')
    .trim();
  if (words === '') return withoutExcess(name.toWellFormed()).normalize('NFC').toLowerCase().trim();
  const folded: string[] = [];
  for (const word of words.split(' ')) append(folded, singular(word));
  return folded.join(' ').normalize('NFC');
}

function withoutExcess(text: string): string {
  return text.replaceAll(EXCESS_MARKS, '$1');
}

/** The text in NFKD and lower case, without silent characters. */
function decomposed(name: string): string {
  const audible = withoutExcess(name.toWellFormed().replaceAll(SILENT, ''));
  // Decomposing brings forth an apostrophe (ŉ) and more marks.
  return withoutExcess(audible.normalize('NFKD').toLowerCase().replaceAll(SILENT, ''));
}

function withoutAccents(text: string): string {
  const isTonal = TONAL.test(text);
  const bare = text.replaceAll(MARKED, (marked: string, base: string, marks: string) => {
    if (!/\p{L}/u.test(base)) return base;
    if (base === CYRILLIC_IE) return base + marks.replaceAll('\u0308', '');
    return isTonal || !ACCENTED.test(base) ? marked : base;
  });
  return bare.replaceAll(UNDECOMPOSED, (letter) => PLAIN[letter] ?? letter);
}

function endingsOf(variants: typeof VARIANTS): Ending {
  const root: Ending = { before: new Map() };
  for (const [name, ...others] of variants) {
    for (const other of others) {
      let ending = root;
      for (const word of other.split(' ').toReversed()) {
        const next = ending.before.get(word) ?? { before: new Map() };
        ending.before.set(word, next);
        ending = next;
      }
      ending.name = name.split(' ');
    }
  }
  return root;
}

/** Adds a word, and puts the longest variant that now ends the list in the form of its row's first name. */
function append(list: string[], word: string): void {
  list.push(word);
  let ending: Ending | undefined = ENDINGS;
  let name: readonly string[] | undefined;
  let start = list.length;
  for (let at = list.length - 1; at >= 0; at--) {
    ending = ending.before.get(list[at] ?? '');
    if (!ending) break;
    if (!ending.name) continue;
    name = ending.name;
    start = at;
  }
  if (!name) return;
  list.length = start;
  // A name's words can complete another variant: "soya bean" by way of "soy bean".
  for (const part of name) append(list, part);
}
