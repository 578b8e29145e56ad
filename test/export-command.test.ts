import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderPictures } from '../src/server/pictures/picture-store.ts';
import { aPicture } from './pictures.ts';
import { aRecipe, startTestApp } from './kit.ts';
import { endServers, runCommand } from './servers.ts';

let folder: string;
let settings: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ocipe-'));
  settings = { DATABASE_URL: `sqlite:${folder}/ocipe.db` };
  const pictures = folderPictures(join(folder, 'pictures'));
  const kit = await startTestApp({ settings, pictures });
  const anna = await kit.signUp('Anna');
  const { id } = (await anna.post('/api/recipes/', aRecipe({ note: 'First\u2028then' }))).body;
  await anna.post('/api/recipes/', aRecipe({ name: 'Without a picture' }));
  const picture = { body: await aPicture('png', 90, 60), headers: { 'content-type': 'image/png' } };
  await anna.send('PUT', `/api/recipes/${id}/picture/`, picture);
  await kit.close();
});
afterAll(() => {
  endServers();
  rmSync(folder, { recursive: true, force: true });
});

test('npm run ocipe -- export writes everything of an account into a file for its owner', async () => {
  const file = join(folder, 'anna.json');
  const { code, out, said } = await runCommand(settings, 'export', 'anna', file);
  expect([code, out, said]).toEqual([0, `Everything of Anna is in ${file}.\n`, '']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    format: 'ocipe-account-1',
    profile: { username: 'Anna' },
    recipes: [{ name: 'Garlic noodles' }, { name: 'Without a picture' }],
  });
});

test('its pictures come along to another Ocipe, once, however its lines are', async () => {
  const file = join(folder, 'whole.json');
  await runCommand(settings, 'export', 'anna', file);
  const other = join(folder, 'other');
  const there = { DATABASE_URL: `sqlite:${other}/ocipe.db` };
  await runCommand(there, 'user', 'create', 'berta');
  const pretty = join(folder, 'pretty.json');
  writeFileSync(pretty, JSON.stringify(JSON.parse(readFileSync(file, 'utf8')), undefined, 2));
  const first = await runCommand(there, 'import', file, '--user', 'berta');
  expect([first.code, first.said]).toEqual([0, '']);
  expect(first.out).toContain('2 recipes, ');
  expect(first.out).toContain(', 1 picture.');
  const files = () => readdirSync(join(other, 'pictures'), { recursive: true }).map(String);
  expect(files().filter((name) => name.endsWith('.webp'))).toHaveLength(2);
  const again = await runCommand(there, 'import', pretty, '--user', 'berta');
  expect(again.out).not.toContain('picture');
  expect(files().filter((name) => name.endsWith('.webp'))).toHaveLength(2);
});

test.each([
  ['nobody', [], 'Say whose data it shall be, and the file if you like: NAME [FILE].'],
  ['an account that is not there', ['berta'], 'There is no account "berta".'],
  ['a file that is there', ['anna', 'FOLDER/old.json'], 'old.json is there already.'],
  ['a folder that is not there', ['anna', 'FOLDER/no/x.json'], 'x.json cannot be written:'],
])('an export of or into %s is refused in a sentence', async (_what, words, sentence) => {
  writeFileSync(join(folder, 'old.json'), 'mine');
  const before = readdirSync(folder);
  const given = words.map((word) => word.replace('FOLDER', folder));
  const { code, out, said } = await runCommand(settings, 'export', ...given);
  expect([code, out]).toEqual([1, '']);
  expect(said).toContain(sentence);
  expect(said.trim().split('\n')).toHaveLength(1);
  expect(readdirSync(folder)).toEqual(before);
  expect(readFileSync(join(folder, 'old.json'), 'utf8')).toBe('mine');
});
