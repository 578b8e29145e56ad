import { durationMinutes } from '../duration.ts';

const DAYS =
  'days?|tage?n?|jours?|d[ií]as?|giorn[oi]|dias?|dag(?:en|ar|e)?|dn[iíy]|дн\\p{L}*|ngày|天';
const HOURS =
  'hours?|hrs?|h|stunden?|std|heures?|horas?|or[ae]|uur|uren|timm(?:e|ar)|timer?|tuntia?|tim|óra|godz(?:in[ay]?)?|hod(?:in[ay]?)?|' +
  'ч(?:ас\\p{L}*)?|год(?:ин\\p{L}*)?|saat|giờ|jam|小时|時間|시간|u|t';
const MINUTES =
  'minutes?|mins?|min\\.|m|minuten|minutos?|minut[ioyeěů]?|minuti?|minuter|minutter|minuuttia?|perc|мин\\p{L}*|хв\\p{L}*|' +
  'dakika|dk|phút|menit|minuta|分钟|分|분';
const AMOUNT = '(\\d+(?:[.,]\\d+)?(?:\\s?[½¼¾]|\\s\\d\\/\\d)?|[½¼¾])';
const PART = new RegExp(
  `(?:\\d+\\s?(?:[-–—]|to|bis|à|a)\\s?)?${AMOUNT}\\s?(?:(${DAYS})|(${HOURS})|(${MINUTES}))(?![\\p{L}])`,
  'giu',
);
const FRACTIONS = new Map([
  ['½', 0.5],
  ['¼', 0.25],
  ['¾', 0.75],
]);
const MAX_LENGTH = 200;
const MAX_MINUTES = 525_600;

/**
 * How long something takes, as pages show it: `Total time: 1 hour 10 minutes`, `1 Std. 20 Min.`, `45'`; of a range
 * the upper end. Also all that `durationMinutes` reads.
 * @returns whole minutes; undefined where there is no time, or none above zero
 */
export function shownMinutes(value: unknown): number | undefined {
  const plain = durationMinutes(value);
  if (plain !== undefined) return plain;
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return undefined;
  let minutes = 0;
  let found = 0;
  const seen = new Set<number>();
  for (const [, amount = '', days, hours] of value.matchAll(PART)) {
    const size = days === undefined ? (hours === undefined ? 1 : 60) : 1440;
    // Plug-ins say the same twice for those who hear the page: "10 minutes mins".
    if (seen.has(size)) break;
    seen.add(size);
    minutes += numberOf(amount) * size;
    found += 1;
  }
  const whole = Math.round(minutes);
  return found > 0 && whole >= 0 && whole <= MAX_MINUTES ? whole : undefined;
}

function numberOf(text: string): number {
  const [, whole = '', sign = '', parts = ''] =
    /^(\d+(?:[.,]\d+)?)?\s?([½¼¾])?(?:\s(\d\/\d))?$/u.exec(text) ?? [];
  const [top = 0, bottom = 1] = parts === '' ? [] : parts.split('/').map(Number);
  const fraction = (FRACTIONS.get(sign) ?? 0) + (bottom > 0 ? top / bottom : 0);
  return Number(whole.replace(',', '.') || 0) + fraction;
}
