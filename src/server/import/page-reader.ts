import { Worker } from 'node:worker_threads';
import { AppError } from '../../contract/errors.ts';
import type { RecipePage } from '../../domain/recipe-page.ts';
import { PageError } from './page-error.ts';
import { readNow, type ReadRecipe, type RecipeSource } from './read-recipe.ts';

export interface PageReaderOptions {
  /** The built page-worker.ts. */
  workerFile: URL | string;
  /** How many pages may be read at the same time. */
  threads?: number;
  /** For one page, from when a thread takes it. */
  timeoutMs?: number;
  /** How many pages may wait for a thread, and for how long. */
  maxWaiting?: number;
  patienceMs?: number;
  /** Pages of fewer UTF-16 code units are read at once: asking a thread would take longer. */
  smallest?: number;
  /** How long a thread without work is kept. */
  idleMs?: number;
  maxMemoryMb?: number;
}

/** Reads recipes in threads of their own. */
export interface PageReader {
  read: ReadRecipe;
  /** Ends the threads; what is being read fails. */
  close: () => Promise<void>;
}

interface Task {
  source: RecipeSource;
  resolve: (recipe: RecipePage | undefined) => void;
  reject: (error: Error) => void;
  /** Ends the waiting for a thread. */
  patience: NodeJS.Timeout;
}

interface Thread {
  worker: Worker;
  task: Task | undefined;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Makes a reader that keeps large pages away from the event loop: each is read in a thread with bounded time and
 * memory. A thread that takes more is ended, its page fails with a sentence for a cook, and the next page gets a
 * new one.
 */
export function createPageReader(options: PageReaderOptions): PageReader {
  const {
    workerFile,
    threads: most = 1,
    timeoutMs = 5000,
    maxWaiting = 20,
    patienceMs = 10_000,
    smallest = 10_000,
    idleMs = 30_000,
    maxMemoryMb = 256,
  } = options;
  const threads = new Set<Thread>();
  const waiting: Task[] = [];

  const start = (): Thread => {
    const worker = new Worker(workerFile, {
      resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb, maxYoungGenerationSizeMb: 64 },
      // What goes wrong in there is told to whoever asked.
      stderr: true,
    });
    worker.unref();
    const thread: Thread = { worker, task: undefined, timer: undefined };
    threads.add(thread);
    worker.on('message', (recipe: RecipePage | undefined) => {
      const { task } = thread;
      rest(thread);
      task?.resolve(recipe);
      next();
    });
    // Out of memory, or a fault of ours: the page cannot be read either way.
    worker.on('error', () => end(thread, new PageError('too_large')));
    worker.on('exit', () => end(thread, new PageError('too_large')));
    return thread;
  };

  const rest = (thread: Thread) => {
    clearTimeout(thread.timer);
    thread.task = undefined;
    thread.timer = setTimeout(() => end(thread, new PageError('timeout')), idleMs).unref();
  };

  const end = (thread: Thread, error: Error) => {
    if (!threads.delete(thread)) return;
    clearTimeout(thread.timer);
    void thread.worker.terminate();
    thread.task?.reject(error);
    next();
  };

  const next = () => {
    if (waiting.length === 0) return;
    const idle = [...threads].find(({ task }) => task === undefined);
    const thread = idle ?? (threads.size < most ? start() : undefined);
    const task = thread && waiting.shift();
    if (!task) return;
    clearTimeout(thread.timer);
    clearTimeout(task.patience);
    thread.task = task;
    thread.timer = setTimeout(() => end(thread, new PageError('too_long')), timeoutMs).unref();
    thread.worker.postMessage(task.source);
  };

  return {
    read: async (source) => {
      const content = 'text' in source ? source.text : source.html;
      if (content.length < smallest) return readNow(source);
      if (waiting.length >= maxWaiting) throw new AppError('busy');
      return new Promise((resolve, reject) => {
        const giveUp = () => {
          waiting.splice(waiting.indexOf(task), 1);
          reject(new AppError('busy'));
        };
        const task = { source, resolve, reject, patience: setTimeout(giveUp, patienceMs).unref() };
        waiting.push(task);
        next();
      });
    },
    close: async () => {
      for (const { reject, patience } of waiting.splice(0)) {
        clearTimeout(patience);
        reject(new PageError('timeout'));
      }
      const all = [...threads];
      threads.clear();
      for (const { timer, task } of all) {
        clearTimeout(timer);
        task?.reject(new PageError('timeout'));
      }
      await Promise.all(all.map(({ worker }) => worker.terminate()));
    },
  };
}
