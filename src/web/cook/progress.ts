import { useState } from 'react';

/** What of a recipe is ticked off while cooking, for as long as a meal takes: half a day, in ms. */
const KEPT_MS = 12 * 3_600_000;

interface Progress {
  at: number;
  ticked: string[];
}

/** Ticks of a recipe, kept over a reload. @returns whether something is ticked, and how to change it */
export function useProgress(recipeId: number) {
  const stored = `ocipe-cooking-${recipeId}`;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(read(stored)));
  const change = (next: ReadonlySet<string>) => {
    setTicked(next);
    try {
      if (next.size === 0) localStorage.removeItem(stored);
      else
        localStorage.setItem(
          stored,
          JSON.stringify({ at: Date.now(), ticked: [...next] } satisfies Progress),
        );
    } catch {
      // It holds until the page is closed.
    }
  };
  return {
    ticked,
    toggle: (what: string) => {
      const next = new Set(ticked);
      if (!next.delete(what)) next.add(what);
      change(next);
    },
    clear: () => change(new Set()),
  };
}

function read(stored: string): string[] {
  try {
    const { at, ticked } = JSON.parse(localStorage.getItem(stored) ?? '') as Progress;
    return Date.now() - at < KEPT_MS ? ticked : [];
  } catch {
    return [];
  }
}
