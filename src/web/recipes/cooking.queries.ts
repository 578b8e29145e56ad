import { useMutation } from '@tanstack/react-query';
import { api } from '../../contract/api.ts';
import type { ReplyOf } from '../../contract/endpoint.ts';
import { call } from '../api/call.ts';
import { queryClient } from '../api/query-client.ts';
import { lowWords } from '../fridge/stock.queries.ts';

type Cooked = ReplyOf<typeof api.cooking.cook>;

/** So many foods are named; of more, how many. */
const NAMED = 3;

/** Cooks a recipe: what it needs leaves the fridge. */
export function useCook() {
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number; servings?: number }) =>
      call(api.cooking.cook, { params: { id }, body }),
    onSettled: renew,
  });
}

/** Puts back what a cooking took. @throws Problem */
export async function undoCooking(id: number): Promise<void> {
  await call(api.cooking.undo, { params: { id } });
  await renew();
}

function renew(): Promise<unknown> {
  const stale = ['fridge', 'low', 'moves', 'recipes', 'recipe', 'recipe-stats'];
  return Promise.all(stale.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
}

/** What cooking took from the fridge, in a sentence. */
export function takenWords({ foods, low }: Cooked): string {
  const taken = foods.filter((food) => food.taken.length > 0).map(({ name }) => name);
  if (taken.length === 0) return 'It is marked as cooked.';
  const named = taken.slice(0, NAMED).join(', ');
  const more = taken.length > NAMED ? ` and ${taken.length - NAMED} more` : '';
  return `Taken from the fridge: ${named}${more}.${lowWords(low)}`;
}
