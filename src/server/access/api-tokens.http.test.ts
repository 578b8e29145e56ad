import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '../../contract/api.ts';
import { scopeOf } from '../../contract/endpoint.ts';
import { aRecipe, PASSWORD, startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

let kit: TestApp;
let cook: Person;
beforeAll(async () => {
  kit = await startTestApp({ settings: { LIMIT_LOGIN_PER_NAME_AND_ADDRESS: '500/0.1s' } });
  cook = await kit.signUp('anna');
});
afterAll(() => kit.close());

async function make(scopes: string[], more: object = {}, owner = cook) {
  const wish = { name: 'printer', scopes, password: PASSWORD, ...more };
  const answer = await owner.post('/api/user/tokens/', wish);
  expect([answer.status, answer.text]).toEqual([201, expect.stringContaining('ocp_')]);
  const { id, token } = answer.body as { id: number; token: string };
  const headers = { authorization: `Bearer ${token}` };
  const send = (method: string, path: string, body?: unknown) =>
    kit.nobody.send(method, path, body === undefined ? { headers } : { headers, body });
  return { id, token, send };
}

describe('a token for a script', () => {
  test('is shown once and kept as a hash', async () => {
    const { id, token } = await make(['write', 'read'], { name: ' scale ', days: 3 });
    expect(token).toMatch(/^ocp_[\w-]{43}$/);
    const list = await cook.get('/api/user/tokens/');
    expect(list.body[0]).toEqual({
      id,
      name: 'scale',
      scopes: ['read', 'write'],
      created_at: new Date(kit.clock.now).toISOString(),
      expires_at: new Date(kit.clock.now + 3 * 86_400_000).toISOString(),
      last_used_at: null,
    });
    expect(list.text).not.toContain(token);
    const kept = JSON.stringify(await kit.db.selectFrom('api_tokens').selectAll().execute());
    expect(kept).not.toContain(token.slice(4));
    expect(kit.logged.join('')).not.toContain(token.slice(4));
  });

  test('reads with `read`, changes with `write`, and only that', async () => {
    const reads = await make(['read']);
    const writes = await make(['write']);
    expect((await reads.send('GET', '/api/recipes/')).status).toBe(200);
    expect((await writes.send('POST', '/api/recipes/', aRecipe())).status).toBe(201);
    const refused = await reads.send('POST', '/api/recipes/', aRecipe());
    expect([refused.status, refused.body]).toEqual([
      403,
      { detail: 'This token may not do that.' },
    ]);
    expect((await writes.send('GET', '/api/recipes/')).status).toBe(403);
    expect((await cook.get('/api/recipes/')).body).toHaveLength(1);
  });

  test('tells when it was used, exact to an hour', async () => {
    const { id, send } = await make(['read']);
    const usedAt = async () =>
      (await cook.get('/api/user/tokens/')).body.find((one: { id: number }) => one.id === id)
        .last_used_at;
    const first = kit.clock.now;
    await send('GET', '/api/recipes/');
    kit.clock.now += 60_000;
    await send('GET', '/api/recipes/');
    expect(await usedAt()).toBe(new Date(first).toISOString());
  });

  test('ends at its time, when revoked, when the account is off, and with the account', async () => {
    const timed = await make(['read'], { days: 1 });
    kit.clock.now += 86_400_000;
    const expired = await timed.send('GET', '/api/recipes/');
    expect([expired.status, expired.body.messages[0].message]).toEqual([401, 'Token is expired']);
    cook = await kit.signIn('anna');

    const { id, send } = await make(['read']);
    expect((await cook.delete(`/api/user/tokens/${id}/`)).status).toBe(204);
    expect((await send('GET', '/api/recipes/')).status).toBe(401);
    expect((await cook.delete(`/api/user/tokens/${id}/`)).body).toEqual({
      detail: 'No ApiToken matches the given query.',
    });

    const guest = await kit.signUp();
    const theirs = await make(['read'], {}, guest);
    const users = () => kit.db.updateTable('users').where('username', '=', guest.name);
    await users().set({ is_active: 0 }).execute();
    expect((await theirs.send('GET', '/api/recipes/')).body.code).toBe('user_inactive');
    await users().set({ is_active: 1 }).execute();
    expect((await theirs.send('GET', '/api/recipes/')).status).toBe(200);
    await guest.delete('/api/user/', { password: PASSWORD });
    expect((await theirs.send('GET', '/api/recipes/')).status).toBe(401);
  });

  test('of somebody else cannot be seen or revoked', async () => {
    const { id, send } = await make(['read']);
    const stranger = await kit.signUp();
    expect((await stranger.get('/api/user/tokens/')).body).toEqual([]);
    expect((await stranger.delete(`/api/user/tokens/${id}/`)).status).toBe(404);
    expect((await send('GET', '/api/recipes/')).status).toBe(200);
  });

  const wrong: [string, object, number, unknown][] = [
    ['no scope', { scopes: [] }, 400, { scopes: expect.anything() }],
    ['an unknown scope', { scopes: ['account'] }, 400, { scopes: expect.anything() }],
    ['no name', { name: ' ' }, 400, { name: expect.anything() }],
    ['no days', { days: 0 }, 400, { days: expect.anything() }],
    ['too many days', { days: 4000 }, 400, { days: expect.anything() }],
    ['a wrong password', { password: 'no' }, 400, { password: ['This is not your password.'] }],
  ];
  test.each(wrong)('is not made with %s', async (_, fields, status, body) => {
    const before = (await cook.get('/api/user/tokens/')).text;
    const wish = { name: 'x', scopes: ['read'], password: PASSWORD, ...fields };
    const answer = await cook.post('/api/user/tokens/', wish);
    expect([answer.status, answer.body]).toEqual([status, body]);
    expect((await cook.get('/api/user/tokens/')).text).toBe(before);
  });

  test('is not made beyond fifty', async () => {
    const guest = await kit.signUp();
    const { id } = (await guest.get('/api/user/')).body;
    const rows = Array.from({ length: 50 }, (_, index) => ({
      user_id: id,
      token_hash: `h${index}`,
      name: 'x',
      scopes: 'read',
      created_at: '2026-01-01T00:00:00.000Z',
    }));
    await kit.db.insertInto('api_tokens').values(rows).execute();
    const wish = { name: 'x', scopes: ['read'], password: PASSWORD };
    expect((await guest.post('/api/user/tokens/', wish)).status).toBe(400);
    expect((await guest.get('/api/user/tokens/')).body).toHaveLength(50);
  });
});

describe('what a token for a script may never do', () => {
  const guarded = endpoints.filter(({ endpoint }) => endpoint.access !== 'public');
  const never = guarded.filter(({ endpoint }) => scopeOf(endpoint) === 'account');

  test('is everything about accounts and administration', () => {
    const about = guarded.filter(({ endpoint }) => /\/(?:user|admin)\//.test(endpoint.path));
    expect(never).toEqual(about);
    expect(never.length).toBeGreaterThan(10);
  });

  test.each(
    never.map(({ endpoint }) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const),
  )('%s', async (_, endpoint) => {
    const { send } = await make(['read', 'write']);
    const answer = await send(endpoint.method, endpoint.path.replace(/\{\w+\}/, '1'));
    expect([answer.status, answer.body]).toEqual([403, { detail: 'This token may not do that.' }]);
  });

  test('is a session: it cannot be refreshed, and an unknown one is nothing', async () => {
    const { token } = await make(['read']);
    const refreshed = await kit.nobody.post('/api/user/token/refresh/', { refresh: token });
    expect(refreshed.status).toBe(401);
    for (const bad of ['ocp_', `${token}x`, token.slice(0, -1), token.toUpperCase()]) {
      const headers = { authorization: `Bearer ${bad}` };
      expect((await kit.nobody.get('/api/recipes/', { headers })).status).toBe(401);
    }
  });
});
