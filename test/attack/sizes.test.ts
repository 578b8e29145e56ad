import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Person, TestApp } from '../kit.ts';
import { besiege, withoutWriting } from './siege.ts';
import { exchange, listen, open, statusesIn } from './wire.ts';

// Requests that are too large for their place, and clients that take all the time in the world.

let kit: TestApp;
let cook: Person;
let port: number;
const sockets: Socket[] = [];
beforeAll(async () => {
  kit = await besiege();
  cook = await kit.signUp();
  port = await listen(kit);
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(() => kit.close());

const head = (lines: string, path = '/api/monitoring/healthz/') =>
  `GET ${path} HTTP/1.1\r\nHost: x\r\n${lines}`;
const many = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');
const postTo = (path: string, lines: string, body = '') =>
  `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${lines}\r\n\r\n${body}`;

describe('a request that is too large is told so', () => {
  test.each<[string, () => string, number[]]>([
    ['an endless path', () => head('\r\n', `/api/${'x'.repeat(100_000)}`), [414, 431]],
    [
      'a path of 15,000 signs',
      () => head('\r\n', `/api/recipes/${'9'.repeat(15_000)}/`),
      [401, 404],
    ],
    [
      'a query of 15,000 signs',
      () => head('\r\n', `/api/monitoring/healthz/?${'x'.repeat(15_000)}`),
      [200],
    ],
    ['one header of 100 KB', () => head(`X: ${'y'.repeat(100_000)}\r\n\r\n`), [431]],
    [
      'a cookie of 100 KB',
      () => head(`Cookie: refresh_token=${'y'.repeat(100_000)}\r\n\r\n`),
      [431],
    ],
    [
      'a token of 100 KB',
      () => head(`Authorization: Bearer ${'y'.repeat(100_000)}\r\n\r\n`),
      [431],
    ],
    ['5,000 headers', () => head(`${many(5000, (index) => `X-${index}: y\r\n`)}\r\n`), [431]],
    ['1,500 empty headers', () => head(`${many(1500, () => 'X:\r\n')}\r\n`), [200, 431]],
    ['a header name of 100 KB', () => head(`${'y'.repeat(100_000)}: x\r\n\r\n`), [431]],
    [
      'a method of 100 KB',
      () => `${'A'.repeat(100_000)} / HTTP/1.1\r\nHost: x\r\n\r\n`,
      [400, 431],
    ],
    [
      'a query of 5,000 fields',
      () => head('\r\n', `/api/monitoring/healthz/?${'a=1&'.repeat(3000)}`),
      [200],
    ],
    [
      '20 MB said to come to sign in',
      () => postTo('/api/user/token/', 'Content-Length: 20000000'),
      [413],
    ],
    [
      '9 TB said to come to sign in',
      () => postTo('/api/user/token/', 'Content-Length: 9999999999999'),
      [413],
    ],
    [
      '2 MB in chunks to sign in',
      () =>
        postTo(
          '/api/user/token/',
          'Transfer-Encoding: chunked',
          `200000\r\n${'x'.repeat(0x200000)}\r\n0\r\n\r\n`,
        ),
      [413],
    ],
    [
      'a chunk whose extension is endless',
      () =>
        postTo(
          '/api/user/token/',
          'Transfer-Encoding: chunked',
          `1;${'x'.repeat(200_000)}\r\n{\r\n0\r\n\r\n`,
        ),
      [400, 413],
    ],
    [
      'endless trailers',
      () =>
        postTo(
          '/api/user/token/',
          'Transfer-Encoding: chunked',
          `0\r\n${many(5000, (index) => `X-${index}: y\r\n`)}\r\n`,
        ),
      [400, 413, 431],
    ],
    [
      'a body packed by gzip',
      () => postTo('/api/user/token/', 'Content-Encoding: gzip\r\nContent-Length: 2', '{}'),
      [400, 415],
    ],
    [
      'a wish for another protocol',
      () => head('Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n'),
      [200],
    ],
  ])('%s', async (what, bytes, allowed) => {
    const text = await withoutWriting(kit.db, what, () => exchange(port, bytes()));
    const [status = 0] = statusesIn(text);
    expect(allowed).toContain(status);
  });
});

const slow = (bytes: string) => {
  const socket = open(port, bytes);
  sockets.push(socket);
  return socket;
};
const isServed = async () => (await cook.get('/api/recipes/')).status;

describe('clients that are slow', () => {
  test('are given so long for their heads and for all of it', () => {
    const { headersTimeout, requestTimeout } = kit.app.server;
    expect(headersTimeout).toBeLessThanOrEqual(60_000);
    expect(requestTimeout).toBe(30_000);
  });

  test.each([
    ['say nothing', ''],
    ['never end their heads', head('X: ')],
    ['never begin their bodies', postTo('/api/user/token/', 'Content-Length: 100')],
    ['never end their bodies', postTo('/api/user/token/', 'Content-Length: 100', '{')],
    ['never end their chunks', postTo('/api/user/token/', 'Transfer-Encoding: chunked', '1\r\n')],
  ])('and %s hinder nobody, 300 of them', async (_what, bytes) => {
    const all = Array.from({ length: 300 }, () => slow(bytes));
    await Promise.all(all.map((socket) => once(socket, 'connect')));
    expect(await isServed()).toBe(200);
    expect(statusesIn(await exchange(port, head('\r\n')))).toEqual([200]);
  });

  test('and read nothing of what they asked for hinder nobody', async () => {
    const asked = head(`Authorization: Bearer ${cook.token}\r\n\r\n`, '/api/schema/');
    for (let count = 0; count < 50; count += 1) slow(asked.repeat(20)).pause();
    await wait(100);
    expect(await isServed()).toBe(200);
  });

  test('and are gone before they are answered leave nothing behind', async () => {
    const order = postTo('/api/user/token/', 'Content-Length: 2', '{}');
    for (let count = 0; count < 200; count += 1) slow(order).destroy();
    expect(await isServed()).toBe(200);
  });
});
