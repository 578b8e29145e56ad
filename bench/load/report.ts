import { availableParallelism } from 'node:os';
import { markdown, median } from '../table.ts';
import type { Result } from './generator.ts';
import type { MixName } from './mix.ts';
import type { SetupName } from './options.ts';

/** Everything measured of one setup under one mix, run by run. */
export interface Row {
  setup: SetupName;
  mix: MixName;
  results: (Result & {
    /** How many cores each kept busy; `others` is whatever else the machine did. */
    cpu: { server: number; database: number; generator: number; others: number };
    /** Resident memory of all server processes after the run, in MB. */
    memory: number;
    /** The 99th percentile of the event loop's delay, in ms. */
    loopDelay: number;
  })[];
}

const TITLES: Record<SetupName, string> = {
  sqlite: 'SQLite',
  pg1: 'PostgreSQL, 1 process',
  pg2: 'PostgreSQL, 2 processes',
};

/** Medians over the runs, as a Markdown table. */
export function resultTable(rows: readonly Row[]): string {
  const head = [
    'setup',
    'load',
    'req/s',
    'p50 ms',
    'p99 ms',
    'p99.9 ms',
    'errors',
    'loop delay p99 ms',
    'cores: server',
    'database',
    'load itself',
    'others',
    'ms of a core a request: server',
    'database',
  ];
  const lines = rows.map(({ setup, mix, results }) => {
    const of = (pick: (result: Row['results'][number]) => number) => median(results.map(pick));
    return [
      TITLES[setup],
      mix,
      Math.round(of(({ perSecond }) => perSecond)).toLocaleString('en'),
      of(({ p50 }) => p50).toFixed(1),
      of(({ p99 }) => p99).toFixed(1),
      of(({ p999 }) => p999).toFixed(1),
      String(results.reduce((sum, { errors }) => sum + errors, 0)),
      of(({ loopDelay }) => loopDelay).toFixed(1),
      of(({ cpu }) => cpu.server).toFixed(2),
      of(({ cpu }) => cpu.database).toFixed(2),
      of(({ cpu }) => cpu.generator).toFixed(2),
      of(({ cpu }) => cpu.others).toFixed(2),
      of(({ cpu, perSecond }) => (cpu.server / perSecond) * 1000).toFixed(2),
      of(({ cpu, perSecond }) => (cpu.database / perSecond) * 1000).toFixed(2),
    ];
  });
  const note = `Node ${process.version}, ${availableParallelism()} cores for server, database and load together.`;
  return `${markdown(head, lines, 2)}\n\n${note}`;
}

/** The servers' memory after each run: whether it grows. */
export function memoryTable(rows: readonly Row[]): string {
  const most = Math.max(...rows.map(({ results }) => results.length));
  const head = [
    'memory in MB after run',
    '',
    ...Array.from({ length: most }, (_, run) => `${run + 1}`),
  ];
  const lines = rows.map(({ setup, mix, results }) => [
    TITLES[setup],
    mix,
    ...results.map(({ memory }) => memory.toFixed(0)),
  ]);
  return markdown(head, lines, 2);
}
