import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aRecipe, startTestApp } from './kit.ts';
import { endServers, runCommand } from './servers.ts';

let folder: string;
let settings: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ocipe-'));
  settings = { DATABASE_URL: `sqlite:${folder}/ocipe.db` };
  const kit = await startTestApp({ settings });
  const anna = await kit.signUp('Anna');
  await anna.post('/api/recipes/', aRecipe());
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
    recipes: [{ name: 'Garlic noodles' }],
  });
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
