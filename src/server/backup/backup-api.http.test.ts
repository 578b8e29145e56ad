import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backupOf, ENGINES, installations, type Installations } from '../../../test/backups.ts';
import { aRecipe, type Person, type TestApp } from '../../../test/kit.ts';
import { setAdministrator } from '../account/users.store.ts';

const engine = ENGINES.at(-1) ?? 'sqlite';
const RESTORE = '/api/admin/restore/';

let all: Installations;
let good: Buffer;
beforeAll(async () => {
  all = installations();
  // What is kept for a while is kept here, so that a test can tell whether it went.
  process.env['TMPDIR'] = all.folder;
  const source = await all.start(engine);
  const cook = await source.signUp('alma');
  for (let count = 0; count < 3; count += 1) await cook.post('/api/recipes/', aRecipe());
  await source.signUp('bruno');
  good = await backupOf(source.settings);
});
afterAll(async () => {
  delete process.env['TMPDIR'];
  await all.close();
});

const leftOver = () => readdirSync(all.folder).filter((name) => name.startsWith('ocipe-backup-'));

/** An empty installation with one account, which is an administrator. */
async function startWithAdmin(settings?: Record<string, string>) {
  const kit = await all.start(engine, settings);
  const admin = await kit.signUp('somebody');
  await setAdministrator(kit.db, 'somebody', true);
  return { kit, admin };
}

async function upload(kit: TestApp, { token }: Person, payload: Buffer | string) {
  const { statusCode, ...answer } = await kit.app.inject({
    method: 'POST',
    url: RESTORE,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/gzip' },
    payload,
  });
  return { status: statusCode, body: answer.json() };
}

describe('who may', () => {
  test('is told to administrators alone', async () => {
    const { kit, admin } = await startWithAdmin();
    const cook = await kit.signUp();
    const refusal = { detail: 'This is for administrators of this Ocipe.' };
    expect((await cook.get('/api/user/')).body.is_admin).toBe(false);
    expect((await admin.get('/api/user/')).body.is_admin).toBe(true);
    expect(await cook.get('/api/admin/backup/')).toMatchObject({ status: 403, body: refusal });
    expect(await upload(kit, cook, good)).toEqual({ status: 403, body: refusal });
    await setAdministrator(kit.db, 'somebody', false);
    expect((await admin.get('/api/admin/backup/')).status).toBe(403);
  });

  test('nobody becomes an administrator by a call', async () => {
    const kit = await all.start(engine);
    const credentials = { username: 'mallory', password: 'a long enough phrase', is_admin: true };
    await kit.nobody.post('/api/user/register/', credentials);
    const mallory = await kit.signIn('mallory');
    await mallory.patch('/api/user/', { is_admin: true });
    expect((await mallory.get('/api/user/')).body.is_admin).toBe(false);
  });
});

test('a backup is downloaded as a file with its date and size', async () => {
  const { kit, admin } = await startWithAdmin();
  kit.clock.now = Date.UTC(2031, 4, 6, 23);
  const { token } = await kit.signIn('somebody');
  const answer = await kit.app.inject({
    url: '/api/admin/backup/',
    headers: { authorization: `Bearer ${token}` },
  });
  expect(answer.headers).toMatchObject({
    'content-type': 'application/gzip',
    'content-disposition': 'attachment; filename="ocipe-2031-05-06.backup.gz"',
    'content-length': String(answer.rawPayload.length),
    'cache-control': 'no-store',
  });
  const fresh = await startWithAdmin();
  expect((await upload(fresh.kit, fresh.admin, answer.rawPayload)).status).toBe(200);
  expect((await fresh.kit.signIn('somebody')).token).not.toBe(admin.token);
  expect(leftOver()).toEqual([]);
});

describe('a backup is uploaded', () => {
  test('into an empty installation: everybody signs in anew, and knows what is left to do', async () => {
    const { kit, admin } = await startWithAdmin();
    const { refreshToken } = admin;
    const { status, body } = await upload(kit, admin, good);
    expect(status).toBe(200);
    expect(body.rows).toMatchObject({ users: 2, kitchens: 2, recipes: 3, plans: 0 });
    expect(body.message).toMatch(/^Everybody signs in anew\./);
    expect((await admin.get('/api/user/')).status).toBe(401);
    const refreshed = await kit.nobody.post('/api/user/token/refresh/', { refresh: refreshToken });
    expect(refreshed.status).toBe(401);
    expect(
      (await kit.nobody.post('/api/user/token/', { ...admin, username: 'somebody' })).status,
    ).toBeGreaterThanOrEqual(400);
    const alma = await kit.signIn('alma');
    expect((await alma.get('/api/recipes/')).body).toHaveLength(3);
    expect(leftOver()).toEqual([]);
  });

  test('with a key from the settings, the reply says so', async () => {
    const { kit, admin } = await startWithAdmin({ SECRET_KEY: 'k'.repeat(40) });
    const { body } = await upload(kit, admin, good);
    expect(body.message).toContain('SECRET_KEY');
  });

  test('nobody’s token meets an account that has come in its place', async () => {
    // The account that uploads has changed its password as often as the restored one will have been moved at least.
    const { kit, admin } = await startWithAdmin();
    await kit.db.updateTable('users').set({ auth_version: 1 }).execute();
    const again = await kit.signIn('somebody');
    expect((await upload(kit, again, good)).status).toBe(200);
    for (const person of [admin, again]) {
      expect((await person.get('/api/user/')).status).toBe(401);
    }
  });

  const wrong: [string, () => Buffer | string, number, RegExp][] = [
    ['nothing', () => '', 422, /no backup/],
    ['a text', () => 'hello', 422, /no backup/],
    ['half of one', () => good.subarray(0, good.length / 2), 422, /damaged/],
    ['one that is too large', () => Buffer.alloc(1_000_001, good), 413, /too large/],
  ];
  test.each(wrong)(
    'not %s: it is said, and all stays as it was',
    async (_what, bytes, is, says) => {
      const { kit, admin } = await startWithAdmin({ RESTORE_LIMIT_MB: '1' });
      const { status, body } = await upload(kit, admin, bytes());
      expect(status).toBe(is);
      expect(body.error ?? body.detail).toMatch(says);
      expect((await admin.get('/api/user/')).body.username).toBe('somebody');
      expect(leftOver()).toEqual([]);
      expect(kit.logged.join()).not.toContain('unexpected error');
    },
  );

  test('not of another type', async () => {
    const { admin } = await startWithAdmin();
    expect((await admin.post(RESTORE, {})).status).toBe(415);
  });

  test('not where somebody else has an account, or something is in the kitchen', async () => {
    const { kit, admin } = await startWithAdmin();
    const things: [string, object, string][] = [
      ['/api/recipes/', aRecipe(), '/api/recipes/'],
      [
        '/api/fridge/ingredient/',
        { name: 'milk', group: 'door' },
        '/api/fridge/ingredient/group/door',
      ],
      ['/api/grocery/list/', { items: 'bread' }, '/api/grocery/list/'],
    ];
    for (const [path, body, remove] of things) {
      await admin.post(path, body);
      expect(await upload(kit, admin, good)).toMatchObject({
        status: 422,
        body: { error: expect.stringMatching(/empty installation/) },
      });
      await admin.delete(remove);
    }
    const guest = await kit.signUp();
    expect((await upload(kit, admin, good)).status).toBe(422);
    await guest.delete('/api/user/', { password: 'a long enough phrase' });
    expect((await upload(kit, admin, good)).status).toBe(200);
  });

  test('not when its sender goes away half-way', async () => {
    const { kit, admin } = await startWithAdmin();
    await kit.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = kit.app.server.address() as AddressInfo;
    await new Promise<void>((resolve) => {
      const sending = request({
        port,
        method: 'POST',
        path: RESTORE,
        headers: {
          authorization: `Bearer ${admin.token}`,
          'content-type': 'application/gzip',
          'content-length': good.length,
        },
      });
      sending.on('error', () => resolve());
      sending.write(good.subarray(0, 200));
      setTimeout(() => sending.destroy(), 300);
    });
    await expect.poll(leftOver, { timeout: 5000 }).toEqual([]);
    expect(kit.logged.join()).not.toContain('unexpected error');
    expect((await upload(kit, admin, good)).status).toBe(200);
  });

  test('at the moment somebody registers: either is refused, or both are there', async () => {
    const { kit, admin } = await startWithAdmin();
    const credentials = { username: 'carla', password: 'a long enough phrase' };
    const [restored, registered] = await Promise.all([
      upload(kit, admin, good),
      kit.nobody.post('/api/user/register/', credentials),
    ]);
    const login = await kit.nobody.post('/api/user/token/', credentials);
    expect([registered.status, login.status]).toEqual([201, 200]);
    expect([200, 422]).toContain(restored.status);
  });
});
