import type { ReactNode } from 'react';
import type { Recipe } from '../recipes/recipes.queries.ts';
import type { Plan } from './plans.queries.ts';

const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'full' });

/** A plan of the past with its recipes in order; those that are gone are said. */
export function PlanCard({
  plan,
  recipes,
  action,
}: {
  plan: Plan;
  recipes: ReadonlyMap<number, Recipe>;
  action?: ReactNode;
}) {
  const known = plan.recipes.filter((id) => recipes.has(id)).length;
  const gone = plan.recipes.length - known;
  return (
    <article className="rounded-control border border-line bg-card p-4">
      <header className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-sans text-base font-semibold tracking-normal">
          <time dateTime={plan.created_at}>{days.format(new Date(plan.created_at))}</time>
        </h2>
        {action}
      </header>
      <ol className="mt-2 grid gap-1">
        {plan.recipes.map((id, index) => (
          <li key={index} className={recipes.has(id) ? '' : 'hidden'}>
            {recipes.get(id)?.name}
          </li>
        ))}
      </ol>
      {gone > 0 && (
        <p className="mt-1 text-sm text-soft">
          {gone === 1
            ? '1 recipe of it was deleted since.'
            : `${gone} recipes of it were deleted since.`}
        </p>
      )}
    </article>
  );
}
