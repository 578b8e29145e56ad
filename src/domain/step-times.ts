/** A time in a step, for a timer. */
export interface StepTime {
  /** Where its words stand in the text. */
  start: number;
  end: number;
  /** In seconds; of "20–25 minutes" the shorter one, to look then. */
  seconds: number;
}

const UNITS: readonly [RegExp, number][] = [
  [/^(?:h|hrs?|hours?|std\.?|stunden?|heures?|ore|ora|horas?|uur|timmar|giờ|tiếng)$/iu, 3600],
  [/^(?:mins?|min\.|minutes?|minuten?|minuti|minutos?|minuut|minuter|phút)$/iu, 60],
  [/^(?:secs?|seconds?|sekunden?|secondes?|secondi|segundos?|seconden?|sekunder|giây)$/iu, 1],
];
const UNIT = String.raw`(?:h|hrs?|hours?|std\.?|stunden?|heures?|ora|ore|horas?|uur|timmar|giờ|tiếng|mins?|min\.|minutes?|minuten?|minuti|minutos?|minuut|minuter|phút|secs?|seconds?|sekunden?|secondes?|secondi|segundos?|seconden?|sekunder|giây)`;
const NUMBER = String.raw`(\d{1,3}(?:[.,]\d{1,2})?|\d?\s?[½¼¾])`;
const TIME = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])${NUMBER}(?:\s*(?:-|–|to|bis|à|a)\s*\d{1,3}(?:[.,]\d{1,2})?)?\s*-?\s*(${UNIT})(?!\p{L})`,
  'giu',
);
/** Between the parts of one time: "1 hour and 30 minutes". */
const BETWEEN = /^\s*(?:,|and|und|et|e|y|en|och|và)?\s*$/iu;
const DAY = 86_400;
const LETTERS: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 };

/**
 * The times a step names, in their order: "25 minutes", "1 hour 30 min", "20–25 min".
 * @param text any text
 * @returns times above 0 and up to a day
 */
export function stepTimes(text: string): StepTime[] {
  const times: (StepTime & { unit: number })[] = [];
  for (const found of text.matchAll(TIME)) {
    const unit = UNITS.find(([sign]) => sign.test(found[2] ?? ''))?.[1] ?? 0;
    const seconds = Math.round(numberOf(found[1] ?? '') * unit);
    const [start, end] = [found.index, found.index + found[0].length];
    const last = times.at(-1);
    if (last && last.unit > unit && BETWEEN.test(text.slice(last.end, start))) {
      times[times.length - 1] = { ...last, end, seconds: last.seconds + seconds, unit };
    } else {
      times.push({ start, end, seconds, unit });
    }
  }
  return times
    .filter(({ seconds }) => seconds > 0 && seconds <= DAY)
    .map(({ start, end, seconds }) => ({ start, end, seconds }));
}

function numberOf(text: string): number {
  const letter = text.at(-1) ?? '';
  const part = LETTERS[letter];
  if (part !== undefined) return Number(text.slice(0, -1).trim() || 0) + part;
  return Number(text.replace(',', '.'));
}
