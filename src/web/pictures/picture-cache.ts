import { onSignedOut } from '../api/session.ts';
import { fetchPicture, pictureAddress, type PictureSize } from './pictures.queries.ts';

// Pictures need the token, which an <img> cannot send: they are fetched, and shown from memory. What was seen lately
// stays on the device, so that it is there without a signal. See docs/decisions/0015-pictures.md.

const CACHE = 'kitchen-pictures';
/** So many stay on the device: small ones have 20 KB, large ones 200. */
const KEPT = 500;
/** So many are held in memory. */
const HELD = 250;
/** So many are fetched at once; the calls of the page go first. */
const AT_ONCE = 5;
/** The device is looked through after so many new ones. */
const CHECK_EVERY = 40;

/** Addresses in memory, the one used last at the end. */
const held = new Map<string, string>();
/** The last one waiting is the first served: it is what is in sight. */
const waiting: (() => void)[] = [];
let running = 0;
let added = 0;
let opened: Promise<Cache | undefined> | undefined;
/** Grows with each sign-out: what was on its way then is nobody's. */
let turn = 0;

/** @returns the address of a picture that is in memory */
export function heldPicture(id: string, size: PictureSize): string | undefined {
  const key = pictureAddress(id, size);
  const url = held.get(key);
  if (url !== undefined) {
    held.delete(key);
    held.set(key, url);
  }
  return url;
}

/**
 * Gets a picture from the device or the server.
 * @param signal ends the waiting, as when it has left the screen
 * @returns an address for `<img>`; undefined when it cannot be had, or nobody waits any more
 */
export async function loadPicture(
  id: string,
  size: PictureSize,
  signal: AbortSignal,
): Promise<string | undefined> {
  const mine = turn;
  await myTurn(signal);
  try {
    if (signal.aborted) return undefined;
    const known = heldPicture(id, size);
    if (known !== undefined) return known;
    const blob = await fromDevice(id, size, signal);
    if (mine !== turn) return undefined;
    return hold(pictureAddress(id, size), URL.createObjectURL(blob));
  } catch {
    return undefined;
  } finally {
    running -= 1;
    waiting.pop()?.();
  }
}

async function myTurn(signal: AbortSignal): Promise<void> {
  if (running >= AT_ONCE) {
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      signal.addEventListener('abort', () => {
        const at = waiting.indexOf(resolve);
        if (at >= 0) waiting.splice(at, 1);
        resolve();
      });
    });
  }
  running += 1;
}

async function fromDevice(id: string, size: PictureSize, signal: AbortSignal): Promise<Blob> {
  const key = pictureAddress(id, size);
  const cache = await openCache();
  const kept = await cache?.match(key).catch(() => undefined);
  if (kept) return kept.blob();
  const blob = await fetchPicture(id, size, signal, cache ? 'no-store' : 'default');
  const mine = turn;
  if (cache) later(() => mine === turn && void keep(cache, key, blob));
  return blob;
}

/** Not every browser has one, and none over plain HTTP: then the browser's own cache has to do. */
function openCache(): Promise<Cache | undefined> {
  opened ??=
    'caches' in globalThis ? caches.open(CACHE).catch(() => undefined) : Promise.resolve(undefined);
  return opened;
}

/** When nothing else is to be done: what is in sight goes first. */
function later(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work, { timeout: 2000 });
  else setTimeout(work, 200);
}

async function keep(cache: Cache, key: string, blob: Blob): Promise<void> {
  try {
    await cache.put(key, new Response(blob, { headers: { 'content-type': blob.type } }));
    added += 1;
    if (added % CHECK_EVERY !== 0) return;
    const keys = await cache.keys();
    // The oldest come first.
    await Promise.all(keys.slice(0, -KEPT).map((old) => cache.delete(old)));
  } catch {
    // The device is full: it is shown all the same.
  }
}

function hold(key: string, url: string): string {
  held.set(key, url);
  for (const [oldest, address] of held) {
    if (held.size <= HELD) break;
    held.delete(oldest);
    // What shows it already goes on showing it.
    URL.revokeObjectURL(address);
  }
  return url;
}

/** Nothing of a kitchen stays on a device its cook has left. */
onSignedOut(() => {
  turn += 1;
  opened = undefined;
  for (const url of held.values()) URL.revokeObjectURL(url);
  held.clear();
  if ('caches' in globalThis) void caches.delete(CACHE).catch(() => undefined);
});
