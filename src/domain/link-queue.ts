/** A page of many that are read, and how far it is. */
export interface LinkEntry<Input> {
  url: string;
  state: 'waiting' | 'reading' | 'read' | 'failed' | 'known';
  /** Why it failed, in a sentence. */
  problem?: string;
  /** What was read, as it would be saved. */
  input?: Input;
  /** Where its picture is; empty for none. */
  picture?: string;
}

/** What is read of a page: the recipe, or what is wrong with it. */
export type LinkReading<Input> = Pick<LinkEntry<Input>, 'input' | 'picture' | 'problem'>;

const unread = <Input>(entry: LinkEntry<Input>): LinkEntry<Input> =>
  entry.state === 'reading' ? { ...entry, state: 'waiting' } : entry;

/** So many pages are read in one go. */
export const MOST_LINKS = 100;
/** So many at the same time: the server has others to serve. */
const AT_ONCE = 2;
/** So often a page is asked for again when the server wants a pause. */
const TRIES = 5;

/**
 * Reads many pages, two at a time. It goes on while nobody looks.
 * @param read reads a page. What it throws is told by the page it was for
 * @param pauseOf the seconds the server wants before it is asked again, of what `read` threw; undefined for other errors
 * @param sleep waits so many seconds
 * @param kept what was there before
 * @param changed told after every change
 */
export function createLinkQueue<Input>(parts: {
  read: (url: string) => Promise<LinkReading<Input>>;
  pauseOf: (error: unknown) => number | undefined;
  sleep: (seconds: number) => Promise<void>;
  kept: readonly LinkEntry<Input>[];
  changed: (entries: readonly LinkEntry<Input>[]) => void;
}) {
  // What was being read when the page was left has to be read again.
  let entries: readonly LinkEntry<Input>[] = parts.kept.map(unread);
  let busy = 0;
  let pausing: Promise<void> | undefined;

  const put = (next: readonly LinkEntry<Input>[]) => {
    entries = next;
    parts.changed(entries);
  };
  const set = (url: string, change: LinkEntry<Input>) =>
    put(entries.map((entry) => (entry.url === url ? change : entry)));
  const isThere = (url: string) => entries.some((entry) => entry.url === url);

  const readPatiently = async (url: string): Promise<LinkReading<Input>> => {
    for (let tries = 1; ; tries += 1) {
      await pausing;
      try {
        return await parts.read(url);
      } catch (error) {
        const seconds = parts.pauseOf(error);
        if (seconds === undefined || tries === TRIES) throw error;
        // One pause holds for all.
        pausing ??= parts.sleep(seconds).finally(() => (pausing = undefined));
      }
    }
  };
  const readOne = async (url: string) => {
    set(url, { url, state: 'reading' });
    const found = await readPatiently(url).catch((error: unknown): LinkReading<Input> => ({
      problem: (error as Error).message,
    }));
    if (isThere(url)) {
      set(url, { url, state: found.problem === undefined ? 'read' : 'failed', ...found });
    }
  };
  const work = async () => {
    for (;;) {
      const next = entries.find(({ state }) => state === 'waiting');
      if (!next) {
        busy -= 1;
        return;
      }
      await readOne(next.url);
    }
  };
  const run = () => {
    const waiting = entries.filter(({ state }) => state === 'waiting').length;
    for (let free = Math.min(AT_ONCE - busy, waiting); free > 0; free -= 1) {
      busy += 1;
      void work();
    }
  };
  return {
    entries: () => entries,
    /** Begins, or goes on. @param isKnown whether a page is in the cookbook already: it is not read again */
    start(urls: readonly string[], isKnown: (url: string) => boolean) {
      const fresh = [...new Set(urls)]
        .filter((url) => !isThere(url))
        .slice(0, MOST_LINKS - entries.length);
      put([
        ...entries,
        ...fresh.map((url): LinkEntry<Input> => ({
          url,
          state: isKnown(url) ? 'known' : 'waiting',
        })),
      ]);
      run();
    },
    /** Reads again what failed. */
    retry() {
      put(
        entries.map(({ url, ...rest }) =>
          rest.state === 'failed' ? { url, state: 'waiting' } : { url, ...rest },
        ),
      );
      run();
    },
    /** Has pages back that were taken out; what was not read yet goes on. */
    putBack(before: readonly LinkEntry<Input>[]) {
      const fresh = before.filter(({ url }) => !isThere(url)).map(unread);
      put([...entries, ...fresh].slice(0, MOST_LINKS));
      run();
    },
    /** Takes pages out of the list. */
    drop(isDropped: (entry: LinkEntry<Input>) => boolean) {
      put(entries.filter((entry) => !isDropped(entry)));
    },
  };
}
