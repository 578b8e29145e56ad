import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aRecipe, startTestApp, type Person, type TestApp } from '../../../test/kit.ts';
import { aBomb, aPhoto, aPicture } from '../../../test/pictures.ts';
import { memoryPictures } from './picture-store.ts';

let kit: TestApp;
let cook: Person;
let id: number;
let kept = 0;
beforeAll(async () => {
  const store = memoryPictures();
  kit = await startTestApp({
    settings: { PICTURE_LIMIT_MB: '2' },
    pictures: { ...store, put: (name, bytes) => ((kept += 1), store.put(name, bytes)) },
  });
  cook = await kit.signUp();
  id = (await cook.post('/api/recipes/', aRecipe())).body.id;
});
afterAll(() => kit.close());

const give = (body: Buffer | string, type = 'image/png') =>
  cook.send('PUT', `/api/recipes/${id}/picture/`, { body, headers: { 'content-type': type } });

const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);
const box = (brand: string) =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}\0\0\0\0${brand}mif1`)]);

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><script>alert(1)</script></svg>';

describe('refused in a sentence, and nothing is kept', () => {
  const harm: [string, number, RegExp, () => Promise<Buffer | string> | Buffer | string][] = [
    ['100 megapixels', 413, /more than 50 megapixels/, () => aBomb(10_000, 10_000)],
    ['a bomb of 4 gigapixels', 413, /megapixels/, () => aBomb(65_000, 65_000)],
    ['a bomb that is one line', 422, /damaged/, () => aBomb(2_000_000_000, 1)],
    ['a JPEG cut off', 422, /damaged/, async () => half(await aPhoto())],
    ['a PNG cut off', 422, /damaged/, () => aBomb(2000, 2000).subarray(0, 90)],
    ['a head and nothing else', 422, /damaged/, () => Buffer.from('\xFF\xD8\xFF', 'latin1')],
    ['a GIF that is a page', 422, /damaged/, () => `GIF89a/*<html><script>alert(1)</script>*/=1;`],
    ['SVG with a script', 422, /SVG/, () => SVG],
    ['SVG behind a comment', 422, /SVG/, () => `<!-- x -->\n${SVG}`],
    [
      'XML with an entity',
      422,
      /SVG/,
      () =>
        `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><svg>&b;</svg>`,
    ],
    ['HEIC of a phone', 422, /HEIC/, () => box('heic')],
    [
      'a film',
      422,
      /Films/,
      () => Buffer.concat([Buffer.from([0, 0, 0, 16]), Buffer.from('ftypmp42\0\0\0\0')]),
    ],
    ['AVIF that is only its name', 422, /damaged/, () => box('avif')],
    ['TIFF', 422, /TIFF/, () => Buffer.from('II*\0\x08\0\0\0', 'latin1')],
    ['PDF', 422, /no picture/, () => '%PDF-1.7'],
    ['a page', 422, /no picture/, () => '<!doctype html><script>alert(1)</script>'],
    ['nothing', 422, /no picture/, () => Buffer.alloc(0)],
    ['a spy’s dot', 422, /too small/, () => aPicture('gif', 1, 1)],
    ['too many bytes', 413, /more than 2 MB/, () => Buffer.alloc(2_000_001, 0xff)],
  ];
  test.each(harm)('%s', async (_what, status, sentence, make) => {
    const answer = await give(await make());
    expect([answer.status, Object.values(answer.body)]).toEqual([
      status,
      [expect.stringMatching(sentence)],
    ]);
    expect(kept).toBe(0);
    expect((await cook.get(`/api/recipes/${id}/`)).body).not.toHaveProperty('picture');
  });

  test.each(['text/html', 'application/json', 'image/bmp', ''])('as %s', async (type) => {
    const answer = await give(Buffer.from('{}'), type);
    expect(answer.status).toBe(415);
  });
});

test('what stands behind a picture does not come along', async () => {
  const page = '<html><script>alert(1)</script>';
  for (const format of ['gif', 'png'] as const) {
    const both = Buffer.concat([await aPicture(format), Buffer.from(page)]);
    const { status, body } = await give(both, 'image/gif');
    // A decoder that notices refuses; one that does not has drawn it anew.
    expect([200, 422]).toContain(status);
    if (status !== 200) continue;
    const { bytes } = await cook.get(`/api/pictures/${body.picture.id}/large/`);
    expect(bytes.includes('script')).toBe(false);
  }
});

test('thirty at once are drawn in turn, and others are answered meanwhile', async () => {
  const photo = await aPhoto(800, 600);
  const given = Array.from({ length: 30 }, () => give(photo, 'image/jpeg'));
  expect((await cook.get('/api/recipes/')).status).toBe(200);
  const answers = await Promise.all(given);
  expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(200));
});
