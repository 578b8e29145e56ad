import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../contract/api.ts';
import type { ReplyOf } from '../../contract/endpoint.ts';
import { call } from '../api/call.ts';
import { useOptimistic } from '../api/optimistic.ts';

import { removable, useRemoved } from '../ui/removal.ts';
import { moveItem, renewStock } from './stock.queries.ts';

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
    alsoStale: [['low']],
  });
}

/** Renames an item. */
export function useRenameItem() {
  return useOptimistic<Fridge, { item: Item; name: string }, unknown>({
    key: KEY,
    apply: (fridge, { item, name }) =>
      change(fridge, (groups) =>
        groups.map(([known, items]) => [
          known,
          items.map((other) => (other.id === item.id ? { ...item, name } : other)),
        ]),
      ),
    send: ({ item, name }) => call(api.fridge.update, { params: { id: item.id }, body: { name } }),
    alsoStale: [['low']],
  });
}

/** Moves all of something to another group; where it ends there is guessed by the server. */
export function useMoveItem() {
  return useOptimistic<Fridge, { item: Item; group: string }, unknown>({
    key: KEY,
    apply: (fridge, { item, group }) =>
      change(fridge, (groups) => {
        const without = groups.map(([known, items]): Group => [
          known,
          items.filter(({ id }) => id !== item.id),
        ]);
        return withItem(without, group, item);
      }),
    send: ({ item, group }) => moveItem(item, { group }),
  });
}

/** How much of something there is, and until when. */
export interface Stock {
  amount: string | null;
  unit: string | null;
  expires_on: string | null;
  /** In the smallest coin. */
  price: number | null;
}

/** Notes how much there is of something and until when. @throws Problem naming the field that is wrong */
export async function saveStock(item: Item, stock: Stock): Promise<void> {
  await call(api.fridge.update, { params: { id: item.id }, body: stock });
  await renewStock();
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
  settle: renewStock,
});

/** Takes items out, with time to undo it. */
export function removeItems(items: readonly Item[], text: string): void {
  removeByIds(
    items.map(({ id }) => id),
    text,
  );
}
