import { endOfWords, readDigits, readNumberWord, type Found, type Rational } from './numbers.ts';
import { findUnit, MOST_WORDS } from './units.ts';

/** An amount as it is written. */
export interface LineAmount {
  quantity: Rational | undefined;
  /** The upper end of "2–3". */
  quantityMax: Rational | undefined;
  /** The unit's name, a size in front of it kept ("small handful"); undefined for plain pieces. */
  unit: string | undefined;
  /** How many packs of this amount, as in "2 x 400 g". */
  packs: Rational | undefined;
}

/** Words in front of a unit that change what it holds. */
const SIZES = new Set(
  'small large big medium heaped heaping level rounded scant generous good thick thin fine tiny little long very couple half gehäuft gehäufte gestrichen gestrichene kleine kleiner kleines große großer großes grand grande petit petite'.split(
    ' ',
  ),
);
const ABOUT =
  /(?:about|around|approx\.?|approximately|roughly|circa|ca\.?|etwa|environ|khoảng|up to|at least|c\.)\s+/iuy;
const RANGE = /\s?(?:[-–—]|to(?=\s)|bis(?=\s)|à(?=\s)|or(?=\s\d))\s?/iuy;
const TIMES = /\s?[x×*](?=\s|\d)\s?/iuy;

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function readNumber(text: string, at: number, inWords: boolean): Found<Rational> | undefined {
  return readDigits(text, at) ?? (inWords ? readNumberWord(text, at) : undefined);
}

/** The unit at a place of a text, with the size in front of it. */
export function readUnit(text: string, from: number): Found<string> | undefined {
  let at = skip(/[\s-]?/uy, text, from);
  const sizes: string[] = [];
  for (;;) {
    const unit = unitAt(text, at);
    if (unit) return { value: [...sizes, unit.value].join(' '), end: unit.end };
    const end = endOfWords(text, at, 1);
    const word = end === undefined ? '' : text.slice(at, end).toLowerCase();
    if (end === undefined || !SIZES.has(word) || text[end] !== ' ' || sizes.length > 2)
      return undefined;
    sizes.push(word);
    at = end + 1;
  }
}

function unitAt(text: string, at: number): Found<string> | undefined {
  for (let words = MOST_WORDS; words > 0; words -= 1) {
    const end = endOfWords(text, at, words);
    const known = end === undefined ? undefined : findUnit(text.slice(at, end));
    if (known && end !== undefined) return { value: known.name, end };
  }
  // "150ml-200ml", "14-oz-can": what stands before the hyphen.
  const [before = ''] = /^\p{L}+(?=[-–])/u.exec(text.slice(at, at + LONGEST_UNIT)) ?? [];
  const cut = before === '' ? undefined : findUnit(before);
  return cut && { value: cut.name, end: at + before.length };
}

/** No unit has more letters. */
const LONGEST_UNIT = 24;

/**
 * The amount at a place of a text: a number or range with its unit, "2 x 400 g", or a unit alone ("pinch of").
 * @param inWords whether "two" and "a" count as numbers
 */
export function readAmount(
  text: string,
  from: number,
  inWords: boolean,
): Found<LineAmount> | undefined {
  const at = skip(ABOUT, text, from);
  const first = readNumber(text, at, inWords);
  if (!first) return undefined;
  let end = first.end;
  const times = skip(TIMES, text, end);
  if (times > end) {
    const packed = readAmount(text, times, false);
    if (packed) return { value: { ...packed.value, packs: first.value }, end: packed.end };
  }
  // "200g-250g" and "2–3": the unit of the first is that of both.
  const inner = readUnit(text, end);
  const rangeAt = skip(RANGE, text, inner?.end ?? end);
  const second = rangeAt > (inner?.end ?? end) ? readNumber(text, rangeAt, inWords) : undefined;
  const isRange = second !== undefined && valueOf(second.value) > valueOf(first.value);
  if (isRange) end = second.end;
  else if (inner) end = inner.end;
  const unit = isRange ? (readUnit(text, end) ?? inner) : inner;
  if (isRange && unit && unit.end > end) end = unit.end;
  return {
    value: {
      quantity: first.value,
      quantityMax: isRange ? second.value : undefined,
      unit: unit?.value,
      packs: undefined,
    },
    end,
  };
}

export const valueOf = ({ parts, of }: Rational): number => parts / of;
