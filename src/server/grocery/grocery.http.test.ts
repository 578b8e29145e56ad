import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

const GONE = { detail: 'No GroceryListItem matches the given query.' };
const LIST = '/api/grocery/list/';
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

let kit: TestApp;
let cook: Person;

beforeAll(async () => {
  kit = await startTestApp({ settings: { LIMIT_REGISTER_PER_ADDRESS: '1000/1s' } });
});

beforeEach(async () => {
  cook = await kit.signUp();
});

afterAll(() => kit.close());

const add = (items: unknown) => cook.post(LIST, { items });
const items = async (person = cook): Promise<string[]> =>
  (await person.get(LIST)).body.map(({ item }: { item: string }) => item);

describe('the checklist', () => {
  test('is empty at first', async () => {
    const { status, text } = await cook.get(LIST);
    expect([status, text]).toEqual([200, '[]']);
  });

  test('is newest first', async () => {
    await add('milk\nbread');
    await add('salt');
    await add('beef\neggs');
    expect(await items()).toEqual(['eggs', 'beef', 'salt', 'bread', 'milk']);
  });

  test('shows each line as it is', async () => {
    const { id } = (await add('milk')).body;
    const line = { id, item: 'milk', isChecked: false, added_at: TIME, aisle: 'dairy' };
    expect((await cook.get(LIST)).body).toEqual([line]);
    expect((await cook.get(`${LIST}${id}/`)).body).toEqual(line);
  });

  test('is emptied, and stays usable', async () => {
    const other = await kit.signUp();
    await other.post(LIST, { items: 'theirs' });
    await add('milk\nbread');
    const answer = await cook.delete(LIST);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(await items()).toEqual([]);
    expect((await cook.delete(LIST)).status).toBe(204);
    expect((await add('salt')).status).toBe(200);
    expect(await items()).toEqual(['salt']);
    expect(await items(other)).toEqual(['theirs']);
  });
});

describe('adding to the checklist', () => {
  test('one line answers with its id', async () => {
    const { status, body } = await add('milk');
    expect(status).toBe(200);
    expect(body).toEqual({ id: expect.any(Number) });
  });

  test('several lines answer with their ids in order', async () => {
    const { status, body } = await add('milk\nbread\nsalt');
    expect(status).toBe(201);
    expect(Object.keys(body)).toEqual(['ids']);
    const [milk, bread, salt] = body.ids;
    expect((await cook.get(`${LIST}${milk}/`)).body.item).toBe('milk');
    expect((await cook.get(`${LIST}${bread}/`)).body.item).toBe('bread');
    expect((await cook.get(`${LIST}${salt}/`)).body.item).toBe('salt');
  });

  test('trims lines and drops empty ones', async () => {
    expect((await add('\n  milk \n\n \t \nbread\r\nsalt\n')).status).toBe(201);
    expect(await items()).toEqual(['salt', 'bread', 'milk']);
    expect((await add(' \n tea \n\n')).status).toBe(200);
  });

  test('keeps what a plan writes as one line', async () => {
    const line = 'garlic (11 cloves + 12 cloves + 13 cloves + a very long handful more)';
    await add(line);
    expect(await items()).toEqual([line]);
  });

  test.each([
    [{}],
    [{ items: '' }],
    [{ items: ' \n\t\n ' }],
    [{ items: null }],
    [{ item: 'milk' }],
  ])('needs something to add: %j', async (body) => {
    const answer = await cook.post(LIST, body);
    expect([answer.status, answer.body]).toEqual([400, { error: 'No items provided' }]);
  });

  test.each([5, 2.5, true, ['milk'], { a: 'milk' }])('needs text, not %j', async (given) => {
    const answer = await add(given);
    expect([answer.status, answer.body]).toEqual([400, { items: ['Not a valid string.'] }]);
    expect(await items()).toEqual([]);
  });

  test('takes lines of 200 characters, and none of a text with a longer one', async () => {
    const longest = '🥚'.repeat(200);
    expect((await add(`milk\n${longest}`)).status).toBe(201);
    const { status, body } = await add(`bread\n${longest}x\nsalt`);
    expect(status).toBe(400);
    expect(body).toEqual({ items: ['Ensure this field has no more than 200 characters.'] });
    expect(await items()).toEqual([longest, 'milk']);
  });

  test('refuses NUL', async () => {
    const { status, body } = await add('mi\0lk');
    expect([status, body]).toEqual([400, { items: ['Null characters are not allowed.'] }]);
  });
});

describe('a line of the checklist', () => {
  let path: string;
  let id: number;
  beforeEach(async () => {
    ({ id } = (await add('milk')).body);
    path = `${LIST}${id}/`;
  });

  test('is replaced by PUT', async () => {
    const { status, body } = await cook.put(path, { item: ' oat milk ', isChecked: true });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, item: 'oat milk', isChecked: true, added_at: TIME });
    expect((await cook.get(path)).body).toEqual(body);
  });

  test('is not replaced by half a line', async () => {
    const { status, body } = await cook.put(path, { isChecked: true });
    expect([status, body]).toEqual([400, { item: ['This field is required.'] }]);
  });

  test.each([
    [{ item: 'oat milk' }],
    [{ isChecked: true }],
    [
      { item: 'tea', isChecked: true },
      { item: 'tea', isChecked: true, aisle: 'drinks' },
    ],
    [{}],
    [{ id: 1, added_at: 'x', is_checked: true, nonsense: 1 }, {}],
  ])('is changed by PATCH: %j', async (change: object, changed: object = change) => {
    const before = (await cook.get(path)).body;
    const { status, body } = await cook.patch(path, change);
    expect(status).toBe(200);
    expect(body).toEqual({ ...before, ...changed });
    expect((await cook.get(path)).body).toEqual(body);
  });

  test('is ticked and unticked in its place', async () => {
    await add('bread');
    await cook.patch(path, { isChecked: true });
    expect((await cook.get(path)).body.isChecked).toBe(true);
    expect(await items()).toEqual(['bread', 'milk']);
    await cook.patch(path, { isChecked: false });
    expect((await cook.get(path)).body.isChecked).toBe(false);
  });

  test.each([
    [{ item: '' }, { item: ['This field may not be blank.'] }],
    [{ item: null }, { item: ['This field may not be null.'] }],
    [{ item: [] }, { item: ['Not a valid string.'] }],
    [{ item: 'x'.repeat(201) }, { item: ['Ensure this field has no more than 200 characters.'] }],
    [{ isChecked: 'maybe' }, { isChecked: ['Must be a valid boolean.'] }],
    [{ isChecked: null }, { isChecked: ['This field may not be null.'] }],
    [
      { item: ' ', isChecked: {} },
      { item: ['This field may not be blank.'], isChecked: ['Must be a valid boolean.'] },
    ],
  ])('is not changed by %j', async (change, problems) => {
    const { status, body } = await cook.patch(path, change);
    expect([status, body]).toEqual([400, problems]);
    expect((await cook.get(path)).body).toMatchObject({ item: 'milk', isChecked: false });
  });

  test('is gone once deleted', async () => {
    const answer = await cook.delete(path);
    expect([answer.status, answer.text]).toEqual([204, '']);
    for (const gone of [
      await cook.get(path),
      await cook.put(path, { item: 'a', isChecked: false }),
      await cook.patch(path, {}),
      await cook.delete(path),
    ]) {
      expect([gone.status, gone.body]).toEqual([404, GONE]);
    }
  });

  test('deleted twice in parallel is a calm 404 for the second', async () => {
    const answers = await Promise.all([cook.delete(path), cook.delete(path)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 404]);
  });
});
