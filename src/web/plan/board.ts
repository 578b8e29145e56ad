import { useSyncExternalStore } from 'react';
import { onSignedOut } from '../api/session.ts';

/** A recipe's place on the board; the same recipe may have several. */
export interface Slot {
  key: string;
  recipeId: number;
  /** For how many it is to be; as many as it is written for where nobody said. */
  servings?: number;
}

/** Kept on this device until the plan is saved: neither a reload nor a wrong click loses it. */
const STORED = 'ocipe-board';

let slots: readonly Slot[] = read();
const listeners = new Set<() => void>();

onSignedOut(() => setBoard([]));

/** The recipes chosen for the plan, in order. */
export function useBoard(): readonly Slot[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => slots,
  );
}

/** Puts recipes at the end of the board. */
export function putOnBoard(recipeIds: readonly number[]): void {
  setBoard([...slots, ...recipeIds.map(slotOf)]);
}

/** Replaces the board. @returns what was on it before */
export function setBoard(next: readonly Slot[]): readonly Slot[] {
  const before = slots;
  slots = next;
  try {
    if (next.length === 0) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, JSON.stringify(next));
  } catch {
    // It holds until the page is closed.
  }
  for (const listener of listeners) listener();
  return before;
}

/** @returns a place for a recipe, with a key of its own. @param servings for how many it is to be */
export function slotOf(recipeId: number, servings?: number | null): Slot {
  const key = `${recipeId}-${Math.random().toString(36).slice(2, 10)}`;
  return servings ? { key, recipeId, servings } : { key, recipeId };
}

function read(): readonly Slot[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isSlot) : [];
  } catch {
    return [];
  }
}

function isSlot(value: unknown): value is Slot {
  const { key, recipeId, servings = 1 } = (value ?? {}) as Partial<Slot>;
  return typeof key === 'string' && typeof recipeId === 'number' && typeof servings === 'number';
}
