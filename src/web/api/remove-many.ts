import { queryClient } from './query-client.ts';

/** So many are removed at once: browsers open only a few connections. */
const AT_ONCE = 6;

/**
 * Removes things one by one, or all in one call when there is nothing else by now.
 * @param key the query that lists them
 */
export async function removeMany(
  key: string,
  ids: readonly number[],
  removeOne: (id: number) => Promise<unknown>,
  removeAll: () => Promise<unknown>,
): Promise<void> {
  const gone = new Set(ids);
  const there = queryClient.getQueryData<{ id: number }[]>([key]);
  if (ids.length > 1 && there?.every(({ id }) => gone.has(id))) {
    await removeAll();
    return;
  }
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    await Promise.all(ids.slice(start, start + AT_ONCE).map(removeOne));
  }
}
