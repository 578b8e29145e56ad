import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aForm, aRecipe, FORM, PASSWORD, startTestApp } from '../../../test/kit.ts';
import type { Person, TestApp } from '../../../test/kit.ts';
import { aPhoto, aPicture } from '../../../test/pictures.ts';
import { PageError } from '../import/fetch-page.ts';
import { clearAway } from './keep-pictures.ts';
import { memoryPictures, pathOf, type PictureName, type PictureStore } from './picture-store.ts';

/** A store that tells what is in it, and breaks when it is told to. */
function watchedStore() {
  const inner = memoryPictures();
  const paths = new Set<string>();
  const store: PictureStore & { paths: Set<string>; breaks: (name: PictureName) => boolean } = {
    paths,
    breaks: () => false,
    put: async (name, bytes) => {
      if (store.breaks(name)) throw new Error('The disk is full.');
      await inner.put(name, bytes);
      paths.add(pathOf(name));
    },
    get: (name) => inner.get(name),
    remove: async (name) => {
      await inner.remove(name);
      paths.delete(pathOf(name));
    },
  };
  return store;
}

const store = watchedStore();
let kit: TestApp;
let cook: Person;
let page: (url: string) => Promise<Buffer>;
beforeAll(async () => {
  kit = await startTestApp({
    pictures: store,
    fetchPicture: (url) => page(url),
    settings: { PICTURE_LIMIT_MB: '1', LIMIT_REGISTER_PER_ADDRESS: '9999/0.1s' },
  });
});
afterAll(() => kit.close());
beforeEach(async () => {
  cook = await kit.signUp();
  store.breaks = () => false;
  page = () => Promise.reject(new PageError('unreachable', 'That picture could not be reached.'));
});

const aRecipeOf = async (person: Person): Promise<number> =>
  (await person.post('/api/recipes/', aRecipe())).body.id;
const give = (person: Person, id: number, body: Buffer, type = 'image/jpeg') =>
  person.send('PUT', `/api/recipes/${id}/picture/`, { body, headers: { 'content-type': type } });
const take = (id: number, url: unknown) => cook.post(`/api/recipes/${id}/picture/`, { url });
const services = () => ({
  db: kit.db,
  pictures: store,
  log: { error: () => {} },
  now: () => kit.clock.now,
  randomHex: () => '',
});

describe('a picture', () => {
  test('is kept in two sizes, the right way up, and tells nothing of place and camera', async () => {
    const id = await aRecipeOf(cook);
    const photo = await aPhoto(2400, 1200);
    expect(photo.includes('SecretCamera')).toBe(true);
    const { status, body } = await give(cook, id, photo.subarray());
    expect([status, body.picture]).toEqual([
      200,
      {
        id: expect.stringMatching(/^[\da-f]{32}$/),
        width: 800,
        height: 1600,
        color: expect.stringMatching(/^#[\da-f]{6}$/),
      },
    ]);
    expect((await cook.get(`/api/recipes/${id}/`)).body).toEqual(body);
    expect((await cook.get('/api/recipes/')).body).toEqual([body]);
    for (const [size, width, height] of [
      ['large', 800, 1600],
      ['small', 240, 480],
    ] as const) {
      const answer = await cook.get(`/api/pictures/${body.picture.id}/${size}/`);
      expect(answer.status).toBe(200);
      expect(answer.headers).toMatchObject({
        'content-type': 'image/webp',
        'cache-control': 'private, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'content-length': String(answer.bytes.length),
      });
      const found = await sharp(answer.bytes).metadata();
      expect(found).toMatchObject({ format: 'webp', width, height });
      expect([found.exif, found.xmp, found.iptc, found.orientation]).toEqual(Array(4));
      expect(answer.bytes.includes('SecretCamera')).toBe(false);
    }
  });

  test.each(['png', 'webp', 'gif', 'avif'] as const)(
    'may be %s, whatever it is called',
    async (format) => {
      const id = await aRecipeOf(cook);
      const answer = await give(cook, id, await aPicture(format), 'application/octet-stream');
      expect(answer.body.picture).toMatchObject({ width: 64, height: 48 });
    },
  );

  test('may come in a form', async () => {
    const id = await aRecipeOf(cook);
    const form = { body: aForm(await aPicture('png')), headers: FORM };
    const answer = await cook.send('PUT', `/api/recipes/${id}/picture/`, form);
    expect(answer.body.picture).toMatchObject({ width: 64, height: 48 });
    const empty = Buffer.from('--the-boundary-of-the-form--\r\n');
    const none = await cook.send('PUT', `/api/recipes/${id}/picture/`, {
      body: empty,
      headers: FORM,
    });
    expect([none.status, none.body]).toEqual([400, { file: ['This field is required.'] }]);
  });

  test('stays when the recipe changes, and when old clients send back what they got', async () => {
    const id = await aRecipeOf(cook);
    const { picture } = (await give(cook, id, await aPicture('png'))).body;
    await cook.put(`/api/recipes/${id}/`, aRecipe({ picture: null, name: 'Soup' }));
    await cook.patch(`/api/recipes/${id}/`, { picture: { id: 'x' }, servings: 3, state: 'used' });
    await cook.post('/api/recipes/refresh/');
    const { body } = await cook.get(`/api/recipes/${id}/`);
    expect(body).toMatchObject({ name: 'Soup', servings: 3, picture });
    const [listed] = (await cook.get('/api/recipes/?ingredients=garlic')).body;
    expect(listed.picture).toEqual(picture);
  });

  test('is replaced as a whole, and its files go', async () => {
    const id = await aRecipeOf(cook);
    const first = (await give(cook, id, await aPicture('png'))).body.picture;
    const before = (await cook.get('/api/recipes/')).headers['etag'];
    const second = (await give(cook, id, await aPicture('gif', 30, 20))).body.picture;
    expect(second.id).not.toBe(first.id);
    expect((await cook.get('/api/recipes/')).headers['etag']).not.toBe(before);
    expect((await cook.get(`/api/pictures/${first.id}/large/`)).status).toBe(404);
    expect((await cook.get(`/api/pictures/${second.id}/large/`)).status).toBe(200);
    expect([...store.paths].some((path) => path.includes(first.id))).toBe(false);
  });

  test('is taken away, twice if need be', async () => {
    const id = await aRecipeOf(cook);
    const { picture } = (await give(cook, id, await aPicture('png'))).body;
    for (const _time of [1, 2]) {
      expect((await cook.delete(`/api/recipes/${id}/picture/`)).status).toBe(204);
    }
    expect((await cook.get(`/api/recipes/${id}/`)).body).not.toHaveProperty('picture');
    expect((await cook.get(`/api/pictures/${picture.id}/small/`)).status).toBe(404);
    expect((await cook.delete('/api/recipes/987654/picture/')).status).toBe(404);
  });

  test.each([
    ['the recipe', (id: number) => cook.delete(`/api/recipes/${id}/`)],
    ['all recipes', () => cook.delete('/api/recipes/')],
    ['the account', () => cook.delete('/api/user/', { password: PASSWORD })],
  ])('goes with %s', async (_what, remove) => {
    const id = await aRecipeOf(cook);
    const { picture } = (await give(cook, id, await aPicture('png'))).body;
    expect((await remove(id)).status).toBe(204);
    await clearAway(services());
    expect([...store.paths].filter((path) => path.includes(picture.id))).toEqual([]);
    const rows = kit.db.selectFrom('pictures').select('id').where('id', '=', picture.id);
    expect(await rows.execute()).toEqual([]);
  });

  test('is another’s business to nobody', async () => {
    const id = await aRecipeOf(cook);
    const { picture } = (await give(cook, id, await aPicture('png'))).body;
    const stranger = await kit.signUp();
    const path = `/api/pictures/${picture.id}/large/`;
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.get(path)).text).toBe(
      (await stranger.get(path.replaceAll(/\d/g, '0'))).text,
    );
    expect((await kit.nobody.get(path)).status).toBe(401);
    expect((await give(stranger, id, await aPicture('png'))).status).toBe(404);
    expect(
      (await stranger.post(`/api/recipes/${id}/picture/`, { url: 'https://x.example/' })).status,
    ).toBe(404);
    expect((await stranger.delete(`/api/recipes/${id}/picture/`)).status).toBe(404);
    expect((await cook.get(path)).status).toBe(200);
  });

  test.each([
    '..%2F..%2Focipe.db/large/',
    '../../ocipe.db/large/',
    `${'a'.repeat(31)}/large/`,
    `${'A'.repeat(32)}/large/`,
    `${'a'.repeat(32)}%00/large/`,
    `${'a'.repeat(32)}/..%2Fx/`,
    `${'a'.repeat(32)}/constructor/`,
    `${'a'.repeat(32)}/huge/`,
  ])('that is none is not there: %s', async (path) => {
    expect((await cook.get(`/api/pictures/${path}`)).status).toBe(404);
  });
});

describe('a picture from an address', () => {
  test('is kept like any other', async () => {
    const id = await aRecipeOf(cook);
    const bytes = await aPicture('webp');
    page = async (url) => (url === 'https://cook.example.org/soup.webp' ? bytes : Buffer.alloc(0));
    const { status, body } = await take(id, 'https://cook.example.org/soup.webp');
    expect([status, body.picture?.width]).toEqual([200, 64]);
  });

  test.each([
    ['not_allowed', 400, 'That address cannot be opened from here.'],
    ['not_a_url', 400, 'That address cannot be opened from here.'],
    ['unreachable', 422, 'That page could not be reached.'],
    ['too_large', 413, 'The picture has more than 1 MB. Please make it smaller first.'],
  ] as const)('that is %s is refused in a sentence', async (reason, status, sentence) => {
    const id = await aRecipeOf(cook);
    page = () => Promise.reject(new PageError(reason));
    const answer = await take(id, 'https://cook.example.org/soup.webp');
    expect([answer.status, Object.values(answer.body)]).toEqual([status, [sentence]]);
  });

  test('that is a page is refused', async () => {
    const id = await aRecipeOf(cook);
    page = async () => Buffer.from('<!doctype html><title>Soup</title>');
    expect((await take(id, 'https://cook.example.org/')).status).toBe(422);
    expect((await take(id, '')).status).toBe(400);
    expect((await take(id, 5)).status).toBe(400);
  });
});

describe('nothing is left half', () => {
  test.each(['large', 'small'] as const)('when the %s one cannot be kept', async (size) => {
    const id = await aRecipeOf(cook);
    const { picture } = (await give(cook, id, await aPicture('png'))).body;
    const before = [...store.paths];
    store.breaks = (name) => name.size === size;
    const answer = await give(cook, id, await aPicture('png'));
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '1']);
    expect([...store.paths]).toEqual(before);
    expect((await cook.get(`/api/recipes/${id}/`)).body.picture).toEqual(picture);
    const rows = await kit.db
      .selectFrom('pictures')
      .select('id')
      .where('recipe_id', '=', id)
      .execute();
    expect(rows).toEqual([{ id: picture.id }]);
  });

  test('when the process died in between: an hour later it is cleared away', async () => {
    const id = 'f'.repeat(32);
    await kit.db
      .insertInto('pictures')
      .values({ id, kitchen_id: 1, waiting_since: new Date(kit.clock.now).toISOString() })
      .execute();
    await store.put({ id, size: 'large' }, Buffer.from('half'));
    await clearAway(services());
    expect(store.paths.has(pathOf({ id, size: 'large' }))).toBe(true);
    kit.clock.now += 3_700_000;
    await clearAway(services());
    kit.clock.now -= 3_700_000;
    expect(store.paths.has(pathOf({ id, size: 'large' }))).toBe(false);
  });

  test('when several come at once: one stays, with its files', async () => {
    const id = await aRecipeOf(cook);
    const bytes = await aPicture('png');
    const answers = await Promise.all(Array.from({ length: 6 }, () => give(cook, id, bytes)));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    await clearAway(services());
    const { picture } = (await cook.get(`/api/recipes/${id}/`)).body;
    expect((await cook.get(`/api/pictures/${picture.id}/large/`)).status).toBe(200);
    const given = answers.map(({ body }) => body.picture.id);
    const left = given.filter((one) => store.paths.has(pathOf({ id: one, size: 'small' })));
    expect(left).toEqual([picture.id]);
  });

  test('when the recipe goes while its picture is drawn', async () => {
    const id = await aRecipeOf(cook);
    const before = store.paths.size;
    const [answer] = await Promise.all([
      give(cook, id, await aPhoto(1200, 900)),
      cook.delete(`/api/recipes/${id}/`),
    ]);
    expect([200, 404]).toContain(answer.status);
    await clearAway(services());
    expect(store.paths.size).toBe(before);
  });
});
