/** What opens the search over everything; whoever draws it listens. */
export const PALETTE_EVENT = 'ocipe-palette';
/** What opens the list of keyboard shortcuts. */
export const SHORTCUTS_EVENT = 'ocipe-shortcuts';

/** Opens the search over everything. */
export function openPalette(): void {
  dispatchEvent(new Event(PALETTE_EVENT));
}

/** Opens the list of keyboard shortcuts. */
export function openShortcuts(): void {
  dispatchEvent(new Event(SHORTCUTS_EVENT));
}
