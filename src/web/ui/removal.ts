import { useSyncExternalStore } from 'react';
import { Problem } from '../api/problem.ts';
import { onSignedOut } from '../api/session.ts';
import { toast, toastProblem } from './toast.tsx';

// Undo instead of "are you sure?": what is removed leaves the screen at once, and the server when the time to undo
// is over, or when the page is left. What could not be sent then is sent at the next start.

/** Things that can be removed with an undo, and how. */
export interface Removable {
  /** Whose ids these are, such as `recipes`. */
  collection: string;
  /** Removes one on the server; `keepalive` when the page is being left. Without it, there is only all or nothing. */
  removeOne?: (id: number, keepalive: boolean) => Promise<unknown>;
  /** Removes all there are, in one call. */
  removeAll?: (keepalive: boolean) => Promise<unknown>;
  /** What is there now; with it, many are removed in one call where nothing else is there. */
  list?: () => Promise<readonly { id: number }[]>;
  /** Brings the lists up to date afterwards, before the things are shown again if they are still there. */
  settle: () => Promise<unknown>;
}

interface Removal {
  kind: Removable;
  ids: ReadonlySet<number>;
}

/** What the page that was left had still to remove. */
const STORED = 'ocipe-removals';
/** So many are removed at once: browsers open only a few connections. */
const AT_ONCE = 6;
/** From so many on it is worth asking whether there is anything else. */
const MANY = 20;
/** A page that is left can send so many requests; the rest is for the next start. */
const ON_LEAVING = 100;

let pending: readonly Removal[] = [];
let hidden: Readonly<Record<string, ReadonlySet<number>>> = {};
const listeners = new Set<() => void>();
const NOTHING: ReadonlySet<number> = new Set();

/**
 * Makes things removable, and finishes what an earlier page left over.
 * @returns takes things off the screen, with an "Undo" beside `text`, and then removes them for good
 */
export function removable(kind: Removable): (ids: readonly number[], text: string) => void {
  const left = stored()[kind.collection];
  if (left && kind.removeOne) {
    const entry: Removal = { kind, ids: new Set(left) };
    change([...pending, entry]);
    void finish(entry, () => undefined);
  }
  return (ids, text) => {
    const entry: Removal = { kind, ids: new Set(ids) };
    change([...pending, entry]);
    toast({
      text,
      action: { label: 'Undo', run: () => change(pending.filter((other) => other !== entry)) },
      onGone: () => {
        if (pending.includes(entry)) void finish(entry, toastProblem);
      },
    });
  };
}

/** Shows a thing again that was removed a moment ago: somebody has put another in its place. */
export function keepAfterAll(collection: string, id: number): void {
  const isOther = ({ kind, ids }: Removal) => kind.collection !== collection || !ids.has(id);
  if (!pending.every(isOther)) change(pending.filter(isOther));
}

/** The ids of a collection that are to be shown no more. */
export function useRemoved(collection: string): ReadonlySet<number> {
  return useSyncExternalStore(subscribe, () => hidden[collection] ?? NOTHING);
}

async function finish(entry: Removal, tell: (error: unknown) => void): Promise<void> {
  try {
    await commit(entry);
    forget(entry.kind.collection);
    await entry.kind.settle();
  } catch (error) {
    tell(error);
  }
  change(pending.filter((other) => other !== entry));
}

async function commit({ kind, ids }: Removal): Promise<void> {
  const { removeOne, removeAll, list } = kind;
  if (removeAll && (!removeOne || (list && ids.size >= MANY && isAll(await list(), ids)))) {
    await removeAll(false);
    return;
  }
  const all = [...ids];
  for (let start = 0; start < all.length; start += AT_ONCE) {
    await Promise.all(
      all.slice(start, start + AT_ONCE).map((id) => removeOne?.(id, false).catch(goneIsFine)),
    );
  }
}

const isAll = (there: readonly { id: number }[], gone: ReadonlySet<number>) =>
  there.every(({ id }) => gone.has(id));

/** Removed on another device, or by a page whose answer came too late: it is gone, as was wanted. */
function goneIsFine(error: unknown): void {
  if (!(error instanceof Problem && error.status === 404)) throw error;
}

addEventListener('pagehide', () => {
  const left = stored();
  for (const { kind, ids } of pending) {
    if (kind.removeOne) {
      left[kind.collection] = [...new Set([...(left[kind.collection] ?? []), ...ids])];
      for (const id of [...ids].slice(0, ON_LEAVING)) {
        void kind.removeOne(id, true).catch(() => undefined);
      }
    } else void kind.removeAll?.(true).catch(() => undefined);
  }
  store(left);
  pending = [];
});

onSignedOut(() => {
  store({});
  change([]);
});

function stored(): Record<string, readonly number[]> {
  try {
    const left: unknown = JSON.parse(localStorage.getItem(STORED) ?? '{}');
    if (typeof left !== 'object' || left === null) return {};
    const lists = Object.entries(left).filter(([, ids]) => Array.isArray(ids));
    return Object.fromEntries(
      lists.map(([name, ids]) => [name, (ids as unknown[]).filter((id) => typeof id === 'number')]),
    );
  } catch {
    return {};
  }
}

function forget(collection: string): void {
  const left = stored();
  if (!left[collection]) return;
  delete left[collection];
  store(left);
}

function store(left: Record<string, readonly number[]>): void {
  try {
    if (Object.keys(left).length === 0) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, JSON.stringify(left));
  } catch {
    // Then the calls of the page that is left have to arrive.
  }
}

function change(next: readonly Removal[]): void {
  pending = next;
  const byCollection: Record<string, Set<number>> = {};
  for (const { kind, ids } of pending) {
    const all = (byCollection[kind.collection] ??= new Set());
    for (const id of ids) all.add(id);
  }
  hidden = byCollection;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
