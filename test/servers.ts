import { spawn, type ChildProcess } from 'node:child_process';
import { freePort } from './postgres-server.ts';

/** A built server in a process of its own. */
export interface RunningServer {
  child: ChildProcess;
  url: string;
}

const running: ChildProcess[] = [];

/** Launches the built server. @returns the process, and what it said to people so far */
export function launch(settings: Record<string, string>) {
  const child = spawn(process.execPath, ['dist/server.mjs'], {
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.push(child);
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return { child, said: () => text };
}

/** Launches the built server on a free port and waits until it answers. */
export async function startServer(settings: Record<string, string>): Promise<RunningServer> {
  const port = await freePort();
  const { child, said } = launch({ PORT: String(port), ...settings });
  const url = `http://localhost:${port}`;
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) throw new Error(said());
    const isUp = await fetch(`${url}/api/monitoring/healthz/`).catch(() => undefined);
    if (isUp?.ok) return { child, url };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server did not start: ${said()}`);
}

/** The exit code of a process, once it has ended. */
export function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('close', (code) => resolve(code)));
}

/** Ends all processes that were launched. */
export function endServers(): void {
  for (const child of running.splice(0)) child.kill('SIGKILL');
}

/** Posts JSON. */
export function post(url: string, body: object, headers: Record<string, string> = {}) {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** Begins a command of the administrator as it is built. */
export function launchCommand(settings: Record<string, string>, ...words: string[]) {
  const child = spawn(process.execPath, ['dist/cli.mjs', ...words], {
    env: { PATH: process.env['PATH'], ...settings },
    stdio: 'pipe',
  });
  running.push(child);
  return child;
}

/** Runs a command of the administrator to its end. @returns its exit code and what it said */
export async function runCommand(settings: Record<string, string>, ...words: string[]) {
  const child = launchCommand(settings, ...words);
  let out = '';
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return { code: await exitOf(child), out, said };
}
