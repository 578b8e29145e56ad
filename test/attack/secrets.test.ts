import { afterAll, beforeAll, expect, test } from 'vitest';
import { PASSWORD, refreshTokenOf, type TestApp } from '../kit.ts';
import { allRows, besiege, catalogue, KEY, OF_ALL, takeRound } from './siege.ts';

// A round of all endpoints: none of the secrets that went in or out stands in the log or, as it is, in the database.

let kit: TestApp;
const secrets = new Set<string>([PASSWORD, KEY]);
const visited = new Set<string>();

/** What of an answer opens something. */
function learn(body: unknown): void {
  if (typeof body !== 'object' || body === null) return;
  for (const [name, value] of Object.entries(body)) {
    if (typeof value !== 'string') learn(value);
    else if (/^(?:access|token|invite|secret|link)$/.test(name)) secrets.add(value);
  }
}

beforeAll(async () => {
  kit = await besiege({ settings: { LOG_LEVEL: 'debug' } });
  await takeRound(kit, {
    before: async ({ title, sent, person }) => {
      visited.add(title);
      secrets.add(person.token).add(person.refreshToken);
      learn(sent.body);
      // As people do it by mistake: secrets in addresses, and in what cannot be read.
      await kit.nobody.get(`/api/recipes/?token=${person.token}&refresh=${person.refreshToken}`);
      await kit.nobody.post('/api/user/token/', `{"password":"${PASSWORD}"`);
    },
    after: async (_call, answer) => {
      learn(answer.body);
      const cookie = refreshTokenOf(answer);
      if (cookie !== '') secrets.add(cookie);
    },
  });
}, 120_000);
afterAll(() => kit.close());

const spellings = (text: string) =>
  ['utf8', 'hex', 'base64', 'base64url'].map((encoding) =>
    Buffer.from(text)
      .toString(encoding as BufferEncoding)
      .replace(/=+$/, ''),
  );

/** What stands of a secret in a text. A token's signature is enough to make it good. */
function leaked(text: string): string[] {
  const parts = [...secrets].flatMap((secret) => [secret, secret.split('.')[2] ?? secret]);
  return parts.flatMap(spellings).filter((part) => text.includes(part));
}

test('the round came by everything, and learned secrets on its way', () => {
  for (const { title } of catalogue) expect(visited.has(title) || OF_ALL.has(title)).toBe(true);
  expect(secrets.size).toBeGreaterThan(100);
  expect(kit.logged.length).toBeGreaterThan(100);
});

test('the log has none of them', () => {
  expect(leaked(kit.logged.join(''))).toEqual([]);
});

test('the database has none of them as it is', async () => {
  const rows = [...(await allRows(kit.db)).values()].flatMap((some) => [...some]);
  expect(leaked(rows.join('\n'))).toEqual([]);
});

test('the look for them would find one', () => {
  expect(leaked(`x${Buffer.from(PASSWORD).toString('hex')}`)).not.toEqual([]);
  expect(leaked('x')).toEqual([]);
});
