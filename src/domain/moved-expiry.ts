import { addDays, type IsoDate } from './lines/dates.ts';
import { guessExpiry, type Place } from './shelf-life.ts';

/** Frozen, what we do not know keeps its quality so long: cooked dishes, FoodKeeper of the USDA says 2 to 3 months. */
const FROZEN_DAYS = 90;
/** Thawed, what we do not know is eaten within so many days: leftovers, USDA. */
const THAWED_DAYS = 3;

/**
 * The last good day of something that is put elsewhere: a guess. Freezing and thawing begin anew; from shelf to fridge
 * and back, nothing keeps longer than it was said to.
 * @param key of its name, see `nameKey`
 * @param day it ended on until now; null where nobody said
 */
export function movedExpiry(
  key: string,
  { from, to }: { from: Place; to: Place },
  day: IsoDate | null,
  today: IsoDate,
): IsoDate | null {
  if (from === to) return day;
  const guess = guessExpiry(key, to, today);
  if (to === 'freezer') return guess ?? addDays(today, FROZEN_DAYS);
  if (from === 'freezer') return guess ?? addDays(today, THAWED_DAYS);
  if (day === null || guess === null) return day;
  return guess < day ? guess : day;
}
