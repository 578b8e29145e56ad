import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createFileReader, type FileReader } from './file-reader.ts';
import { entriesInParts, readFileNow } from './read-entries.ts';

let folder: string;
let reader: FileReader | undefined;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ocipe-files-'));
});

afterEach(() => reader?.close());
afterAll(() => rmSync(folder, { recursive: true }));

/** The thread as it was built, or one that does what a test wants it to. */
function readerOf(program?: string): FileReader {
  const workerFile =
    program === undefined ? resolve('dist/file-worker.mjs') : kept('w.mjs', program);
  reader = createFileReader({ workerFile, timeoutMs: program === undefined ? 60_000 : 300 });
  return reader;
}

function kept(name: string, contents: string): string {
  const file = join(folder, name);
  writeFileSync(file, contents);
  return file;
}

const soups = (count: number) =>
  JSON.stringify(
    Array.from({ length: count }, (_, at) => ({
      name: `Soup ${at}`,
      meat_type: 'Soup',
      ingredients: ['2 leeks', '1 l stock'],
    })),
  );

test('recipes come from the thread as they are read at once, however many', async () => {
  const work = { file: kept('soups.json', soups(2000)), name: 'soups.json' };
  const entries = await readerOf().read(work, 1);
  expect(entries).toHaveLength(2000);
  expect(entries).toEqual(await readFileNow(work));
  expect(Math.max(...entriesInParts(entries).map(({ length }) => length))).toBeLessThan(400);
});

test('what is wrong with a file is said as if it was read at once, and the next one is read', async () => {
  const { read } = readerOf();
  const broken = { file: kept('broken.json', `${soups(3).slice(0, -1)},`), name: 'broken.json' };
  await expect(read(broken, 1)).rejects.toMatchObject({
    message: expect.stringMatching(/damaged/),
  });
  expect(await read({ file: kept('one.json', soups(1)), name: 'one.json' }, 1)).toHaveLength(1);
});

test('a file that takes too long, or breaks the thread, is refused with a sentence', async () => {
  const work = { file: kept('one.json', soups(1)), name: 'one.json' };
  const start =
    "import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => {";
  await expect(readerOf(`${start} for (;;); });`).read(work, 1)).rejects.toThrow(
    'This file takes too long to read: please part it.',
  );
  await reader?.close();
  await expect(readerOf(`${start} throw new Error('x'); });`).read(work, 1)).rejects.toThrow(
    'This file takes too much to read: please part it.',
  );
});
