/**
 * What a link carries behind `#name=`: no server and no `Referer` gets to see it. It is taken out of the address, so
 * that it does not stay in the history.
 * @returns undefined where the address has none
 */
export function secretInHash(name: string): string | undefined {
  const secret = new URLSearchParams(location.hash.slice(1)).get(name);
  if (secret === null) return undefined;
  history.replaceState(history.state, '', `${location.pathname}${location.search}`);
  return secret;
}
