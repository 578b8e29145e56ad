import { Worker } from 'node:worker_threads';
import { AppError } from '../../contract/errors.ts';

export interface ThreadPoolOptions {
  /** A built program that answers each piece of work with `Message`s, one after the other. */
  workerFile: URL | string;
  /** How many pieces of work may be done at the same time. */
  threads?: number;
  /** For one piece, from when a thread takes it. */
  timeoutMs?: number;
  /** How many pieces may wait for a thread, of everybody and of one account, and for how long. */
  maxWaiting?: number;
  maxWaitingEach?: number;
  patienceMs?: number;
  /** How long a thread without work is kept. */
  idleMs?: number;
  maxMemoryMb?: number;
}

/** What a thread says of its work: part after part, each asked for; or why there is nothing. */
export type Message<Part> = { part: Part; isLast: boolean } | { failure: string };

/** How what goes wrong is told. */
export interface Failures {
  slow: () => Error;
  /** Out of memory, or a fault of ours: it cannot be done either way. */
  broken: () => Error;
  closed: () => Error;
  /** What the work itself says. */
  said: (sentence: string) => Error;
}

/** Does work in threads of their own. */
export interface ThreadPool<Work, Part> {
  /**
   * @param owner the account that asks
   * @throws what `Failures` has; AppError `busy`, or `throttled` where this account has asked for too much at once
   */
  run: (work: Work, owner: number) => Promise<Part[]>;
  /** Ends the threads; what is being done fails. */
  close: () => Promise<void>;
}

interface Task<Work, Part> {
  work: Work;
  owner: number;
  parts: Part[];
  resolve: (parts: Part[]) => void;
  reject: (error: Error) => void;
  /** Ends the waiting for a thread. */
  patience: NodeJS.Timeout;
}

interface Thread<Work, Part> {
  worker: Worker;
  task: Task<Work, Part> | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** When to come back who has asked for too much, in seconds. */
const COME_BACK = 5;

/**
 * Makes threads that keep long work away from the event loop: each piece has bounded time and memory. A thread that
 * takes more is ended, its work fails, and the next piece gets a new one. Accounts take turns, so that one that asks
 * for much keeps nobody else waiting for more than a piece.
 */
export function createThreadPool<Work, Part>(
  options: ThreadPoolOptions,
  failures: Failures,
): ThreadPool<Work, Part> {
  const {
    workerFile,
    threads: most = 1,
    timeoutMs = 5000,
    maxWaiting = 20,
    maxWaitingEach = 8,
    patienceMs = 10_000,
    idleMs = 30_000,
    maxMemoryMb = 256,
  } = options;
  const threads = new Set<Thread<Work, Part>>();
  /** By account; the one whose turn it is first. */
  const waiting = new Map<number, Task<Work, Part>[]>();
  const count = () => [...waiting.values()].reduce((sum, { length }) => sum + length, 0);

  const start = (): Thread<Work, Part> => {
    const worker = new Worker(workerFile, {
      resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb, maxYoungGenerationSizeMb: 64 },
      // What goes wrong in there is told to whoever asked.
      stderr: true,
    });
    worker.unref();
    const thread: Thread<Work, Part> = { worker, task: undefined, timer: undefined };
    threads.add(thread);
    worker.on('message', (message: Message<Part>) => take(thread, message));
    worker.on('error', () => end(thread, failures.broken()));
    worker.on('exit', () => end(thread, failures.broken()));
    return thread;
  };

  const take = (thread: Thread<Work, Part>, message: Message<Part>) => {
    const { task } = thread;
    if (!task) return;
    if ('part' in message) {
      task.parts.push(message.part);
      if (!message.isLast) {
        // Each part is asked for in a turn of its own, so that others are served in between.
        setImmediate(() => thread.worker.postMessage('more'));
        return;
      }
    }
    rest(thread);
    if ('failure' in message) task.reject(failures.said(message.failure));
    else task.resolve(task.parts);
    next();
  };

  const rest = (thread: Thread<Work, Part>) => {
    clearTimeout(thread.timer);
    thread.task = undefined;
    thread.timer = setTimeout(() => end(thread, failures.closed()), idleMs).unref();
  };

  const end = (thread: Thread<Work, Part>, error: Error) => {
    if (!threads.delete(thread)) return;
    clearTimeout(thread.timer);
    void thread.worker.terminate();
    thread.task?.reject(error);
    next();
  };

  /** The first task of the account whose turn it is; its next turn comes after everybody else's. */
  const nextTask = (): Task<Work, Part> | undefined => {
    const [first] = waiting;
    if (!first) return undefined;
    const [owner, tasks] = first;
    const task = tasks.shift();
    waiting.delete(owner);
    if (tasks.length > 0) waiting.set(owner, tasks);
    return task;
  };

  const leave = (task: Task<Work, Part>) => {
    const left = (waiting.get(task.owner) ?? []).filter((one) => one !== task);
    if (left.length > 0) waiting.set(task.owner, left);
    else waiting.delete(task.owner);
  };

  const next = () => {
    if (waiting.size === 0) return;
    const idle = [...threads].find(({ task }) => task === undefined);
    const thread = idle ?? (threads.size < most ? start() : undefined);
    const task = thread && nextTask();
    if (!task) return;
    clearTimeout(thread.timer);
    clearTimeout(task.patience);
    thread.task = task;
    thread.timer = setTimeout(() => end(thread, failures.slow()), timeoutMs).unref();
    thread.worker.postMessage(task.work);
  };

  return {
    run: async (work, owner) => {
      const own = waiting.get(owner) ?? [];
      if (own.length >= maxWaitingEach) throw new AppError('throttled', COME_BACK);
      if (count() >= maxWaiting) throw new AppError('busy');
      return new Promise((resolve, reject) => {
        const giveUp = () => {
          leave(task);
          reject(new AppError('busy'));
        };
        const patience = setTimeout(giveUp, patienceMs).unref();
        const task: Task<Work, Part> = { work, owner, parts: [], resolve, reject, patience };
        waiting.set(owner, [...own, task]);
        next();
      });
    },
    close: async () => {
      for (const { reject, patience } of [...waiting.values()].flat()) {
        clearTimeout(patience);
        reject(failures.closed());
      }
      waiting.clear();
      const all = [...threads];
      threads.clear();
      for (const { timer, task } of all) {
        clearTimeout(timer);
        task?.reject(failures.closed());
      }
      await Promise.all(all.map(({ worker }) => worker.terminate()));
    },
  };
}
