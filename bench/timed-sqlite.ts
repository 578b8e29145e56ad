import { DatabaseSync as RealDatabase } from '../src/server/storage/node-sqlite.ts';

let spent = 0;

/** How long the engine has worked since this was asked last, in ms. */
export function takeSpent(): number {
  const ms = spent;
  spent = 0;
  return ms;
}

function timed<Result>(work: () => Result): Result {
  const startedAt = performance.now();
  try {
    return work();
  } finally {
    spent += performance.now() - startedAt;
  }
}

/** Stands in for the engine where queries are timed: the same statements, with a stopwatch around each. */
export class DatabaseSync extends RealDatabase {
  override prepare(text: string) {
    const statement = super.prepare(text);
    const all = statement.all.bind(statement);
    const run = statement.run.bind(statement);
    Object.defineProperties(statement, {
      all: { value: (...parameters: unknown[]) => timed(() => all(...parameters)) },
      run: { value: (...parameters: unknown[]) => timed(() => run(...parameters)) },
    });
    return statement;
  }
}
