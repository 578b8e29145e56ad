import { connect, type AddressInfo, type Socket } from 'node:net';
import type { TestApp } from '../kit.ts';

/** Lets the app listen on the loopback. @returns the port */
export async function listen(kit: TestApp): Promise<number> {
  await kit.app.listen({ port: 0, host: '127.0.0.1' });
  return (kit.app.server.address() as AddressInfo).port;
}

/** Opens a connection and sends bytes as they are. */
export function open(port: number, bytes: string | Buffer = ''): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  if (bytes.length > 0) socket.write(bytes);
  return socket;
}

/**
 * Sends bytes over a connection of their own.
 * @param quiet how long to wait, in ms, once something has come and nothing more does
 * @returns all that comes back until the server ends the connection, or falls silent
 */
export function exchange(port: number, bytes: string | Buffer, quiet = 150): Promise<string> {
  return new Promise((resolve) => {
    const socket = open(port, bytes);
    let text = '';
    let timer = setTimeout(() => socket.destroy(), 5000);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      clearTimeout(timer);
      timer = setTimeout(() => socket.destroy(), quiet);
    });
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(text);
    });
  });
}

/** The statuses of the answers in what came back. */
export const statusesIn = (text: string): number[] =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
