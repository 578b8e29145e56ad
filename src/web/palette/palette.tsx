import { lazy, Suspense, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { GO_TO, isTyping } from './keys.ts';
import { PALETTE_EVENT, SHORTCUTS_EVENT } from './open-palette.ts';

const loadDialog = () => import('./palette-dialog.tsx');
const PaletteDialog = lazy(loadDialog);
const Shortcuts = lazy(() => import('./shortcuts.tsx'));

/** How long the second key of a shortcut may take, in ms. */
const SECOND_KEY_MS = 1200;

/** Listens for the keys that work everywhere, and shows what they open. */
export default function Palette() {
  const [shown, setShown] = useState<'palette' | 'shortcuts'>();
  const [, go] = useLocation();
  useEffect(() => {
    // Loaded before it is asked for: what is typed right after "/" must not be lost.
    const timer = setTimeout(() => void loadDialog().catch(() => undefined), 500);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    const openPalette = () => setShown('palette');
    const openShortcuts = () => setShown('shortcuts');
    let isWaiting = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        openPalette();
        return;
      }
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!isPlain || isTyping(event.target) || document.querySelector('dialog[open]')) return;
      const path = isWaiting ? GO_TO[event.key.toLowerCase()]?.path : undefined;
      isWaiting = false;
      clearTimeout(timer);
      if (path !== undefined) {
        event.preventDefault();
        go(path);
      } else if (event.key === '/') {
        event.preventDefault();
        openPalette();
      } else if (event.key === '?') {
        event.preventDefault();
        openShortcuts();
      } else if (event.key === 'g') {
        isWaiting = true;
        timer = setTimeout(() => {
          isWaiting = false;
        }, SECOND_KEY_MS);
      }
    };
    addEventListener('keydown', onKey);
    addEventListener(PALETTE_EVENT, openPalette);
    addEventListener(SHORTCUTS_EVENT, openShortcuts);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener(PALETTE_EVENT, openPalette);
      removeEventListener(SHORTCUTS_EVENT, openShortcuts);
    };
  }, [go]);
  const close = () => setShown(undefined);
  return (
    <Suspense fallback={null}>
      {shown === 'palette' && <PaletteDialog onClose={close} />}
      {shown === 'shortcuts' && <Shortcuts onClose={close} />}
    </Suspense>
  );
}
