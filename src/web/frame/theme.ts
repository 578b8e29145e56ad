/** What the cook chose: a theme, or whatever the system has. */
export type Theme = 'system' | 'light' | 'dark';

/** Read by theme.js too, before the first paint. */
const KEY = 'ocipe-theme';
const listeners = new Set<() => void>();

export function currentTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** Runs a function whenever another theme is chosen. @returns stops that */
export function onThemeChosen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
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

/** From dark to light, or the other way round. */
export function switchTheme(): void {
  chooseTheme(isDark() ? 'light' : 'dark');
}

/** Whether the page is dark now, for a switch between the two. */
export function isDark(): boolean {
  const theme = currentTheme();
  return theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}
