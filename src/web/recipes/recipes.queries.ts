import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../contract/api.ts';
import type { InputOf, ReplyOf } from '../../contract/endpoint.ts';
import { call } from '../api/call.ts';
import { useOptimistic } from '../api/optimistic.ts';
import { queryClient } from '../api/query-client.ts';
import { removable, useRemoved } from '../ui/removal.ts';
import { toastProblem } from '../ui/toast.tsx';

/** A recipe as the server gives it. */
export type Recipe = ReplyOf<typeof api.recipes.get>;
/** A recipe as it is sent. */
export type RecipeInput = InputOf<typeof api.recipes.create>['body'];

const KEY = ['recipes'];
const STATS = ['recipe-stats'];
/** So many calls are under way at once: browsers open only a few connections. */
const AT_ONCE = 6;

const listOptions = { queryKey: KEY, queryFn: () => call(api.recipes.list) };

/** All recipes, newest first, without those that are being removed. */
export function useRecipes() {
  const query = useQuery(listOptions);
  const removed = useRemoved('recipes');
  const { data } = query;
  const recipes = useMemo(
    () => (removed.size === 0 ? data : data?.filter(({ id }) => !removed.has(id))),
    [data, removed],
  );
  return { ...query, recipes };
}

/** One recipe: from the list where it is there, so that it opens at once and shows what was changed there. */
export function useRecipe(id: number) {
  const inList = (list: Recipe[] | undefined) => list?.find((known) => known.id === id);
  const list = useQuery({ ...listOptions, enabled: false, select: inList });
  const query = useQuery({
    queryKey: ['recipe', id],
    queryFn: () => call(api.recipes.get, { params: { id } }),
    initialData: () => inList(queryClient.getQueryData<Recipe[]>(KEY)),
    initialDataUpdatedAt: () => queryClient.getQueryState(KEY)?.dataUpdatedAt,
  });
  const isListNewer = list.data !== undefined && list.dataUpdatedAt > query.dataUpdatedAt;
  return { ...query, data: isListNewer ? list.data : query.data };
}

/** Brings all that is shown of recipes up to date. */
export const renewRecipes = () =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: KEY }),
    queryClient.invalidateQueries({ queryKey: STATS }),
  ]);

/** Shows a recipe as the server has just said it is. */
export function putRecipe(recipe: Recipe): void {
  queryClient.setQueryData(['recipe', recipe.id], recipe);
  queryClient.setQueryData<Recipe[]>(KEY, (list) =>
    list?.map((known) => (known.id === recipe.id ? recipe : known)),
  );
}

/** Adds a recipe; it stands in the list as soon as the server has it. */
export function useAddRecipe() {
  return useMutation({
    mutationFn: (body: RecipeInput) => call(api.recipes.create, { body }),
    onSuccess: (recipe) => {
      queryClient.setQueryData<Recipe[]>(KEY, (list) => list && [recipe, ...list]);
      void renewRecipes();
    },
  });
}

/** Replaces a recipe by what the form holds. */
export function useReplaceRecipe(id: number) {
  return useMutation({
    mutationFn: (body: RecipeInput) => call(api.recipes.replace, { params: { id }, body }),
    onSuccess: (recipe) => {
      putRecipe(recipe);
      void renewRecipes();
    },
  });
}

/** Marks a recipe active or used. */
export function useSetState() {
  return useOptimistic<Recipe[], { id: number; state: Recipe['state'] }, Recipe>({
    key: KEY,
    apply: (list, { id, state }) =>
      list.map((known) => (known.id === id ? { ...known, state } : known)),
    send: ({ id, state }) => {
      // Where the recipe was opened without the list, it changes at once as well.
      queryClient.setQueryData<Recipe>(['recipe', id], (known) => known && { ...known, state });
      return call(api.recipes.update, { params: { id }, body: { state } });
    },
    alsoStale: [STATS, ['recipe']],
  });
}

/** Makes all recipes active again. */
export function useResetStates() {
  return useOptimistic<Recipe[], void, unknown>({
    key: KEY,
    apply: (list) => list.map((known) => ({ ...known, state: 'active' as const })),
    send: () => call(api.recipes.refresh),
    alsoStale: [STATS, ['recipe']],
  });
}

/** Adds many recipes, or none if one of them is wrong. */
export function useAddRecipes() {
  return useMutation({
    mutationFn: (list: RecipeInput[]) => call(api.recipes.createMany, { body: { list } }),
    onSuccess: renewRecipes,
  });
}

const removeOne = (id: number) => call(api.recipes.remove, { params: { id } });

/** Takes recipes out again that have just been added: these and no others, whatever else came in meanwhile. */
export async function removeAgain(ids: readonly number[]): Promise<void> {
  try {
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      await Promise.all(ids.slice(start, start + AT_ONCE).map(removeOne));
    }
  } catch (error) {
    toastProblem(error);
  }
  await renewRecipes();
}

/** Marks recipes as used again, as they were before all were made active. */
export async function markUsed(ids: readonly number[]): Promise<void> {
  try {
    for (const id of ids) {
      await call(api.recipes.update, { params: { id }, body: { state: 'used' } });
    }
  } catch (error) {
    toastProblem(error);
  }
  await renewRecipes();
}

/** Reads the recipe on a web page, in a text or on photos; nothing is stored. */
export function readSource(
  source: { url: string; html?: string } | { text: string } | { photos: string[] },
  signal: AbortSignal,
) {
  return call(api.import.read, { body: source, signal });
}

const removeByIds = removable({
  collection: 'recipes',
  removeOne: (id, keepalive) => call(api.recipes.remove, { params: { id }, keepalive }),
  removeAll: (keepalive) => call(api.recipes.removeAll, { keepalive }),
  list: () => call(api.recipes.list),
  settle: renewRecipes,
});

/** Deletes recipes, with time to undo it. */
export function removeRecipes(recipes: readonly Recipe[]): void {
  const [first] = recipes;
  if (!first) return;
  removeByIds(
    recipes.map(({ id }) => id),
    recipes.length === 1 ? `“${first.name}” is deleted.` : `${recipes.length} recipes are deleted.`,
  );
}

/** How many recipes there are of each kind. */
export function useRecipeStats() {
  return useQuery({ queryKey: STATS, queryFn: () => call(api.recipes.stats) });
}
