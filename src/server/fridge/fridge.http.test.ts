import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

const GONE = { detail: 'No FridgeIngredient matches the given query.' };
const ITEMS = '/api/fridge/ingredient/';
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

async function add(name: string, group: string): Promise<number> {
  const answer = await cook.post(ITEMS, { name, group });
  expect(answer.status).toBe(201);
  return answer.body.id;
}

/** Groups in the order of the text (objects would sort some), with the names in them. */
async function groups(person = cook): Promise<[string, string[]][]> {
  const { text } = await person.get('/api/fridge/');
  const found: [string, string[]][] = [];
  for (const [, group = '', items = ''] of text.matchAll(/("(?:[^"\\]|\\.)*"):(\[\{.*?\}\])/g)) {
    const names = JSON.parse(items).map(({ name }: { name: string }) => name);
    found.push([JSON.parse(group), names]);
  }
  return found;
}

describe('the fridge', () => {
  test('is empty at first', async () => {
    const { status, text } = await cook.get('/api/fridge/');
    expect([status, text]).toEqual([200, '{"ingredient_list":{}}']);
  });

  test('shows items by group', async () => {
    const milk = await add('milk', 'Door');
    const eggs = await add('eggs', 'Door');
    const beef = await add('beef', 'Top');
    const { body } = await cook.get('/api/fridge/');
    expect(body).toEqual({
      ingredient_list: {
        Top: [{ id: beef, name: 'beef', added_at: TIME }],
        Door: [
          { id: milk, name: 'milk', added_at: TIME },
          { id: eggs, name: 'eggs', added_at: TIME },
        ],
      },
    });
  });

  test('has its groups in descending order and its items by age, in the very text', async () => {
    await add('z', 'b');
    await add('y', 'c');
    await add('x', 'a');
    await add('w', 'b');
    expect((await cook.get('/api/fridge/')).text).toMatch(/"c":.*"b":.*"a":/);
    expect(await groups()).toEqual([
      ['c', ['y']],
      ['b', ['z', 'w']],
      ['a', ['x']],
    ]);
  });

  test('takes any name for a group and keeps the order', async () => {
    const odd = ['__proto__', 'constructor', 'toString', '2024', '10', '9', '🥚', 'a/b', '100%'];
    odd.push('why?', 'two words', '"quoted"', 'a\\b', '.hidden', '#1', 'ключ', 'null', 'a&b=c;d');
    for (const group of odd) await add(`in ${group}`, group);
    const ordered = odd.toSorted((a, b) => Buffer.compare(Buffer.from(b), Buffer.from(a)));
    expect(await groups()).toEqual(ordered.map((group) => [group, [`in ${group}`]]));
  });

  test('keeps an item in its place when it is renamed', async () => {
    const rise = await add('rise', 'dry');
    await add('oats', 'dry');
    await cook.patch(`${ITEMS}${rise}/`, { name: 'rice' });
    expect(await groups()).toEqual([['dry', ['rice', 'oats']]]);
  });

  test('is not the fridge of others', async () => {
    await add('milk', 'door');
    expect(await groups(await kit.signUp())).toEqual([]);
  });
});

describe('an item', () => {
  test('is added as it is typed', async () => {
    const { status, body } = await cook.post(ITEMS, { name: '  Crème FRAÎCHE ', group: ' Door ' });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(Number),
      name: 'Crème FRAÎCHE',
      group: 'Door',
      added_at: TIME,
    });
    expect((await cook.get(`${ITEMS}${body.id}/`)).body).toEqual(body);
  });

  test('may stand there twice', async () => {
    await add('milk', 'door');
    await add('milk', 'door');
    expect(await groups()).toEqual([['door', ['milk', 'milk']]]);
  });

  test('may be as long as it may be', async () => {
    await add('🥚'.repeat(200), '🥚'.repeat(30));
    const { status, body } = await cook.post(ITEMS, {
      name: 'x'.repeat(201),
      group: 'y'.repeat(31),
    });
    expect(status).toBe(400);
    expect(body).toEqual({
      name: ['Ensure this field has no more than 200 characters.'],
      group: ['Ensure this field has no more than 30 characters.'],
    });
  });

  test('needs a name and a group', async () => {
    const required = ['This field is required.'];
    expect((await cook.post(ITEMS, {})).body).toEqual({ name: required, group: required });
    const { status, body } = await cook.post(ITEMS, { name: null, group: ' ' });
    expect(status).toBe(400);
    expect(body).toEqual({
      name: ['This field may not be null.'],
      group: ['This field may not be blank.'],
    });
  });

  test('is replaced by PUT', async () => {
    const id = await add('milk', 'door');
    const { status, body } = await cook.put(`${ITEMS}${id}/`, { name: 'Oat milk', group: 'top' });
    expect(status).toBe(200);
    expect(body).toEqual({ id, name: 'Oat milk', group: 'top', added_at: TIME });
    const partly = await cook.put(`${ITEMS}${id}/`, { name: 'x' });
    expect([partly.status, partly.body]).toEqual([400, { group: ['This field is required.'] }]);
    expect((await cook.get(`${ITEMS}${id}/`)).body).toEqual(body);
  });

  test.each([
    [{ name: 'rice' }],
    [{ group: 'top' }],
    [{ name: 'rice', group: 'top' }],
    [{}],
    [{ id: 1, added_at: 'x', nonsense: true }, {}],
  ])('is changed by PATCH: %j', async (change: object, changed: object = change) => {
    const id = await add('rise', 'door');
    const before = (await cook.get(`${ITEMS}${id}/`)).body;
    const { status, body } = await cook.patch(`${ITEMS}${id}/`, change);
    expect(status).toBe(200);
    expect(body).toEqual({ ...before, ...changed });
    expect((await cook.get(`${ITEMS}${id}/`)).body).toEqual(body);
  });

  test('renamed is another food in the next plan', async () => {
    const id = await add('rise', 'dry');
    await cook.patch(`${ITEMS}${id}/`, { name: 'rice' });
    const recipe = {
      name: 'Rice',
      meat_type: 'None',
      longevity: 1,
      frequency: 'weekday',
      state: 'active',
      ingredients: [{ name: 'rice' }],
    };
    const recipeId = (await cook.post('/api/recipes/', recipe)).body.id;
    const { body } = await cook.post('/api/grocery/', { recipe_ids: [recipeId] });
    expect(body).toMatchObject({ grocery_list: [], others: [{ name: 'rice', quantity: '' }] });
  });

  test('is gone once deleted', async () => {
    const id = await add('milk', 'door');
    const answer = await cook.delete(`${ITEMS}${id}/`);
    expect([answer.status, answer.text]).toEqual([204, '']);
    const path = `${ITEMS}${id}/`;
    for (const gone of [
      await cook.get(path),
      await cook.put(path, { name: 'a', group: 'b' }),
      await cook.patch(path, {}),
      await cook.delete(path),
    ]) {
      expect([gone.status, gone.body]).toEqual([404, GONE]);
    }
  });

  test('deleted twice in parallel is a calm 404 for the second', async () => {
    const id = await add('milk', 'door');
    const answers = await Promise.all([
      cook.delete(`${ITEMS}${id}/`),
      cook.delete(`${ITEMS}${id}/`),
    ]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 404]);
  });
});
