import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '../../contract/api.ts';
import { aRecipe, startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

const KB = 1024;
const MB = 1024 * KB;

let kit: TestApp;
let cook: Person;

beforeAll(async () => {
  kit = await startTestApp();
  cook = await kit.signUp();
});

afterAll(() => kit.close());

const as = (type: string, body: string | Buffer) => ({
  body,
  headers: { 'content-type': type },
});
/** JSON text of exactly so many bytes. */
const ofSize = (bytes: number, json: object = {}) => JSON.stringify(json).padEnd(bytes, ' ');

const TOO_LARGE = { detail: 'Request body is too large.' };
const ALL_REQUIRED = Object.fromEntries(
  ['name', 'meat_type', 'longevity', 'frequency', 'state', 'ingredients'].map((field) => [
    field,
    ['This field is required.'],
  ]),
);

describe('the content type', () => {
  test.each(['text/plain', 'text/plain; charset=utf-8', 'application/xml', 'application/jsonx'])(
    '%s is refused by its name',
    async (type) => {
      const answer = await cook.send('POST', '/api/recipes/', as(type, '{}'));
      expect(answer.status).toBe(415);
      expect(answer.body).toEqual({ detail: `Unsupported media type "${type}" in request.` });
    },
  );

  test('of a form is refused where only JSON is taken', async () => {
    const type = 'application/x-www-form-urlencoded';
    const answer = await cook.send('POST', '/api/fridge/ingredient/', as(type, 'name=a&group=b'));
    expect(answer.status).toBe(415);
    expect(answer.body).toEqual({ detail: `Unsupported media type "${type}" in request.` });
  });

  test('left out is refused where there is a body', async () => {
    const { statusCode, payload } = await kit.app.inject({
      method: 'POST',
      url: '/api/recipes/',
      headers: { authorization: `Bearer ${cook.token}` },
      payload: Buffer.from('{}'),
    });
    expect(statusCode).toBe(415);
    expect(payload).toBe('{"detail":"Unsupported media type \\"\\" in request."}');
  });

  test.each(['application/json; charset=utf-8', 'Application/JSON', 'application/json;'])(
    '%s is JSON',
    async (type) => {
      const body = JSON.stringify(aRecipe());
      expect((await cook.send('POST', '/api/recipes/', as(type, body))).status).toBe(201);
    },
  );
});

describe('a body that is no JSON', () => {
  test.each([
    ['half an object', '{'],
    ['a forgotten value', '{"name":}'],
    ['single quotes', "{'name':'x'}"],
    ['a comma too many', '{"name":"x",}'],
    ['words', 'name=x'],
    ['NaN', '{"longevity":NaN}'],
    ['two values', '{}{}'],
    ['white space', '  '],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22])],
  ])('is refused as unreadable: %s', async (_what, body) => {
    const answer = await cook.post('/api/recipes/', body);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body)).toEqual(['detail']);
    expect(answer.body.detail).toMatch(/^JSON parse error - \S/);
  });

  test('does not matter where no body is read', async () => {
    expect((await cook.post('/api/recipes/refresh/', '{')).status).toBe(200);
    expect((await cook.delete('/api/grocery/list/', '{')).status).toBe(204);
  });
});

describe('a body that is no object', () => {
  const notObjects = [
    ['[]', 'list'],
    ['[{"name":"x"}]', 'list'],
    ['"text"', 'str'],
    ['5', 'int'],
    ['-5', 'int'],
    ['true', 'bool'],
    ['false', 'bool'],
    ['2.5', 'float'],
  ];
  test.each(notObjects)('is refused with the name of its type: %s', async (body, type) => {
    const answer = await cook.post('/api/recipes/', body);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      non_field_errors: [`Invalid data. Expected a dictionary, but got ${type}.`],
    });
  });

  const writing = endpoints.filter(({ endpoint }) => endpoint.body && endpoint.access !== 'public');
  const named = writing.map(({ feature, name, endpoint }) => ({
    title: `${feature}.${name}`,
    endpoint,
  }));
  test.each(named)('is refused by $title', async ({ endpoint: { method, path } }) => {
    const url = path.replaceAll(/\{\w+\}/g, '1');
    const list = await cook.send(method, url, { body: '[]' });
    expect(list.status).toBe(400);
    expect(list.body).toEqual({
      non_field_errors: ['Invalid data. Expected a dictionary, but got list.'],
    });
    const nothing = await cook.send(method, url, { body: 'null' });
    expect(nothing.status).toBe(400);
    expect(nothing.body).toEqual({ non_field_errors: ['No data provided'] });
  });
});

describe('an empty body', () => {
  test('is the same as an empty object', async () => {
    for (const sent of [as('application/json', ''), { body: '{}' }, {}]) {
      const answer = await cook.send('POST', '/api/recipes/', sent);
      expect(answer.status).toBe(400);
      expect(answer.body).toEqual(ALL_REQUIRED);
    }
  });

  test('changes nothing where everything may be left out', async () => {
    const { body: recipe } = await cook.post('/api/recipes/', aRecipe());
    const answer = await cook.patch(`/api/recipes/${recipe.id}/`, '');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(recipe);
  });

  test('is what the table says where it says something', async () => {
    const calls: [string, string, string][] = [
      ['POST', '/api/recipes/bulk/', 'Missing list in request body'],
      ['POST', '/api/recipes/genai/', 'Missing url in request body'],
      ['PUT', '/api/fridge/ingredient/group/door', 'new_group is required'],
      ['POST', '/api/grocery/', 'recipe_ids must be a non-empty list.'],
      ['POST', '/api/grocery/list/', 'No items provided'],
    ];
    for (const [method, path, error] of calls) {
      const answer = await cook.send(method, path, { body: '' });
      expect([answer.status, answer.body], path).toEqual([400, { error }]);
    }
  });
});

describe('a body', () => {
  const account = endpoints.filter(
    ({ feature, endpoint }) => feature === 'account' && endpoint.method !== 'GET',
  );
  test.each(account.map(({ name, endpoint }) => ({ name, endpoint })))(
    'of more than 16 KB is too large for an account: $name',
    async ({ endpoint: { method, path } }) => {
      const url = path.replaceAll(/\{\w+\}/g, '1');
      const answer = await cook.send(method, url, { body: ofSize(16 * KB + 1) });
      expect([answer.status, answer.body]).toEqual([413, TOO_LARGE]);
    },
  );

  test('of 16 KB is read for an account', async () => {
    const answer = await kit.nobody.post('/api/user/token/', ofSize(16 * KB));
    expect(answer.status).toBe(400);
    expect(answer.body).toHaveProperty('username');
  });

  test('of 1 MB is read, a byte more is too large', async () => {
    expect((await cook.post('/api/recipes/', ofSize(MB, aRecipe()))).status).toBe(201);
    for (const path of ['recipes/', 'recipes/genai/', 'fridge/ingredient/', 'grocery/']) {
      const answer = await cook.post(`/api/${path}`, ofSize(MB + 1));
      expect([answer.status, answer.body], path).toEqual([413, TOO_LARGE]);
    }
  });

  test('of 16 MB is read where many recipes are taken in, a byte more is too large', async () => {
    const list = { list: [aRecipe()] };
    expect((await cook.post('/api/recipes/bulk/', ofSize(16 * MB, list))).status).toBe(201);
    const answer = await cook.post('/api/recipes/bulk/', ofSize(16 * MB + 1, list));
    expect([answer.status, answer.body]).toEqual([413, TOO_LARGE]);
  });
});
