import { expect, test } from 'vitest';
import { createLinkQueue, MOST_LINKS, type LinkEntry, type LinkReading } from './link-queue.ts';

class Refusal extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super('Please wait.');
    this.seconds = seconds;
  }
}

/** A queue whose pages answer when the test says so. */
function queueOf(
  read: (url: string) => Promise<LinkReading<never>>,
  kept: LinkEntry<never>[] = [],
) {
  const slept: number[] = [];
  let done: (() => void) | undefined;
  const finished = new Promise<void>((resolve) => {
    done = resolve;
  });
  const queue = createLinkQueue({
    read,
    pauseOf: (error) => (error instanceof Refusal ? error.seconds : undefined),
    sleep: async (seconds) => void slept.push(seconds),
    kept,
    changed: (entries) => {
      if (entries.every(({ state }) => state !== 'waiting' && state !== 'reading')) done?.();
    },
  });
  return { queue, slept, finished };
}

const states = (queue: { entries: () => readonly LinkEntry<never>[] }) =>
  queue.entries().map(({ url, state }) => `${url} ${state}`);

test('two are read at a time; what failed is read again when asked for', async () => {
  let under = 0;
  let most = 0;
  let isDown = true;
  const { queue, finished } = queueOf(async (url) => {
    most = Math.max(most, (under += 1));
    await Promise.resolve();
    under -= 1;
    if (url === 'b' && isDown) throw new Error('The site is away.');
    return { picture: '' };
  });
  queue.start(['a', 'b', 'c', 'd', 'a'], (url) => url === 'd');
  await finished;
  expect(most).toBe(2);
  expect(states(queue)).toEqual(['a read', 'b failed', 'c read', 'd known']);
  expect(queue.entries()[1]?.problem).toBe('The site is away.');
  isDown = false;
  queue.retry();
  await expect.poll(() => states(queue)[1]).toBe('b read');
});

test('the server is given the pause it asks for', async () => {
  const asked: string[] = [];
  const { queue, slept, finished } = queueOf(async (url) => {
    asked.push(url);
    if (asked.length === 1) throw new Refusal(17);
    return {};
  });
  queue.start(['a'], () => false);
  await finished;
  expect(slept).toEqual([17]);
  expect(asked).toEqual(['a', 'a']);
  expect(states(queue)).toEqual(['a read']);
});

test('a server that never has time is asked a few times only', async () => {
  let asked = 0;
  const { queue, finished } = queueOf(async () => {
    asked += 1;
    throw new Refusal(1);
  });
  queue.start(['a'], () => false);
  await finished;
  expect(asked).toBe(5);
  expect(states(queue)).toEqual(['a failed']);
});

test('coming back, what was read is there, and what was not goes on', async () => {
  const asked: string[] = [];
  const { queue, finished } = queueOf(
    async (url) => {
      asked.push(url);
      return {};
    },
    [
      { url: 'a', state: 'read' },
      { url: 'b', state: 'reading' },
    ],
  );
  queue.start([], () => false);
  await finished;
  expect(asked).toEqual(['b']);
  queue.drop(({ url }) => url === 'a');
  expect(states(queue)).toEqual(['b read']);
  queue.putBack([
    { url: 'a', state: 'read' },
    { url: 'b', state: 'failed' },
  ]);
  expect(states(queue)).toEqual(['b read', 'a read']);
});

test('a hundred are taken', () => {
  const { queue } = queueOf(() => new Promise(() => {}));
  queue.start(
    Array.from({ length: 120 }, (_, index) => `page ${index}`),
    () => false,
  );
  expect(queue.entries()).toHaveLength(MOST_LINKS);
});
