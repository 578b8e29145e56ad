import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { api } from '../../contract/api.ts';
import type { ReplyOf } from '../../contract/endpoint.ts';
import { call } from '../api/call.ts';
import { useOptimistic } from '../api/optimistic.ts';
import { queryClient } from '../api/query-client.ts';
import { onSignedOut } from '../api/session.ts';
import { keepAfterAll, removable, useRemoved } from '../ui/removal.ts';

/** A shop with its aisles in the order of a walk through it. */
export type Shop = ReplyOf<typeof api.shops.list>[number];

const KEY = ['shops'];
/** Which shop this device is in: two cooks may be in two shops at the same time. */
const STORED = 'ocipe-shop';

/** The shops of the kitchen, oldest first. */
export function useShops() {
  return useAllShops()?.filter(({ isDeleted }) => !isDeleted);
}

/** The same with those that were deleted a moment ago and can still be brought back. */
export function useAllShops() {
  const { data } = useQuery({ queryKey: KEY, queryFn: () => call(api.shops.list) });
  const removed = useRemoved('shops');
  return data?.map((shop) => ({ ...shop, isDeleted: removed.has(shop.id) }));
}

/** Adds a shop; its aisles are the usual ones to begin with. */
export async function addShop(name: string, aisles: readonly string[]): Promise<Shop> {
  const shop = await call(api.shops.create, { body: { name, aisles: [...aisles] } });
  await queryClient.invalidateQueries({ queryKey: KEY });
  return shop;
}

/** Renames a shop, or says the order of its aisles. */
export function useChangeShop() {
  return useOptimistic<Shop[], { id: number; name?: string; aisles?: string[] }, unknown>({
    key: KEY,
    apply: (shops, change) =>
      shops.map((shop) => (shop.id === change.id ? { ...shop, ...change } : shop)),
    isInTurn: true,
    send: ({ id, ...body }) => call(api.shops.update, { params: { id }, body }),
  });
}

const removeByIds = removable({
  collection: 'shops',
  removeOne: (id, keepalive) => call(api.shops.remove, { params: { id }, keepalive }),
  settle: () => queryClient.invalidateQueries({ queryKey: KEY }),
});

/** Deletes a shop, with time to undo it. */
export function removeShop({ id, name }: Shop): void {
  removeByIds([id], `${name} is deleted.`);
}

/** Brings back a shop that was deleted a moment ago. */
export function keepShop({ id }: Shop): void {
  keepAfterAll('shops', id);
}

let chosen = readChosen();
const listeners = new Set<() => void>();

onSignedOut(() => chooseShop(undefined));

/** The shop that is chosen on this device, if it is still there. */
export function useChosenShop(): Shop | undefined {
  const shops = useShops();
  const id = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => chosen,
  );
  return shops?.find((shop) => shop.id === id);
}

/** @param id undefined for the usual order */
export function chooseShop(id: number | undefined): void {
  chosen = id;
  try {
    if (id === undefined) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, String(id));
  } catch {
    // It holds until the page is closed.
  }
  for (const listener of listeners) listener();
}

function readChosen(): number | undefined {
  try {
    return Number(localStorage.getItem(STORED)) || undefined;
  } catch {
    return undefined;
  }
}
