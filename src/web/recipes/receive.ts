import { MAX_PAGE_BYTES } from '../../domain/page-size.ts';
import { absolute } from '../api/base.ts';
import { keepHanded } from './handed-page.ts';

/** So long a page may take to arrive before its address has to do, in ms. */
const PATIENCE_MS = 3000;

/**
 * The window the bookmark opens. It is no part of the program: it knows nobody, holds nothing of a kitchen, keeps one
 * text of whoever opened it, and goes on to the import screen, which the opener cannot reach.
 */
export function receive(): void {
  const root = document.querySelector('#root');
  if (root) {
    root.setAttribute('role', 'status');
    root.className = 'grid min-h-dvh place-items-center p-6 text-center text-soft';
    root.textContent = 'The page is being handed over …';
  }
  const address = readAddress();
  const opener = window.opener as Window | null;
  const byAddress = (more: Record<string, string> = {}) =>
    location.replace(absolute(`/recipes/import?${new URLSearchParams({ url: address, ...more })}`));
  if (!opener) {
    byAddress();
    return;
  }
  const waiting = setTimeout(byAddress, PATIENCE_MS);
  addEventListener('message', (event) => {
    // A page without a site of its own has nothing to be known by.
    if (event.source !== opener || !/^https?:/.test(event.origin)) return;
    const { html } = (event.data ?? {}) as { html?: unknown };
    if (typeof html !== 'string' || html === '') return;
    clearTimeout(waiting);
    if (html.length > MAX_PAGE_BYTES || new Blob([html]).size > MAX_PAGE_BYTES) {
      byAddress({ large: '1' });
      return;
    }
    // The browser says which site speaks; what the site says of itself counts only where it fits.
    const isOfIt = originOf(address) === event.origin;
    void keepHanded({ html, url: isOfIt ? address : event.origin }).then((isKept) =>
      isKept ? location.replace(absolute('/recipes/import?handed=1')) : byAddress(),
    );
  });
  // No secret is in it: whoever opened us may hear it.
  opener.postMessage('ocipe-ready', '*');
}

function readAddress(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}

function originOf(address: string): string {
  try {
    return new URL(address).origin;
  } catch {
    return '';
  }
}
