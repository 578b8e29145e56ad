import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

let kit: TestApp;
let cook: Person;

beforeAll(async () => {
  kit = await startTestApp({ settings: { LIMIT_REGISTER_PER_ADDRESS: '1000/1s' } });
});

beforeEach(async () => {
  cook = await kit.signUp();
});

afterAll(() => kit.close());

const ODD = [
  'two words',
  '👩‍🍳'.repeat(10),
  ...'__proto__ constructor 2024 🥚 a/b 100% why? a+b #1 50%25 a%2Fb / ? % x&y=z;w a-b ключ'.split(
    ' ',
  ),
  ...`" ' \\ <b> {id}`.split(' '),
];

const pathOf = (group: string) => `/api/fridge/ingredient/group/${encodeURIComponent(group)}`;
const add = (name: string, group: string, person = cook) =>
  person.post('/api/fridge/ingredient/', { name, group });

/** The groups, each with the names of its items. */
async function groups(person = cook): Promise<[string, string[]][]> {
  const { ingredient_list } = (await person.get('/api/fridge/')).body;
  return Object.entries<{ name: string }[]>(ingredient_list).map(([group, items]) => [
    group,
    items.map(({ name }) => name),
  ]);
}

describe('renaming a group', () => {
  test('answers with an empty body and moves its items', async () => {
    await add('milk', 'door');
    await add('eggs', 'door');
    await add('beef', 'top');
    const { status, text } = await cook.put(pathOf('door'), { new_group: ' Side ' });
    expect([status, text]).toEqual([200, '']);
    expect(await groups()).toEqual([
      ['top', ['beef']],
      ['Side', ['milk', 'eggs']],
    ]);
  });

  test('into one that is there merges them, items by age', async () => {
    await add('milk', 'door');
    await add('beef', 'top');
    await add('eggs', 'door');
    expect((await cook.put(pathOf('door'), { new_group: 'top' })).status).toBe(200);
    expect(await groups()).toEqual([['top', ['milk', 'beef', 'eggs']]]);
  });

  test('into itself changes nothing', async () => {
    await add('milk', 'door');
    expect((await cook.put(pathOf('door'), { new_group: 'door' })).status).toBe(200);
    expect(await groups()).toEqual([['door', ['milk']]]);
  });

  test('tells capitals apart', async () => {
    await add('milk', 'door');
    await cook.put(pathOf('Door'), { new_group: 'top' });
    expect(await groups()).toEqual([['door', ['milk']]]);
    await cook.put(pathOf('door'), { new_group: 'Door' });
    expect(await groups()).toEqual([['Door', ['milk']]]);
  });

  test('nobody knows is fine all the same', async () => {
    await add('milk', 'door');
    for (const group of ['nothing', ' ', '__proto__', 'x'.repeat(300)]) {
      const { status, text } = await cook.put(pathOf(group), { new_group: 'top' });
      expect([status, text]).toEqual([200, '']);
    }
    expect(await groups()).toEqual([['door', ['milk']]]);
  });

  test.each(ODD)('called %s works, from it and to it', async (group) => {
    await add('milk', group);
    await add('bread', 'elsewhere');
    expect((await cook.put(pathOf(group), { new_group: 'plain' })).status).toBe(200);
    expect(await groups()).toEqual([
      ['plain', ['milk']],
      ['elsewhere', ['bread']],
    ]);
    await cook.delete(pathOf('elsewhere'));
    expect((await cook.put(`${pathOf('plain')}/`, { new_group: group })).status).toBe(200);
    expect((await cook.get('/api/fridge/')).text).toContain(`{${JSON.stringify(group)}:[`);
  });

  test.each([[{}], [{ new_group: null }], [{ new_group: '' }], [{ new_group: ' \t' }], [{ x: 1 }]])(
    'needs a new name: %j',
    async (body) => {
      const answer = await cook.put(pathOf('door'), body);
      expect([answer.status, answer.body]).toEqual([400, { error: 'new_group is required' }]);
    },
  );

  test.each([5, true, { a: 1 }, ['x']])('needs text for a name, not %j', async (new_group) => {
    await add('milk', 'door');
    const answer = await cook.put(pathOf('door'), { new_group });
    expect([answer.status, answer.body]).toEqual([400, { new_group: ['Not a valid string.'] }]);
    expect(await groups()).toEqual([['door', ['milk']]]);
  });

  test('takes 30 characters and not 31', async () => {
    await add('milk', 'door');
    const long = '🥚'.repeat(30);
    expect((await cook.put(pathOf('door'), { new_group: long })).status).toBe(200);
    const answer = await cook.put(pathOf(long), { new_group: 'x'.repeat(31) });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      new_group: ['Ensure this field has no more than 30 characters.'],
    });
    expect(await groups()).toEqual([[long, ['milk']]]);
  });

  test('leaves the fridges of others alone', async () => {
    const other = await kit.signUp();
    await add('milk', 'door', other);
    await cook.put(pathOf('door'), { new_group: 'top' });
    await cook.delete(pathOf('door'));
    expect(await groups(other)).toEqual([['door', ['milk']]]);
  });
});

describe('deleting a group', () => {
  test('answers with an empty body and takes its items away', async () => {
    await add('milk', 'door');
    await add('eggs', 'door');
    await add('beef', 'top');
    const { status, text } = await cook.delete(pathOf('door'));
    expect([status, text]).toEqual([200, '']);
    expect(await groups()).toEqual([['top', ['beef']]]);
  });

  test('nobody knows is fine all the same', async () => {
    for (const group of ['nothing', ' ', 'constructor']) {
      const { status, text } = await cook.delete(pathOf(group));
      expect([status, text]).toEqual([200, '']);
    }
  });

  test.each(ODD)('called %s works', async (group) => {
    await add('milk', group);
    await add('bread', 'elsewhere');
    const { status, text } = await cook.delete(pathOf(group));
    expect([status, text]).toEqual([200, '']);
    expect(await groups()).toEqual([['elsewhere', ['bread']]]);
  });

  test('twice in parallel is fine both times', async () => {
    await add('milk', 'door');
    const answers = await Promise.all([cook.delete(pathOf('door')), cook.delete(pathOf('door'))]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });
});
