import { useQuery } from '@tanstack/react-query';
import { api } from '../../contract/api.ts';
import type { ReplyOf } from '../../contract/endpoint.ts';
import { call } from '../api/call.ts';
import { Card } from '../ui/page.tsx';

type Month = ReplyOf<typeof api.fridge.moves>[number];

/** What becomes of food, and the colour it is drawn in. */
const KINDS = [
  { kind: 'cooked', name: 'cooked', ground: 'bg-accent' },
  { kind: 'used', name: 'used up', ground: 'bg-hue-6' },
  { kind: 'thrown', name: 'thrown away', ground: 'bg-danger' },
] as const;

/** What was eaten and what was thrown away, month by month; nothing where nothing was noted. */
export function Moves() {
  const { data } = useQuery({
    queryKey: ['moves'],
    queryFn: () => call(api.fridge.moves, { query: {} }),
  });
  if (!data || data.length === 0) return null;
  const most = Math.max(...data.map(leftOf), 1);
  const [latest] = data;
  return (
    <Card className="mt-5 p-5 sm:p-6">
      <section aria-label="Eaten and thrown away">
        <h2 className="text-xl">Eaten and thrown away</h2>
        <p className="mt-1 mb-4 flex flex-wrap gap-x-5 gap-y-1 text-sm text-soft">
          {KINDS.map(({ kind, name, ground }) => (
            <span key={kind} className="flex items-center gap-2">
              <span aria-hidden className={`size-3 rounded-sm ${ground}`} /> {name}
            </span>
          ))}
        </p>
        <ul className="grid gap-3">
          {data.map((month) => (
            <li key={month.month} className="grid gap-1 sm:grid-cols-[10rem_1fr]">
              <span className="font-medium">{monthName(month.month)}</span>
              <span className="grid gap-1">
                <span aria-hidden className="flex h-4 overflow-hidden rounded-full bg-sunken">
                  {KINDS.map(({ kind, ground }) => (
                    <span
                      key={kind}
                      className={ground}
                      style={{ width: `${(month[kind] / most) * 100}%` }}
                    />
                  ))}
                </span>
                <span className="text-sm text-soft">
                  {KINDS.map(({ kind, name }) => `${month[kind]} ${name}`).join(', ')}
                </span>
              </span>
            </li>
          ))}
        </ul>
        {latest && latest.thrown_foods.length > 0 && (
          <p className="pt-4">
            <strong className="font-semibold">Thrown away most:</strong>{' '}
            {latest.thrown_foods.map(({ name, count }) => `${name} (${count})`).join(', ')}.
          </p>
        )}
      </section>
    </Card>
  );
}

const leftOf = ({ cooked, used, thrown }: Month) => cooked + used + thrown;

function monthName(month: string): string {
  return new Date(`${month}-01`).toLocaleDateString(undefined, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
