const NUMBER = String.raw`(\d+(?:[.,]\d+)?)`;
const ISO = new RegExp(
  `^P(?:${NUMBER}Y)?(?:${NUMBER}M)?(?:${NUMBER}W)?(?:${NUMBER}D)?` +
    `(?:T(?:${NUMBER}H)?(?:${NUMBER}M)?(?:${NUMBER}S)?)?$`,
  'iu',
);
const WORDS = new RegExp(
  `^(?:${NUMBER}(?:h|hrs?|hours?)\\.?)?(?:and|,)?(?:${NUMBER}(?:m|mins?|minutes?)\\.?)?$`,
  'iu',
);

/** Minutes in a week, a day, an hour, a minute and a second, as ISO 8601 writes them. */
const MINUTES = [10_080, 1440, 60, 1, 1 / 60];
/** Nothing cooks longer than a year; what claims to is a slip. */
const MAX_MINUTES = 525_600;
/** Longer than any duration in use. */
const MAX_LENGTH = 60;

/**
 * Reads how long something takes.
 *
 * @param value an ISO 8601 duration (`PT1H30M`, in any case, with fractions and blanks), words such as
 *   `1 hour 30 minutes`, or a number of minutes, be it as text
 * @returns whole minutes, half ones rounded up; undefined for anything else, for negative durations, and for
 *   those with years or months, which only come from mixing up `P30M` and `PT30M`
 */
export function durationMinutes(value: unknown): number | undefined {
  if (typeof value === 'number') return whole(value);
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return undefined;
  const text = value.replaceAll(/\s+/gu, '');
  if (/^\d+(?:[.,]\d+)?$/u.test(text)) return whole(number(text));
  const iso = ISO.exec(text);
  if (iso) {
    const [years, months, ...rest] = iso.slice(1);
    return number(years) || number(months) ? undefined : sum(rest, MINUTES);
  }
  const words = WORDS.exec(text);
  return words ? sum(words.slice(1), [60, 1]) : undefined;
}

function sum(counts: readonly (string | undefined)[], minutes: readonly number[]) {
  if (counts.every((count) => count === undefined)) return undefined;
  return whole(counts.reduce((all, count, at) => all + number(count) * (minutes[at] ?? 0), 0));
}

function number(text: string | undefined): number {
  return Number((text ?? '0').replace(',', '.'));
}

function whole(minutes: number): number | undefined {
  return minutes >= 0 && minutes <= MAX_MINUTES ? Math.round(minutes) : undefined;
}
