import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  PASSWORD,
  refreshTokenOf,
  startTestApp,
  type Person,
  type TestApp,
} from '../../../test/kit.ts';
import { insertEvent, KEPT_EVENTS, NOBODY } from './events.store.ts';

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp();
});
afterAll(() => kit.close());

const kindsOf = async (person: Person): Promise<string[]> =>
  (await person.get('/api/user/events/')).body.map(({ kind }: { kind: string }) => kind);

test('what happens to an account is told to its owner, without a secret', async () => {
  const cook = await kit.signUp('anna');
  const wrong = { username: 'Anna', password: 'a guess at it' };
  const headers = { 'user-agent': 'Firefox' };
  await kit.nobody.post('/api/user/token/', wrong, { headers });
  const other = await kit.signIn('anna');
  const sessions = (await other.get('/api/user/sessions/')).body as {
    id: string;
    current: boolean;
  }[];
  const foreign = sessions.find(({ current }) => !current);
  await other.delete(`/api/user/sessions/${foreign?.id}/`);
  const wish = { name: 'x', scopes: ['read'], password: PASSWORD };
  const { id, token } = (await other.post('/api/user/tokens/', wish)).body;
  await other.delete(`/api/user/tokens/${id}/`);
  await kit.nobody.post('/api/user/logout/', { refresh: other.refreshToken });
  const third = await kit.signIn('anna');
  const body = { current_password: PASSWORD, new_password: 'another long phrase' };
  await third.post('/api/user/password/', body);
  const last = await kit.signIn('anna', 'another long phrase');
  const ended = await last.post('/api/user/sessions/revoke-others/');
  const answer = await kit.nobody.get('/api/user/events/', {
    headers: { authorization: `Bearer ${ended.body.access}` },
  });
  expect(answer.body.map(({ kind }: { kind: string }) => kind)).toEqual([
    'other_sessions_ended',
    'signed_in',
    'password_changed',
    'signed_in',
    'signed_out',
    'token_revoked',
    'token_made',
    'session_ended',
    'signed_in',
    'sign_in_failed',
    'signed_in',
    'registered',
  ]);
  expect(answer.body[9]).toEqual({
    id: expect.any(Number),
    kind: 'sign_in_failed',
    at: new Date(kit.clock.now).toISOString(),
    user_agent: 'Firefox',
    ip: '127.0.0.1',
  });
  for (const secret of [PASSWORD, 'a guess', token, cook.token, cook.refreshToken]) {
    expect(answer.text).not.toContain(secret);
  }
});

test('a token used by two is told', async () => {
  const cook = await kit.signUp();
  const refresh = (refreshToken: string) =>
    kit.nobody.post('/api/user/token/refresh/', { refresh: refreshToken });
  const next = refreshTokenOf(await refresh(cook.refreshToken));
  kit.clock.now += 60_000;
  expect((await refresh(next)).status).toBe(200);
  expect((await refresh(cook.refreshToken)).status).toBe(401);
  expect(await kindsOf(await kit.signIn(cook.name))).toContain('replay_detected');
});

test('nobody reads another’s, and they go with the account', async () => {
  const cook = await kit.signUp();
  const { id } = (await cook.get('/api/user/')).body;
  expect(await kindsOf(await kit.signUp())).toEqual(['signed_in', 'registered']);
  await cook.delete('/api/user/', { password: PASSWORD });
  const left = await kit.db
    .selectFrom('account_events')
    .selectAll()
    .where('user_id', '=', id)
    .execute();
  expect(left).toEqual([]);
});

test('so many of a kind are kept, and a flood of failures buries nothing else', async () => {
  const cook = await kit.signUp();
  const { id } = (await cook.get('/api/user/')).body;
  const caller = { ip: '203.0.113.9', userAgent: 'x'.repeat(9000) };
  const at = new Date(kit.clock.now).toISOString();
  for (let index = 0; index < KEPT_EVENTS + 20; index += 1) {
    await insertEvent(kit.db, id, 'sign_in_failed', caller, at);
  }
  const kinds = await kindsOf(cook);
  expect(kinds.filter((kind) => kind === 'sign_in_failed')).toHaveLength(KEPT_EVENTS);
  expect(kinds).toContain('registered');
  const [newest] = (await cook.get('/api/user/events/')).body;
  expect(newest.user_agent).toHaveLength(300);
});

test('a name nobody has costs as many statements, and leaves no name behind', async () => {
  const texts: string[] = [];
  const watched = await startTestApp({ watch: ({ sql }) => void texts.push(sql) });
  await watched.signUp('anna');
  const statements = async (username: string) => {
    texts.length = 0;
    await watched.nobody.post('/api/user/token/', { username, password: 'a guess at it' });
    return [...texts];
  };
  expect(await statements('nobody-at-all')).toEqual(await statements('anna'));
  const kept = await watched.db.selectFrom('account_events').selectAll().execute();
  expect(kept.filter((event) => event.user_id === NOBODY)).toHaveLength(1);
  expect(JSON.stringify(kept)).not.toContain('nobody-at-all');
  await watched.close();
});
