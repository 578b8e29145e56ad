import { deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aForm,
  aRecipe,
  FORM,
  startTestApp,
  type Person,
  type TestApp,
} from '../../../test/kit.ts';
import { writeZip } from './zip-writer.ts';

let kit: TestApp;
let cook: Person;

beforeAll(async () => {
  kit = await startTestApp({ settings: { IMPORT_LIMIT_MB: '1' } });
  cook = await kit.signUp();
});

afterAll(() => kit.close());

const send = (file: string | Buffer, fields: Record<string, string> = {}) =>
  cook.post('/api/recipes/import/file/', aForm(file, fields), { headers: FORM });
const post = (body: string | Buffer, type = FORM['content-type']) =>
  cook.post('/api/recipes/import/file/', body, { headers: { 'content-type': type } });
const GOOD = JSON.stringify([aRecipe()]);

async function zip(contents: string | Buffer, name = 'recipes.json'): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of writeZip([{ name, contents }])) parts.push(part);
  return Buffer.concat(parts);
}

/** The archive with other bytes at a place of its list of entries, or of its end. */
function changed(bytes: Buffer, mark: string, offset: number, value: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  value.copy(copy, copy.lastIndexOf(Buffer.from(mark, 'latin1')) + offset);
  return copy;
}
const LIST = 'PK\x01\x02';
const END = 'PK\x05\x06';
const bytes = (...values: number[]) => Buffer.from(values);

describe('a file that cannot be read imports nothing and says why:', () => {
  test.each([
    ['an empty one', '', /empty/],
    ['blanks', ' \n ', /empty/],
    ['no text', Buffer.from([1, 2, 0, 3]), /no text/],
    ['text without a recipe', 'Dear diary, today it rained.', /No recipe/],
    ['a page without a recipe', '<html><body>Hello</body></html>', /No recipe/],
    ['an empty list', '[]', /no recipes/],
    ['JSON that breaks off', GOOD.slice(0, -1), /damaged/],
    ['JSON that is wrong behind a good recipe', `${GOOD.slice(0, -1)},{"name":'x'}]`, /damaged/],
    ['a newer export', '{"format":"ocipe-recipes-2","recipes":[{}]}', /newer/],
    ['a dump', '[{"model":"auth.user","pk":1,"fields":{}}]', /dump/],
    ['a packed file that breaks off', gzipSync(GOOD).subarray(0, 60), /damaged/],
    ['a packed bomb', gzipSync(Buffer.alloc(80_000_000)), /more than any/],
    ['a table without rows', 'title,ingredients\n', /no recipes/],
  ])('%s', async (_what, file, sentence) => {
    const { status, body } = await send(file);
    expect(status).toBe(422);
    expect(body.error).toMatch(sentence);
  });

  test('archives that are damaged or made to do harm', async () => {
    const good = await zip(GOOD);
    const huge = deflateRawSync(Buffer.alloc(20_000_000));
    const cases: [Buffer, RegExp][] = [
      [good.subarray(0, -30), /damaged/],
      [good.subarray(0, 60), /damaged/],
      [Buffer.concat([good.subarray(0, 20), good.subarray(40)]), /damaged/],
      [changed(good, LIST, 8, bytes(1)), /password/],
      [changed(good, LIST, 10, bytes(12)), /packed in a way/],
      // Its own size, said to be smaller, larger, and far larger.
      [changed(good, LIST, 24, bytes(9, 0, 0, 0)), /more than any/],
      [changed(good, LIST, 24, bytes(0, 1, 1, 0)), /damaged/],
      [changed(good, LIST, 24, bytes(0, 0, 0, 4)), /more than any/],
      [changed(good, LIST, 16, bytes(1, 2, 3, 4)), /damaged/],
      [changed(good, LIST, 42, bytes(7)), /damaged/],
      [changed(good, LIST, 42, bytes(0, 0, 0, 0x7f)), /damaged/],
      [changed(good, LIST, 28, bytes(0xff, 0xff)), /damaged/],
      [changed(good, END, 10, bytes(2, 0)), /damaged/],
      [changed(good, END, 10, bytes(0xff, 0xff)), /ZIP64/],
      [changed(good, END, 16, bytes(0xff, 0xff, 0, 0)), /damaged/],
      [await zip(Buffer.alloc(20_000_000)), /more than any/],
      [changed(await zip(huge), LIST, 24, bytes(0, 0, 0, 4)), /more than any/],
      [await zip(await zip(await zip(await zip(GOOD)))), /deeper/],
      [await zip(GOOD, 'folder/'), /no recipes/],
      [await zip('', 'photo.jpg'), /no recipes/],
    ];
    for (const [at, [file, sentence]] of cases.entries()) {
      const { status, body } = await send(file);
      expect(status, `${at}`).toBe(422);
      expect(body.error, `${at}`).toMatch(sentence);
    }
  });

  test('archives cut off anywhere', async () => {
    const good = await zip(GOOD);
    for (let length = 0; length < good.length; length += 7) {
      expect((await send(good.subarray(0, length))).status).toBe(422);
    }
  });
});

describe('a form that is wrong', () => {
  test('names its fields', async () => {
    const { status, body } = await send(GOOD, { duplicates: 'maybe', preview: 'perhaps' });
    expect([status, Object.keys(body)]).toEqual([400, ['duplicates', 'preview']]);
    const whole = aForm(GOOD, { duplicates: 'maybe' }).toString();
    const without = await post(whole.replace('name="file"', 'name="files"'));
    expect(without.status).toBe(400);
    expect(without.body).toEqual({
      duplicates: ['"maybe" is not a valid choice.'],
      file: ['This field is required.'],
    });
  });

  test.each([
    ['nothing', ''],
    ['no boundary in it', 'hello'],
    ['an end without a beginning', '--the-boundary-of-the-form'],
    ['a part that never ends', aForm(GOOD).subarray(0, -8)],
    ['a head that never ends', `--the-boundary-of-the-form\r\n${'x'.repeat(50_000)}`],
    [
      'a part without a name',
      '--the-boundary-of-the-form\r\n\r\nx\r\n--the-boundary-of-the-form--',
    ],
    ['an endless field', aForm(GOOD, { preview: 'x'.repeat(5000) })],
    ['many fields', aForm(GOOD, Object.fromEntries(Array.from({ length: 50 }, (_, i) => [i, ''])))],
    [
      'two files',
      aForm(GOOD)
        .toString()
        .replace('--the-boundary-of-the-form', `${aForm(GOOD).toString().slice(0, -4)}`),
    ],
  ])('with %s', async (_what, body) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ file: [expect.any(String)] });
  });

  test('of another type', async () => {
    expect((await post(GOOD, 'application/json')).status).toBe(415);
    expect((await post(GOOD, 'multipart/mixed; boundary=x')).status).toBe(415);
    expect((await post(aForm(GOOD), 'multipart/form-data')).status).toBe(400);
  });

  test('that is too large', async () => {
    expect((await send('x'.repeat(1_000_001))).status).toBe(413);
    const around = aForm('', { x: 'x'.repeat(3_000_000) });
    expect((await post(around)).status).toBe(413);
  });
});

test('none of these stored anything', async () => {
  expect((await cook.get('/api/recipes/')).text).toBe('[]');
  expect((await send(GOOD)).body).toMatchObject({ added: 1 });
});
