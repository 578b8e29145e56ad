import { useMutation, type QueryKey } from '@tanstack/react-query';
import { toastProblem } from '../ui/toast.tsx';
import { queryClient } from './query-client.ts';

/**
 * A change that is on the screen before the server has it. When the server refuses, the screen goes back to what the
 * server has, and the reason is shown.
 * @param key the query whose data the change concerns
 * @param apply the data as they will be; must leave the old ones as they are
 * @param send tells the server
 */
export function useOptimistic<Data, Change, Reply>(options: {
  key: QueryKey;
  apply: (data: Data, change: Change) => Data;
  send: (change: Change) => Promise<Reply>;
  /** Other queries that this changes too. */
  alsoStale?: readonly QueryKey[];
  /** One is sent when the one before has been answered: each says the whole order of things, and the last one counts. */
  isInTurn?: boolean;
}) {
  const { key, apply, send, alsoStale = [], isInTurn = false } = options;
  return useMutation<Reply, Error, Change, { before: Data | undefined }>({
    mutationKey: key,
    ...(isInTurn ? { scope: { id: JSON.stringify(key) } } : {}),
    mutationFn: send,
    onMutate: async (change) => {
      await queryClient.cancelQueries({ queryKey: key });
      const before = queryClient.getQueryData<Data>(key);
      if (before !== undefined) queryClient.setQueryData<Data>(key, apply(before, change));
      return { before };
    },
    onError: (error, _change, context) => {
      // With other changes under way, only asking again tells what is so.
      if (isLastOne(key) && context) queryClient.setQueryData(key, context.before);
      toastProblem(error);
    },
    onSettled: () => {
      if (isLastOne(key)) void queryClient.invalidateQueries({ queryKey: key });
      for (const other of alsoStale) void queryClient.invalidateQueries({ queryKey: other });
    },
  });
}

/** Whether no other change of the same data is under way: what came meanwhile would undo it on the screen. */
function isLastOne(key: QueryKey): boolean {
  return queryClient.isMutating({ mutationKey: key }) <= 1;
}
