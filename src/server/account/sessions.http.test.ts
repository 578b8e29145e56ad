import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aRecipe, PASSWORD, startTestApp, type TestApp } from '../../../test/kit.ts';

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
    expect(answer.status).toBe(200);
    expect((await there.get('/api/recipes/')).status).toBe(401);
    expect((await here.get('/api/recipes/')).status).toBe(401);
    expect((await refresh(there.refreshToken)).status).toBe(401);
    const headers = { authorization: `Bearer ${answer.body.access}` };
    expect((await kit.nobody.get('/api/recipes/', { headers })).status).toBe(200);
    await expect(kit.signIn(here.name)).rejects.toThrow('Cannot sign in');
    expect((await kit.signIn(here.name, NEXT)).token).not.toBe('');
  });

  test('needs the password so far and a good new one', async () => {
    const cook = await kit.signUp();
    const path = '/api/user/password/';
    const wrong = await cook.post(path, { current_password: 'no', new_password: NEXT });
    expect([wrong.status, wrong.body]).toEqual([400, { current_password: WRONG }]);
    const weak = await cook.post(path, { current_password: PASSWORD, new_password: 'password' });
    expect(weak.body).toEqual({ new_password: ['This password is too common.'] });
    expect((await cook.get('/api/recipes/')).status).toBe(200);
  });
});

describe('deleting the account', () => {
  test('leaves nothing of it behind', async () => {
    const cook = await kit.signUp();
    const other = await kit.signUp();
    for (const person of [cook, other]) {
      const { id } = (await person.post('/api/recipes/', aRecipe())).body;
      await person.post('/api/fridge/ingredient/', { name: 'milk', group: 'door' });
      await person.post('/api/grocery/list/', { items: 'bread' });
      const headers = { 'idempotency-key': 'once' };
      await person.post('/api/grocery/', { recipe_ids: [id] }, { headers });
    }
    const { kitchen } = (await cook.get('/api/user/')).body;
    expect((await cook.delete('/api/user/', { password: 'no' })).body).toEqual({ password: WRONG });
    expect((await cook.delete('/api/user/', { password: PASSWORD })).status).toBe(204);
    const tables = [
      'recipes',
      'ingredients',
      'recipe_ingredients',
      'recipe_foods',
      'fridge_items',
      'grocery_items',
      'plans',
      'plan_recipes',
      'kept_answers',
      'members',
    ] as const;
    for (const table of tables) {
      const rows = await kit.db.selectFrom(table).select('kitchen_id').execute();
      expect(
        rows.map((row) => row.kitchen_id),
        table,
      ).not.toContain(kitchen.id);
      expect(rows.length, table).toBeGreaterThan(0);
    }
    expect((await other.get('/api/recipes/')).body).toHaveLength(1);
    expect((await kit.signUp(cook.name)).token).not.toBe('');
  });
});

describe('the list of devices', () => {
  test('shows where one is signed in, and which of them this is', async () => {
    const here = await kit.signUp();
    await kit.signIn(here.name);
    const { body } = await here.get('/api/user/sessions/');
    expect(body).toHaveLength(2);
    expect(body.filter((session: { current: boolean }) => session.current)).toHaveLength(1);
    expect(Object.keys(body[0]).toSorted()).toEqual([
      'created_at',
      'current',
      'expires_at',
      'id',
      'ip',
      'last_used_at',
      'user_agent',
    ]);
  });

  test('signs one of them out, but nobody else’s', async () => {
    const here = await kit.signUp();
    const there = await kit.signIn(here.name);
    const stranger = await kit.signUp();
    const sessions = (await here.get('/api/user/sessions/')).body as {
      id: string;
      current: boolean;
    }[];
    const path = `/api/user/sessions/${sessions.find(({ current }) => !current)?.id ?? ''}/`;
    const refused = await stranger.delete(path);
    expect([refused.status, refused.body]).toEqual([
      404,
      { detail: 'No Session matches the given query.' },
    ]);
    expect((await here.delete(path)).status).toBe(204);
    expect((await here.delete(path)).status).toBe(404);
    expect((await refresh(there.refreshToken)).status).toBe(401);
    expect((await refresh(here.refreshToken)).status).toBe(200);
  });

  test('signs all the others out at once', async () => {
    const here = await kit.signUp();
    const there = await kit.signIn(here.name);
    const answer = await here.post('/api/user/sessions/revoke-others/');
    expect(answer.status).toBe(200);
    expect((await there.get('/api/recipes/')).status).toBe(401);
    const headers = { authorization: `Bearer ${answer.body.access}` };
    expect((await kit.nobody.get('/api/user/sessions/', { headers })).body).toHaveLength(1);
  });

  test('notes the last use once an hour', async () => {
    const cook = await kit.signUp();
    const payload = Buffer.from(cook.refreshToken.split('.')[1] ?? '', 'base64url').toString();
    const { sid } = JSON.parse(payload) as { sid: string };
    const lastUse = () =>
      kit.db.selectFrom('sessions').select('last_used_at').where('id', '=', sid).executeTakeFirst();
    const first = await lastUse();
    await refresh(cook.refreshToken);
    expect(await lastUse()).toEqual(first);
    kit.clock.now += 3_700_000;
    await refresh(cook.refreshToken);
    expect(await lastUse()).not.toEqual(first);
  });
});
