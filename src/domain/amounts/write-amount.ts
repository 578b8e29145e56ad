import type { Amount } from '../amount.ts';
import { FRACTION_LETTERS } from '../lines/fractions.ts';
import { measureOf, type Measure } from './measure.ts';
import {
  compare,
  over,
  ratio,
  readRatio,
  rounded,
  times,
  withPlaces,
  type Ratio,
} from './ratio.ts';
import { decimalMark, unitWord } from './unit-words.ts';

/** Measures that are written with decimals, never with fractions. */
const DECIMAL = new Set(['g', 'kg', 'mg', 'hg', 'ml', 'cl', 'dl', 'litre', 'cm', 'mm']);
/** Denominators cooks measure by. */
const COMMON = new Set([2n, 3n, 4n, 8n]);
const whole = (value: bigint) => ratio(value);

/** A larger unit, and the least of it that is worth its name; in such steps it is measured. */
interface Step {
  unit: string;
  from: Ratio;
  parts: readonly bigint[];
}

const QUARTERS_AND_THIRDS = [1n, 2n, 3n, 4n];
/** Cups and pounds for what has become too much for spoons and ounces; the largest first. */
const LARGER: ReadonlyMap<string, readonly Step[]> = new Map(
  Object.entries({
    tsp: [
      { unit: 'cup', from: ratio(1n, 4n), parts: QUARTERS_AND_THIRDS },
      { unit: 'tbsp', from: whole(2n), parts: [1n, 2n] },
    ],
    tbsp: [{ unit: 'cup', from: ratio(1n, 2n), parts: QUARTERS_AND_THIRDS }],
    'fl oz': [{ unit: 'cup', from: whole(2n), parts: QUARTERS_AND_THIRDS }],
    oz: [{ unit: 'lb', from: whole(1n), parts: [1n, 2n, 4n] }],
  }),
);
/** What is written in two units where one does not come out even: "1 lb 2 oz". */
const TWO_UNITS: ReadonlyMap<string, string> = new Map([
  ['tbsp', 'cup'],
  ['oz', 'lb'],
]);

/** Grams up to a kilogram, millilitres up to a litre; decilitres and centilitres as long as they are small numbers. */
function metric(unit: string, base: Ratio): string {
  const isLarge = compare(base, whole(1000n)) >= 0;
  switch (unit) {
    case 'g':
    case 'kg':
    case 'hg': {
      return isLarge ? 'kg' : 'g';
    }
    case 'ml':
    case 'litre': {
      return isLarge ? 'litre' : 'ml';
    }
    case 'dl':
    case 'cl': {
      return isLarge ? 'litre' : unit;
    }
    case 'mg': {
      return compare(base, whole(1n)) >= 0 ? 'g' : 'mg';
    }
    default: {
      return unit;
    }
  }
}

function isEven(value: Ratio, parts: readonly bigint[]): boolean {
  return parts.includes(value.bottom);
}

/** The unit a cook would use for both ends of an amount. */
function bestMeasure(measure: Measure, ends: readonly Ratio[]): Measure {
  const { unit } = measure;
  const most = ends.at(-1);
  if (unit === null || !most) return measure;
  const better = measureOf(metric(unit, most));
  if (better.unit !== unit) return better;
  for (const step of LARGER.get(unit) ?? []) {
    const larger = measureOf(step.unit);
    const values = ends.map((end) => over(end, larger.factor));
    const isWorth = values.every((value) => compare(value, step.from) >= 0);
    if (isWorth && values.every((value) => isEven(value, step.parts))) return larger;
  }
  return measure;
}

function writeNumber(value: Ratio, unit: string | null, mark: string): string {
  const { top, bottom } = value;
  if (bottom === 1n) return String(top);
  const [integer, rest] = [top / bottom, top % bottom];
  if ((unit === null || !DECIMAL.has(unit)) && COMMON.has(bottom) && integer < 100n) {
    const letter = FRACTION_LETTERS.find(
      ({ parts, of }) => BigInt(parts) === rest && BigInt(of) === bottom,
    );
    if (letter) return integer === 0n ? letter.letter : `${integer} ${letter.letter}`;
  }
  if (integer >= 100n) return withPlaces(value, 0, mark);
  if (integer >= 10n) return withPlaces(value, 1, mark);
  let places = 2;
  while (places < 12 && top * 10n ** BigInt(places) < bottom) places += 1;
  return withPlaces(value, places, mark);
}

/** What is only about right is not written as if it were exact: grams from 100 on in tens, cups in quarters. */
function roughly(value: Ratio, unit: string | null): Ratio {
  if (unit === null || !DECIMAL.has(unit)) {
    const quarters = rounded(times(value, whole(4n)));
    return quarters === 0n ? value : ratio(quarters, 4n);
  }
  if (compare(value, whole(100n)) >= 0) {
    return times(whole(rounded(over(value, whole(10n)))), whole(10n));
  }
  return compare(value, whole(10n)) >= 0 ? whole(rounded(value)) : value;
}

/** How amounts are shown. */
export interface Writing {
  /** A language tag, for the decimal sign and the words of units; English where it is left out. */
  locale?: string;
  /** Whether the amounts are only about right: "≈ 240 g". */
  approximate?: boolean;
  /** Whether pieces, cans and the like are rounded up, as a shop sells them: "1" for ⅔ of an onion. */
  inWhole?: boolean;
}

const MEASURED = new Set(['mass', 'volume', 'length']);
const upToWhole = ({ top, bottom }: Ratio): Ratio => whole((top + bottom - 1n) / bottom);

/**
 * An amount as a cook would write it: "1 ½ cups", "350 g", "1.2 kg", "2–3 cloves", "1 lb 2 oz". Metric numbers are
 * rounded to what a kitchen's scale shows.
 * @returns only the unit where the number is unknown, and empty text where there is no unit either
 */
export function writeAmount(
  amount: Amount,
  { locale = 'en', approximate, inWhole }: Writing = {},
): string {
  const mark = decimalMark(locale);
  const measure = measureOf(amount.unit);
  const low = amount.quantity === null ? undefined : readRatio(amount.quantity);
  if (!low) return amount.unit === null ? '' : unitWord(amount.unit, false, locale);
  const high = amount.quantity_max === null ? undefined : readRatio(amount.quantity_max);
  const numbers = high && compare(high, low) > 0 ? [low, high] : [low];
  const ends = numbers.map((number) => {
    if (inWhole && !MEASURED.has(measure.key)) return upToWhole(number);
    return times(approximate ? roughly(number, measure.unit) : number, measure.factor);
  });
  const { unit, factor } = bestMeasure(measure, ends);
  const values = ends.map((end) => over(end, factor));
  const last = values.at(-1);
  if (!last) return '';
  const about = approximate ? '≈ ' : '';
  const two = values.length === 1 && unit !== null ? inTwoUnits(unit, last, locale) : undefined;
  if (two !== undefined) return `${about}${two}`;
  const text = values.map((value) => writeNumber(value, unit, mark)).join('–');
  const isMany = compare(last, whole(1n)) > 0;
  return `${about}${text}${unit === null ? '' : ` ${unitWord(unit, isMany, locale)}`}`;
}

function inTwoUnits(unit: string, value: Ratio, locale: string): string | undefined {
  const larger = TWO_UNITS.get(unit);
  if (larger === undefined || value.bottom !== 1n) return undefined;
  const each = over(measureOf(larger).factor, measureOf(unit).factor).top;
  const [many, rest] = [value.top / each, value.top % each];
  if (many === 0n || rest === 0n) return undefined;
  const words = [
    `${many} ${unitWord(larger, many > 1n, locale)}`,
    `${rest} ${unitWord(unit, rest > 1n, locale)}`,
  ];
  return words.join(unit === 'oz' ? ' ' : ' + ');
}

/** Amounts side by side: "500 g + 2 cans". */
export function writeAmounts(amounts: readonly Amount[], writing: Writing = {}): string {
  return amounts
    .map((amount) => writeAmount(amount, writing))
    .filter((text) => text !== '')
    .join(' + ');
}
