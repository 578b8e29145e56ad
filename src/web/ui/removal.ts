import { useSyncExternalStore } from 'react';
import { toast, toastProblem } from './toast.tsx';

// Undo instead of "are you sure?": what is removed leaves the screen at once, and the server when the time to undo
// is over, or when the page is left.

interface Removal {
  collection: string;
  ids: ReadonlySet<number>;
  commit: (keepalive: boolean) => Promise<unknown>;
}

let pending: readonly Removal[] = [];
let hidden: Readonly<Record<string, ReadonlySet<number>>> = {};
const listeners = new Set<() => void>();
const NOTHING: ReadonlySet<number> = new Set();

/**
 * Takes things off the screen, with an "Undo", and then removes them for good.
 * @param collection whose ids these are, such as `recipes`
 * @param commit removes them on the server; `keepalive` when the page is being left. May be called once
 * @param settle brings the lists up to date afterwards, before the things are shown again if they are still there
 */
export function removeWithUndo(removal: {
  collection: string;
  ids: readonly number[];
  text: string;
  commit: (keepalive: boolean) => Promise<unknown>;
  settle: () => Promise<unknown>;
}): void {
  const { collection, ids, text, settle } = removal;
  const entry: Removal = { collection, ids: new Set(ids), commit: removal.commit };
  change([...pending, entry]);
  toast({
    text,
    action: { label: 'Undo', run: () => change(pending.filter((other) => other !== entry)) },
    onGone: async () => {
      if (!pending.includes(entry)) return;
      try {
        await entry.commit(false);
        await settle();
      } catch (error) {
        toastProblem(error);
      }
      change(pending.filter((other) => other !== entry));
    },
  });
}

/** The ids of a collection that are to be shown no more. */
export function useRemoved(collection: string): ReadonlySet<number> {
  return useSyncExternalStore(subscribe, () => hidden[collection] ?? NOTHING);
}

addEventListener('pagehide', () => {
  for (const { commit } of pending) void commit(true).catch(() => undefined);
  pending = [];
});

function change(next: readonly Removal[]): void {
  pending = next;
  const byCollection: Record<string, Set<number>> = {};
  for (const { collection, ids } of pending) {
    const all = (byCollection[collection] ??= new Set());
    for (const id of ids) all.add(id);
  }
  hidden = byCollection;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
