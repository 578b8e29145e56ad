/** Where the client is served from, with a slash at its end: `<base>` says it, whatever path a proxy put us at. */
const BASE = new URL(document.baseURI);

/** The path every address of the client begins with, without a slash at its end: empty, or `/kitchen`. */
export const BASE_PATH = BASE.pathname.replace(/\/$/, '');

/** @param path an address below ours, beginning with a slash */
export function absolute(path: string): string {
  return new URL(path.replace(/^\//, ''), BASE).href;
}
