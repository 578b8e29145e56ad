import { connect, createServer, type Socket } from 'node:net';
import { freePort } from './postgres-server.ts';

/** A wire between a server and its database that can be cut. */
export interface Wire {
  url: string;
  /** `open`: all goes through. `refused`: nobody is there. `silent`: whatever is sent vanishes. */
  become: (state: 'open' | 'refused' | 'silent') => Promise<void>;
  /** How many connections go through it. */
  connections: () => number;
}

/** Lays a wire to a PostgreSQL server. @param target its address, as a URL */
export async function layWire(target: string): Promise<Wire> {
  const port = await freePort();
  const url = new URL(target);
  const to = { host: url.hostname, port: Number(url.port) };
  url.host = `127.0.0.1:${port}`;
  const pairs = new Set<readonly [Socket, Socket]>();
  let isSilent = false;
  const server = createServer((near) => {
    if (isSilent) {
      near.on('error', () => {});
      near.pause();
      return;
    }
    const far = connect(to);
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [one, other] of [pair, [far, near]] as const) {
      one.on('data', (data) => {
        if (!isSilent) other.write(data);
      });
      one.on('close', () => {
        pairs.delete(pair);
        if (!isSilent) other.destroy();
      });
      one.on('error', () => other.destroy());
    }
  });
  const listen = () => new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  await listen();
  const cut = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
    pairs.clear();
  };
  return {
    url: url.href,
    connections: () => pairs.size,
    become: async (state) => {
      isSilent = state === 'silent';
      if (state === 'refused') {
        const closed = new Promise((done) => server.close(done));
        cut();
        await closed;
      } else if (!server.listening) {
        await listen();
      } else if (state === 'open') {
        cut();
      }
    },
  };
}
