import { CalendarClock } from 'lucide-react';
import { Link } from 'wouter';
import { Ending, endsSoon } from './ending.tsx';
import type { Group } from './fridge.queries.ts';

/** What should be eaten first, above everything else; nothing where nothing presses. */
export function EndingSoon({ groups }: { groups: readonly Group[] }) {
  const items = groups
    .flatMap(([, list]) => list)
    .flatMap((item) => (item.expires_on === undefined ? [] : [{ ...item, day: item.expires_on }]))
    .filter(({ day }) => endsSoon(day))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  if (items.length === 0) return null;
  const names = items.map(({ name }) => name).join(',');
  return (
    <section
      aria-label="Eat first"
      className="mb-5 rounded-card border border-line bg-card p-4 shadow-card"
    >
      <header className="flex flex-wrap items-center justify-between gap-x-4">
        <h2 className="flex items-center gap-2 text-lg">
          <CalendarClock aria-hidden className="size-5 text-warn" />
          Eat first
        </h2>
        <Link
          href={`/recipes?by=ingredients&q=${encodeURIComponent(names)}`}
          className="flex min-h-11 items-center font-semibold text-accent underline underline-offset-4"
        >
          Recipes with it
        </Link>
      </header>
      <ul className="flex flex-wrap gap-x-5 gap-y-2">
        {items.map(({ id, name, day }) => (
          <li key={id} className="flex items-center gap-2">
            <span className="font-medium">{name}</span> <Ending day={day} />
          </li>
        ))}
      </ul>
    </section>
  );
}
