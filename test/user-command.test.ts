import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp } from './kit.ts';
import { endServers, runCommand } from './servers.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ocipe-'));
});
afterAll(() => {
  endServers();
  rmSync(folder, { recursive: true, force: true });
});

const settings = () => ({
  DATABASE_URL: `sqlite:${folder}/ocipe.db`,
  PUBLIC_URL: 'https://kitchen.example.org/ocipe',
});

const secret = (text: string) => /token=(\S+)/.exec(text)?.[1] ?? '';

test('an account is made by a link, switched off and on, and gets a new password', async () => {
  const made = await runCommand(settings(), 'user', 'create', 'Anna');
  expect(made.out).toMatch(
    /^Anna has an account\. This link .*: https:\/\/kitchen\.example\.org\/ocipe\/reset#token=ocr_/,
  );
  const setPassword = async (token: string, new_password: string) => {
    const kit = await startTestApp({ settings: settings() });
    const answer = await kit.nobody.post('/api/user/password/reset/', { token, new_password });
    await kit.close();
    return answer.status;
  };
  const signIn = async (password: string) => {
    const kit = await startTestApp({ settings: settings() });
    const answer = await kit.nobody.post('/api/user/token/', { username: 'anna', password });
    await kit.close();
    return answer.status;
  };
  expect(await setPassword(secret(made.out), 'a first long phrase')).toBe(200);
  expect(await signIn('a first long phrase')).toBe(200);

  const off = await runCommand(settings(), 'user', 'deactivate', 'ANNA');
  expect(off.out).toContain('Anna is signed out everywhere and cannot sign in.');
  expect(await signIn('a first long phrase')).toBe(401);
  expect((await runCommand(settings(), 'user', 'activate', 'anna')).out).toContain(
    'Anna can sign in again.',
  );
  expect(await signIn('a first long phrase')).toBe(200);

  const link = await runCommand(settings(), 'user', 'reset-link', 'anna');
  expect(await setPassword(secret(link.out), 'a second long phrase')).toBe(200);
  expect(await signIn('a first long phrase')).toBe(401);
  expect(await signIn('a second long phrase')).toBe(200);
});

test.each([
  [['user'], 'Please say: user create|reset-link|remove-factors|deactivate|activate NAME'],
  [['user', 'remove', 'anna'], 'Please say: user'],
  [['user', 'create', 'a', 'b'], 'Please say: user'],
  [['user', '__proto__', 'anna'], 'Please say: user'],
  [['user', 'create', 'two words'], 'Enter a valid username.'],
  [['user', 'create', 'ANNA'], 'There is an account "ANNA" already.'],
  [['user', 'reset-link', 'nobody'], 'There is no account "nobody".'],
  [['user', 'deactivate', 'nobody'], 'There is no account "nobody".'],
])('%j is answered with a sentence', async (words, sentence) => {
  const [command = '', ...more] = words;
  const { code, said } = await runCommand(settings(), command, ...more);
  expect([code, said]).toEqual([1, expect.stringContaining(sentence)]);
});
