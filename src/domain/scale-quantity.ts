/** Fractions that have a letter of their own (Unicode, Number Forms). */
const LETTERS: Readonly<Record<string, readonly [number, number]>> = {
  '½': [1, 2],
  '⅓': [1, 3],
  '⅔': [2, 3],
  '¼': [1, 4],
  '¾': [3, 4],
  '⅕': [1, 5],
  '⅖': [2, 5],
  '⅗': [3, 5],
  '⅘': [4, 5],
  '⅙': [1, 6],
  '⅚': [5, 6],
  '⅐': [1, 7],
  '⅛': [1, 8],
  '⅜': [3, 8],
  '⅝': [5, 8],
  '⅞': [7, 8],
  '⅑': [1, 9],
  '⅒': [1, 10],
};
/** Denominators that cooks read without counting. */
const COMMON = new Set([1, 2, 3, 4, 8]);

const LETTER = `[${Object.keys(LETTERS).join('')}]`;
/** A number as recipes write it: 2, 2½, 2 1/2, 1/2, 2.5 or 2,5. */
const NUMBER = new RegExp(
  String.raw`(?<![\d.,/])(?:(\d{1,6})\s?(${LETTER})|(${LETTER})|(?:(\d{1,6})\s+)?(\d{1,4})\s?[/⁄]\s?(\d{1,4})(?!\d)|(\d{1,6})([.,])(\d{1,3})(?!\d)|(\d{1,6}))(?![\d/])`,
  'gu',
);

/** An exact share: the numbers are whole, `of` is above 0. */
interface Share {
  parts: number;
  of: number;
}

/**
 * A quantity for more or fewer portions: every number in it is multiplied, everything else stays as it is.
 * @param quantity in words, such as `1 1/2 cups` or `200–250 g`
 * @param by how many portions there are to be, of how many there were; both above 0
 * @returns the words with exact numbers, as a cook would write them
 */
export function scaleQuantity(quantity: string, by: Share): string {
  if (by.parts === by.of) return quantity;
  return quantity.replaceAll(NUMBER, (text: string, ...groups: (string | undefined)[]) => {
    const share = readNumber(groups);
    if (!share || share.of === 0) return text;
    return write(reduce({ parts: share.parts * by.parts, of: share.of * by.of }), groups[7] ?? '.');
  });
}

function readNumber(groups: readonly (string | undefined)[]): Share | undefined {
  const [whole, letter, lone, before, top, bottom, integer, , decimals, plain] = groups;
  const fraction = LETTERS[letter ?? lone ?? ''];
  if (fraction) return { parts: Number(whole ?? 0) * fraction[1] + fraction[0], of: fraction[1] };
  if (top !== undefined && bottom !== undefined) {
    const of = Number(bottom);
    return { parts: Number(before ?? 0) * of + Number(top), of };
  }
  if (integer !== undefined && decimals !== undefined) {
    const of = 10 ** decimals.length;
    return { parts: Number(integer) * of + Number(decimals), of };
  }
  return plain === undefined ? undefined : { parts: Number(plain), of: 1 };
}

function reduce({ parts, of }: Share): Share {
  let [a, b] = [parts, of];
  while (b > 0) [a, b] = [b, a % b];
  return a === 0 ? { parts: 0, of: 1 } : { parts: parts / a, of: of / a };
}

/** @param mark between whole and decimals, as the text has it */
function write({ parts, of }: Share, mark: string): string {
  const whole = Math.floor(parts / of);
  const rest = parts - whole * of;
  if (rest === 0) return String(whole);
  if (COMMON.has(of) && whole < 100) {
    const letter = Object.entries(LETTERS).find(
      ([, [top, bottom]]) => top === rest && bottom === of,
    );
    return `${whole === 0 ? '' : `${whole} `}${letter?.[0] ?? `${rest}/${of}`}`;
  }
  const digits = whole >= 100 ? 0 : whole >= 10 ? 1 : 2;
  return String(Number((parts / of).toFixed(digits))).replace('.', mark);
}
