/** A time in a step, for a timer. */
export interface StepTime {
  /** Where its words stand in the text. */
  start: number;
  end: number;
  /** In seconds; of "20–25 minutes" the shorter one, to look then. */
  seconds: number;
}

const UNITS: readonly [words: string, seconds: number][] = [
  [String.raw`h|hrs?|hours?|std\.?|stunden?|heures?|ore|ora|horas?|uur|timmar|giờ|tiếng`, 3600],
  ['mins?|minutes?|minuten?|minuti|minutos?|minuut|minuter|phút', 60],
  ['secs?|seconds?|sekunden?|secondes?|secondi|segundos?|seconden?|sekunder|giây', 1],
];
const UNIT = UNITS.map(([words]) => words).join('|');
const SECONDS_OF = UNITS.map(
  ([words, seconds]) => [new RegExp(`^(?:${words})$`, 'iu'), seconds] as const,
);

const LETTERS: Readonly<Record<string, number>> = {
  '½': 1 / 2,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
};
/** Numbers that are written out. */
const WORDS: Readonly<Record<string, number>> = {
  'a quarter of an': 1 / 4,
  'half an': 1 / 2,
  'half a': 1 / 2,
  'eine halbe': 1 / 2,
  'a couple of': 2,
  an: 1,
  a: 1,
  eine: 1,
  one: 1,
  two: 2,
  zwei: 2,
  three: 3,
  drei: 3,
  four: 4,
  vier: 4,
  five: 5,
  fünf: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  zehn: 10,
  twelve: 12,
  fifteen: 15,
  zwanzig: 20,
  twenty: 20,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  fifty: 50,
  sixty: 60,
  ninety: 90,
};
const WRITTEN = Object.keys(WORDS)
  .toSorted((a, b) => b.length - a.length)
  .join('|');
const DIGITS = String.raw`(?:\d{1,3}\s+)?\d{1,2}\s?[/⁄]\s?\d{1,2}|\d{0,3}\s?[½¼¾⅓⅔]|\d{1,3}(?:[.,]\d{1,2})?`;
const NUMBER = String.raw`(?:${DIGITS}|(?:${WRITTEN})(?=[\s-]))`;
const HALF = String.raw`\s+and\s+a\s+half`;
const TIME = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,/⁄½¼¾⅓⅔-])(?<number>${NUMBER})(?<half>${HALF})?` +
    String.raw`(?:\s*(?:-|–|—|to|or|bis|à|a|đến)\s*${NUMBER}(?:${HALF})?)?` +
    String.raw`\s*-?\s*(?<unit>${UNIT})(?:(?<more>${HALF})|(?<minutes>[0-5]\d)(?:min)?)?(?![\p{L}\p{N}])`,
  'giu',
);
/** Between the parts of one time: "1 hour and 30 minutes". */
const BETWEEN = /^\s*(?:,|and|und|et|e|y|en|och|và)?\s*$/iu;
const DAY = 86_400;

/**
 * The times a step names, in their order: "25 minutes", "1 hour 30 min", "20–25 min", "two and a half hours", "1h30".
 * @param text any text
 * @returns times above 0 and up to a day
 */
export function stepTimes(text: string): StepTime[] {
  const times: (StepTime & { unit: number })[] = [];
  for (const found of text.matchAll(TIME)) {
    const { number = '', half, unit: sign = '', more, minutes } = found.groups ?? {};
    const unit = SECONDS_OF.find(([words]) => words.test(sign))?.[1] ?? 0;
    const halves = half === undefined && more === undefined ? 0 : 1 / 2;
    const seconds =
      Math.round((numberOf(number) + halves) * unit) + Number(minutes ?? 0) * (unit / 60);
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
  const written = WORDS[text.toLowerCase()];
  if (written !== undefined) return written;
  const letter = LETTERS[text.at(-1) ?? ''];
  if (letter !== undefined) return Number(text.slice(0, -1).trim() || 0) + letter;
  const [, whole, top, bottom] = /^(?:(\d+)\s+)?(\d+)\s?[/⁄]\s?(\d+)$/.exec(text) ?? [];
  if (top === undefined) return Number(text.replace(',', '.'));
  return Number(bottom) === 0 ? 0 : Number(whole ?? 0) + Number(top) / Number(bottom);
}
