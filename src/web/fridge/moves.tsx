import { useQuery } from '@tanstack/react-query';
import { api } from '../../contract/api.ts';
import type { ReplyOf } from '../../contract/endpoint.ts';
import { call } from '../api/call.ts';
import { Card } from '../ui/page.tsx';
import { writeMoney } from './money.ts';
import { MostThrown } from './most-thrown.tsx';

/** What came and went in a month. */
export type Month = ReplyOf<typeof api.fridge.moves>[number];
type Kind = (typeof KINDS)[number]['kind'];

/** What becomes of food, and the colour it is drawn in. */
const KINDS = [
  { kind: 'cooked', name: 'cooked', ground: 'bg-accent' },
  { kind: 'used', name: 'used up', ground: 'bg-on-hue-6' },
  { kind: 'thrown', name: 'thrown away', ground: 'bg-danger' },
] as const;
const CAME = { kind: 'bought', name: 'came in', ground: 'bg-on-hue-3' } as const;

/** What was eaten and what was thrown away, month by month; nothing where nothing was noted. */
export function Moves() {
  const { data } = useQuery({
    queryKey: ['moves'],
    queryFn: () => call(api.fridge.moves, { query: {} }),
  });
  if (!data || data.length === 0) return null;
  const priced = data.filter(({ money }) => money !== undefined);
  return (
    <div className="mt-5 grid items-start gap-5 lg:grid-cols-2">
      <Chart title="Eaten and thrown away" months={data} valueOf={(month, kind) => month[kind]} />
      {priced.length > 0 && (
        <Chart
          title="What it cost"
          months={priced}
          valueOf={({ money }, kind) => money?.[kind] ?? 0}
          wordsOf={(coins, { money }) => writeMoney(coins, money?.currency ?? '')}
        />
      )}
      <MostThrown months={data} />
    </div>
  );
}

/**
 * Two bars a month: what came in, and what became of what was there. It is a table to everybody who cannot see bars, and
 * its numbers stand beside them for those who can.
 */
function Chart({
  title,
  months,
  valueOf,
  wordsOf = String,
}: {
  title: string;
  months: readonly Month[];
  valueOf: (month: Month, kind: Kind | 'bought') => number;
  wordsOf?: (value: number, month: Month) => string;
}) {
  const kinds = [CAME, ...KINDS];
  const left = (month: Month) => KINDS.reduce((sum, { kind }) => sum + valueOf(month, kind), 0);
  const most = Math.max(...months.flatMap((month) => [left(month), valueOf(month, 'bought')]), 1);
  const width = (value: number) => ({ width: `${(Math.max(value, 0) / most) * 100}%` });
  return (
    <Card className="overflow-x-auto p-5 sm:p-6">
      <table className="w-full table-fixed text-left">
        <caption className="pb-3 text-left font-display text-xl font-semibold">{title}</caption>
        <thead>
          <tr className="align-bottom text-sm text-soft">
            {kinds.map(({ kind, name, ground }) => (
              <th key={kind} scope="col" className="pr-2 pb-1 font-medium">
                <span aria-hidden className={`mr-1.5 inline-block size-3 rounded-sm ${ground}`} />
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {months.map((month) => (
          <tbody key={month.month} className="border-t border-line">
            <tr>
              <th scope="rowgroup" colSpan={kinds.length} className="pt-2.5 font-semibold">
                {monthName(month.month)}
              </th>
            </tr>
            <tr>
              {kinds.map(({ kind }) => (
                <td key={kind} className="py-0.5 pr-2 text-sm tabular-nums">
                  {wordsOf(valueOf(month, kind), month)}
                </td>
              ))}
            </tr>
            <tr aria-hidden>
              <td colSpan={kinds.length} className="pb-3">
                <span className="grid gap-1">
                  <span className="flex h-2.5">
                    <span
                      className={`rounded-full ${CAME.ground}`}
                      style={width(valueOf(month, 'bought'))}
                    />
                  </span>
                  <span className="flex h-2.5 gap-px overflow-hidden rounded-full">
                    {KINDS.map(({ kind, ground }) => (
                      <span
                        key={kind}
                        className={`rounded-xs ${ground}`}
                        style={width(valueOf(month, kind))}
                      />
                    ))}
                  </span>
                </span>
              </td>
            </tr>
          </tbody>
        ))}
      </table>
    </Card>
  );
}

function monthName(month: string): string {
  return new Date(`${month}-01`).toLocaleDateString(undefined, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
