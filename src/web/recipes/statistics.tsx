import { ChartColumn } from 'lucide-react';
import { ButtonLink } from '../ui/button.tsx';
import { Card, Empty, Page, Skeleton } from '../ui/page.tsx';
import { Moves } from '../fridge/moves.tsx';
import { FREQUENCIES } from './recipe-words.ts';
import { useRecipeStats } from './recipes.queries.ts';

/** What the cookbook is made of. */
export default function Statistics() {
  const { data, isError, error } = useRecipeStats();
  if (isError) return <Page title="Statistics">{error.message}</Page>;
  const kinds = data?.meat_type_stats.toSorted((a, b) => b.total - a.total) ?? [];
  const total = kinds.reduce((sum, kind) => sum + kind.total, 0);
  const cooked = total - kinds.reduce((sum, kind) => sum + kind.active, 0);
  return (
    <Page
      title="Statistics"
      about={data && total > 0 ? `${total} recipes, ${cooked} of them cooked lately.` : undefined}
    >
      {!data && <Skeleton className="h-64 rounded-card" />}
      {data && total === 0 && (
        <Empty
          picture={<ChartColumn />}
          title="Nothing to count yet"
          action={
            <ButtonLink href="/recipes/add" look="main">
              Add a recipe
            </ButtonLink>
          }
        >
          Your cookbook shows here what it is made of.
        </Empty>
      )}
      {data && total > 0 && (
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <Bars
            title="By category"
            rows={kinds.map(({ meat_type: name, ...rest }) => ({ name, ...rest }))}
          />
          <Bars
            title="By how often"
            rows={data.frequency_stats.map(({ frequency, ...rest }) => ({
              name: FREQUENCIES[frequency as keyof typeof FREQUENCIES] ?? frequency,
              ...rest,
            }))}
          />
        </div>
      )}
      <Moves />
    </Page>
  );
}

interface Row {
  name: string;
  total: number;
  active: number;
}

/** A bar a row: the whole is all recipes of the kind, the dark part those not cooked lately. */
function Bars({ title, rows }: { title: string; rows: readonly Row[] }) {
  const most = Math.max(...rows.map(({ total }) => total), 1);
  return (
    <Card className="p-5 sm:p-6">
      <table className="w-full text-left">
        <caption className="pb-4 text-left font-display text-xl font-semibold">{title}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Recipes</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, total, active }) => (
            <tr key={name}>
              <th scope="row" className="max-w-40 py-1.5 pr-4 align-middle font-medium">
                {name}
              </th>
              <td className="w-3/5 py-1.5 align-middle">
                <div className="flex items-center gap-3">
                  <div aria-hidden className="h-3.5 flex-1 overflow-hidden rounded-full">
                    <div
                      className="h-full overflow-hidden rounded-full bg-tint"
                      style={{ width: `${(total / most) * 100}%` }}
                    >
                      <div
                        className="h-full bg-accent"
                        style={{ width: `${(active / total) * 100}%` }}
                      />
                    </div>
                  </div>
                  <span className="w-28 text-right text-sm text-soft tabular-nums">
                    <span className="font-semibold text-ink">{total}</span>
                    {total > active && ` · ${total - active} cooked`}
                  </span>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
