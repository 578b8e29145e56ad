import { connect, type Socket } from 'node:net';

/** What came back: the body's text only where it was asked for. */
export interface Answer {
  status: number;
  etag: string | undefined;
  body: string;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * One kept-alive HTTP/1.1 connection, one request at a time. It knows only what our server sends (a status, a length,
 * a body): a whole HTTP client would cost this machine more than the server it measures.
 */
export class Connection {
  readonly #socket: Socket;
  #pending: Buffer = Buffer.alloc(0);
  /** Bytes of the body still to come, once the head is read. */
  #missing = -1;
  #answer: Answer = { status: 0, etag: undefined, body: '' };
  #wantsBody = false;
  #done: (answer: Answer) => void = () => {};
  #failed: (error: Error) => void = () => {};

  constructor(url: URL) {
    this.#socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
    this.#socket.on('data', (chunk) => this.#read(chunk));
    this.#socket.on('error', (error) => this.#failed(error));
    this.#socket.on('close', () => this.#failed(new Error('The server closed the connection.')));
  }

  /**
   * Sends one request. @param text head and body as they go over the wire
   * @throws when the connection breaks or the answer cannot be read
   */
  send(text: string, wantsBody: boolean): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#done = resolve;
      this.#failed = reject;
      this.#wantsBody = wantsBody;
      this.#socket.write(text);
    });
  }

  close(): void {
    this.#failed = () => {};
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    if (this.#missing >= 0) {
      this.#takeBody(chunk);
      return;
    }
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    const end = this.#pending.indexOf(HEAD_END);
    if (end === -1) return;
    const head = this.#pending.toString('latin1', 0, end);
    const rest = this.#pending.subarray(end + HEAD_END.length);
    this.#pending = Buffer.alloc(0);
    const status = Number(head.slice(9, 12));
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    const isEmpty = status === 204 || status === 304;
    if (length === undefined && !isEmpty) {
      this.#failed(new Error('An answer without a length.'));
      return;
    }
    this.#answer = { status, etag: /\r\netag: (.*)/i.exec(head)?.[1], body: '' };
    this.#missing = isEmpty ? 0 : Number(length);
    this.#takeBody(rest);
  }

  #takeBody(chunk: Buffer): void {
    if (this.#wantsBody) this.#answer.body += chunk.toString('latin1');
    this.#missing -= chunk.length;
    if (this.#missing > 0) return;
    this.#missing = -1;
    this.#done(this.#answer);
  }
}
