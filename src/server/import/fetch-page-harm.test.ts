import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { brotliCompressSync, createGzip, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { failure, fetching, HOST, listening, PAGE, send, site } from '../../../test/site.ts';
import type { Resolve } from './page-address.ts';

const MEGABYTE = Buffer.alloc(1 << 20);
const silent: Resolve = () => new Promise(() => undefined);

/** Sends without end, for as long as somebody listens; tells how much it sent. */
function endless(headers: Record<string, string>, chunk: Uint8Array) {
  const sent = { bytes: 0 };
  const answer: RequestListener = (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', ...headers });
    const more = () => {
      while (!response.destroyed) {
        sent.bytes += chunk.length;
        if (!response.write(chunk)) break;
      }
    };
    response.on('drain', more);
    more();
  };
  return { sent, answer };
}

describe('servers that do harm', () => {
  test.each([
    ['says that it is large', send(PAGE, { 'content-length': '20000000' })],
    ['is large', send(Buffer.alloc(1_000_001))],
    ['is large unpacked', send(gzipSync(Buffer.alloc(1_000_001)), { 'content-encoding': 'gzip' })],
    ['is large by Brotli', send(brotliCompressSync(MEGABYTE), { 'content-encoding': 'br' })],
    [
      'is large twice over',
      send(gzipSync(gzipSync(Buffer.alloc(50 << 20))), { 'content-encoding': 'gzip, gzip' }),
    ],
  ])('a page that %s is too large', async (_what, answer) => {
    const error = await failure(answer, { maxBytes: 1_000_000 });
    expect(error.reason).toBe('too_large');
  });

  test('the largest page there may be is read', async () => {
    const asked = await site(send(gzipSync('a'.repeat(1_000_000)), { 'content-encoding': 'gzip' }));
    const page = await fetching([asked.host], { maxBytes: 1_000_000 })(asked.url);
    expect(page.html).toHaveLength(1_000_000);
  });

  test('an endless body is left', async () => {
    const { answer, sent } = endless({}, MEGABYTE);
    expect((await failure(answer)).reason).toBe('too_large');
    expect(sent.bytes).toBeLessThan(100 << 20);
  });

  test('an endless bomb is left after what fits', async () => {
    const bomb = createGzip();
    bomb.end(Buffer.alloc(100 << 20));
    const chunks = (await bomb.toArray()) as Buffer[];
    const { answer, sent } = endless({ 'content-encoding': 'gzip' }, Buffer.concat(chunks));
    const start = performance.now();
    expect((await failure(answer, { timeoutMs: 20_000 })).reason).toBe('too_large');
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(sent.bytes).toBeLessThan(20 << 20);
    expect(gunzipSync(Buffer.concat(chunks))).toHaveLength(100 << 20);
  });

  test('an endless body that unpacks to nothing is left', async () => {
    // Empty blocks (RFC 1951 §3.2.4).
    const blocks = Buffer.from([0, 0, 0, 0xff, 0xff]);
    const chunk = Buffer.concat(Array.from({ length: 10_000 }, () => blocks));
    const { answer, sent } = endless({ 'content-encoding': 'deflate' }, chunk);
    expect((await failure(answer, { maxBytes: 1_000_000 })).reason).toBe('too_large');
    expect(sent.bytes).toBeLessThan(50_000_000);
  });

  test('a body that is packed thrice is not unpacked', async () => {
    const answer = send(gzipSync(gzipSync(gzipSync(PAGE))), {
      'content-encoding': 'gzip, gzip, gzip',
    });
    expect((await failure(answer)).reason).toBe('unreachable');
  });

  test.each<[string, RequestListener]>([
    ['never answers', () => undefined],
    [
      'stops after the headers',
      (_request, response) => void response.writeHead(200).flushHeaders(),
    ],
    [
      'sends a byte at a time',
      (_request, response) => {
        const timer = setInterval(() => response.write('a'), 20);
        response.on('close', () => clearInterval(timer));
      },
    ],
    [
      'packs a byte at a time',
      (_request, response) => {
        const gzip = createGzip();
        gzip.pipe(response.setHeader('content-encoding', 'gzip'));
        const timer = setInterval(() => (gzip.write('a'), gzip.flush()), 20);
        response.on('close', () => clearInterval(timer));
      },
    ],
    [
      'never sends the first byte of its body',
      (_request, response) =>
        void response.writeHead(200, { 'content-encoding': 'deflate' }).flushHeaders(),
    ],
  ])('a server that %s is left in time', async (_what, answer) => {
    const start = performance.now();
    expect((await failure(answer, { timeoutMs: 250 })).reason).toBe('timeout');
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('a resolver that never answers is left in time', async () => {
    const fetchPage = fetching([], { lookup: silent, timeoutMs: 100 });
    await expect(fetchPage('https://recipes.test/')).rejects.toMatchObject({ reason: 'timeout' });
  });

  test.each<[string, string]>([
    ['nothing', ''],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['half a header', 'HTTP/1.1 200 OK\r\nContent-Ty'],
    ['half a body', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<p>'],
    ['broken chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
    ['endless headers', `HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(100_000)}`],
    ['broken gzip', 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nsoup'],
    [
      'an unknown encoding',
      'HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\nContent-Length: 4\r\n\r\nsoup',
    ],
  ])('a server that sends %s is unreachable', async (_what, bytes) => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => undefined).once('data', () => socket.end(bytes));
    });
    const fetchPage = fetching([await listening(server)]);
    const url = `http://${HOST}:${(server.address() as AddressInfo).port}/`;
    const message = 'That page could not be reached.';
    await expect(fetchPage(url)).rejects.toMatchObject({
      reason: 'unreachable',
      message,
    });
  });

  test('a server that is not there is unreachable', async () => {
    const asked = await site(send(PAGE));
    asked.server.close();
    await once(asked.server, 'close');
    await expect(fetching([asked.host])(asked.url)).rejects.toMatchObject({
      reason: 'unreachable',
    });
  });
});
