import { setImmediate } from 'node:timers/promises';
import type { FileEntry } from '../../domain/files/file-recipe.ts';
import { readRecipeText } from '../../domain/files/recipe-text.ts';
import {
  FileProblem,
  listZip,
  sourceOf,
  unpackEntry,
  unpackGzip,
  type Allowance,
  type ByteSource,
} from './zip.ts';

/** As many as the API takes at once. */
const MAX_RECIPES = 10_000;
/** So long, in ms, may reading keep others waiting. */
const SLICE_MS = 8;
/** What one upload may unpack to. */
const ALLOWANCE: Readonly<Allowance> = { entries: 50_000, bytes: 512_000_000 };
/** The largest text, in bytes. */
const MAX_TEXT = 64_000_000;
/** Archives stand in archives, which hold packed files. */
const MAX_DEPTH = 3;
/** What stands in archives beside recipes. */
const OTHER =
  /(?:^|\/)(?:\.[^./]|__MACOSX\/)|\.(?:jpe?g|png|gif|webp|avif|heic|bmp|svg|ico|css|js|pdf|mp4|woff2?)$|\/$/iu;

/**
 * Reads the recipes of a file, whatever its format, packed or not, while others are served.
 * @param name what it is called
 * @returns at most 10,000 entries, in their order
 * @throws FileProblem when nothing in it can be read
 */
export async function readFileEntries(source: ByteSource, name: string): Promise<FileEntry[]> {
  const entries: FileEntry[] = [];
  let rested = performance.now();
  for await (const entry of entriesIn(source, name, { ...ALLOWANCE }, 0)) {
    if (entry) {
      // Only a whole file that breaks off is damaged: in an archive, the others are fine.
      if (entry.isEnd && entry.where === '') throw new FileProblem(entry.problem ?? '');
      entries.push(entry);
    }
    if (entries.length > MAX_RECIPES) {
      throw new FileProblem(`This file has more than ${MAX_RECIPES} recipes: please part it.`);
    }
    if (performance.now() - rested > SLICE_MS) {
      await setImmediate();
      rested = performance.now();
    }
  }
  const [first] = entries;
  if (!first) throw new FileProblem('There are no recipes in this file.');
  if (entries.length === 1 && first.recipe === undefined)
    throw new FileProblem(first.problem ?? '');
  return entries;
}

async function* entriesIn(
  source: ByteSource,
  name: string,
  allowance: Allowance,
  depth: number,
): AsyncGenerator<FileEntry | undefined> {
  const start = await source.read(0, 4);
  const isPacked = start[0] === 0x1f && start[1] === 0x8b;
  const isArchive = start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5);
  if ((isPacked || isArchive) && depth >= MAX_DEPTH) {
    throw new FileProblem(
      'There are archives within archives in this file, deeper than is read here.',
    );
  }
  if (isArchive) {
    yield* archiveEntries(source, allowance, depth);
    return;
  }
  if (source.size > MAX_TEXT)
    throw new FileProblem('This file is larger than any text of recipes.');
  const bytes = await source.read(0, source.size);
  if (isPacked) {
    yield* entriesIn(sourceOf(await unpackGzip(bytes, allowance)), name, allowance, depth + 1);
    return;
  }
  const text = decode(bytes);
  const where = depth === 0 ? '' : name;
  if (text === undefined) {
    yield {
      format: 'text',
      where,
      problem: 'This is no file of recipes: it is no text.',
      isEnd: true,
    };
  } else if (text.trim() === '') {
    yield { format: 'text', where, problem: 'This file is empty.', isEnd: true };
  } else {
    yield* readRecipeText(text, where, name);
  }
}

async function* archiveEntries(
  source: ByteSource,
  allowance: Allowance,
  depth: number,
): AsyncGenerator<FileEntry | undefined> {
  for (const entry of await listZip(source, allowance)) {
    if (OTHER.test(entry.name)) continue;
    const bytes = await unpackEntry(source, entry, allowance);
    yield* entriesIn(sourceOf(bytes), entry.name, allowance, depth + 1);
  }
}

/** Text in UTF-8 or UTF-16, or else in Windows-1252, as old programs write; undefined for what is no text. */
function decode(bytes: Buffer): string | undefined {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return new TextDecoder('utf-16le').decode(bytes);
  if (mark === 'feff') return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 10_000).includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
