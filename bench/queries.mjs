import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { ask } from './children.mjs';
import { SEARCHED } from './data.mjs';

const OUT = 'build/bench/query-cost.mjs';

/** Puts a stopwatch between our SQLite adapter and the engine. */
const withStopwatch = {
  name: 'stopwatch',
  setup(bundle) {
    bundle.onResolve({ filter: /\/node-sqlite\.ts$/ }, ({ importer }) =>
      importer.endsWith('timed-sqlite.ts') ? undefined : { path: resolve('bench/timed-sqlite.ts') },
    );
  },
};

/**
 * Asks the database alone, in a process of its own, by the very functions the server uses.
 * @returns ms by scenario, for those that ask the database at all
 */
export async function measureQueries(databaseFile, { small, large, planned }, names, msEach) {
  await build({
    entryPoints: ['bench/query-cost.ts'],
    outfile: OUT,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
    plugins: [withStopwatch],
  });
  return ask(fork(OUT), {
    file: databaseFile,
    names,
    msEach,
    username: small.credentials.username,
    small: small.ids,
    large: large.ids,
    searched: SEARCHED,
    planned,
  });
}
