import cluster, { type Worker } from 'node:cluster';
import type { FastifyBaseLogger } from 'fastify';

/** A worker that dies sooner than this after its start has not really started, in ms. */
const SETTLED_MS = 5000;
/** So many that died at their start, one after the other, and we give up. */
const GIVE_UP_AFTER = 5;
/** A worker's death is answered after this time, doubled with each one that dies at its start, in ms. */
const RESTART_MS = 200;

/**
 * Starts this same program several times and keeps so many running: a worker that dies is replaced. Asked to stop, it
 * asks them to and waits until all have.
 * @param count how many
 * @param onReady called once, when all of them listen
 */
export function keepWorkers(count: number, log: FastifyBaseLogger, onReady: () => void): void {
  let isStopping = false;
  let earlyDeaths = 0;
  let listening = 0;

  const start = () => {
    const startedAt = Date.now();
    const worker = cluster.fork();
    worker.once('listening', () => {
      listening += 1;
      if (listening === count) onReady();
    });
    worker.once('exit', (code, signal) => {
      if (isStopping) return;
      const isEarly = Date.now() - startedAt < SETTLED_MS;
      earlyDeaths = isEarly ? earlyDeaths + 1 : 0;
      log.error({ code, signal }, 'a worker has died');
      if (earlyDeaths >= GIVE_UP_AFTER) {
        process.stderr.write('Ocipe stops: its workers die as soon as they start. See the log.\n');
        stop('SIGTERM', 1);
        return;
      }
      setTimeout(() => !isStopping && start(), RESTART_MS * 2 ** earlyDeaths);
    });
  };
  const stop = (signal: NodeJS.Signals, exitCode: number) => {
    if (isStopping) return;
    isStopping = true;
    const left = workers();
    if (left.length === 0) process.exit(exitCode);
    let running = left.length;
    for (const worker of left) {
      worker.once('exit', () => {
        running -= 1;
        if (running === 0) process.exit(exitCode);
      });
      worker.process.kill(signal);
    }
  };
  process.on('SIGTERM', () => stop('SIGTERM', 0));
  process.on('SIGINT', () => stop('SIGINT', 0));
  for (let number = 0; number < count; number += 1) start();
}

const workers = (): Worker[] =>
  Object.values(cluster.workers ?? {}).filter((one) => one !== undefined);
