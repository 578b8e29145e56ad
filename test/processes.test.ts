import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aRecipe, PASSWORD } from './kit.ts';
import { startPostgres, type PostgresServer } from './postgres-server.ts';
import { endServers, post, startServer } from './servers.ts';

// Two server processes on one PostgreSQL database: whatever one of them says, the other says too.

let postgres: PostgresServer;
let servers: string[];
let people = 0;

beforeAll(async () => {
  postgres = await startPostgres();
  const settings = { DATABASE_URL: postgres.url, LIMIT_REGISTER_PER_ADDRESS: '999/0.1s' };
  // Both at once, on a database without a table: it is set up once.
  const both = await Promise.all([startServer(settings), startServer(settings)]);
  servers = both.map(({ url }) => url);
});

afterAll(async () => {
  endServers();
  await postgres.stop();
});

const [one, other] = [() => servers[0] ?? '', () => servers[1] ?? ''];

async function signUp() {
  const credentials = { username: `cook${(people += 1)}`, password: PASSWORD };
  await post(`${one()}/api/user/register/`, credentials);
  const login = await post(`${other()}/api/user/token/`, credentials);
  const { access } = (await login.json()) as { access: string };
  return { access, refreshToken: cookieOf(login), bearer: { authorization: `Bearer ${access}` } };
}

function cookieOf(response: Response): string {
  return /refresh_token=([^;]*)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? '';
}

function refresh(server: string, token: string) {
  const headers = { cookie: `refresh_token=${token}` };
  return fetch(`${server}/api/user/token/refresh/`, { method: 'POST', headers });
}

describe('P7: sessions with two processes', () => {
  test('many with one token at once, on both: all stay in', async () => {
    const { refreshToken } = await signUp();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) => refresh(index % 2 ? one() : other(), refreshToken)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const children = await Promise.all(
      answers.map((answer, index) => refresh(index % 2 ? other() : one(), cookieOf(answer))),
    );
    expect(new Set(children.map(({ status }) => status))).toEqual(new Set([200]));
  });

  test('signing out on one while the other refreshes: nothing born of it lives', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { refreshToken } = await signUp();
      const headers = { cookie: `refresh_token=${refreshToken}` };
      const [child] = await Promise.all([
        refresh(one(), refreshToken),
        fetch(`${other()}/api/user/logout/`, { method: 'POST', headers }),
      ]);
      const born = child.status === 200 ? cookieOf(child) : refreshToken;
      expect((await refresh(one(), born)).status).toBe(401);
      expect((await refresh(other(), refreshToken)).status).toBe(401);
    }
  });
});

describe('a kitchen with two processes', () => {
  test('a write by one is news to the other', async () => {
    const { bearer } = await signUp();
    const before = await fetch(`${other()}/api/recipes/`, { headers: bearer });
    const tag = before.headers.get('etag') ?? '';
    const ask = () =>
      fetch(`${other()}/api/recipes/`, { headers: { ...bearer, 'if-none-match': tag } });
    expect((await ask()).status).toBe(304);
    await post(`${one()}/api/recipes/`, aRecipe(), bearer);
    const after = await ask();
    expect([after.status, ((await after.json()) as unknown[]).length]).toEqual([200, 1]);
  });

  test('writes at once end as if one after the other', async () => {
    const { bearer } = await signUp();
    const ingredients = [{ name: 'brand new food', quantity: '1' }];
    const writes = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        post(`${index % 2 ? one() : other()}/api/recipes/`, aRecipe({ ingredients }), bearer),
      ),
    );
    expect(new Set(writes.map(({ status }) => status))).toEqual(new Set([201]));
    const found = await fetch(`${one()}/api/recipes/?ingredients=brand new foods`, {
      headers: bearer,
    });
    expect(await found.json()).toHaveLength(20);
  });

  test('a plan sent twice with one key, once to each, is planned once', async () => {
    const { bearer } = await signUp();
    const recipe = await post(`${one()}/api/recipes/`, aRecipe(), bearer);
    const { id } = (await recipe.json()) as { id: number };
    const headers = { ...bearer, 'idempotency-key': 'tonight' };
    const answers = await Promise.all(
      [one(), other(), one(), other()].map((server) =>
        post(`${server}/api/grocery/`, { recipe_ids: [id] }, headers),
      ),
    );
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(texts).size).toBe(1);
    const history = await fetch(`${other()}/api/grocery/history/`, { headers: bearer });
    expect(await history.json()).toHaveLength(1);
  });
});

function attempt(server: string, username: string, password: string) {
  return post(`${server}/api/user/token/`, { username, password });
}

describe('counts with two processes', () => {
  test('failed sign-ins are counted together', async () => {
    const username = `cook${(people += 1)}`;
    await post(`${one()}/api/user/register/`, { username, password: PASSWORD });
    const statuses: number[] = [];
    for (let time = 0; time < 12; time += 1) {
      statuses.push((await attempt(time % 2 ? one() : other(), username, 'wrong')).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
    expect((await attempt(one(), username, PASSWORD)).status).toBe(429);
  });

  test('many at once do not slip through, on either', async () => {
    const username = `cook${(people += 1)}`;
    await post(`${one()}/api/user/register/`, { username, password: PASSWORD });
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, time) =>
        attempt(time % 2 ? one() : other(), username, 'wrong'),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10);
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
  });

  test('right passwords at once, on both, all get in', async () => {
    const username = `cook${(people += 1)}`;
    await post(`${one()}/api/user/register/`, { username, password: PASSWORD });
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, time) =>
        attempt(time % 2 ? one() : other(), username, PASSWORD),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});

test('a token signed by one is good for the other', async () => {
  const { bearer } = await signUp();
  for (const server of [one(), other()]) {
    expect((await fetch(`${server}/api/user/`, { headers: bearer })).status).toBe(200);
  }
});
