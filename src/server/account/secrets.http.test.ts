import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  aRecipe,
  PASSWORD,
  refreshTokenOf,
  startTestApp,
  type Answer,
  type TestApp,
} from '../../../test/kit.ts';

const SECRET = 'the key that signs in this test 0123456789';
const PREVIOUS = 'the key that signed before it 0123456789';
const NEXT = 'another passphrase entirely';
const WRONG = 'a guess at the passphrase';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp({
    settings: { SECRET_KEY: SECRET, PREVIOUS_SECRET_KEYS: PREVIOUS },
  });
});
afterAll(() => kit.close());

/** All rows of all tables, as text. */
async function dump(): Promise<string> {
  const tables = await kit.db.introspection.getTables();
  const rows: unknown[] = [];
  for (const { name } of tables) {
    rows.push((await sql`select * from ${sql.table(name)}`.execute(kit.db)).rows);
  }
  return JSON.stringify(rows);
}

/** A text, and how else it might be written down. */
const spellings = (text: string) =>
  ['utf8', 'hex', 'base64', 'base64url'].map((encoding) =>
    Buffer.from(text)
      .toString(encoding as BufferEncoding)
      .replace(/=+$/, ''),
  );

test('P10: neither the database nor the log holds what helps to make a token or to sign in', async () => {
  const given: string[] = [];
  const learn = (answer: Answer) => given.push(answer.body.access, refreshTokenOf(answer));
  const cook = await kit.signUp('anna');
  given.push(cook.token, cook.refreshToken);
  const cookie = `refresh_token=${cook.refreshToken}`;
  const path = '/api/user/token/refresh/';
  const credentials = { username: 'anna', password: PASSWORD };

  // A life in which everything happens once, and much of it goes wrong.
  learn(await kit.nobody.post('/api/user/token/', credentials));
  await kit.nobody.post('/api/user/token/', { ...credentials, password: WRONG });
  await kit.nobody.post('/api/user/token/', `{"username":"anna","password":"${WRONG}"`);
  await kit.nobody.post('/api/user/register/', { username: 'anna', password: WRONG });
  const early = await kit.nobody.post(path, undefined, { headers: { cookie } });
  learn(early);
  learn(await kit.nobody.post(path, { refresh: cook.refreshToken }));
  await kit.nobody.post(`${path}?refresh=${cook.refreshToken}`);
  await kit.nobody.get(`/api/recipes/?token=${cook.token}`);
  await cook.post('/api/recipes/', aRecipe());
  const unexpected = await cook.post('/api/recipes/genai/', { url: 'https://example.org/' });
  expect(unexpected.status).toBe(500);
  kit.clock.now += 60_000;
  const refreshed = { cookie: `refresh_token=${refreshTokenOf(early)}` };
  learn(await kit.nobody.post(path, undefined, { headers: refreshed }));
  expect((await kit.nobody.post(path, undefined, { headers: { cookie } })).status).toBe(401);
  const change = { current_password: PASSWORD, new_password: NEXT };
  learn(await cook.post('/api/user/password/', change));
  await kit.nobody.post('/api/user/logout/', { refresh: given.at(-1) });
  await kit.nobody.post('/api/user/token/', 'x', { headers: { authorization: `Bearer ${WRONG}` } });

  const everything = (await dump()) + kit.logged.join('');
  // It is the right database, and the right log.
  expect(everything).toContain('argon2id');
  expect(everything).toContain('refresh_token_reused');
  for (const secret of [PASSWORD, NEXT, WRONG, SECRET, PREVIOUS].flatMap(spellings)) {
    expect(everything).not.toContain(secret);
  }
  expect(given.filter(Boolean)).toHaveLength(12);
  for (const token of given) {
    const signature = token.split('.')[2] ?? '';
    expect(signature).toHaveLength(43);
    for (const part of [signature, Buffer.from(signature, 'base64url').toString('hex')]) {
      expect(everything).not.toContain(part);
    }
    // Nor the payload: with it, a key found elsewhere would be checked at leisure.
    expect(everything).not.toContain(token.split('.')[1]);
  }
});
