import type { FileEntry } from '../../domain/files/file-recipe.ts';
import { createThreadPool, type ThreadPoolOptions } from '../import/thread-pool.ts';
import type { FileWork, ReadFile } from './read-entries.ts';
import { FileProblem } from './zip.ts';

/** Reads files in a thread of its own. */
export interface FileReader {
  read: ReadFile;
  /** Ends the thread; what is being read fails. */
  close: () => Promise<void>;
}

const TOO_MUCH = 'This file takes too much to read: please part it.';

/**
 * Makes a reader that keeps files away from the event loop. Archives of thousands of recipes take seconds, so that
 * they have a thread beside that of the pages.
 * @param options with the built file-worker.ts
 */
export function createFileReader(options: ThreadPoolOptions): FileReader {
  const pool = createThreadPool<FileWork, FileEntry[]>(
    { timeoutMs: 30_000, patienceMs: 60_000, maxMemoryMb: 1024, maxWaitingEach: 4, ...options },
    {
      slow: () => new FileProblem('This file takes too long to read: please part it.'),
      broken: () => new FileProblem(TOO_MUCH),
      closed: () => new FileProblem('The server is being stopped. Please try again in a moment.'),
      said: (sentence) => new FileProblem(sentence),
    },
  );
  return {
    read: async (work, owner) => (await pool.run(work, owner)).flat(),
    close: pool.close,
  };
}
