import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import type { FileEntry } from '../../domain/files/file-recipe.ts';
import type { Message } from '../import/thread-pool.ts';
import { entriesInParts, readFileNow, type FileWork } from './read-entries.ts';
import { FileProblem } from './zip.ts';

// A program of its own, run in a thread beside the server by file-reader.ts: reads one file after the other, and hands
// over its recipes some at a time.
const send = (message: Message<FileEntry[]>) => parentPort?.postMessage(message);

parentPort?.on('message', (work: FileWork | 'more') => {
  if (work !== 'more') void read(work);
});

async function read(work: FileWork): Promise<void> {
  try {
    const parts = entriesInParts(await readFileNow(work));
    for (const [at, part] of parts.entries()) {
      const isLast = at === parts.length - 1;
      send({ part, isLast });
      if (!isLast && parentPort) await once(parentPort, 'message');
    }
  } catch (error) {
    if (error instanceof FileProblem) send({ failure: error.message });
    // Ends the thread, which tells whoever asked.
    else throw error;
  }
}
