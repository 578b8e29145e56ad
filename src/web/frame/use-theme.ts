import { useSyncExternalStore } from 'react';
import { currentTheme, onThemeChosen, type Theme } from './theme.ts';

/** The theme that was chosen, followed. */
export function useTheme(): Theme {
  return useSyncExternalStore(onThemeChosen, currentTheme);
}
