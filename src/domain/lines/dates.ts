/** Words for days, in the languages we read; a newcomer adds words. Monday is 1, Sunday 7. */
const WEEKDAYS: readonly string[] = [
  'monday mon montag mo lundi lun lunes lunedì lunedi maandag måndag thứ_hai thứ_2',
  'tuesday tue tues dienstag di mardi martes martedì martedi dinsdag tisdag thứ_ba thứ_3',
  'wednesday wed mittwoch mi mercredi miércoles miercoles mercoledì mercoledi woensdag onsdag thứ_tư thứ_4',
  'thursday thu thur thurs donnerstag do jeudi jueves giovedì giovedi donderdag torsdag thứ_năm thứ_5',
  'friday fri freitag fr vendredi viernes venerdì venerdi vrijdag fredag thứ_sáu thứ_6',
  'saturday sat samstag sonnabend sa samedi sábado sabado sabato zaterdag lördag thứ_bảy thứ_7',
  'sunday sun sonntag so dimanche domingo domenica zondag söndag chủ_nhật',
];
const MONTHS: readonly string[] = [
  'january jan januar janvier enero gennaio januari',
  'february feb februar février fevrier febrero febbraio februari',
  'march mar märz maerz mars marzo maart',
  'april apr avril abril aprile',
  'may mai mayo maggio mei maj',
  'june jun juni juin junio giugno',
  'july jul juli juillet julio luglio',
  'august aug août aout agosto augustus augusti',
  'september sep sept septembre septiembre settembre',
  'october oct okt oktober octobre octubre ottobre',
  'november nov novembre noviembre',
  'december dec dez dezember décembre decembre diciembre dicembre',
];
const SOON: ReadonlyMap<string, number> = new Map(
  Object.entries({
    today: 0,
    heute: 0,
    'aujourd’hui': 0,
    hoy: 0,
    oggi: 0,
    vandaag: 0,
    idag: 0,
    'hôm nay': 0,
    tomorrow: 1,
    morgen: 1,
    demain: 1,
    mañana: 1,
    domani: 1,
    imorgon: 1,
    'ngày mai': 1,
    übermorgen: 2,
  }),
);
/** How many days a word for a span has. */
const SPANS: readonly (readonly [days: number, words: string])[] = [
  [1, 'day days tag tage tagen jour jours día días dia dias giorno giorni dag dagen dagar ngày'],
  [
    7,
    'week weeks woche wochen semaine semaines semana semanas settimana settimane weken vecka veckor tuần',
  ],
  [
    30,
    'month months monat monate monaten mois mes meses mese mesi maand maanden månad månader tháng',
  ],
];

const index = (rows: readonly string[]): Map<string, number> =>
  new Map(
    rows.flatMap((row, at) =>
      row.split(' ').map((word): [string, number] => [word.replaceAll('_', ' '), at + 1]),
    ),
  );
const WEEKDAY = index(WEEKDAYS);
const MONTH = index(MONTHS);
const SPAN = new Map(
  SPANS.flatMap(([days, words]) => words.split(' ').map((word) => [word, days])),
);

const DAY = 86_400_000;
/** A date as text, `2026-11-27`. */
export type IsoDate = string;

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Days since 1970 of a date; undefined for what is no date of the calendar. */
export function dayOf(date: IsoDate): number | undefined {
  const known = DAYS.get(date);
  if (known !== undefined) return known;
  const day = readDay(date);
  if (DAYS.size >= MOST_DAYS) DAYS.clear();
  if (day !== undefined) DAYS.set(date, day);
  return day;
}

/** Dates are asked for again and again: a plan looks at when each recipe was cooked. */
const DAYS = new Map<IsoDate, number>();
const MOST_DAYS = 2000;

function readDay(date: IsoDate): number | undefined {
  const [, year = '', month = '', day = ''] = ISO.exec(date) ?? [];
  if (year === '') return undefined;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return new Date(time).toISOString().startsWith(date) ? time / DAY : undefined;
}

/** The date so many days after 1970. */
const dateOf = (day: number): IsoDate => new Date(day * DAY).toISOString().slice(0, 10);

/** A date so many days later; the same for what is no date. */
export function addDays(date: IsoDate, days: number): IsoDate {
  const day = dayOf(date);
  return day === undefined ? date : dateOf(day + days);
}

const NUMERIC = /^(\d{1,2})[./](\d{1,2})\.?(?:[./]?(\d{4}|\d{2}))?\.?$/;
const IN_SPAN = /^(?:in |for |noch |dans |pour |en |per |tra |over |om )?(\d{1,3}) (\p{L}+)$/iu;
const WITH_MONTH =
  /^(?:(\d{1,2})(?:st|nd|rd|th|er)?\.?(?: de| of)? (\p{L}+)|(\p{L}+) (\d{1,2})(?:st|nd|rd|th)?)\.?(?:,? (\d{4}))?$/iu;
const LONGEST = 40;

/** A day with what stands around it: "next Friday", "vendredi prochain". */
const NAMED_DAY =
  /^(next |nächste[nr]? |kommende[nr]? )?(?:this |diesen |ce |este |le |el )?(.+?)(?: prochain| que viene)?$/u;

/**
 * Reads when something ends: "Friday", "next Friday", "tomorrow", "in 3 days", "28.11.", "28/11/2026", "3 December",
 * "2026-12-03", in English, German, French, Spanish, Italian, Dutch, Swedish and Vietnamese. Weekdays and dates without
 * a year are the next of their name, today included; "next Friday" is that of next week, "vendredi prochain" the first.
 * @param text nothing but the words of the date
 * @param today of the one who wrote it
 * @returns undefined for everything else, and for days that the calendar does not have
 */
export function readDate(text: string, today: IsoDate): IsoDate | undefined {
  const now = dayOf(today);
  const words = text.trim().toLowerCase().replaceAll(/[’']/g, '’').replaceAll(/\s+/g, ' ');
  if (now === undefined || words === '' || words.length > LONGEST) return undefined;
  if (dayOf(words) !== undefined) return words;
  const soon = SOON.get(words);
  if (soon !== undefined) return dateOf(now + soon);
  const [, next = '', name = ''] = NAMED_DAY.exec(words) ?? [];
  const weekday = WEEKDAY.get(name.replace(/\.$/, ''));
  if (weekday !== undefined) return weekdayAfter(now, weekday, next !== '');
  const span = IN_SPAN.exec(words);
  const days = span ? SPAN.get(span[2] ?? '') : undefined;
  if (span && days !== undefined) return dateOf(now + days * Number(span[1]));
  return calendarDate(words, now);
}

/** 1970 began on a Thursday. */
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

function weekdayAfter(now: number, weekday: number, isNextWeek: boolean): IsoDate {
  const today = weekdayOf(now);
  if (isNextWeek) return dateOf(now + (7 - today) + weekday);
  return dateOf(now + ((weekday - today + 7) % 7));
}

function calendarDate(words: string, now: number): IsoDate | undefined {
  const numeric = NUMERIC.exec(words);
  if (numeric) return dayAndMonth(Number(numeric[1]), Number(numeric[2]), numeric[3], now);
  const named = WITH_MONTH.exec(words);
  if (!named) return undefined;
  const month = MONTH.get(named[2] ?? named[3] ?? '');
  return month === undefined
    ? undefined
    : dayAndMonth(Number(named[1] ?? named[4]), month, named[5], now);
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');

function dayAndMonth(
  day: number,
  month: number,
  year: string | undefined,
  now: number,
): IsoDate | undefined {
  const thisYear = Number(dateOf(now).slice(0, 4));
  const write = (of: number): IsoDate | undefined => {
    const date = `${pad(of, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
    return dayOf(date) === undefined ? undefined : date;
  };
  if (year !== undefined) return write(year.length === 2 ? 2000 + Number(year) : Number(year));
  const date = write(thisYear);
  // What was longer ago than a month is meant for next year.
  if (date !== undefined && (dayOf(date) ?? 0) < now - 31) return write(thisYear + 1);
  return date ?? write(thisYear + 1);
}
