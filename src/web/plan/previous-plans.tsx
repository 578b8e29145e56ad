import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Skeleton } from '../ui/page.tsx';
import { toast } from '../ui/toast.tsx';
import type { Recipe } from '../recipes/recipes.queries.ts';
import { setBoard, slotOf } from './board.ts';
import { PlanCard } from './plan-card.tsx';
import { usePlans, type Plan } from './plans.queries.ts';

/** Plans of the past beside the board, to be used again. */
export function PreviousPlans({
  recipes,
  onClose,
}: {
  recipes: readonly Recipe[];
  onClose: () => void;
}) {
  const { plans, isError, error } = usePlans();
  const known = new Map(recipes.map((recipe) => [recipe.id, recipe]));
  const reuse = (plan: Plan) => {
    const before = setBoard(plan.recipes.filter((id) => known.has(id)).map((id) => slotOf(id)));
    onClose();
    toast({
      text:
        before.length === 0
          ? 'The plan is on the board.'
          : 'The plan has replaced what was on the board.',
      action: { label: 'Undo', run: () => setBoard(before) },
    });
  };
  return (
    <Dialog title="Previous plans" shape="sheet" onClose={onClose}>
      {isError && !plans && <p className="text-danger">{error.message}</p>}
      {!plans && !isError && <Skeleton className="h-40" />}
      {plans?.length === 0 && <p className="text-soft">Plans you save are kept here.</p>}
      <ul className="grid gap-3">
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
    </Dialog>
  );
}
