import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../contract/api.ts';
import type { ReplyOf } from '../../contract/endpoint.ts';
import { call } from '../api/call.ts';
import { useOptimistic } from '../api/optimistic.ts';
import { queryClient } from '../api/query-client.ts';
import { removable, useRemoved } from '../ui/removal.ts';
import { useWaitingTicks, type Tick } from './waiting-ticks.ts';

/** A line of the checklist. */
export type Line = ReplyOf<typeof api.grocery.list>[number];

const KEY = ['groceries'];

/** The checklist, newest first, as it will be when everything that waits has been sent. */
export function useLines() {
  const query = useQuery({ queryKey: KEY, queryFn: () => call(api.grocery.list) });
  const removed = useRemoved('groceries');
  const waiting = useWaitingTicks();
  const { data } = query;
  const lines = useMemo(
    () => data?.filter(({ id }) => !removed.has(id)).map((line) => withTick(line, waiting)),
    [data, removed, waiting],
  );
  return { ...query, lines };
}

function withTick(line: Line, waiting: readonly Tick[]): Line {
  const tick = waiting.find(({ id }) => id === line.id);
  return tick ? { ...line, isChecked: tick.isChecked } : line;
}

/** Ids of lines that are on the screen before the server has named them. */
let provisional = 0;

/** Adds lines; they stand on top at once. */
export function useAddLines() {
  return useOptimistic<Line[], string, unknown>({
    key: KEY,
    apply: (lines, text) => [...linesOf(text).map(newLine).toReversed(), ...lines],
    send: (text) => call(api.grocery.add, { body: { items: linesOf(text).join('\n') } }),
  });
}

/** The lines of a text that say something, trimmed. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function newLine(item: string): Line {
  return { id: (provisional -= 1), item, isChecked: false, added_at: new Date().toISOString() };
}

/** Changes the words of a line. */
export function useRenameLine() {
  return useOptimistic<Line[], { id: number; item: string }, unknown>({
    key: KEY,
    apply: (lines, { id, item }) =>
      lines.map((line) => (line.id === id ? { ...line, item } : line)),
    send: ({ id, item }) => call(api.grocery.update, { params: { id }, body: { item } }),
  });
}

/** Puts the lines in this order; one of them may have gone to another aisle, which is learned. */
interface Arrangement {
  ids: readonly number[];
  moved?: { id: number; aisle: string | null };
}

/** So many places the contract takes at once. */
const MOST_PLACES = 1000;

/** Changes the order of the list. */
export function useArrange() {
  return useOptimistic<Line[], Arrangement, unknown>({
    key: KEY,
    apply: (lines, { ids, moved }) => {
      const places = new Map(ids.map((id, at) => [id, at + 1]));
      return lines.map(({ aisle: before, ...line }) => {
        const aisle = line.id === moved?.id ? moved.aisle : before;
        const position = places.get(line.id) ?? line.position;
        return {
          ...line,
          ...(aisle === null || aisle === undefined ? {} : { aisle }),
          ...(position === undefined ? {} : { position }),
        };
      });
    },
    isInTurn: true,
    send: async ({ ids, moved }) => {
      if (moved) {
        const { id, aisle } = moved;
        await call(api.grocery.update, { params: { id }, body: { aisle } });
      }
      // Lines that the server has not named yet get their place the next time.
      const named = ids.filter((id) => id > 0).slice(0, MOST_PLACES);
      await call(api.grocery.order, { body: { ids: named } });
    },
  });
}

const removeByIds = removable({
  collection: 'groceries',
  removeOne: (id, keepalive) => call(api.grocery.remove, { params: { id }, keepalive }),
  removeAll: (keepalive) => call(api.grocery.clear, { keepalive }),
  list: () => call(api.grocery.list),
  settle: () => queryClient.invalidateQueries({ queryKey: KEY }),
});

/** Strikes lines off, with time to undo it. */
export function removeLines(lines: readonly Line[]): void {
  const [first] = lines;
  if (!first) return;
  removeByIds(
    lines.map(({ id }) => id),
    lines.length === 1
      ? `“${first.item}” is off the list.`
      : `${lines.length} lines are off the list.`,
  );
}
