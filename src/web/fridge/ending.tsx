import { today } from '../plan/days.ts';
import { Chip } from '../ui/page.tsx';

/** From so many days on, an end is worth a warning. */
const SOON_DAYS = 3;
const DAY_MS = 86_400_000;

/** Days from today to a day, by this device's calendar; negative when it is over. */
function daysUntil(day: string): number {
  return Math.round((Date.parse(day) - Date.parse(today())) / DAY_MS);
}

/** Whether something should be eaten in the next days. */
export const endsSoon = (day: string): boolean => daysUntil(day) <= SOON_DAYS;

/** When something ends, in as few words as possible. */
export function Ending({ day }: { day: string }) {
  const days = daysUntil(day);
  const tone = days < 0 ? 'danger' : days <= SOON_DAYS ? 'warn' : 'plain';
  return <Chip tone={tone}>{wordsFor(day, days)}</Chip>;
}

/** The same in a sentence. */
export const dayWords = (day: string): string =>
  `until ${new Date(day).toLocaleDateString(undefined, { dateStyle: 'medium', timeZone: 'UTC' })}`;

function wordsFor(day: string, days: number): string {
  if (days < 0) return days === -1 ? 'ended yesterday' : `ended ${-days} days ago`;
  if (days === 0) return 'ends today';
  if (days === 1) return 'ends tomorrow';
  if (days < 7) {
    return `ends ${new Date(day).toLocaleDateString(undefined, { weekday: 'long', timeZone: 'UTC' })}`;
  }
  const isThisYear = day.slice(0, 4) === String(new Date().getFullYear());
  return `until ${new Date(day).toLocaleDateString(undefined, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
    ...(isThisYear ? {} : { year: 'numeric' }),
  })}`;
}
