import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/kit.ts';
import {
  deleteEndedSessions,
  insertSession,
  moveAnchor,
  revokeForReuse,
  revokeSessions,
} from './sessions.store.ts';

// Between a look at a session and the statement that changes it, another process may have changed it too: each
// statement must say all its conditions. Here the other process has just been faster.

const NOW = '2030-01-01T00:00:00.000Z';
const EARLIER = '2029-12-31T00:00:00.000Z';
const END = '2030-06-30T00:00:00.000Z';

let kit: TestApp;
let sessions = 0;
let id: string;

beforeAll(async () => {
  kit = await startTestApp();
});
afterAll(() => kit.close());
beforeEach(async () => {
  id = `session${(sessions += 1)}`;
  await insertSession(kit.db, {
    id,
    userId: 1,
    anchor: 'a',
    now: EARLIER,
    expiresAt: END,
    userAgent: '',
    ip: '',
  });
});

const row = () =>
  kit.db
    .selectFrom('sessions')
    .select(['anchor', 'revoked_at', 'revoked_why'])
    .where('id', '=', id)
    .executeTakeFirst();
const ALIVE = { anchor: 'a', revoked_at: null, revoked_why: null };
const ENDED = { anchor: 'a', revoked_at: EARLIER, revoked_why: 'logout' };
const end = () => revokeSessions(kit.db, [id], 'logout', EARLIER);

describe('P11: a child becomes the anchor', () => {
  test('of its own session', async () => {
    expect(await moveAnchor(kit.db, id, 'a', 'b')).toBe(true);
    expect(await row()).toEqual({ ...ALIVE, anchor: 'b' });
    expect(await moveAnchor(kit.db, 'another', 'b', 'c')).toBe(false);
    expect(await row()).toEqual({ ...ALIVE, anchor: 'b' });
  });

  test('unless its sibling has', async () => {
    await moveAnchor(kit.db, id, 'a', 'b');
    expect(await moveAnchor(kit.db, id, 'a', 'c')).toBe(false);
    expect(await row()).toEqual({ ...ALIVE, anchor: 'b' });
  });

  test('unless the session has ended', async () => {
    await end();
    expect(await moveAnchor(kit.db, id, 'a', 'b')).toBe(false);
    expect(await row()).toEqual(ENDED);
  });
});

describe('P11: a session ends for a token left behind', () => {
  test('of its own', async () => {
    expect(await revokeForReuse(kit.db, 'another', { rid: 'x', pid: 'y' }, NOW)).toBe(false);
    expect(await row()).toEqual(ALIVE);
    expect(await revokeForReuse(kit.db, id, { rid: 'x', pid: 'y' }, NOW)).toBe(true);
    expect(await row()).toEqual({ anchor: 'a', revoked_at: NOW, revoked_why: 'reuse' });
  });

  test.each([
    ['the anchor', { rid: 'a', pid: 'y' }],
    ['a child of the anchor', { rid: 'x', pid: 'a' }],
  ])('unless the token has become %s', async (_what, token) => {
    expect(await revokeForReuse(kit.db, id, token, NOW)).toBe(false);
    expect(await row()).toEqual(ALIVE);
  });

  test('unless it has ended', async () => {
    await end();
    expect(await revokeForReuse(kit.db, id, { rid: 'x', pid: 'y' }, NOW)).toBe(false);
    expect(await row()).toEqual(ENDED);
  });
});

describe('P11: a session ends', () => {
  test('once, and no other with it', async () => {
    await revokeSessions(kit.db, ['another'], 'logout', EARLIER);
    expect(await row()).toEqual(ALIVE);
    await end();
    await revokeSessions(kit.db, [id], 'new sign-in', NOW);
    expect(await row()).toEqual(ENDED);
  });

  test('and its row is kept until none of its tokens can be good', async () => {
    await deleteEndedSessions(kit.db, '2030-06-29T23:59:59.999Z');
    expect(await row()).toEqual(ALIVE);
    await deleteEndedSessions(kit.db, END);
    expect(await row()).toBeUndefined();
  });
});
