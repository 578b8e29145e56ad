import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '../src/contract/api.ts';
import type { Endpoint } from '../src/contract/endpoint.ts';
import { openApi } from '../src/contract/openapi.ts';
import { insertPasskey } from '../src/server/factors/passkeys.store.ts';
import { setAdministrator } from '../src/server/account/users.store.ts';
import { aRecipe, PASSWORD, startTestApp, type Person, type TestApp } from './kit.ts';
import { aPasskey } from './passkey.ts';
import { aBomb } from './pictures.ts';

/** Bodies no endpoint takes for anything good. */
const RUBBISH: readonly unknown[] = [
  '',
  '{',
  'null',
  'true',
  '5',
  '"text"',
  '[]',
  '[[[[]]]]',
  '{"__proto__":{"x":1}}',
  '{"constructor":null}',
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
  { name: {}, group: [], items: {}, list: {}, url: [], recipe_ids: {}, new_group: {} },
  { name: [], list: [null, 1, 'x', []], recipe_ids: ['x'], url: 5, items: 5, isChecked: 'maybe' },
  { username: {}, password: [], refresh: {}, current_password: 1, new_password: [] },
];

let kit: TestApp;
let owner: Person;
let stranger: Person;
/** Ids of things the owner has, by the error that stands for their absence. */
let ids: Record<string, string>;

beforeAll(async () => {
  kit = await startTestApp({ settings: { LIMIT_LOGIN_PER_ADDRESS: '100000/1s' } });
  owner = await kit.signUp('owner');
  stranger = await kit.signUp('stranger');
  await kit.signUp('vandal');
  const recipe = await owner.post('/api/recipes/', aRecipe());
  const given = await owner.send('PUT', `/api/recipes/${recipe.body.id}/picture/`, aFile());
  const item = await owner.post('/api/fridge/ingredient/', { name: 'milk', group: 'door' });
  const line = await owner.post('/api/grocery/list/', { items: 'bread' });
  const wish = { name: 'printer', scopes: ['read'], password: PASSWORD };
  const token = await owner.post('/api/user/tokens/', wish);
  await setAdministrator(kit.db, 'owner', true);
  const invite = await owner.post('/api/admin/invites/', {});
  const [session] = (await owner.get('/api/user/sessions/')).body;
  const { id } = (await owner.get('/api/user/')).body;
  const mark = await owner.put('/api/fridge/marks/', { name: 'salt' });
  const shop = await owner.post('/api/grocery/shops/', { name: 'market' });
  const used = await owner.post(`/api/fridge/ingredient/${item.body.id}/move/`, { group: 'shelf' });
  ids = {
    stock_mark_not_found: String(mark.body.id),
    stock_change_not_found: String(used.body.change),
    shop_not_found: String(shop.body.id),
    recipe_not_found: String(recipe.body.id),
    fridge_item_not_found: String(item.body.id),
    grocery_item_not_found: String(line.body.id),
    session_not_found: session.id,
    api_token_not_found: String(token.body.id),
    invite_not_found: String(invite.body.id),
    passkey_not_found: String(await insertPasskey(kit.db, aPasskey(id))),
    picture_not_found: given.body.picture.id,
  };
});

afterAll(() => kit.close());

/** A small picture. */
const aFile = () => ({ body: aBomb(32, 32), headers: { 'content-type': 'image/png' } });

/** The path with something in place of its parameters. */
function pathOf(endpoint: Endpoint, id = '1'): string {
  return endpoint.path.replace('{size}', 'small').replaceAll(/\{\w+\}/g, id);
}

const named = endpoints.map(({ feature, name, endpoint }) => ({
  title: `${feature}.${name} (${endpoint.method} ${endpoint.path})`,
  endpoint,
}));
const guarded = named.filter(({ endpoint }) => endpoint.access !== 'public');

describe('every endpoint', () => {
  test.each(named)('$title is answered by a handler', async ({ endpoint }) => {
    const { status, text } = await kit.nobody.send(endpoint.method, pathOf(endpoint));
    expect(text).not.toContain('Not found.');
    expect(status).not.toBe(405);
  });

  test.each(named)('$title stands in the OpenAPI document', ({ endpoint }) => {
    const paths = openApi()['paths'] as Record<string, Record<string, object>>;
    expect(paths[endpoint.path]?.[endpoint.method.toLowerCase()]).toMatchObject({
      summary: endpoint.summary,
    });
  });

  test.each(named)('$title answers rubbish with a 4xx, never a 5xx', async ({ endpoint }) => {
    const vandal = await kit.signIn('vandal');
    for (const body of RUBBISH) {
      const answer = await vandal.send(endpoint.method, pathOf(endpoint), { body });
      expect(answer.status, `${JSON.stringify(body)} → ${answer.text}`).toBeLessThan(500);
      const isReading = endpoint.body && endpoint.emptyBody !== 'anything';
      if (isReading && endpoint.access !== 'public' && body !== '') {
        expect(answer.status, JSON.stringify(body)).toBeGreaterThanOrEqual(
          isPartial(endpoint) ? 200 : 400,
        );
      }
    }
  });
});

describe('every endpoint that is not public', () => {
  test.each(guarded)('$title refuses callers without a good token', async ({ endpoint }) => {
    const path = pathOf(endpoint);
    const tokens = ['', 'Bearer nonsense', `Bearer ${owner.refreshToken}`, 'Basic abc'];
    for (const authorization of tokens) {
      const headers = authorization === '' ? {} : { authorization };
      const answer = await kit.nobody.send(endpoint.method, path, { body: {}, headers });
      expect(answer.status, authorization).toBe(401);
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="api"');
    }
  });

  test.each(guarded)('$title refuses an expired token', async ({ endpoint }) => {
    kit.clock.now += 6 * 60_000;
    const answer = await owner.send(endpoint.method, pathOf(endpoint), { body: {} });
    kit.clock.now -= 6 * 60_000;
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('Token is expired');
  });
});

describe('another kitchen’s id', () => {
  const withId = named.filter(({ endpoint }) => endpoint.absent && endpoint.path.includes('{id}'));
  test.each(withId)('$title does not exist for a stranger', async ({ endpoint }) => {
    const id = ids[endpoint.absent ?? ''] ?? '';
    const json = {
      ...aRecipe(),
      password: PASSWORD,
      group: 'x',
      item: 'x',
      isChecked: true,
      portions: 2,
      url: 'https://x.example/',
    };
    const sent = endpoint.upload ? aFile() : { body: json };
    const before = await everything(owner);
    const [foreign, unknown] = await Promise.all([
      stranger.send(endpoint.method, pathOf(endpoint, id), sent),
      stranger.send(endpoint.method, pathOf(endpoint, '987654'), sent),
    ]);
    const isForAdministrators = endpoint.errors?.includes('not_an_administrator');
    expect(foreign.status).toBe(isForAdministrators ? 403 : 404);
    expect(foreign.text).toBe(unknown.text);
    expect(await everything(owner)).toEqual(before);
  });

  test('in a plan does not exist for a stranger', async () => {
    const before = await everything(owner);
    const id = Number(ids['recipe_not_found']);
    const answer = await stranger.post('/api/grocery/', { recipe_ids: [id] });
    expect(answer.status).toBe(404);
    expect(await everything(owner)).toEqual(before);
  });
});

async function everything(person: Person): Promise<string[]> {
  const lists = named.filter(({ endpoint }) => endpoint.collection);
  const answers = await Promise.all(lists.map(({ endpoint }) => person.get(endpoint.path)));
  return answers.map((answer) => answer.text);
}

/** Changing nothing is a fine change. */
function isPartial(endpoint: Endpoint): boolean {
  const { required = [] } = (endpoint.body ?? {}) as { required?: readonly string[] };
  return endpoint.method === 'PATCH' || required.length === 0;
}
