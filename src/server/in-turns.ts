import { AppError } from '../contract/errors.ts';

/** Runs work when it is its turn. @throws AppError `busy` when too many wait */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Runs work a few at a time, in order; refuses when the queue is full.
 * @param atOnce so many run at the same time
 * @param queue so many more may wait
 */
export function inTurns(atOnce: number, queue: number): InTurn {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) {
      if (waiting.length >= queue) throw new AppError('busy');
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
