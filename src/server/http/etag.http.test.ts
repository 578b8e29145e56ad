import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endpoints } from '../../contract/api.ts';
import {
  aRecipe,
  startTestApp,
  type Answer,
  type Person,
  type TestApp,
} from '../../../test/kit.ts';

let kit: TestApp;
let cook: Person;

beforeAll(async () => {
  kit = await startTestApp({ settings: { LIMIT_REGISTER_PER_ADDRESS: '1000/1s' } });
  cook = await kit.signUp();
});

afterAll(() => kit.close());

const LISTS = {
  recipes: '/api/recipes/',
  stats: '/api/recipes/stats/',
  fridge: '/api/fridge/',
  groceries: '/api/grocery/list/',
  shops: '/api/grocery/shops/',
  history: '/api/grocery/history/',
  recent: '/api/grocery/history/recent/',
  meals: '/api/plans/',
};
type List = keyof typeof LISTS;
const lists = Object.entries(LISTS).map(([name, path]) => ({ name, path }));

async function tagOf(path: string, person = cook): Promise<string> {
  return String((await person.get(path)).headers['etag']);
}

async function tags(person: Person): Promise<Record<string, string>> {
  const all = await Promise.all(lists.map(async ({ path }) => tagOf(path, person)));
  return Object.fromEntries(lists.map(({ name }, index) => [name, all[index] ?? '']));
}

const known = (path: string, tag: string, person = cook) =>
  person.get(path, { headers: { 'if-none-match': tag } });

describe('the tag of a list', () => {
  test('is there for all lists of a kitchen', () => {
    const tagged = endpoints
      .filter(({ endpoint }) => endpoint.collection)
      .map(({ endpoint }) => endpoint.path);
    expect(tagged.toSorted()).toEqual(Object.values(LISTS).toSorted());
  });

  test.each(lists)('stays while nothing changes: $name', async ({ path }) => {
    const tag = await tagOf(path);
    expect(tag).toMatch(/^W\/"[^"]+"$/);
    expect(await tagOf(path)).toBe(tag);
    expect((await cook.send('HEAD', path)).headers['etag']).toBe(tag);
    expect(await tagOf(`${path}?x=1`)).toBe(tag);
  });

  test.each(lists)('known is a 304 without a body: $name', async ({ path }) => {
    const tag = await tagOf(path);
    const strong = tag.slice(2);
    for (const value of [tag, strong, '*', `"a", ${tag}`, `${strong} ,W/"b"`, `"a",${tag},"b"`]) {
      const answer = await known(path, value);
      expect([answer.status, answer.text], value).toEqual([304, '']);
      expect(answer.headers['etag']).toBe(tag);
    }
  });

  test.each(lists)('unknown is an answer: $name', async ({ path }) => {
    const tag = await tagOf(path);
    for (const value of [
      '',
      '"x"',
      'W/""',
      tag.slice(0, -1),
      tag.slice(3, -1),
      `"x${tag.slice(3)}`,
    ]) {
      const answer = await known(path, value);
      expect(answer.status, value).toBe(200);
      expect(answer.text).not.toBe('');
    }
  });

  test.each(lists)('of somebody else is unknown: $name', async ({ path }) => {
    const [one, other] = [await kit.signUp(), await kit.signUp()];
    for (const tag of Object.values(await tags(one))) {
      expect((await known(path, tag, other)).status).toBe(200);
    }
    expect(Object.values(await tags(other))).not.toContain(await tagOf(path, one));
  });

  test('does not open the list to strangers', async () => {
    const tag = await tagOf(LISTS.recipes);
    for (const value of [tag, '*']) {
      expect((await known(LISTS.recipes, value, kit.nobody)).status).toBe(401);
    }
  });

  test('is the same for one list in another order, as the address tells them apart', async () => {
    const tag = await tagOf(LISTS.recipes);
    for (const query of ['?ordering=added_date', '?ingredients=garlic', '?limit=1']) {
      expect((await known(`${LISTS.recipes}${query}`, tag)).status).toBe(304);
    }
  });
});

/** Every write, and the lists that change with it. */
const writes: [string, List[], (person: Person, ids: Ids) => Promise<Answer>][] = [
  ['a recipe added', ['recipes', 'stats'], (person) => person.post('/api/recipes/', aRecipe())],
  [
    'many recipes added',
    ['recipes', 'stats'],
    (person) => person.post('/api/recipes/bulk/', { list: [aRecipe(), aRecipe()] }),
  ],
  [
    'a recipe replaced',
    ['recipes', 'stats'],
    (person, { recipe }) => person.put(`/api/recipes/${recipe}/`, aRecipe({ name: 'New' })),
  ],
  [
    'a recipe changed',
    ['recipes', 'stats'],
    (person, { recipe }) => person.patch(`/api/recipes/${recipe}/`, { state: 'used' }),
  ],
  [
    'a recipe deleted',
    ['recipes', 'stats'],
    (person, { recipe }) => person.delete(`/api/recipes/${recipe}/`),
  ],
  ['all recipes deleted', ['recipes', 'stats'], (person) => person.delete('/api/recipes/')],
  ['recipes refreshed', ['recipes', 'stats'], (person) => person.post('/api/recipes/refresh/')],
  [
    'recipes planned',
    ['recipes', 'stats', 'history', 'recent', 'meals'],
    (person, { recipe }) => person.post('/api/grocery/', { recipe_ids: [recipe] }),
  ],
  ['the history deleted', ['history', 'recent', 'meals'], (person) => person.delete(LISTS.history)],
  [
    'a fridge item added',
    ['fridge'],
    (person) => person.post('/api/fridge/ingredient/', { name: 'a', group: 'b' }),
  ],
  [
    'a fridge item replaced',
    ['fridge'],
    (person, { item }) => person.put(`/api/fridge/ingredient/${item}/`, { name: 'c', group: 'd' }),
  ],
  [
    'a fridge item changed',
    ['fridge'],
    (person, { item }) => person.patch(`/api/fridge/ingredient/${item}/`, { name: 'c' }),
  ],
  [
    'a fridge item deleted',
    ['fridge'],
    (person, { item }) => person.delete(`/api/fridge/ingredient/${item}/`),
  ],
  [
    'a group renamed',
    ['fridge'],
    (person) => person.put('/api/fridge/ingredient/group/door', { new_group: 'top' }),
  ],
  ['a group deleted', ['fridge'], (person) => person.delete('/api/fridge/ingredient/group/door')],
  ['lines added', ['groceries'], (person) => person.post(LISTS.groceries, { items: 'a\nb' })],
  [
    'a line replaced',
    ['groceries'],
    (person, { line }) => person.put(`${LISTS.groceries}${line}/`, { item: 'x', isChecked: true }),
  ],
  [
    'a line ticked',
    ['groceries'],
    (person, { line }) => person.patch(`${LISTS.groceries}${line}/`, { isChecked: true }),
  ],
  [
    'a line deleted',
    ['groceries'],
    (person, { line }) => person.delete(`${LISTS.groceries}${line}/`),
  ],
  [
    'a meal planned',
    ['history', 'recent', 'meals'],
    (person) => person.post(LISTS.meals, { meals: [{ date: '2026-05-06', title: 'Pizza' }] }),
  ],
  [
    'a recipe cooked',
    ['recipes', 'stats', 'fridge'],
    (person, { recipe }) => person.post(`/api/recipes/${recipe}/cook/`, {}),
  ],
  [
    'a fridge item used up',
    ['fridge'],
    (person, { item }) => person.post(`/api/fridge/ingredient/${item}/use/`, {}),
  ],
  [
    'a line put away',
    ['groceries', 'fridge'],
    (person, { line }) => person.post(`${LISTS.groceries}put-away/`, { items: [{ id: line }] }),
  ],
  [
    'lines put in order',
    ['groceries'],
    (person, { line }) => person.post(`${LISTS.groceries}order/`, { ids: [line] }),
  ],
  ['a shop added', ['groceries'], (person) => person.post(LISTS.shops, { name: 'Market' })],
  ['the checklist emptied', ['groceries'], (person) => person.delete(LISTS.groceries)],
];

interface Ids {
  recipe: number;
  item: number;
  line: number;
}

async function stocked(): Promise<[Person, Ids]> {
  const person = await kit.signUp();
  const recipe = (await person.post('/api/recipes/', aRecipe())).body.id;
  const { body } = await person.post('/api/fridge/ingredient/', { name: 'milk', group: 'door' });
  const line = (await person.post(LISTS.groceries, { items: 'bread' })).body.id;
  await person.post('/api/grocery/', { recipe_ids: [recipe] });
  return [person, { recipe, item: body.id, line }];
}

describe('a write', () => {
  test.each(writes)('changes the tags of its lists alone: %s', async (_what, named, write) => {
    // Shops are news together with the checklist.
    const changed = named.flatMap((list): List[] =>
      list === 'groceries' ? ['groceries', 'shops'] : [list],
    );
    const [[person, ids], [bystander]] = [await stocked(), await stocked()];
    const [before, theirs] = [await tags(person), await tags(bystander)];
    expect((await write(person, ids)).status).toBeLessThan(300);
    const after = await tags(person);
    const different = lists.map(({ name }) => name).filter((name) => before[name] !== after[name]);
    expect(different.toSorted()).toEqual(changed.toSorted());
    expect(await tags(bystander)).toEqual(theirs);
    for (const name of changed) {
      expect((await known(LISTS[name], before[name] ?? '', person)).status).toBe(200);
    }
  });

  test('that fails changes no tag', async () => {
    const [person, { recipe }] = await stocked();
    const before = await tags(person);
    const failures = [
      await person.post('/api/recipes/', {}),
      await person.patch(`/api/recipes/${recipe}/`, { name: '' }),
      await person.patch('/api/recipes/987654/', { name: 'x' }),
      await person.delete('/api/recipes/987654/'),
      await person.delete('/api/fridge/ingredient/987654/'),
      await person.delete(`${LISTS.groceries}987654/`),
      await person.post('/api/grocery/', { recipe_ids: [recipe, 987654] }),
    ];
    for (const { status } of failures) expect([400, 404]).toContain(status);
    expect(await tags(person)).toEqual(before);
  });
});
