import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD, startTestApp, type TestApp } from '../../../test/kit.ts';

const LISTED = 'https://app.example.org';
const HOST = 'ocipe.example.org';
const REFUSAL = { detail: 'CSRF Failed: Origin checking failed.' };

let kit: TestApp;
beforeAll(async () => {
  kit = await startTestApp({
    settings: {
      CORS_ORIGINS: LISTED,
      LIMIT_REGISTER_PER_ADDRESS: '9999/0.1s',
      LIMIT_LOGIN_PER_ADDRESS: '9999/0.1s',
      LIMIT_LOGIN_PER_NAME: '9999/0.1s',
      LIMIT_LOGIN_PER_NAME_AND_ADDRESS: '9999/0.1s',
    },
  });
  await kit.signUp('cook');
});
afterAll(() => kit.close());

const refresh = (cookie: string) =>
  kit.nobody.post('/api/user/token/refresh/', undefined, { headers: { cookie } });

const calls = ['register', 'token', 'token/refresh', 'logout'];
const sites = ['same-origin', 'same-site', 'cross-site', 'none', undefined];
const origins = [undefined, `https://${HOST}`, LISTED, 'https://evil.example', 'null'];
const types = ['application/json', 'application/x-www-form-urlencoded'];

/** The rule as its text has it. */
function isAllowed(call: string, site?: string, origin?: string, type?: string): boolean {
  if ((call === 'register' || call === 'token') && type === 'application/json') return true;
  if (origin === 'null') return false;
  if (site === 'same-origin' || site === 'none') return true;
  if (origin === LISTED) return true;
  return site === undefined && (origin === undefined || origin === `https://${HOST}`);
}

const cases = calls.flatMap((call) =>
  sites.flatMap((site) =>
    origins.flatMap((origin) => types.map((type) => ({ call, site, origin, type }))),
  ),
);

test.each(cases)('$call, $site, from $origin, as $type', async ({ call, site, origin, type }) => {
  // Nothing good in it: what is not refused for its origin is answered for its content.
  const body = type.endsWith('json')
    ? { username: 'cook', password: '' }
    : 'username=cook&password=';
  const answer = await kit.nobody.post(`/api/user/${call}/`, body, {
    headers: {
      'content-type': type,
      host: HOST,
      ...(site === undefined ? {} : { 'sec-fetch-site': site }),
      ...(origin === undefined ? {} : { origin }),
    },
  });
  if (isAllowed(call, site, origin, type)) {
    expect(answer.status).toBe(call === 'logout' ? 200 : 400);
    expect(answer.cookies).toHaveLength(call === 'logout' ? 1 : 0);
  } else {
    expect([answer.status, answer.body]).toEqual([403, REFUSAL]);
    expect(answer.cookies).toEqual([]);
  }
});

describe('a refused call does nothing', () => {
  const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
  const EVIL = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };

  test('no account is opened', async () => {
    const body = new URLSearchParams({ username: 'stranger', password: PASSWORD }).toString();
    const headers = { ...FORM, ...EVIL };
    const refused = await kit.nobody.post('/api/user/register/', body, { headers });
    expect([refused.status, refused.body]).toEqual([403, REFUSAL]);
    expect((await kit.nobody.post('/api/user/register/', body, { headers: FORM })).status).toBe(
      201,
    );
  });

  test('nobody is signed in as somebody else', async () => {
    const cook = await kit.signIn('cook');
    const cookie = `refresh_token=${cook.refreshToken}`;
    const body = new URLSearchParams({ username: 'cook', password: PASSWORD }).toString();
    const headers = { ...FORM, ...EVIL, cookie };
    const refused = await kit.nobody.post('/api/user/token/', body, { headers });
    expect([refused.status, refused.body, refused.cookies]).toEqual([403, REFUSAL, []]);
    expect((await refresh(cookie)).status).toBe(200);
  });

  test('nobody is signed out', async () => {
    const cook = await kit.signIn('cook');
    const cookie = `refresh_token=${cook.refreshToken}`;
    const headers = { ...EVIL, cookie };
    const refused = await kit.nobody.post('/api/user/logout/', undefined, { headers });
    expect([refused.status, refused.body, refused.cookies]).toEqual([403, REFUSAL, []]);
    expect((await refresh(cookie)).status).toBe(200);
  });

  test('no token is replaced, and none found out to be reused', async () => {
    const cook = await kit.signIn('cook');
    const cookie = `refresh_token=${cook.refreshToken}`;
    const next = (await refresh(cookie)).cookies[0]?.split(';')[0] ?? '';
    kit.clock.now += 30_000;
    expect((await refresh(next)).status).toBe(200);
    for (const held of [cookie, next]) {
      const headers = { ...EVIL, cookie: held };
      const refused = await kit.nobody.post('/api/user/token/refresh/', undefined, { headers });
      expect([refused.status, refused.cookies]).toEqual([403, []]);
    }
    expect((await refresh(next)).status).toBe(200);
  });
});

describe('other ways for another site to send what is no JSON', () => {
  test.each([
    'text/plain',
    'multipart/form-data; boundary=x',
    'text/plain; application/json',
    'application/jsonp',
    'application/json5',
    '',
  ])('register as %j', async (type) => {
    const headers = { 'content-type': type, origin: 'https://evil.example' };
    const body = JSON.stringify({ username: 'sneaky', password: PASSWORD });
    const answer = await kit.nobody.post('/api/user/register/', body, { headers });
    expect([answer.status, answer.body]).toEqual([403, REFUSAL]);
  });

  test.each(['Application/JSON', 'application/json; charset=utf-8', ' application/json '])(
    'but %j is JSON, which no site sends unasked',
    async (type) => {
      const headers = { 'content-type': type, origin: 'https://evil.example' };
      const answer = await kit.nobody.post('/api/user/register/', '{}', { headers });
      expect(answer.status).toBe(400);
    },
  );

  test.each([
    ['same-origin, cross-site', undefined],
    ['Same-Origin', undefined],
    ['', undefined],
    ['same-site', `https://${HOST}`],
    [undefined, ''],
    [undefined, `https://${HOST}.evil.example`],
    [undefined, `https://evil.example/${HOST}`],
    [undefined, `https://${HOST}:444`],
    [undefined, HOST],
    [undefined, `${LISTED}/`],
    [undefined, `${LISTED}, https://evil.example`],
  ])('Sec-Fetch-Site %j with Origin %j is refused', async (site, origin) => {
    const headers: Record<string, string> = { host: HOST };
    if (site !== undefined) headers['sec-fetch-site'] = site;
    if (origin !== undefined) headers['origin'] = origin;
    const answer = await kit.nobody.post('/api/user/logout/', undefined, { headers });
    expect([answer.status, answer.body]).toEqual([403, REFUSAL]);
  });

  test('an origin is not our own for want of a host', async () => {
    await kit.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = kit.app.server.address() as AddressInfo;
    const ask = (lines: string) =>
      sendRaw(port, `POST /api/user/logout/ HTTP/1.0\r\n${lines}Content-Length: 0\r\n\r\n`);
    expect(await ask('Origin: nonsense\r\n')).toContain('403 Forbidden');
    expect(await ask('Origin: https://evil.example\r\n')).toContain('403 Forbidden');
    expect(await ask('')).toContain('200 OK');
  });
});

/** Sends text over a connection of its own. @returns all that comes back */
function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}
