import { addDays } from '../../domain/lines/dates.ts';

/** Today, by this device's calendar: `2026-05-06`. */
export function today(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()))
    .toISOString()
    .slice(0, 10);
}

/** "Wednesday, 6 May", and for the next days "Today", "Tomorrow". */
export function dayName(day: string): string {
  const name = new Date(day).toLocaleDateString(undefined, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  if (day === today()) return `Today, ${name}`;
  return day === addDays(today(), 1) ? `Tomorrow, ${name}` : name;
}

/** "4 – 10 May", of any two days. */
export function spanName(from: string, to: string): string {
  const format = new Intl.DateTimeFormat(undefined, {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return format.formatRange(new Date(from), new Date(to));
}
