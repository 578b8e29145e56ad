import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const listening: Server[] = [];

/**
 * Listens as if it were a PostgreSQL server.
 * @param greet told of each connection once it has said hello
 * @returns the host and port
 */
export async function pretendPostgres(greet: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => greet(socket));
  });
  listening.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export function endPretending(): void {
  for (const server of listening.splice(0)) server.close();
}

/** Lets nobody in: the password is wrong. */
export function refusePassword(socket: Socket): void {
  socket.write(message('R', numbers(0, 3)));
  socket.once('data', () => {
    const text = 'password authentication failed for user "me"';
    socket.end(message('E', 'SFATAL', 'C28P01', `M${text}`, Buffer.from([0])));
  });
}

/** Lets everybody in and answers any question with its version, such as `140011`. */
export function answerVersion(socket: Socket, version: string): void {
  socket.write(Buffer.concat([message('R', numbers(0, 0)), READY]));
  socket.on('data', (chunk) => {
    // A simple query; all else is saying goodbye.
    if (chunk[0] !== 'Q'.charCodeAt(0)) return;
    socket.write(
      Buffer.concat([
        message('T', numbers(1), 'version', numbers(0, 0, 0, 0, 25, -1, -1, -1, 0)),
        message('D', numbers(1, 0, version.length), Buffer.from(version)),
        message('C', 'SELECT 1'),
        READY,
      ]),
    );
  });
}

/** A message of the protocol (postgresql.org/docs, "Message Formats"): its letter, its length, what it says. */
function message(letter: string, ...parts: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : part)),
  );
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(letter), length, body]);
}

/** Numbers of two bytes each. */
function numbers(...list: number[]): Buffer {
  const bytes = Buffer.alloc(list.length * 2);
  for (const [index, number] of list.entries()) bytes.writeInt16BE(number, index * 2);
  return bytes;
}

const READY = message('Z', Buffer.from('I'));
