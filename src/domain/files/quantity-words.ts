import { plain } from './file-text.ts';

/** Parts of a cup or a spoon that cooks measure with, to three decimals. */
const FRACTIONS = new Map([
  [0.125, '1/8'],
  [0.25, '1/4'],
  [0.333, '1/3'],
  [0.375, '3/8'],
  [0.5, '1/2'],
  [0.625, '5/8'],
  [0.667, '2/3'],
  [0.75, '3/4'],
  [0.875, '7/8'],
]);

/**
 * An amount that a program keeps as a number, as a cook would write it: 0.5 and "cup" are "1/2 cup".
 * @param amount a number, or its digits; 0 and anything else is no amount
 * @param unit its name, or empty
 */
export function quantityWords(amount: unknown, unit: string): string {
  const number = typeof amount === 'string' ? Number(amount.replace(',', '.')) : amount;
  if (typeof number !== 'number' || !(number > 0) || !(number < 1e6)) {
    return typeof amount === 'string' && number !== 0
      ? [plain(amount), unit].filter((part) => part !== '').join(' ')
      : unit;
  }
  const whole = Math.floor(number);
  const fraction = FRACTIONS.get(Math.round((number - whole) * 1000) / 1000);
  const written = fraction
    ? [...(whole > 0 ? [whole] : []), fraction].join(' ')
    : String(Math.round(number * 1000) / 1000);
  return unit === '' ? written : `${written} ${unit}`;
}
