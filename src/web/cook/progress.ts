import { useState } from 'react';
import { keep, readKept } from './kept.ts';

/** How long it is remembered how far somebody was: a day, in ms. */
const KEPT_MS = 24 * 3_600_000;

/** How far somebody is with a recipe. */
export interface Progress {
  /** Steps and ingredients that are done, by names of their own. */
  ticked: ReadonlySet<string>;
  /** For how many; undefined: as written. */
  portions?: number | undefined;
}

const NOTHING: Progress = { ticked: new Set() };

/** How far one is with a recipe, kept over a reload and for a day. @returns it, and how to change it */
export function useProgress(recipeId: number) {
  const name = `recipe-${recipeId}`;
  const [progress, setProgress] = useState<Progress>(() => read(name));
  const change = (next: Progress) => {
    setProgress(next);
    const { ticked, portions } = next;
    const isNothing = ticked.size === 0 && portions === undefined;
    keep(name, isNothing ? undefined : { at: Date.now(), ticked: [...ticked], portions });
  };
  return {
    progress,
    change,
    toggle: (what: string) => {
      const ticked = new Set(progress.ticked);
      if (!ticked.delete(what)) ticked.add(what);
      change({ ...progress, ticked });
    },
    clear: () => change(NOTHING),
  };
}

function read(name: string): Progress {
  const { at, ticked, portions } = (readKept(name) ?? {}) as Record<string, unknown>;
  if (typeof at !== 'number' || Date.now() - at > KEPT_MS || !Array.isArray(ticked)) return NOTHING;
  return {
    ticked: new Set(ticked.map(String)),
    portions: typeof portions === 'number' && portions > 0 ? portions : undefined,
  };
}
