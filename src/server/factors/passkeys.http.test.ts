import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PASSWORD, startTestApp, type Person, type TestApp } from '../../../test/kit.ts';
import { addPasskey, askForNew } from '../../../test/passkey-stop.ts';
import { authenticator, type Authenticator, type Mood } from '../../../test/passkey.ts';

const ORIGIN = 'https://kitchen.example.org';
const settings = {
  PUBLIC_URL: `${ORIGIN}/ocipe`,
  CORS_ORIGINS: 'https://app.kitchen.example.org, https://kitchen.example.org.evil.example',
  LIMIT_LOGIN_PER_NAME_AND_ADDRESS: '500/0.1s',
};
let kit: TestApp;
let cook: Person;
let key: Authenticator;
beforeAll(async () => {
  kit = await startTestApp({ settings });
});
beforeEach(async () => {
  cook = await kit.signUp();
  key = authenticator(ORIGIN);
});
afterAll(() => kit.close());

const PASSKEYS = '/api/user/factors/passkeys/';

const add = (by = key, mood: Mood = {}, more: object = {}) => addPasskey(cook, by, mood, more);

/** Signs in with the passkey alone. */
async function signIn(mood: Mood = {}, by = key) {
  const { challenge, options } = (await kit.nobody.post('/api/user/token/passkey/options/')).body;
  return kit.nobody.post('/api/user/token/passkey/', { challenge, passkey: by.get(options, mood) });
}

const ask = (password = PASSWORD) =>
  kit.nobody.post('/api/user/token/', { username: cook.name, password });
const answer = (body: object) => kit.nobody.post('/api/user/token/factor/', body);
const list = async () => (await cook.get('/api/user/factors/')).body;
const kinds = async () =>
  (await cook.get('/api/user/events/')).body.map(({ kind }: { kind: string }) => kind);

describe('a passkey', () => {
  test('is added, listed, renamed and removed', async () => {
    const added = await add();
    expect([added.status, added.body]).toEqual([
      201,
      {
        id: expect.any(Number),
        name: 'phone',
        created_at: new Date(kit.clock.now).toISOString(),
        last_used_at: null,
        is_synced: true,
        recovery_codes: expect.arrayContaining([expect.stringMatching(/^[A-Z2-7-]{19}$/)]),
      },
    ]);
    const { recovery_codes, ...shown } = added.body;
    expect(recovery_codes).toHaveLength(10);
    expect(await list()).toEqual({
      totp: null,
      passkeys: [shown],
      recovery_codes_left: 10,
      can_add_passkeys: true,
    });
    const path = `${PASSKEYS}${shown.id}/`;
    const renamed = await cook.patch(path, { name: ' tablet ' });
    expect([renamed.status, renamed.body]).toEqual([200, { ...shown, name: 'tablet' }]);
    const second = await add(authenticator(ORIGIN));
    expect([second.status, second.body.recovery_codes]).toEqual([201, []]);
    expect((await cook.delete(path, { password: 'wrong one' })).status).toBe(400);
    expect((await cook.delete(path, { password: PASSWORD })).status).toBe(204);
    expect((await cook.delete(path, { password: PASSWORD })).status).toBe(404);
    expect(await list()).toMatchObject({ passkeys: [{}], recovery_codes_left: 10 });
    await cook.delete(`${PASSKEYS}${second.body.id}/`, { password: PASSWORD });
    expect(await list()).toMatchObject({ passkeys: [], recovery_codes_left: 0 });
    expect((await ask()).status).toBe(200);
    expect(await kinds()).toEqual(expect.arrayContaining(['passkey_added', 'passkey_removed']));
  });

  test('signs in by itself, as a password does', async () => {
    await add();
    const first = await signIn();
    expect([first.status, Object.keys(first.body)]).toEqual([200, ['access']]);
    expect(first.cookies.join()).toMatch(/^refresh_token=[^;]+; HttpOnly; /);
    const me = await kit.withToken(first.body.access).get('/api/user/');
    expect(me.body.username).toBe(cook.name);
    expect((await signIn({ origin: 'https://app.kitchen.example.org' })).status).toBe(200);
    expect((await list()).passkeys[0].last_used_at).toBe(new Date(kit.clock.now).toISOString());
    expect(await kinds()).toContain('signed_in_with_passkey');
  });

  test('is asked for beside the password', async () => {
    await add();
    const asked = await ask();
    expect([asked.status, asked.body]).toMatchObject([
      401,
      { code: 'second_factor_required', factors: ['passkey', 'recovery_code'] },
    ]);
    const { challenge, passkey: options } = asked.body;
    expect(options).toMatchObject({
      rpId: 'kitchen.example.org',
      allowCredentials: [{ transports: ['internal', 'hybrid'] }],
    });
    // Whose finger it was does not matter here: the password said who.
    const passkey = key.get(options, { isVerified: false });
    const good = await answer({ challenge, passkey });
    expect([good.status, Object.keys(good.body)]).toEqual([200, ['access']]);
    expect((await answer({ challenge, passkey })).body.code).toBe('challenge_not_good');
    expect((await ask('wrong')).body).toEqual({
      detail: 'No active account found with the given credentials',
    });
  });

  test('of somebody else is not the second factor', async () => {
    await add();
    const guest = await kit.signUp();
    const theirs = authenticator(ORIGIN);
    await addPasskey(guest, theirs);
    const { challenge, passkey: options } = (await ask()).body;
    const wrong = await answer({ challenge, passkey: theirs.get(options) });
    expect([wrong.status, wrong.body.code]).toEqual([401, 'second_factor_wrong']);
    expect((await answer({ challenge, passkey: key.get(options) })).status).toBe(200);
  });

  test('beside a code app: either is good, and the recovery codes stay until both are gone', async () => {
    await add();
    await kit.db
      .insertInto('totp_secrets')
      .values({
        user_id: (await cook.get('/api/user/')).body.id,
        sealed: 'x',
        confirmed_at: '2026-01-01T00:00:00.000Z',
        last_step: 0,
      })
      .execute();
    expect((await ask()).body.factors).toEqual(['totp', 'passkey', 'recovery_code']);
    const [{ id }] = (await list()).passkeys;
    await cook.delete(`${PASSKEYS}${id}/`, { password: PASSWORD });
    expect((await list()).recovery_codes_left).toBe(10);
    const { body } = await ask();
    expect(body.factors).toEqual(['totp', 'recovery_code']);
    expect(body).not.toHaveProperty('passkey');
  });
});

describe('a passkey is not kept', () => {
  const wrong: [string, Mood, string][] = [
    ['for another page', { origin: 'https://evil.example' }, 'passkey'],
    ['for a page that only begins like ours', { origin: `${ORIGIN}.evil.example` }, 'passkey'],
    ['for another name', { rpId: 'evil.example' }, 'passkey'],
    ['without its owner made sure of', { isVerified: false }, 'passkey'],
    ['without anybody there', { isPresent: false }, 'passkey'],
    ['by the words for signing in', { type: 'webauthn.get' }, 'passkey'],
    [
      'with a certificate nobody asked for',
      { attestation: { fmt: 'packed', attStmt: new Map([['x5c', [Buffer.from('30', 'hex')]]]) } },
      'passkey',
    ],
    ['with a strange proof', { attestation: { fmt: 'tpm', attStmt: new Map() } }, 'passkey'],
  ];
  test.each(wrong)('%s', async (_, mood, field) => {
    const refused = await add(key, mood);
    expect([refused.status, Object.keys(refused.body)]).toEqual([400, [field]]);
    expect(await list()).toMatchObject({ passkeys: [], recovery_codes_left: 0 });
  });

  test.each([
    ['nothing', null],
    ['a text', 'x'],
    ['a list', []],
    ['no response', { id: 'AA', rawId: 'AA', type: 'public-key' }],
    [
      'numbers',
      { id: 5, rawId: 5, type: 5, response: { clientDataJSON: 1, attestationObject: 2 } },
    ],
    ['rubbish', { id: 'A', rawId: 'A', response: { clientDataJSON: 'e', attestationObject: '_' } }],
  ])('when it is %s', async (_, passkey) => {
    expect((await add(key, {}, { passkey })).status).toBe(400);
    const { challenge } = (await kit.nobody.post('/api/user/token/passkey/options/')).body;
    const refused = await kit.nobody.post('/api/user/token/passkey/', { challenge, passkey });
    expect([refused.status, refused.body.code]).toEqual([401, 'passkey_not_good']);
  });

  test('with a wrong password, late, twice, or by an answer to somebody else’s question', async () => {
    const unasked = await askForNew(cook, 'wrong one');
    expect([unasked.status, Object.keys(unasked.body)]).toEqual([400, ['password']]);
    const { challenge, options } = (await askForNew(cook)).body;
    const send = (who: Person) =>
      who.post(PASSKEYS, {
        challenge,
        name: 'x',
        passkey: key.create(options),
      });
    const guest = await kit.signUp();
    expect(Object.keys((await send(guest)).body)).toEqual(['challenge']);
    kit.clock.now += 299_000;
    expect((await send(cook)).status).toBe(201);
    expect(Object.keys((await send(cook)).body)).toEqual(['challenge']);
    const late = (await askForNew(cook)).body;
    kit.clock.now += 300_000;
    cook = await kit.signIn(cook.name).catch(() => cook);
    const body = { challenge: late.challenge, name: 'x' };
    const relogged = (await signIn()).body.access;
    const refused = await kit
      .withToken(relogged)
      .post(PASSKEYS, { ...body, passkey: authenticator(ORIGIN).create(late.options) });
    expect(Object.keys(refused.body)).toEqual(['challenge']);
  });

  test('that is kept already, or beyond twenty', async () => {
    expect((await add()).status).toBe(201);
    expect((await add()).body).toEqual({ passkey: ['This passkey is kept already.'] });
    for (let more = 1; more < 20; more += 1) {
      expect((await add(authenticator(ORIGIN))).status).toBe(201);
    }
    expect((await add(authenticator(ORIGIN))).status).toBe(400);
    expect((await list()).passkeys).toHaveLength(20);
  });
});

describe('signing in with a passkey is refused', () => {
  test.each<[string, Mood]>([
    ['from another page', { origin: 'https://evil.example' }],
    ['from a listed page of another name', { origin: 'https://kitchen.example.org.evil.example' }],
    ['for another name', { rpId: 'evil.example' }],
    ['without its owner made sure of', { isVerified: false }],
    ['without anybody there', { isPresent: false }],
    ['by the words for making one', { type: 'webauthn.create' }],
    ['for another account', { userHandle: 'AAAA' }],
    ['for no account', { userHandle: '' }],
  ])('%s', async (_, mood) => {
    await add();
    const refused = await signIn(mood);
    expect([refused.status, refused.body, refused.cookies]).toEqual([
      401,
      { detail: 'This passkey is not known here.', code: 'passkey_not_good' },
      [],
    ]);
    expect((await signIn()).status).toBe(200);
  });

  test('once it is removed, or the account is switched off', async () => {
    await add();
    const users = () => kit.db.updateTable('users').where('username', '=', cook.name);
    await users().set({ is_active: 0 }).execute();
    expect((await signIn()).status).toBe(401);
    await users().set({ is_active: 1 }).execute();
    expect((await signIn()).status).toBe(200);
    const [{ id }] = (await list()).passkeys;
    await cook.delete(`${PASSKEYS}${id}/`, { password: PASSWORD });
    expect((await signIn()).body.code).toBe('passkey_not_good');
  });

  test('with a key that nobody keeps', async () => {
    await add();
    const { challenge, options } = (await kit.nobody.post('/api/user/token/passkey/options/')).body;
    const other = { ...authenticator(ORIGIN).get(options), id: key.get(options)['id'] };
    const refused = await kit.nobody.post('/api/user/token/passkey/', {
      challenge,
      passkey: other,
    });
    expect(refused.body.code).toBe('passkey_not_good');
  });

  test('by an answer of before, also of two at the same time', async () => {
    await add();
    const { challenge, options } = (await kit.nobody.post('/api/user/token/passkey/options/')).body;
    const passkey = key.get(options);
    const send = () => kit.nobody.post('/api/user/token/passkey/', { challenge, passkey });
    const answers = await Promise.all([send(), send(), send()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401, 401]);
    expect((await send()).body.code).toBe('challenge_not_good');
    const next = (await kit.nobody.post('/api/user/token/passkey/options/')).body;
    const old = { challenge: next.challenge, passkey };
    expect((await kit.nobody.post('/api/user/token/passkey/', old)).status).toBe(401);
  });

  test('after five minutes', async () => {
    await add();
    const { challenge, options } = (await kit.nobody.post('/api/user/token/passkey/options/')).body;
    kit.clock.now += 300_000;
    const body = { challenge, passkey: key.get(options) };
    const late = await kit.nobody.post('/api/user/token/passkey/', body);
    expect(late.body.code).toBe('challenge_not_good');
  });

  test('when it was copied: its counter does not move on, and the owner can read so', async () => {
    await add();
    expect((await signIn({ counter: 7 })).status).toBe(200);
    expect((await signIn({ counter: 7 })).status).toBe(401);
    expect((await signIn({ counter: 0 })).status).toBe(401);
    expect(await kinds()).toContain('passkey_copied');
    expect((await signIn({ counter: 8 })).status).toBe(200);
    const { challenge, passkey: options } = (await ask()).body;
    const copied = await answer({ challenge, passkey: key.get(options, { counter: 8 }) });
    expect(copied.body.code).toBe('second_factor_wrong');
  });

  test('not when it has no counter at all', async () => {
    const synced = authenticator(ORIGIN, 'none');
    await add(synced);
    expect((await signIn({}, synced)).status).toBe(200);
    expect((await signIn({}, synced)).status).toBe(200);
  });

  test('when another site sends it', async () => {
    const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    for (const path of ['options/', '']) {
      const sent = await kit.nobody.post(`/api/user/token/passkey/${path}`, {}, { headers });
      expect(sent.status).toBe(403);
    }
  });
});
