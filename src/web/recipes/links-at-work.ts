import { useSyncExternalStore } from 'react';
import { createLinkQueue, type LinkEntry, type LinkReading } from '../../domain/link-queue.ts';
import { KEPT_LINKS } from '../api/kept-answers.ts';
import { Problem } from '../api/problem.ts';
import { onSignedOut } from '../api/session.ts';
import { draftOfPage, inputOf, problemsOf } from './form-draft.ts';
import { readSource, type RecipeInput } from './recipes.queries.ts';

/** A server that is busy is asked again after so long, in seconds. */
const BUSY_PAUSE = 3;
/** Every recipe has a category; one that no page tells. */
const NO_CATEGORY = 'Other';

export type Entry = LinkEntry<RecipeInput>;

const listeners = new Set<() => void>();

/** The pages that are read in this tab: the work goes on on other screens, and comes back after loading again. */
export const links = createLinkQueue({
  read,
  pauseOf: (error) => {
    if (!(error instanceof Problem)) return undefined;
    if (error.status === 503) return BUSY_PAUSE;
    if (error.status !== 429) return undefined;
    // The sentence has the seconds of `Retry-After`.
    return Number(/\d+/.exec(JSON.stringify(error.body ?? ''))?.[0] ?? 60);
  },
  sleep: (seconds) =>
    new Promise((resolve) => {
      setTimeout(resolve, seconds * 1000);
    }),
  kept: recall(),
  changed: (entries) => {
    try {
      if (entries.length === 0) sessionStorage.removeItem(KEPT_LINKS);
      else sessionStorage.setItem(KEPT_LINKS, JSON.stringify(entries));
    } catch {
      // It holds until the page is closed.
    }
    for (const listener of listeners) listener();
  },
});

// Nothing of a kitchen stays on a device its cook has left.
onSignedOut(() => links.drop(() => true));

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useLinks = () => useSyncExternalStore(subscribe, links.entries);

async function read(url: string): Promise<LinkReading<RecipeInput>> {
  const { recipe } = await readSource({ url }, new AbortController().signal);
  const draft = draftOfPage(recipe);
  const whole = {
    ...draft,
    category: draft.category || NO_CATEGORY,
    source: draft.source || url,
  };
  const [wrong] = Object.values(problemsOf(whole));
  if (wrong !== undefined) {
    return { problem: `It needs a hand: ${wrong} Read it alone, with “Read from a link”.` };
  }
  return { input: inputOf(whole, 'active'), picture: draft.picture };
}

function recall(): Entry[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEPT_LINKS) ?? '[]');
    return Array.isArray(kept) ? (kept as Entry[]) : [];
  } catch {
    return [];
  }
}
