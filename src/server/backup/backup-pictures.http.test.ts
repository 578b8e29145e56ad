import { buffer } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from 'vitest';
import {
  backupOf,
  ENGINES,
  installations,
  linesOf,
  packed,
  restore,
  sealed,
} from '../../../test/backups.ts';
import { aRecipe, type Person } from '../../../test/kit.ts';
import { aPicture } from '../../../test/pictures.ts';
import { memoryPictures, SIZES } from '../pictures/picture-store.ts';

const all = installations();
afterAll(() => all.close());

async function pictureOf(cook: Person, width: number): Promise<string> {
  const { id } = (await cook.post('/api/recipes/', aRecipe({ name: `Soup ${width}` }))).body;
  const sent = { body: await aPicture('png', width), headers: { 'content-type': 'image/png' } };
  return (await cook.send('PUT', `/api/recipes/${id}/picture/`, sent)).body.picture.id;
}

describe.each(ENGINES)('a backup on %s', (engine) => {
  test('brings the pictures along, byte by byte', async () => {
    const [here, there] = [memoryPictures(), memoryPictures()];
    const source = await all.start(engine, {}, here);
    const cook = await source.signUp();
    const ids = [await pictureOf(cook, 60), await pictureOf(cook, 70)];
    const bytes = await backupOf(source.settings, here);
    expect(JSON.parse(linesOf(bytes).at(-1) ?? '').end.pictures).toBe(4);
    const target = await all.start(engine, {}, there);
    await restore(all, target.db, bytes, there);
    const again = await target.signIn(cook.name);
    expect((await again.get('/api/recipes/')).text).toBe((await cook.get('/api/recipes/')).text);
    for (const id of ids) {
      for (const size of SIZES) {
        const path = `/api/pictures/${id}/${size}/`;
        const [before, after] = [await cook.get(path), await again.get(path)];
        expect([after.status, after.bytes.equals(before.bytes)]).toEqual([200, true]);
      }
    }
    expect(
      linesOf(await backupOf(target.settings, there)).filter((line) => /^."picture"/.test(line)),
    ).toEqual(linesOf(bytes).filter((line) => /^."picture"/.test(line)));
  });

  test('that is damaged restores nothing, and leaves no file', async () => {
    const [here, there] = [memoryPictures(), memoryPictures()];
    const source = await all.start(engine, {}, here);
    const id = await pictureOf(await source.signUp(), 60);
    const lines = linesOf(await backupOf(source.settings, here));
    const target = await all.start(engine, {}, there);
    const at = lines.findIndex((line) => line.startsWith('{"picture"'));
    const bad = [
      packed(lines.toSpliced(at, 1)),
      packed(lines.toSpliced(at, 0, lines[at] ?? '')),
      packed(lines.map((line) => line.replace('"size":"small"', '"size":"huge"'))),
      packed(lines.map((line) => line.replace(id, `../../${id.slice(6)}`))),
      packed(lines.map((line) => line.replace(/"data":"..../, '"data":"AAAA'))),
    ];
    for (const bytes of bad) {
      await expect(restore(all, target.db, bytes, there)).rejects.toThrow('damaged');
    }
    // Whole, but its rows refer to nothing: the files that came before that was seen go again.
    const kitchens = lines.findIndex((line) => line.startsWith('{"table":"pictures"'));
    const broken = lines.map((line, index) =>
      index === kitchens + 1 ? line.replace(/,(\d+),""/, ',987654,""') : line,
    );
    expect(broken).not.toEqual(lines);
    await expect(restore(all, target.db, sealed(broken), there)).rejects.toThrow('fit together');
    for (const size of SIZES) expect(await there.get({ id, size })).toBeUndefined();
    expect(await target.db.selectFrom('recipes').selectAll().execute()).toEqual([]);
  });

  test('restored beside the very files it was made from leaves them alone when it fails', async () => {
    const shared = memoryPictures();
    const source = await all.start(engine, {}, shared);
    const id = await pictureOf(await source.signUp(), 60);
    const lines = linesOf(await backupOf(source.settings, shared));
    const target = await all.start(engine, {}, shared);
    const broken = lines.map((line) => line.replace(/,"reply_tail"/, ',"reply_tail_"'));
    await expect(restore(all, target.db, sealed(broken), shared)).rejects.toThrow('fit together');
    expect(await shared.get({ id, size: 'large' })).toBeDefined();
  });

  test('is none when pictures cannot be read', async () => {
    const here = memoryPictures();
    const source = await all.start(engine, {}, here);
    await pictureOf(await source.signUp(), 60);
    const away = { ...here, get: () => Promise.reject(new Error('The storage is away.')) };
    await expect(backupOf(source.settings, away)).rejects.toThrow('away');
  });
});

test('the export of an account has its pictures, and only its own', async () => {
  const here = memoryPictures();
  const kit = await all.start('sqlite', {}, here);
  const cook = await kit.signUp();
  const stranger = await kit.signUp();
  const id = await pictureOf(cook, 60);
  await pictureOf(stranger, 70);
  const { text, body } = await cook.get('/api/user/export/');
  const [recipe] = body.recipes;
  expect(recipe.picture.id).toBe(id);
  const large = await here.get({ id, size: 'large' });
  const data = large && (await buffer(large.bytes)).toString('base64');
  expect(body.pictures).toEqual([{ id, recipe_id: recipe.id, type: 'image/webp', data }]);
  expect(text.split('\n').filter((line) => line.includes('"data"'))).toHaveLength(1);
});
