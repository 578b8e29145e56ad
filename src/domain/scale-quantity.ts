import { FRACTION_LETTERS } from './lines/fractions.ts';

/** Denominators that cooks read without counting. */
const COMMON = new Set([1, 2, 3, 4, 8]);

const LETTER = `[${FRACTION_LETTERS.map(({ letter }) => letter).join('')}]`;
/** A number as recipes write it: 2, 2½, 2 1/2, 1/2, 2.5, 2,5 or 1,000. */
const NUMBER = new RegExp(
  String.raw`(?<![\d.,/⁄])(?:(?<whole>\d{1,6})\s?(?<letter>${LETTER})|(?<lone>${LETTER})` +
    String.raw`|(?:(?<before>\d{1,6})\s+)?(?<top>\d{1,4})\s?[/⁄]\s?(?<bottom>\d{1,4})(?!\d)` +
    String.raw`|(?<integer>\d{1,6})(?<mark>[.,])(?<decimals>\d{1,3})(?!\d)|(?<plain>\d{1,6}))(?![\d/⁄]|\s?%)`,
  'gu',
);
/** Measures that are written with decimals and never with fractions. */
const METRIC =
  /^\s?(?:[mk]?g|[mcd]?l|[mc]m|gr|kilo\p{L}*|gram\p{L}*|(?:milli|centi|deci)?lit\p{L}*)(?!\p{L})/iu;
/** What is weighed in thousands, and what in thousandths. */
const SMALL = /^\s?(?:gr?|gram\p{L}*|ml|millilit\p{L}*)(?!\p{L})/iu;
const LARGE = /^\s?(?:kg|kilo\p{L}*|l|lit\p{L}*)(?!\p{L})/iu;
/** What comes in a size of its own: of more tins none is larger. */
const PACKED =
  /(?:cans?|tins?|jars?|bottles?|cartons?|tubs?|tubes?|sachets?|pouch(?:es)?|packe?t?s?|packages?|pkgs?|bags?|box(?:es)?|blocks?|bars?|dosen?|gläse?r?|packung(?:en)?|päckchen|becher|beutel|hộp|gói|lon)\.?$/iu;
/** "2 x 400 g", "2 400 g tins", "2 (400 g) tins": a size, not an amount. */
const SIZE_FOLLOWS = /^\s?[x×*]\s?$|^\s\(?\s?$/iu;

/** An exact share: the numbers are whole, `of` is above 0. */
interface Share {
  parts: number;
  of: number;
}

/**
 * A quantity for more or fewer portions: every amount in it is multiplied, everything else stays as it is; so do
 * the sizes of what is packed, and percentages. Where a comma or a dot stands before three digits the measure tells
 * whether they are thousandths: "1,250 kg", "1,250 g".
 * @param quantity in words, such as `1 1/2 cups` or `200–250 g`
 * @param by how many portions there are to be, of how many there were; both above 0
 * @returns the words with exact numbers, as a cook would write them
 */
export function scaleQuantity(quantity: string, by: Share): string {
  if (by.parts === by.of) return quantity;
  let end = 0;
  let hasNumber = false;
  return quantity.replaceAll(NUMBER, (text: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    const at = rest.at(-3) as number;
    const after = quantity.slice(at + text.length);
    const between = quantity.slice(end, at);
    const isSize = hasNumber && isSizeAfter(between);
    const thousands = isThousands(groups, after);
    const share = readNumber(groups, thousands);
    end = at + text.length;
    hasNumber = true;
    if (!share || share.of === 0 || isSize) return text;
    const scaled = reduce({ parts: share.parts * by.parts, of: share.of * by.of });
    if (thousands) return grouped(Math.round(scaled.parts / scaled.of), groups['mark'] ?? ',');
    const isDecimal = groups['mark'] !== undefined || isMetric(after);
    return write(scaled, groups['mark'] ?? '.', isDecimal);
  });
}

/** @param between what stands between the number before and this one */
function isSizeAfter(between: string): boolean {
  return (
    SIZE_FOLLOWS.test(between) ||
    (between.endsWith('(') && PACKED.test(between.slice(0, -1).trim()))
  );
}

/** Whether the measure is metric; of a range the one behind its end. */
function isMetric(after: string): boolean {
  return METRIC.test(after.replace(/^\s?(?:[-–—]|to|or|bis|à)\s?[\d.,]+/iu, ''));
}

function isThousands(groups: Record<string, string | undefined>, after: string): boolean {
  const { integer = '', mark, decimals } = groups;
  if (decimals?.length !== 3 || integer.length > 3 || Number(integer) === 0) return false;
  if (LARGE.test(after)) return false;
  return mark === ',' || SMALL.test(after);
}

function readNumber(
  groups: Record<string, string | undefined>,
  thousands: boolean,
): Share | undefined {
  const { whole, letter, lone, before, top, bottom, integer, decimals, plain } = groups;
  const fraction = FRACTION_LETTERS.find((known) => known.letter === (letter ?? lone));
  if (fraction) {
    return { parts: Number(whole ?? 0) * fraction.of + fraction.parts, of: fraction.of };
  }
  if (top !== undefined && bottom !== undefined) {
    const of = Number(bottom);
    return { parts: Number(before ?? 0) * of + Number(top), of };
  }
  if (integer !== undefined && decimals !== undefined) {
    return { parts: Number(integer + decimals), of: thousands ? 1 : 10 ** decimals.length };
  }
  return plain === undefined ? undefined : { parts: Number(plain), of: 1 };
}

function reduce({ parts, of }: Share): Share {
  let [a, b] = [parts, of];
  while (b > 0) [a, b] = [b, a % b];
  return a === 0 ? { parts: 0, of: 1 } : { parts: parts / a, of: of / a };
}

const grouped = (number: number, mark: string) =>
  String(number).replaceAll(/\B(?=(?:\d{3})+$)/g, mark);

/** @param mark between whole and decimals, as the text has it */
function write({ parts, of }: Share, mark: string, isDecimal: boolean): string {
  const whole = Math.floor(parts / of);
  const rest = parts - whole * of;
  if (rest === 0) return String(whole);
  if (!isDecimal && COMMON.has(of) && whole < 100) {
    const fraction = FRACTION_LETTERS.find((known) => known.parts === rest && known.of === of);
    return `${whole === 0 ? '' : `${whole} `}${fraction?.letter ?? `${rest}/${of}`}`;
  }
  const digits = whole >= 100 ? 0 : whole >= 10 ? 1 : 2;
  // What rounding would make nothing is still a little.
  const rounded = Number((parts / of).toFixed(digits)) || Number((parts / of).toPrecision(1));
  return String(rounded).replace('.', mark);
}
