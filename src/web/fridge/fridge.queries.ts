import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../contract/api.ts';
import type { ReplyOf } from '../../contract/endpoint.ts';
import { call } from '../api/call.ts';
import { useOptimistic } from '../api/optimistic.ts';
import { queryClient } from '../api/query-client.ts';
import { removable, useRemoved } from '../ui/removal.ts';
import { toast, toastProblem } from '../ui/toast.tsx';

type Fridge = ReplyOf<typeof api.fridge.list>;

/** Something in the fridge. */
export type Item = Fridge['ingredient_list'][string][number];
/** A group with its items; a list of pairs, since a group may have any name. */
export type Group = readonly [name: string, items: readonly Item[]];

const KEY = ['fridge'];

/** What is in the fridge, by group. */
export function useFridge() {
  const query = useQuery({ queryKey: KEY, queryFn: () => call(api.fridge.list) });
  const removed = useRemoved('fridge');
  const { data } = query;
  const groups = useMemo(
    () =>
      data &&
      groupsOf(data)
        .map(([name, items]): Group => [name, items.filter(({ id }) => !removed.has(id))])
        .filter(([, items]) => items.length > 0),
    [data, removed],
  );
  return { ...query, groups };
}

/** The names of everything in the fridge. */
export function useFridgeNames(): readonly string[] {
  const { groups } = useFridge();
  return useMemo(
    () => (groups ?? []).flatMap(([, items]) => items.map(({ name }) => name)),
    [groups],
  );
}

const groupsOf = (fridge: Fridge): Group[] => Object.entries(fridge.ingredient_list);

function change(fridge: Fridge, edit: (groups: Group[]) => Group[]): Fridge {
  const groups = edit(groupsOf(fridge)).filter(([, items]) => items.length > 0);
  return {
    ...fridge,
    ingredient_list: Object.fromEntries(groups.map(([name, items]) => [name, [...items]])),
  };
}

function withItem(groups: Group[], name: string, item: Item): Group[] {
  return groups.some(([known]) => known === name)
    ? groups.map(([known, items]) => [known, known === name ? [...items, item] : items])
    : [...groups, [name, [item]]];
}

/** Ids of items that are on the screen before the server has named them. */
let provisional = 0;

/** Puts something into a group, which comes into being by it. */
export function useAddItem() {
  return useOptimistic<Fridge, { group: string; name: string }, unknown>({
    key: KEY,
    apply: (fridge, { group, name }) =>
      change(fridge, (groups) =>
        withItem(groups, group, {
          id: (provisional -= 1),
          name,
          added_at: new Date().toISOString(),
        }),
      ),
    // Read by the server: how much, and until when ("2 l milk until Friday").
    send: ({ group, name }) => call(api.fridge.create, { body: { group, text: name } }),
  });
}

/** Renames an item, or moves it to another group. */
export function useChangeItem() {
  return useOptimistic<Fridge, { item: Item; name?: string; group?: string }, unknown>({
    key: KEY,
    apply: (fridge, { item, name = item.name, group }) =>
      change(fridge, (groups) => {
        const changed = { ...item, name };
        if (group === undefined) {
          return groups.map(([known, items]) => [
            known,
            items.map((other) => (other.id === item.id ? changed : other)),
          ]);
        }
        const without = groups.map(([known, items]): Group => [
          known,
          items.filter(({ id }) => id !== item.id),
        ]);
        return withItem(without, group, changed);
      }),
    send: ({ item, name, group }) =>
      call(api.fridge.update, {
        params: { id: item.id },
        body: {
          ...(name === undefined ? {} : { name }),
          ...(group === undefined ? {} : { group }),
        },
      }),
  });
}

/** How much of something there is, and until when. */
export interface Stock {
  amount: string | null;
  unit: string | null;
  expires_on: string | null;
}

/** Notes how much there is of something and until when. @throws Problem naming the field that is wrong */
export async function saveStock(item: Item, stock: Stock): Promise<void> {
  await call(api.fridge.update, { params: { id: item.id }, body: stock });
  await queryClient.invalidateQueries({ queryKey: KEY });
}

/** Throws something away: it counts as waste. Comes back whole when that is undone. */
export async function throwAway(item: Item, group: string): Promise<void> {
  try {
    await call(api.fridge.use, { params: { id: item.id }, body: { thrown: true } });
    toast({
      text: `${item.name} is thrown away, and noted as waste.`,
      action: { label: 'Undo', run: () => void putBack(item, group) },
    });
  } catch (error) {
    toastProblem(error);
  }
  await queryClient.invalidateQueries({ queryKey: KEY });
}

async function putBack({ name, amount, unit, expires_on: expires }: Item, group: string) {
  const stock = { amount: amount ?? null, unit: unit ?? null, expires_on: expires ?? null };
  await call(api.fridge.create, { body: { name, group, ...stock } }).catch(toastProblem);
  await queryClient.invalidateQueries({ queryKey: KEY });
}

/** Renames a group; into an existing one it merges. */
export function useRenameGroup() {
  return useOptimistic<Fridge, { group: string; to: string }, unknown>({
    key: KEY,
    apply: (fridge, { group, to }) =>
      change(fridge, (groups) => {
        const moved = groups.find(([name]) => name === group)?.[1] ?? [];
        const rest = groups.filter(([name]) => name !== group && name !== to);
        const there = groups.find(([name]) => name === to)?.[1] ?? [];
        return [...rest, [to, [...there, ...moved]]];
      }),
    send: ({ group, to }) =>
      call(api.fridge.renameGroup, { params: { group }, body: { new_group: to } }),
  });
}

const removeByIds = removable({
  collection: 'fridge',
  removeOne: (id, keepalive) => call(api.fridge.remove, { params: { id }, keepalive }),
  settle: () => queryClient.invalidateQueries({ queryKey: KEY }),
});

/** Takes items out, with time to undo it. */
export function removeItems(items: readonly Item[], text: string): void {
  removeByIds(
    items.map(({ id }) => id),
    text,
  );
}
