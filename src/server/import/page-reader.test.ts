import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createPageReader, type PageReader, type PageReaderOptions } from './page-reader.ts';

let folder: string;
let readers: PageReader[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ocipe-worker-'));
});

afterEach(async () => {
  await Promise.all(readers.map((one) => one.close()));
  readers = [];
});

afterAll(() => rmSync(folder, { recursive: true }));

/** With the worker as it was built, or one that does what a test wants it to. */
function reader(options: Partial<PageReaderOptions> = {}, program?: string): PageReader {
  const workerFile =
    program === undefined ? resolve('dist/page-worker.mjs') : join(folder, 'other.mjs');
  if (program !== undefined) {
    const start = "import { parentPort } from 'node:worker_threads';";
    writeFileSync(workerFile, `${start} parentPort.on('message', ({ html }) => { ${program} });`);
  }
  readers.push(createPageReader({ workerFile, smallest: 0, ...options }));
  return readers.at(-1) as PageReader;
}

const toast = (name: string) => ({
  url: '',
  html: `<script type="application/ld+json">{"@type":"Recipe","name":"${name}","recipeIngredient":["bread"]}</script>`,
});
const ANSWER = 'parentPort.postMessage({ part: { name: html }, isLast: true });';
/** What a test's worker is asked to do. */
const saying = (html: string) => ({ html, url: '' });

test('pages and texts are read in a thread', async () => {
  const { read } = reader();
  expect(await read(toast('Toast'), 1)).toMatchObject({
    name: 'Toast',
    ingredientLines: ['bread'],
  });
  expect(await read({ text: 'Toast\n\n2 slices bread' }, 1)).toMatchObject({ source: 'text' });
  expect(await read(saying('nothing'), 1)).toBe(undefined);
});

test('many at once are each answered with their own', async () => {
  const { read } = reader({ threads: 2 });
  const names = Array.from({ length: 20 }, (_, index) => `Toast ${index}`);
  const all = await Promise.all(names.map((name) => read(toast(name), Number(name.slice(6)) % 3)));
  expect(all.map((recipe) => recipe?.name)).toEqual(names);
});

test('small pages need no thread', async () => {
  const { read } = reader({ smallest: 1000, workerFile: join(folder, 'none.mjs') });
  expect(await read(toast('Toast'), 1)).toMatchObject({ name: 'Toast' });
});

test('what takes too long is given up, and the next page is read', async () => {
  const { read } = reader({ timeoutMs: 500 }, `while (html === 'stay'); ${ANSWER}`);
  const [stayed, next] = await Promise.allSettled([read(saying('stay'), 1), read(saying('go'), 1)]);
  expect(stayed).toMatchObject({
    reason: { reason: 'too_long', message: 'That page takes too long to read.' },
  });
  expect(next).toMatchObject({ value: { name: 'go' } });
});

test('what takes too much memory is given up, and the next page is read', async () => {
  const grow =
    "const all = []; while (html === 'grow') all.push(new Array(1000).fill(all.length));";
  const { read } = reader({ maxMemoryMb: 16 }, `${grow} ${ANSWER}`);
  await expect(read(saying('grow'), 1)).rejects.toMatchObject({ reason: 'too_large' });
  expect(await read(saying('go'), 1)).toMatchObject({ name: 'go' });
});

test('a worker that breaks or does not start refuses its page, not the next', async () => {
  const { read } = reader({}, `if (html === 'break') throw new Error('broken'); ${ANSWER}`);
  await expect(read(saying('break'), 1)).rejects.toMatchObject({ name: 'PageError' });
  expect(await read(saying('go'), 1)).toMatchObject({ name: 'go' });
  const missing = reader({ workerFile: join(folder, 'none.mjs') });
  await expect(missing.read(saying('go'), 1)).rejects.toMatchObject({ name: 'PageError' });
});

test('so many may wait; who comes then is told that the server is busy', async () => {
  const { read } = reader({ maxWaiting: 2, timeoutMs: 500 }, "while (html === 'stay');");
  const waiting = ['stay', 'a', 'b'].map((html) => read(saying(html), 1).catch(() => 'failed'));
  await expect(read(saying('c'), 1)).rejects.toMatchObject({ code: 'busy', status: 503 });
  await readers[0]?.close();
  expect(await Promise.all(waiting)).toEqual(['failed', 'failed', 'failed']);
});

test('of one account fewer may wait, and the others come in between', async () => {
  const program = `if (html === 'first') setTimeout(() => ${ANSWER.slice(0, -1)}, 300); else ${ANSWER}`;
  const { read } = reader({ maxWaitingEach: 3 }, program);
  const order: string[] = [];
  const ask = async (name: string, owner: number) => {
    await read(saying(name), owner);
    order.push(name);
  };
  const all = [ask('first', 1), ask('second', 1), ask('third', 1), ask('fourth', 1)];
  await expect(read(saying('fifth'), 1)).rejects.toMatchObject({ status: 429, retryAfter: 5 });
  await Promise.all([...all, ask('another', 2)]);
  expect(order).toEqual(['first', 'second', 'another', 'third', 'fourth']);
});

test('who waits for long is told that the server is busy', async () => {
  const { read } = reader({ patienceMs: 50 }, "while (html === 'stay');");
  const stays = read(saying('stay'), 1).catch(() => 'failed');
  await expect(read(saying('go'), 1)).rejects.toMatchObject({ code: 'busy' });
  await readers[0]?.close();
  expect(await stays).toBe('failed');
});

test('a thread without work is let go, and there is a new one for the next page', async () => {
  const { read } = reader({ idleMs: 20 });
  expect(await read(toast('Toast'), 1)).toMatchObject({ name: 'Toast' });
  await new Promise((done) => setTimeout(done, 200));
  expect(await read(toast('Bread'), 1)).toMatchObject({ name: 'Bread' });
});
