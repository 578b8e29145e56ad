import { FRACTION_LETTERS } from './fractions.ts';

/** An exact number: whole parts of a whole, `of` above 0. */
export interface Rational {
  parts: number;
  of: number;
}

/** Fractions by their letter. */
const LETTERS: Readonly<Record<string, Rational>> = Object.fromEntries(
  FRACTION_LETTERS.map(({ letter, parts, of }) => [letter, { parts, of }]),
);

/** Numbers in words, of the languages we read; articles count as one. */
const WORDS: ReadonlyMap<string, Rational> = new Map(
  Object.entries({
    '1/2':
      'half half_a half_an halbe halber halbes ein_halber eine_halbe un_demi une_demie demi demie medio media un_medio mezzo mezza een_half half_een halv en_halv ett_halvt nửa',
    '1': 'a an one ein eine einen einer un une uno una een en ett một',
    '2': 'two zwei deux dos due twee två hai a_couple_of a_couple couple_of couple ein_paar',
    '3': 'three drei trois tres tre drie ba',
    '4': 'four vier quatre cuatro quattro fyra bốn',
    '5': 'five fünf cinq cinco cinque vijf fem năm',
    '6': 'six sechs seis sei zes sex sáu half_a_dozen',
    '7': 'seven sieben sept siete sette zeven sju bảy',
    '8': 'eight acht huit ocho otto åtta tám',
    '9': 'nine neun neuf nueve nove negen nio chín',
    '10': 'ten zehn dix diez dieci tien tio mười',
    '11': 'eleven elf onze once undici elva',
    '12': 'twelve zwölf douze doce dodici twaalf tolv a_dozen dozen one_dozen dutzend',
    '15': 'fifteen',
    '20': 'twenty zwanzig vingt veinte venti twintig tjugo',
    '24': 'two_dozen',
  }).flatMap(([value, words]) => {
    const [parts = '', of = '1'] = value.split('/');
    return words
      .split(' ')
      .map((word): [string, Rational] => [
        word.replaceAll('_', ' '),
        { parts: Number(parts), of: Number(of) },
      ]);
  }),
);
const MOST_WORDS = 3;

const LETTER = `[${Object.keys(LETTERS).join('')}]`;
const DIGITS = new RegExp(
  String.raw`(?:(\d{1,9})\s?(${LETTER})|(${LETTER})|(?:(\d{1,4})(?:\s+|\s?&\s?|\s?-\s?(?=\d/)))?(\d{1,4})\s?[/⁄]\s?(\d{1,4})(?![\d/])|(\d{1,9}(?:[.,]\d{3})*)([.,]\d{1,3})?)`,
  'uy',
);

/** What stands at a place of a text, and where it ends. */
export interface Found<T> {
  value: T;
  end: number;
}

/** The number in digits at a place of a text, if there is one. */
export function readDigits(text: string, at: number): Found<Rational> | undefined {
  DIGITS.lastIndex = at;
  const found = DIGITS.exec(text);
  if (!found) return undefined;
  const end = DIGITS.lastIndex;
  const [, whole, letter, lone, before, top, bottom, plain = '', decimals = ''] = found;
  const fraction = LETTERS[letter ?? lone ?? ''];
  if (fraction) {
    return {
      value: { parts: Number(whole ?? 0) * fraction.of + fraction.parts, of: fraction.of },
      end,
    };
  }
  if (top !== undefined && bottom !== undefined) {
    const of = Number(bottom);
    if (of === 0) return undefined;
    return { value: { parts: Number(before ?? 0) * of + Number(top), of }, end };
  }
  return { value: readDecimal(plain + decimals), end };
}

/** "1,000" and "1.000" are a thousand, "1,5" and "1.5" one and a half; "0.125" is an eighth. */
function readDecimal(text: string): Rational {
  const mark = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (mark < 0) return { parts: Number(text), of: 1 };
  const whole = text.slice(0, mark).replaceAll(/[.,]/g, '');
  const rest = text.slice(mark + 1);
  const isThousands = rest.length === 3 && whole !== '0' && whole.length <= 3;
  if (isThousands) return { parts: Number(whole + rest), of: 1 };
  return { parts: Number(whole + rest), of: 10 ** rest.length };
}

/** The number in words at a place of a text, if whole words make one. */
export function readNumberWord(text: string, at: number): Found<Rational> | undefined {
  for (let words = MOST_WORDS; words > 0; words -= 1) {
    const end = endOfWords(text, at, words);
    const value = end === undefined ? undefined : WORDS.get(text.slice(at, end).toLowerCase());
    if (value && end !== undefined) return { value, end };
  }
  return undefined;
}

/** Where so many words that begin at a place end; undefined when there are not so many. */
export function endOfWords(text: string, at: number, words: number): number | undefined {
  let end = at;
  for (let word = 0; word < words; word += 1) {
    if (word > 0) {
      if (text[end] !== ' ') return undefined;
      end += 1;
    }
    const start = end;
    while (end < text.length && !/[\s,;:()/+]/.test(text.charAt(end))) end += 1;
    if (end === start) return undefined;
  }
  return end;
}
