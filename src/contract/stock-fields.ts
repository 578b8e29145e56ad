import { Type } from 'typebox';
import { readRatio, writeRatio } from '../domain/amounts/ratio.ts';
import { dayOf } from '../domain/lines/dates.ts';
import { findUnit } from '../domain/lines/units.ts';
import { MOST_MONEY } from '../domain/money.ts';
import { blankableText, nullable, wholeNumber } from './fields.ts';

/** How much of something there is, and until when. Left out, it stays what it was; null or empty takes it away. */
export const stockFields = {
  amount: Type.Optional(
    nullable(blankableText(20, { description: 'How much: `500`, `1 1/2`, `0,75`. Above 0.' })),
  ),
  unit: Type.Optional(
    nullable(
      blankableText(30, { description: 'Of the amount, in any spelling we know: `g`, `Cups`.' }),
    ),
  ),
  expires_on: Type.Optional(
    nullable(Type.String({ format: 'date', maxLength: 10, description: 'The last good day.' })),
  ),
  price: Type.Optional(
    nullable(
      wholeNumber({
        maximum: MOST_MONEY,
        description:
          'What all of it cost, in the smallest coin of the kitchen’s currency: 249 for 2.49 €.',
      }),
    ),
  ),
};

/** The same as it goes out: left out where nobody said. */
export const stockReply = {
  amount: Type.Optional(Type.String({ description: 'Exact: `500`, `1 1/2`.' })),
  unit: Type.Optional(Type.String()),
  expires_on: Type.Optional(Type.String({ format: 'date' })),
  price: Type.Optional(Type.Integer({ description: 'In the smallest coin.' })),
};

/** The most anybody has of anything, in its unit. */
const MOST = 1_000_000;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2199;

/** Problems that only the values tell: amounts that are none, unknown units, days that are none or far away. */
export function stockProblems(value: Record<string, unknown>): Record<string, string[]> {
  const { amount, unit, expires_on: expires } = value;
  const problems: Record<string, string[]> = {};
  if (typeof amount === 'string' && amount !== '' && exactAmount(amount) === undefined) {
    problems['amount'] = [`Enter an amount above 0 and up to ${MOST}, such as 500 or 1 1/2.`];
  }
  if (typeof unit === 'string' && unit !== '' && findUnit(unit) === undefined) {
    problems['unit'] = ['We do not know this unit.'];
  }
  if (typeof expires === 'string' && expires !== '' && !isNearDay(expires)) {
    problems['expires_on'] = ['Enter a day as YYYY-MM-DD, from 2000 to 2199.'];
  }
  return problems;
}

/** @returns the amount as it is stored; undefined where it is none */
export function exactAmount(written: string): string | undefined {
  const ratio = readRatio(written.replace(',', '.'));
  if (!ratio || ratio.top <= 0n || ratio.top > BigInt(MOST) * ratio.bottom) return undefined;
  return writeRatio(ratio);
}

/** Whether this is a day, and not in the far past or future. */
export function isNearDay(day: string): boolean {
  const year = Number(day.slice(0, 4));
  return dayOf(day) !== undefined && year >= FIRST_YEAR && year <= LAST_YEAR;
}
