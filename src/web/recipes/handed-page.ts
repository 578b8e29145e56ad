/** A page that the bookmark in the browser's bar handed over. */
export interface HandedPage {
  /** Where it comes from, as the browser says. */
  url: string;
  html: string;
}

const DATABASE = 'ocipe-handed';
const STORE = 'page';
/** There is one at most: a second takes its place. */
const KEY = 'last';
/** Whoever was signed in takes it within seconds; after a sign-in it is a little later. */
const LASTS_MS = 30 * 60_000;

/** Keeps a page until the import screen takes it. @returns whether there is a place to keep it */
export async function keepHanded(page: HandedPage): Promise<boolean> {
  return (await run((pages) => pages.put({ ...page, at: Date.now() }, KEY))) !== undefined;
}

/** @returns what was handed over, once; undefined where there is nothing, or it has been there for long */
export async function takeHanded(): Promise<HandedPage | undefined> {
  const kept = (await run((pages) => pages.get(KEY))) as (HandedPage & { at: number }) | undefined;
  await run((pages) => pages.delete(KEY));
  if (!kept || Date.now() - kept.at > LASTS_MS) return undefined;
  return { url: kept.url, html: kept.html };
}

function run(work: (pages: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((resolve) => {
    const fail = () => resolve(undefined);
    try {
      const opening = indexedDB.open(DATABASE, 1);
      opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE));
      opening.addEventListener('error', fail);
      opening.addEventListener('success', () => {
        const database = opening.result;
        const moves = database.transaction(STORE, 'readwrite');
        const request = work(moves.objectStore(STORE));
        moves.addEventListener('complete', () => {
          database.close();
          resolve(request.result);
        });
        moves.addEventListener('abort', fail);
      });
    } catch {
      fail();
    }
  });
}
