import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../contract/api.ts';
import type { ReplyOf } from '../../contract/endpoint.ts';
import { call } from '../api/call.ts';

/** The fridge as the server gives it. */
export type Fridge = ReplyOf<typeof api.fridge.list>;

/** What is in the fridge, by group. */
export function useFridge() {
  return useQuery({ queryKey: ['fridge'], queryFn: () => call(api.fridge.list) });
}

/** The names of everything in the fridge. */
export function useFridgeNames(): readonly string[] {
  const { data } = useFridge();
  return useMemo(
    () =>
      Object.values(data?.ingredient_list ?? {}).flatMap((items) => items.map(({ name }) => name)),
    [data],
  );
}
