import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './postgres-server.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { endServers, exitOf, launch, post, startServer } from './servers.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ocipe-'));
});

afterEach(() => {
  endServers();
  rmSync(folder, { recursive: true, force: true });
});

describe('the server as it is started', () => {
  test('makes its database and its key at the first start, and stops when asked to', async () => {
    const { child, url } = await start();
    expect(await (await fetch(`${url}/api/monitoring/db/`)).json()).toEqual({ db: 1 });
    expect(statSync(join(folder, 'ocipe.db')).size).toBeGreaterThan(0);
    expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
    child.kill('SIGTERM');
    expect(await exitOf(child)).toBe(0);
  });

  test('finishes what is under way before it stops', async () => {
    const { child, url } = await start();
    const slow = Array.from({ length: 8 }, (_, index) =>
      post(`${url}/api/user/register/`, { username: `cook${index}`, password: 'a long phrase' }),
    );
    await Promise.race(slow); // the first is answered: the others are in the queue
    child.kill('SIGTERM');
    const statuses = (await Promise.all(slow)).map((response) => response.status);
    expect(statuses).toEqual(Array.from({ length: 8 }, () => 201));
    expect(await exitOf(child)).toBe(0);
  });

  test('reads large pages in a thread of its own, which does not keep it from stopping', async () => {
    const { child, url } = await start();
    const credentials = { username: 'cook', password: 'a long phrase' };
    await post(`${url}/api/user/register/`, credentials);
    const token = await post(`${url}/api/user/token/`, credentials);
    const { access } = (await token.json()) as { access: string };
    const recipe = '{"@type":"Recipe","name":"Toast","recipeIngredient":["2 slices bread"]}';
    const html = `${'<p>Toast is good. '.repeat(20_000)}<script type="application/ld+json">${recipe}</script>`;
    const headers = { authorization: `Bearer ${access}` };
    const answer = await post(`${url}/api/recipes/import/`, { html }, headers);
    expect(await answer.json()).toMatchObject({ recipe: { name: 'Toast' }, source: 'json-ld' });
    child.kill('SIGTERM');
    expect(await exitOf(child)).toBe(0);
  });

  test('runs the documented sequence of calls, again and again', async () => {
    const { url } = await start();
    const jar = join(folder, 'cookies.txt');
    const credentials = JSON.stringify({ username: 'cook', password: 'a long phrase' });
    const json = ['-H', 'Content-Type: application/json'];
    const register = curl('-X', 'POST', `${url}/api/user/register/`, ...json, '-d', credentials);
    expect(register).toBe('{"message":"User registered successfully"} 201');
    for (let round = 0; round < 2; round += 1) {
      const login = curl(
        '-c',
        jar,
        '-X',
        'POST',
        `${url}/api/user/token/`,
        ...json,
        '-d',
        credentials,
      );
      const access = /"access":"([^"]+)"/.exec(login)?.[1] ?? '';
      expect(curl(`${url}/api/recipes/`, '-H', `Authorization: Bearer ${access}`)).toBe('[] 200');
      for (let again = 0; again < 5; again += 1) {
        expect(curl('-b', jar, '-X', 'POST', `${url}/api/user/token/refresh/`)).toMatch(
          /^\{"access":"[^"]+"\} 200$/,
        );
      }
      expect(curl('-b', jar, '-X', 'POST', `${url}/api/user/logout/`)).toBe(
        '{"message":"Logged out successfully"} 200',
      );
      expect(curl('-b', jar, '-X', 'POST', `${url}/api/user/token/refresh/`)).toBe(
        '{"detail":"Token is blacklisted","code":"token_not_valid"} 401',
      );
    }
  });

  test.each([
    ['PORT', 'eighty'],
    ['DATABASE_URL', 'mysql://x'],
    ['SECRET_KEY', 'short'],
    ['CORS_ORIGINS', 'example.org'],
    ['LIMIT_LOGIN_PER_NAME', 'many'],
  ])('refuses a wrong %s by its name', async (name, value) => {
    const { child, said } = launchHere({ [name]: value });
    expect(await exitOf(child)).toBe(1);
    expect(said()).toMatch(new RegExp(`^Ocipe cannot start: ${name} `));
  });

  test('leaves a database alone that another server uses', async () => {
    await start();
    const { child, said } = launchHere({ PORT: String(await freePort()) });
    expect(await exitOf(child)).toBe(1);
    expect(said()).toContain('is in use by another Ocipe server');
  });

  test('says so when its port is taken', async () => {
    const { url } = await start();
    const { child, said } = launchHere({
      PORT: new URL(url).port,
      DATABASE_URL: `sqlite:${folder}/other.db`,
    });
    expect(await exitOf(child)).toBe(1);
    expect(said()).toContain('EADDRINUSE');
  });

  test('keeps the data over a restart', async () => {
    const first = await start();
    const credentials = { username: 'cook', password: 'a long phrase' };
    await post(`${first.url}/api/user/register/`, credentials);
    const login = await post(`${first.url}/api/user/token/`, credentials);
    const { access } = (await login.json()) as { access: string };
    first.child.kill('SIGKILL');
    await exitOf(first.child);
    const { url } = await start();
    const me = await fetch(`${url}/api/user/`, { headers: { authorization: `Bearer ${access}` } });
    expect(await me.json()).toMatchObject({ username: 'cook' });
  });
});

function curl(...args: string[]): string {
  return execFileSync('curl', ['-s', '-w', ' %{http_code}', ...args], { encoding: 'utf8' });
}

function start() {
  return startServer({ DATABASE_URL: `sqlite:${folder}/ocipe.db` });
}

function launchHere(settings: Record<string, string>) {
  return launch({ DATABASE_URL: `sqlite:${folder}/ocipe.db`, ...settings });
}
