import { open } from 'node:fs/promises';
import type { FileEntry } from '../../domain/files/file-recipe.ts';
import { readFileEntries } from './read-file.ts';

/** A file on the disk, and what it is called. */
export interface FileWork {
  file: string;
  name: string;
}

/**
 * Reads the recipes of a file.
 * @param owner the account that asks
 * @throws FileProblem when nothing in it can be read, or it takes too much; AppError `busy`, `throttled`
 */
export type ReadFile = (work: FileWork, owner: number) => Promise<FileEntry[]>;

/** Reads a file in this thread. @throws FileProblem when nothing in it can be read */
export async function readFileNow({ file, name }: FileWork): Promise<FileEntry[]> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const read = async (at: number, length: number) => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - at)));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, at);
      return bytes.subarray(0, bytesRead);
    };
    return await readFileEntries({ size, read }, name);
  } finally {
    await handle.close();
  }
}

/** So much is handed over in one go: taking it in keeps others waiting. */
const MAX_WEIGHT = 1000;

/** Entries in parts of about as many lines; at least one part. */
export function entriesInParts(entries: readonly FileEntry[]): FileEntry[][] {
  const parts: FileEntry[][] = [[]];
  let weight = 0;
  for (const entry of entries) {
    const { ingredients = [], steps = [], notes = '', description = '' } = entry.recipe ?? {};
    const lines = (notes.length + description.length) / 100;
    weight += 1 + ingredients.length + steps.length + lines;
    parts.at(-1)?.push(entry);
    if (weight > MAX_WEIGHT) {
      parts.push([]);
      weight = 0;
    }
  }
  return parts;
}
