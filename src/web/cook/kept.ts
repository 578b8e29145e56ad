import { onSignedOut } from '../api/session.ts';

/** What cooking keeps in this browser begins so; whoever signs out leaves nothing of it behind. */
const PREFIX = 'ocipe-cooking-';

/** @returns what was kept under a name; undefined when nothing was, or nothing readable */
export function readKept(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value under a name; `undefined` forgets it. Without a place to keep it, it holds until the page is closed. */
export function keep(name: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Nothing to keep it in.
  }
}

/** Runs a function when another tab has changed what is kept under a name. */
export function onKeptElsewhere(name: string, listener: () => void): void {
  addEventListener('storage', ({ key }) => {
    if (key === PREFIX + name || key === null) listener();
  });
}

onSignedOut(() => {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX)) localStorage.removeItem(key);
    }
  } catch {
    // Nothing was kept.
  }
});
