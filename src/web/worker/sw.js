// Keeps the client itself on the device, so that it starts without a signal. What is in the kitchen is not its business:
// the API is never answered from here.
/* global FILES, VERSION */

const CACHE = `ocipe-${VERSION}`;
/** The server may take so long before the page we have is shown, in ms. */
const PATIENCE_MS = 3000;
/** Any address of the client will do, but for those whose page is ready-made. */
const PAGE = './login';

addEventListener('install', (event) => {
  // Where the browser can, it does not even ask here: a call made while the page is left arrives, and all are quicker.
  const { pathname } = new URL('./api/', self.registration.scope);
  void event
    .addRoutes?.({ condition: { urlPattern: { pathname: `${pathname}*` } }, source: 'network' })
    .catch(() => undefined);
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([PAGE, ...FILES]))
      .then(() => self.skipWaiting()),
  );
});

addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('ocipe-') && name !== CACHE)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const { scope } = self.registration;
  if (request.method !== 'GET' || !url.href.startsWith(scope)) return;
  const path = url.href.slice(scope.length).split(/[?#]/, 1)[0];
  if (path.startsWith('api/')) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (FILES.includes(`./${path}`)) event.respondWith(file(request));
});

/** The newest page there is; without a signal, or with a bad one, the one we have. */
async function page(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(PAGE);
  try {
    const answer = await fetch(request, kept ? { signal: AbortSignal.timeout(PATIENCE_MS) } : {});
    return answer.status >= 500 && kept ? kept : answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

async function file(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request, { ignoreVary: true })) ?? fetch(request);
}
