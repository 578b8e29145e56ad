import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const UNLIMITED = '1000000/0.001s';

/** As in production, but that nothing is throttled and the log is thrown away. */
const SETTINGS = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: '0',
  LOG_LEVEL: 'info',
  LIMIT_LOGIN_PER_NAME_AND_ADDRESS: UNLIMITED,
  LIMIT_LOGIN_PER_ADDRESS: UNLIMITED,
  LIMIT_LOGIN_PER_NAME: UNLIMITED,
  LIMIT_REGISTER_PER_ADDRESS: UNLIMITED,
  LIMIT_REFRESH_PER_SESSION: UNLIMITED,
};

/**
 * Starts the built server on a free port.
 * @param databaseUrl as in the settings; an SQLite file is made if it is not there
 * @param more settings beyond those of a benchmark, and arguments for Node
 * @returns its address, how long it took to its first answer, and what to do with it
 */
export async function startServer(databaseUrl, { settings = {}, nodeArguments = [] } = {}) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...nodeArguments, 'dist/server.mjs'], {
    env: { PATH: process.env.PATH, ...SETTINGS, DATABASE_URL: databaseUrl, ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const url = await readAddress(child);
  await fetch(`${url}/api/monitoring/healthz/`);
  return {
    url,
    pid: child.pid,
    msToFirstAnswer: performance.now() - startedAt,
    memory: () => residentMemory(child.pid),
    stop: async () => {
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
    },
  };
}

async function readAddress(child) {
  const said = [];
  for await (const line of createInterface({ input: child.stderr })) {
    const address = / is ready at (\S+)/.exec(line)?.[1];
    if (address) {
      child.stderr.resume();
      return address.replace('localhost', '127.0.0.1');
    }
    said.push(line);
  }
  throw new Error(`The server did not start:\n${said.join('\n')}`);
}

/** In MB; undefined where the system has no such file. */
function residentMemory(pid) {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
