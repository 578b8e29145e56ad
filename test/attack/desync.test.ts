import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person, TestApp } from '../kit.ts';
import { besiege, withoutWriting } from './siege.ts';
import { exchange, listen, statusesIn } from './wire.ts';

// Bytes that two servers in a row could read as different requests (RFC 9112 §11.2). A second request hidden in the
// first is one that would delete all recipes: it must never be carried out, and all of it is refused or one body.

let kit: TestApp;
let cook: Person;
let port: number;
beforeAll(async () => {
  kit = await besiege();
  cook = await kit.signUp();
  port = await listen(kit);
});
afterAll(() => kit.close());

const hidden = () =>
  `DELETE /api/recipes/ HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${cook.token}\r\n\r\n`;
/** A request with these header lines; what is hidden comes as its body. */
const post = (lines: string, body = hidden()) =>
  `POST /api/user/token/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${lines}\r\n\r\n${body}`;
const length = () => `Content-Length: ${hidden().length}`;
const CHUNKED = 'Transfer-Encoding: chunked';

const SMUGGLED: [string, () => string][] = [
  [
    'both lengths, the chunks first',
    () => post(`${CHUNKED}\r\n${length()}`, `0\r\n\r\n${hidden()}`),
  ],
  [
    'both lengths, the number first',
    () => post(`${length()}\r\n${CHUNKED}`, `0\r\n\r\n${hidden()}`),
  ],
  ['two numbers that differ', () => post(`Content-Length: 0\r\n${length()}`)],
  ['two numbers in one line', () => post(`Content-Length: 0, ${hidden().length}`)],
  ['a number with a plus', () => post(`Content-Length: +${hidden().length}`)],
  ['a number with a minus', () => post(`Content-Length: -1`)],
  [
    'a number in hexadecimal digits',
    () => post(`Content-Length: 0x${hidden().length.toString(16)}`),
  ],
  ['a number with a blank in it', () => post(`Content-Length: 1 0`)],
  ['a number that is none', () => post(`Content-Length: ten`)],
  ['a number beyond numbers', () => post(`Content-Length: 99999999999999999999999`)],
  ['a blank before the colon of the length', () => post(`Content-Length : ${hidden().length}`)],
  [
    'a blank before the colon of the chunks',
    () => post(`Transfer-Encoding : chunked`, `0\r\n\r\n${hidden()}`),
  ],
  [
    'a tab before chunked and a number',
    () => post(`Transfer-Encoding:\tchunked\r\n${length()}`, `0\r\n\r\n${hidden()}`),
  ],
  ['chunks of another name', () => post(`Transfer-Encoding: xchunked\r\n${length()}`)],
  [
    'chunks that are not last',
    () => post(`Transfer-Encoding: chunked, identity`, `0\r\n\r\n${hidden()}`),
  ],
  ['identity and a number', () => post(`Transfer-Encoding: identity\r\n${length()}`)],
  [
    'two codings in two lines',
    () => post(`${CHUNKED}\r\nTransfer-Encoding: cow`, `0\r\n\r\n${hidden()}`),
  ],
  [
    'a line that goes on',
    () => post(`Transfer-Encoding:\r\n chunked\r\n${length()}`, `0\r\n\r\n${hidden()}`),
  ],
  [
    'a line that ends in a line feed alone',
    () => post(`X: y\nTransfer-Encoding: chunked\r\n${length()}`, `0\r\n\r\n${hidden()}`),
  ],
  ['a carriage return in a value', () => post(`X: y\rTransfer-Encoding: chunked\r\n${length()}`)],
  ['a NUL in a value', () => post(`X: y\0\r\n${length()}`)],
  ['a NUL in a name', () => post(`X\0Y: y\r\n${length()}`)],
  ['a chunk of negative size', () => post(CHUNKED, `-1\r\n${hidden()}`)],
  ['a chunk of a size beyond numbers', () => post(CHUNKED, `ffffffffffffffffff\r\n${hidden()}`)],
  ['a chunk that is larger than it says', () => post(CHUNKED, `1\r\nabc\r\n0\r\n\r\n${hidden()}`)],
  ['a chunk whose line ends in a line feed', () => post(CHUNKED, `0\n\n${hidden()}`)],
  ['two hosts', () => `GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n${length()}\r\n\r\n${hidden()}`],
  ['no host', () => `POST /api/user/token/ HTTP/1.1\r\n${length()}\r\n\r\n${hidden()}`],
  ['a version nobody speaks', () => `POST / HTTP/9.9\r\nHost: x\r\n${length()}\r\n\r\n${hidden()}`],
  [
    'a method with a line feed',
    () => `PO\nST / HTTP/1.1\r\nHost: x\r\n${length()}\r\n\r\n${hidden()}`,
  ],
  [
    'a path with a line feed',
    () => `POST /\n HTTP/1.1\r\nHost: x\r\n${length()}\r\n\r\n${hidden()}`,
  ],
  ['another protocol', () => `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${hidden()}`],
  ['the beginning of TLS', () => `\x16\x03\x01\x02\x00\x01\x00\x01\xfc${hidden()}`],
];

describe('a request in a request is not carried out', () => {
  test.each(SMUGGLED)('%s', async (what, bytes) => {
    const text = await withoutWriting(kit.db, what, () => exchange(port, bytes()));
    const statuses = statusesIn(text);
    // One answer: the first is refused, or has taken the rest for its body and is refused for that.
    expect(statuses.length).toBeLessThanOrEqual(1);
    for (const status of statuses) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
  });
});

const get = (token: string) =>
  `GET /api/user/ HTTP/1.1\r\nHost: x\r\n${token === '' ? '' : `Authorization: Bearer ${token}\r\n`}\r\n`;

describe('requests after each other on one connection', () => {
  test('are two, and the second has nothing of the first', async () => {
    const text = await exchange(port, get(cook.token) + get(''));
    expect(statusesIn(text)).toEqual([200, 401]);
  });

  test('a body that is not read is not taken for a request', async () => {
    const body = hidden();
    const first = `GET /api/monitoring/healthz/ HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const text = await withoutWriting(kit.db, 'a GET with a body', () => exchange(port, first));
    expect(statusesIn(text)).toHaveLength(1);
  });

  test('what is hidden would have been carried out by itself', async () => {
    await cook.post('/api/grocery/list/', { items: 'milk' });
    const own = hidden().replace('/api/recipes/', '/api/grocery/list/');
    expect(statusesIn(await exchange(port, own))).toEqual([204]);
  });
});

test.each(['TRACE', 'TRACK', 'CONNECT', 'DEBUG'])('%s gives nothing back', async (method) => {
  const lines = `Host: x\r\nAuthorization: Bearer ${cook.token}\r\n\r\n`;
  const text = await exchange(port, `${method} /api/user/ HTTP/1.1\r\n${lines}`);
  expect(text).not.toContain(cook.token);
  for (const status of statusesIn(text)) expect([400, 404, 405, 501]).toContain(status);
});

describe('a header of an answer is never written by who asks', () => {
  test.each([
    '/api/%0d%0aSet-Cookie:%20a=b/',
    '/%0d%0aLocation:%20https://evil.example/',
    '/api/recipes/?ordering=%0d%0aX-Evil:%201',
    '//evil.example/%2f..',
    '/\\evil.example',
  ])('%s', async (path) => {
    const text = await exchange(port, `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
    const [head = ''] = text.split('\r\n\r\n');
    expect(statusesIn(text)).toHaveLength(1);
    expect(head).not.toMatch(/^(?:x-evil|set-cookie)|evil\.example/im);
  });
});
