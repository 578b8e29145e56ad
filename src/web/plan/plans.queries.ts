import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../../contract/api.ts';
import type { ReplyOf } from '../../contract/endpoint.ts';
import { call } from '../api/call.ts';
import { queryClient } from '../api/query-client.ts';
import type { Planned } from './needs.ts';
import { removable, useRemoved } from '../ui/removal.ts';

/** A plan of the past: recipe ids in order, some of which may be gone. */
export type Plan = ReplyOf<typeof api.plan.history>[number];

const KEY = ['plans'];
const NONE: Plan[] = [];

/** All plans, newest first. */
export function usePlans() {
  const query = useQuery({ queryKey: KEY, queryFn: () => call(api.plan.history) });
  const isCleared = useRemoved('plans').size > 0;
  return { ...query, plans: isCleared ? NONE : query.data };
}

const removeAllPlans = removable({
  collection: 'plans',
  removeAll: (keepalive) => call(api.plan.clearHistory, { keepalive }),
  settle: () => queryClient.invalidateQueries({ queryKey: KEY }),
});

/** Forgets all plans, with time to undo it. */
export function clearHistory(plans: readonly Plan[]): void {
  removeAllPlans(
    plans.map(({ id }) => id),
    plans.length === 1 ? 'The plan is deleted.' : `${plans.length} plans are deleted.`,
  );
}

/** What saving a plan takes: its recipes in order, and what goes on the groceries list. */
export interface PlanToSave {
  planned: readonly Planned[];
  lines: readonly string[];
  /** The lines are what the plan needs: the server merges them with what is on the list. */
  isAsNeeded: boolean;
  /** What should always be at home goes on the list too. */
  withLow: boolean;
  /** One for each plan: a second try with the same makes no second plan. */
  key: string;
}

/** Notes the plan in the history, its recipes as cooked, and its lines on the groceries list. */
export function useSavePlan() {
  return useMutation({
    mutationFn: async ({ planned, lines, key, isAsNeeded, withLow }: PlanToSave) => {
      await call(api.grocery.plan, {
        body: {
          recipe_ids: planned.map(({ recipe }) => recipe.id),
          servings: planned.map(({ servings }) => servings ?? null),
          ...(isAsNeeded ? { save: true, include_low: withLow } : {}),
        },
        headers: { 'idempotency-key': key },
      });
      // What was moved by hand is not what the plan needs: the lines go on the list as they are. The list shows the
      // newest first: what is needed first goes in last.
      if (!isAsNeeded && lines.length > 0) {
        await call(api.grocery.add, { body: { items: lines.toReversed().join('\n') } });
      }
      if (!isAsNeeded && withLow) await call(api.stock.addLow);
    },
    onSettled: () =>
      Promise.all(
        [KEY, ['recipes'], ['recipe'], ['groceries'], ['recipe-stats']].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
