// Loaded into a server by `node --import`: at SIGUSR2 it writes down how late its event loop has been, and starts anew.
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How often it looks, in ms; it is part of each delay it sees. */
const RESOLUTION = 2;

const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
delay.enable();
process.on('SIGUSR2', () => {
  const p99 = delay.percentile(99) / 1e6 - RESOLUTION;
  delay.reset();
  writeFileSync(`${process.env['BENCH_FOLDER']}/delay-${process.pid}`, String(Math.max(0, p99)));
});
