import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderPictures, memoryPictures, type PictureStore } from './picture-store.ts';
import { s3Pictures } from './s3-pictures.ts';

const SECRET = 'the/secret+of the key';
const folder = mkdtempSync(join(tmpdir(), 'ocipe-'));
const objects = new Map<string, Buffer>();
let stumbles = 0;

// A storage of our own on loopback, which checks signatures as Signature Version 4 describes them.
const storage = createServer((request, response) => {
  void buffer(request).then((body) => {
    if (stumbles > 0) {
      stumbles -= 1;
      return response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>');
    }
    if (!isSigned(request, body)) return response.writeHead(403).end('<Error/>');
    const path = request.url ?? '';
    if (request.method === 'PUT') objects.set(path, body);
    if (request.method === 'DELETE') objects.delete(path);
    if (request.method !== 'GET') {
      return response.writeHead(request.method === 'PUT' ? 200 : 204).end();
    }
    const found = objects.get(path);
    return found
      ? response.writeHead(200, { 'content-length': found.length }).end(found)
      : response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
  });
});

function isSigned(request: IncomingMessage, body: Buffer): boolean {
  const { authorization = '', 'x-amz-date': date = '' } = request.headers;
  const [, key, day, region, names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=(\w+)\/(\d{8})\/([\w-]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=([\da-f]{64})$/.exec(
      authorization,
    ) ?? [];
  if (key !== 'AKEY' || region !== 'eu-test-1' || !String(date).startsWith(`${day}T`)) return false;
  const digest = createHash('sha256').update(body).digest('hex');
  if (request.headers['x-amz-content-sha256'] !== digest) return false;
  if (!names.split(';').includes('host') || !names.includes('x-amz-content-sha256')) return false;
  const canonical = [
    request.method,
    request.url,
    '',
    ...names.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}`),
    '',
    names,
    digest,
  ].join('\n');
  const toSign = [
    'AWS4-HMAC-SHA256',
    date,
    `${day}/${region}/s3/aws4_request`,
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n');
  let signing: Buffer = Buffer.from(`AWS4${SECRET}`);
  for (const part of [day ?? '', region, 's3', 'aws4_request', toSign]) {
    signing = createHmac('sha256', signing).update(part).digest();
  }
  return signing.toString('hex') === signature;
}

const s3 = (secretKey: string) =>
  s3Pictures({
    endpoint: `http://127.0.0.1:${(storage.address() as AddressInfo).port}`,
    bucket: 'kitchen',
    folder: 'some/pictures',
    region: 'eu-test-1',
    accessKey: 'AKEY',
    secretKey,
  });

beforeAll(() => new Promise<void>((ready) => void storage.listen(0, '127.0.0.1', ready)));
afterAll(() => {
  storage.close();
  rmSync(folder, { recursive: true });
});

const stores: [string, () => PictureStore][] = [
  ['in memory', memoryPictures],
  ['in a folder', () => folderPictures(join(folder, 'not there yet'))],
  ['in S3-compatible storage', () => s3(SECRET)],
];
const ID = 'ab'.repeat(16);
const BYTES = Buffer.from('picture '.repeat(100_000));

describe.each(stores)('pictures %s', (_where, open) => {
  test('are there when they were put there, until they are removed', async () => {
    const store = open();
    const [large, small] = (['large', 'small'] as const).map((size) => ({ id: ID, size }));
    if (!large || !small) throw new Error('no names');
    expect(await store.get(large)).toBeUndefined();
    await store.put(large, BYTES);
    await store.put(small, Buffer.from('small'));
    for (const [name, bytes] of [
      [large, BYTES],
      [small, Buffer.from('small')],
    ] as const) {
      const found = await store.get(name);
      expect(found?.length).toBe(bytes.length);
      expect(found && (await buffer(found.bytes)).equals(bytes)).toBe(true);
    }
    await store.remove(large);
    await store.remove(large);
    expect(await store.get(large)).toBeUndefined();
    expect(await store.get(small)).toBeDefined();
  });

  test('are read to their end when they are removed meanwhile', async () => {
    const store = open();
    const name = { id: 'cd'.repeat(16), size: 'large' } as const;
    await store.put(name, BYTES);
    const found = await store.get(name);
    await store.remove(name);
    expect(found && (await buffer(found.bytes)).equals(BYTES)).toBe(true);
  });
});

test('a folder keeps nothing unfinished, and only its owner may look', async () => {
  const store = folderPictures(join(folder, 'new'));
  await store.put({ id: ID, size: 'large' }, BYTES);
  const files = () => readdirSync(join(folder, 'new'), { recursive: true }).map(String);
  expect(files().toSorted()).toEqual(['ab', join('ab', `${ID}-large.webp`)]);
  // As a power cut would leave it.
  writeFileSync(join(folder, 'new', 'ab', `${ID}-small.webp.unfinished`), 'half');
  expect(await store.get({ id: ID, size: 'small' })).toBeUndefined();
  for (const size of ['large', 'small'] as const) await store.remove({ id: ID, size });
  expect(files()).toEqual(['ab']);
});

describe('S3-compatible storage', () => {
  test('has the folder in its names', async () => {
    await s3(SECRET).put({ id: ID, size: 'large' }, BYTES);
    expect([...objects.keys()]).toContain(`/kitchen/some/pictures/ab/${ID}-large.webp`);
  });

  test('that stumbles once is asked again', async () => {
    stumbles = 1;
    await s3(SECRET).put({ id: ID, size: 'small' }, BYTES);
    stumbles = 1;
    expect(await s3(SECRET).get({ id: ID, size: 'small' })).toBeDefined();
  });

  test('that refuses is told of without its secrets', async () => {
    const wrong = s3('another secret');
    const name = { id: ID, size: 'large' } as const;
    for (const ask of [wrong.put(name, BYTES), wrong.get(name), wrong.remove(name)]) {
      await expect(ask).rejects.toThrow(/^The storage of pictures answered 403 to [A-Z]+\.$/);
    }
  });
});
