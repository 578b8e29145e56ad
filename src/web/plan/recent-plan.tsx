import { useMemo } from 'react';
import { Link } from 'wouter';
import { useRecipes, type Recipe } from '../recipes/recipes.queries.ts';
import { lastsFor } from '../recipes/recipe-words.ts';
import { Card, Skeleton } from '../ui/page.tsx';
import { usePlans } from './plans.queries.ts';

const days = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });

/** The latest plan with its recipes in order. */
export function RecentPlan({ onOpen }: { onOpen: (recipe: Recipe) => void }) {
  const { plans } = usePlans();
  const { recipes } = useRecipes();
  const known = useMemo(() => new Map(recipes?.map((recipe) => [recipe.id, recipe])), [recipes]);
  const plan = plans?.[0];
  return (
    <Card className="p-4 sm:p-5">
      <section aria-label="Latest plan">
        <header className="mb-2 flex items-baseline justify-between gap-3 px-1">
          <h2 className="text-xl">Latest plan</h2>
          {plan && (
            <time dateTime={plan.created_at} className="text-sm text-soft">
              {days.format(new Date(plan.created_at))}
            </time>
          )}
        </header>
        {(!plans || !recipes) && <Skeleton className="h-24" />}
        {plans && !plan && (
          <p className="px-1 text-soft">
            None yet.{' '}
            <Link href="/plan" className="font-semibold text-accent underline underline-offset-4">
              Plan meals
            </Link>
          </p>
        )}
        {recipes && plan && (
          <ol>
            {plan.recipes.map((id, index) => {
              const recipe = known.get(id);
              return (
                <li key={index}>
                  {recipe ? (
                    <button
                      type="button"
                      onClick={() => onOpen(recipe)}
                      className="flex min-h-11 w-full items-center justify-between gap-3 rounded-control px-1 text-left hover:bg-sunken"
                    >
                      <span className="min-w-0 truncate font-medium">{recipe.name}</span>
                      <span className="shrink-0 text-sm text-soft">
                        {lastsFor(recipe.longevity)}
                      </span>
                    </button>
                  ) : (
                    <p className="flex min-h-11 items-center px-1 text-soft">
                      A recipe that was deleted since
                    </p>
                  )}
                </li>
              );
            })}
          </ol>
        )}
      </section>
    </Card>
  );
}
