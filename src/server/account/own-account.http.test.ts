import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aRecipe,
  PASSWORD,
  refreshTokenOf,
  startTestApp,
  type Person,
  type TestApp,
} from '../../../test/kit.ts';

const NEXT = 'another long phrase';
const WRONG = ['This is not your password.'];

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp({ settings: { LIMIT_REGISTER_PER_ADDRESS: '9999/0.1s' } });
});
afterAll(() => kit.close());

const refresh = (refreshToken: string) =>
  kit.nobody.post('/api/user/token/refresh/', { refresh: refreshToken });

describe('changing the password', () => {
  test('signs all devices out but this one, at once', async () => {
    const here = await kit.signUp();
    const there = await kit.signIn(here.name);
    const body = { current_password: PASSWORD, new_password: NEXT };
    const answer = await here.post('/api/user/password/', body);
    expect([answer.status, answer.body]).toEqual([200, { access: expect.any(String) }]);
    const next = refreshTokenOf(answer);
    expect(answer.cookies).toEqual([
      `refresh_token=${next}; HttpOnly; Max-Age=2592000; Path=/; SameSite=None; Secure`,
    ]);
    for (const old of [here, there]) {
      const refused = await old.get('/api/recipes/');
      expect([refused.status, refused.body.messages?.[0].message]).toEqual([
        401,
        'Token is invalid',
      ]);
      expect((await refresh(old.refreshToken)).body.detail).toBe('Token is blacklisted');
    }
    const headers = { authorization: `Bearer ${answer.body.access}` };
    expect((await kit.nobody.get('/api/recipes/', { headers })).status).toBe(200);
    expect((await refresh(next)).status).toBe(200);
    await expect(kit.signIn(here.name)).rejects.toThrow('Cannot sign in');
    expect((await kit.signIn(here.name, NEXT)).token).not.toBe('');
  });

  const REQUIRED = ['This field is required.'];
  const wrong: [string, unknown, unknown][] = [
    [
      'a wrong password',
      { current_password: 'no', new_password: NEXT },
      { current_password: WRONG },
    ],
    [
      'a weak new one',
      { current_password: PASSWORD, new_password: 'password' },
      { new_password: ['This password is too common.'] },
    ],
    [
      'a short new one',
      { current_password: PASSWORD, new_password: 'short' },
      { new_password: ['This password is too short. It must contain at least 8 characters.'] },
    ],
    ['nothing', {}, { current_password: REQUIRED, new_password: REQUIRED }],
    [
      'nulls',
      { current_password: null, new_password: null },
      {
        current_password: ['This field may not be null.'],
        new_password: ['This field may not be null.'],
      },
    ],
    [
      'no texts',
      { current_password: [], new_password: {} },
      { current_password: ['Not a valid string.'], new_password: ['Not a valid string.'] },
    ],
  ];
  test.each(wrong)('with %s changes nothing', async (_what, body, problems) => {
    const cook = await kit.signUp();
    const answer = await cook.post('/api/user/password/', body);
    expect([answer.status, answer.body, answer.cookies]).toEqual([400, problems, []]);
    expect((await cook.get('/api/recipes/')).status).toBe(200);
    expect((await refresh(cook.refreshToken)).status).toBe(200);
    expect((await kit.signIn(cook.name)).token).not.toBe('');
  });

  test('leaves what had ended before as it was', async () => {
    const here = await kit.signUp();
    const there = await kit.signIn(here.name);
    await kit.nobody.post('/api/user/logout/', { refresh: there.refreshToken });
    kit.clock.now += 5000;
    const body = { current_password: PASSWORD, new_password: NEXT };
    expect((await here.post('/api/user/password/', body)).status).toBe(200);
    const { id } = (await (await kit.signIn(here.name, NEXT)).get('/api/user/')).body;
    const sessions = kit.db.selectFrom('sessions').select(['revoked_at', 'revoked_why']);
    const rows = await sessions.where('user_id', '=', id).execute();
    const why = rows.map((row) => row.revoked_why);
    expect(why.filter(Boolean).toSorted()).toEqual(['logout', 'password changed']);
    const ended = rows.map((row) => row.revoked_at).filter(Boolean);
    expect(new Set(ended).size).toBe(2);
  });

  test('knows whose name the new one must not have', async () => {
    const cook = await kit.signUp('rosemary');
    const body = { current_password: PASSWORD, new_password: 'my ROSEMARY' };
    expect((await cook.post('/api/user/password/', body)).body).toEqual({
      new_password: ['The password is too similar to the username.'],
    });
  });
});

describe('deleting the account', () => {
  test('leaves nothing of it behind', async () => {
    const cook = await kit.signUp('marjoram');
    const other = await kit.signUp('basil');
    for (const person of [cook, other]) await fill(person);
    const before = await dump();
    expect(before.match(/marjoram/g)?.length).toBeGreaterThan(10);

    const answer = await cook.delete('/api/user/', { password: PASSWORD });
    expect([answer.status, answer.text, answer.cookies]).toEqual([
      204,
      '',
      ['refresh_token=; HttpOnly; Max-Age=2592000; Path=/; SameSite=None; Secure'],
    ]);
    const after = await dump();
    expect(after).not.toContain('marjoram');
    expect(after.match(/basil/g)).toEqual(before.match(/basil/g));
    const { body } = await other.get('/api/recipes/');
    expect(body.map((recipe: { name: string }) => recipe.name)).toEqual(['basil soup']);
  });

  test('leaves its sessions, ended, until none of their tokens can be good', async () => {
    const cook = await kit.signUp();
    const { id } = (await cook.get('/api/user/')).body;
    await cook.delete('/api/user/', { password: PASSWORD });
    const rows = () =>
      kit.db.selectFrom('sessions').select('revoked_why').where('user_id', '=', id).execute();
    expect(await rows()).toEqual([{ revoked_why: 'account deleted' }]);
    kit.clock.now += 180 * 86_400_000;
    await kit.signUp();
    expect(await rows()).toEqual([]);
  });

  test('frees the name, for somebody with another id and an empty kitchen', async () => {
    const cook = await kit.signUp();
    await fill(cook);
    const { id } = (await cook.get('/api/user/')).body;
    await cook.delete('/api/user/', { password: PASSWORD });
    const next = await kit.signUp(cook.name);
    expect((await next.get('/api/user/')).body.id).toBeGreaterThan(id);
    expect((await next.get('/api/recipes/')).body).toEqual([]);
    expect((await cook.get('/api/recipes/')).body.code).toBe('user_not_found');
  });

  test.each([
    ['a wrong password', { password: 'no' }, { password: WRONG }],
    ['none', {}, { password: ['This field is required.'] }],
    ['null', { password: null }, { password: ['This field may not be null.'] }],
    ['a list', { password: [PASSWORD] }, { password: ['Not a valid string.'] }],
  ])('with %s changes nothing', async (_what, body, problems) => {
    const cook = await kit.signUp();
    const answer = await cook.delete('/api/user/', body);
    expect([answer.status, answer.body, answer.cookies]).toEqual([400, problems, []]);
    expect((await refresh(cook.refreshToken)).status).toBe(200);
  });
});

/** Puts something with this person's name into every part of their kitchen. */
async function fill(person: Person): Promise<void> {
  const { name } = person;
  const ingredients = [{ name, quantity: '1' }];
  const recipe = aRecipe({ name: `${name} soup`, meat_type: name, note: name, ingredients });
  const { id } = (await person.post('/api/recipes/', recipe)).body;
  await person.post('/api/fridge/ingredient/', { name, group: name });
  await person.post('/api/grocery/list/', { items: `${name}\nmore ${name}` });
  const headers = { 'idempotency-key': name };
  const plan = await person.post('/api/grocery/', { recipe_ids: [id] }, { headers });
  expect(plan.status).toBe(200);
}

/** All rows of all tables, as text. */
async function dump(): Promise<string> {
  const rows: unknown[] = [];
  for (const { name } of await kit.db.introspection.getTables()) {
    rows.push((await sql`select * from ${sql.table(name)}`.execute(kit.db)).rows);
  }
  return JSON.stringify(rows);
}
