import { History as HistoryIcon, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { useRecipes } from '../recipes/recipes.queries.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Empty, Page, Skeleton } from '../ui/page.tsx';
import { toast } from '../ui/toast.tsx';
import { setBoard, slotOf } from './board.ts';
import { PlanCard } from './plan-card.tsx';
import { clearHistory, usePlans, type Plan } from './plans.queries.ts';

/** All plans of the past, newest first. */
export default function History() {
  const { plans, isError, error } = usePlans();
  const { recipes } = useRecipes();
  const [, go] = useLocation();
  const known = useMemo(() => new Map(recipes?.map((recipe) => [recipe.id, recipe])), [recipes]);
  const reuse = (plan: Plan) => {
    const before = setBoard(plan.recipes.filter((id) => known.has(id)).map((id) => slotOf(id)));
    go('/plan?step=recipes');
    toast({
      text: 'The plan is on the board.',
      action: { label: 'Undo', run: () => setBoard(before) },
    });
  };
  return (
    <Page
      title="Past plans"
      actions={
        plans &&
        plans.length > 0 && (
          <Button
            icon={<Trash2 aria-hidden className="size-4.5" />}
            onClick={() => clearHistory(plans)}
          >
            Delete all
          </Button>
        )
      }
    >
      {isError && !plans && <p className="text-danger">{error.message}</p>}
      {(!plans || !recipes) && !isError && <Skeleton className="h-64 rounded-card" />}
      {plans?.length === 0 && (
        <Empty
          picture={<HistoryIcon />}
          title="No plans yet"
          action={
            <ButtonLink href="/plan" look="main">
              Plan meals
            </ButtonLink>
          }
        >
          Every plan you save is kept here and can be used again.
        </Empty>
      )}
      {recipes && (
        <ul className="grid items-start gap-4 md:grid-cols-2 xl:grid-cols-3">
          {plans?.map((plan) => (
            <li key={plan.id}>
              <PlanCard
                plan={plan}
                recipes={known}
                action={
                  plan.recipes.some((id) => known.has(id)) && (
                    <Button size="small" onClick={() => reuse(plan)}>
                      Use again
                    </Button>
                  )
                }
              />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
