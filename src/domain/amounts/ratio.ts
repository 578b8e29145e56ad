/** An exact number of at least 0: `top / bottom` in lowest terms, `bottom` above 0. */
export interface Ratio {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** The exact number `top / bottom`; 0 for what is below 0 or divided by nothing: no amount is negative. */
export function ratio(top: bigint, bottom = 1n): Ratio {
  if (top <= 0n || bottom <= 0n) return ZERO;
  let [a, b] = [top, bottom];
  while (b > 0n) [a, b] = [b, a % b];
  return { top: top / a, bottom: bottom / a };
}

export const ZERO: Ratio = { top: 0n, bottom: 1n };
export const ONE: Ratio = { top: 1n, bottom: 1n };

export const plus = (a: Ratio, b: Ratio): Ratio =>
  a.bottom === b.bottom
    ? ratio(a.top + b.top, a.bottom)
    : ratio(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
/** `a - b`, and 0 where that would be less. */
export const minus = (a: Ratio, b: Ratio): Ratio =>
  ratio(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
export const times = (a: Ratio, b: Ratio): Ratio => ratio(a.top * b.top, a.bottom * b.bottom);
/** `a / b`; 0 where b is 0. */
export const over = (a: Ratio, b: Ratio): Ratio => ratio(a.top * b.bottom, a.bottom * b.top);
/** Below 0 when a is less, 0 when they are equal, above 0 when a is more. */
export function compare(a: Ratio, b: Ratio): number {
  const difference = a.top * b.bottom - b.top * a.bottom;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}
export const least = (a: Ratio, b: Ratio): Ratio => (compare(a, b) <= 0 ? a : b);

/** The nearest whole number, halves up. */
export const rounded = ({ top, bottom }: Ratio): bigint => (top * 2n + bottom) / (bottom * 2n);
/** For ranking and percentages only. */
export const toNumber = ({ top, bottom }: Ratio): number => Number(top) / Number(bottom);

/** Longer texts are no quantities of a kitchen. */
const LONGEST = 60;
const MIXED = /^(?:(\d+) )?(\d+)\/(\d+)$/;
const DECIMAL = /^(\d+)(?:\.(\d+))?$/;

/**
 * Reads an exact number as ingredient lines and replies have it: `3`, `1/2`, `1 1/2`, `0.25`.
 * @returns undefined for everything else, negative numbers and fractions of nothing included
 */
export function readRatio(text: string): Ratio | undefined {
  if (text.length > LONGEST) return undefined;
  const mixed = MIXED.exec(text);
  if (mixed) {
    const bottom = BigInt(mixed[3] ?? '0');
    if (bottom === 0n) return undefined;
    return ratio(BigInt(mixed[1] ?? '0') * bottom + BigInt(mixed[2] ?? '0'), bottom);
  }
  const decimal = DECIMAL.exec(text);
  if (!decimal) return undefined;
  const places = decimal[2] ?? '';
  return ratio(BigInt(`${decimal[1] ?? ''}${places}`), 10n ** BigInt(places.length));
}

/** Denominators up to here are written as fractions, those above as decimals where they come out even. */
const LARGEST_FRACTION = 16n;

/**
 * Writes an exact number so that `readRatio` reads the same number: `3`, `1 1/2`, `336.5882365`. What would take more
 * than 60 signs, as no sum of a kitchen does, is rounded to nine places.
 */
export function writeRatio(value: Ratio): string {
  const { top, bottom } = value;
  const [whole, rest] = [top / bottom, top % bottom];
  if (rest === 0n) return String(whole);
  const places = bottom > LARGEST_FRACTION ? evenPlaces(bottom) : undefined;
  if (places !== undefined) return withPlaces(value, places);
  const text = whole === 0n ? `${rest}/${bottom}` : `${whole} ${rest}/${bottom}`;
  return text.length > LONGEST ? withPlaces(value, 9) : text;
}

/** How many decimal places a fraction takes to come out even; undefined where it never does. */
function evenPlaces(bottom: bigint): number | undefined {
  for (let places = 1; places <= 18; places += 1) {
    if (10n ** BigInt(places) % bottom === 0n) return places;
  }
  return undefined;
}

/** The number with at most so many decimal places, rounded. */
export function withPlaces({ top, bottom }: Ratio, places: number, mark = '.'): string {
  const digits = String(rounded({ top: top * 10n ** BigInt(places), bottom })).padStart(
    places + 1,
    '0',
  );
  if (places === 0) return digits;
  const decimals = digits.slice(-places).replace(/0+$/, '');
  return `${digits.slice(0, -places)}${decimals === '' ? '' : mark}${decimals}`;
}

/**
 * The exact number of a number that came in as JSON, to six places.
 * @returns undefined for what is no number of at least 0 and at most a thousand millions
 */
export function ratioOf(value: number): Ratio | undefined {
  if (!(value >= 0 && value <= 1e9)) return undefined;
  return ratio(BigInt(Math.round(value * 1e6)), 1_000_000n);
}

const numbers = new Map<string, number>();
const MOST_NUMBERS = 5000;

/** A quantity as a number that may be off in its last digits, for ranking many recipes; NaN where it is none. */
export function numberOf(quantity: string): number {
  const known = numbers.get(quantity);
  if (known !== undefined) return known;
  const value = readRatio(quantity);
  const number = value ? toNumber(value) : Number.NaN;
  if (numbers.size >= MOST_NUMBERS) numbers.clear();
  numbers.set(quantity, number);
  return number;
}
