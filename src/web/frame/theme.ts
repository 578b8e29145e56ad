import { useSyncExternalStore } from 'react';

/** What the cook chose: a theme, or whatever the system has. */
export type Theme = 'system' | 'light' | 'dark';

/** Read by theme.js too, before the first paint. */
const KEY = 'ocipe-theme';
const listeners = new Set<() => void>();

function current(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** The theme that was chosen, followed. */
export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, current);
}

export function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // It holds until the page is closed.
  }
  for (const listener of listeners) listener();
}

/** Whether the page is dark now, for a switch between the two. */
export function isDark(): boolean {
  const theme = current();
  return theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}
