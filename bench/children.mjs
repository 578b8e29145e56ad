import { fork } from 'node:child_process';
import { once } from 'node:events';

/** Starts the floor server. */
export async function startFloor() {
  const child = forkHere('floor.mjs');
  const { url } = await messageOf(child);
  return {
    url,
    /** From now on it answers with this. */
    give: async (answer) => {
      child.send(answer);
      await messageOf(child);
    },
    stop: () => child.disconnect(),
  };
}

/** Sends one request over and over for a while. */
export function load(job) {
  return ask(forkHere('load.mjs'), job);
}

/** Gives a process its job and waits for its answer. */
export function ask(child, job) {
  child.send(job);
  return messageOf(child);
}

function forkHere(file) {
  return fork(new URL(file, import.meta.url), { serialization: 'advanced' });
}

/** @throws when the process ends without having said anything */
async function messageOf(child) {
  const ended = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`${child.spawnargs.at(-1)} ended with ${code ?? signal}.`);
  });
  ended.catch(() => {}); // a later end is nobody's business
  const [message] = await Promise.race([once(child, 'message'), ended]);
  return message;
}
