import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aRecipe, startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

let kit: TestApp;
let cook: Person;

beforeAll(async () => {
  kit = await startTestApp({ settings: { LIMIT_REGISTER_PER_ADDRESS: '1000/1s' } });
});

beforeEach(async () => {
  cook = await kit.signUp();
});

afterAll(() => kit.close());

/** Adds recipes a second apart: name to the names of its ingredients. */
async function addAll(recipes: Record<string, string[]>): Promise<Record<string, number>> {
  const ids: Record<string, number> = {};
  for (const [name, foods] of Object.entries(recipes)) {
    kit.clock.now += 1000;
    const ingredients = foods.map((food) => ({ name: food, quantity: '1' }));
    ids[name] = (await cook.post('/api/recipes/', aRecipe({ name, ingredients }))).body.id;
  }
  return ids;
}

async function list(query = ''): Promise<{ name: string; accuracy?: number }[]> {
  const answer = await cook.get(`/api/recipes/${query}`);
  expect(answer.status).toBe(200);
  return answer.body;
}

const names = async (query = '') => (await list(query)).map(({ name }) => name);
const ranks = async (ingredients: string, more = '') => {
  const found = await list(`?ingredients=${encodeURIComponent(ingredients)}${more}`);
  return found.map(({ name, accuracy }) => [name, accuracy]);
};

describe('the list', () => {
  test('is an array, empty at first', async () => {
    const { status, text } = await cook.get('/api/recipes/');
    expect([status, text]).toEqual([200, '[]']);
  });

  test('is newest first', async () => {
    await addAll({ one: [], two: [], three: [] });
    expect(await names()).toEqual(['three', 'two', 'one']);
  });

  test.each([
    ['?ordering=added_date', ['one', 'two', 'three']],
    ['?ordering=-added_date', ['three', 'two', 'one']],
    ['?ordering=name', ['three', 'two', 'one']],
    ['?ordering=', ['three', 'two', 'one']],
    ['?ordering=added_date,name', ['three', 'two', 'one']],
    ['?page=2&search=one&format=api', ['three', 'two', 'one']],
    ['?', ['three', 'two', 'one']],
  ])('asked with %s', async (query, expected) => {
    await addAll({ one: [], two: [], three: [] });
    expect(await names(query)).toEqual(expected);
  });

  test('keeps the order of what was added in the same moment', async () => {
    for (const name of ['one', 'two', 'three']) await cook.post('/api/recipes/', aRecipe({ name }));
    expect(await names()).toEqual(['three', 'two', 'one']);
    expect(await names('?ordering=added_date')).toEqual(['one', 'two', 'three']);
  });

  test('shows no accuracy', async () => {
    await addAll({ one: ['egg'] });
    for (const recipe of await list()) expect(recipe).not.toHaveProperty('accuracy');
  });

  test('does not change its order when a recipe is changed', async () => {
    const ids = await addAll({ one: [], two: [] });
    await cook.patch(`/api/recipes/${ids['one']}/`, { note: 'new' });
    expect(await names()).toEqual(['two', 'one']);
  });
});

describe('a search by ingredients', () => {
  test('finds recipes with a match only, best first', async () => {
    await addAll({
      whole: ['egg', 'flour'],
      half: ['egg', 'milk'],
      third: ['egg', 'butter', 'sugar'],
      none: ['beef'],
      empty: [],
    });
    expect(await ranks('egg,flour')).toEqual([
      ['whole', 100],
      ['half', 50],
      ['third', 33],
    ]);
  });

  test('answers with recipes as they are, and their accuracy', async () => {
    const { body: recipe } = await cook.post('/api/recipes/', aRecipe());
    expect(await list('?ingredients=garlic')).toEqual([{ ...recipe, accuracy: 50 }]);
  });

  test('rounds down and counts distinct ingredients', async () => {
    await addAll({
      twoThirds: ['egg', 'flour', 'milk'],
      doubled: ['egg', 'egg', 'egg', 'milk'],
      seven: ['egg', 'a', 'b', 'c', 'd', 'e', 'f'],
      many: Array.from({ length: 101 }, (_, at) => (at === 0 ? 'flour' : `spice${at}x`)),
    });
    expect(await ranks('egg,flour')).toEqual([
      ['twoThirds', 66],
      ['doubled', 50],
      ['seven', 14],
      ['many', 0],
    ]);
  });

  test('puts the newest first among the equal', async () => {
    await addAll({ old: ['egg'], better: ['egg'], newest: ['egg'] });
    expect((await ranks('egg')).map(([name]) => name)).toEqual(['newest', 'better', 'old']);
  });

  test.each([
    [' Egg ,  FLOUR '],
    ['egg,flour,egg,EGG'],
    [',,egg,,flour,'],
    ['egg,flour,unicorn'],
    ['flour, egg'],
  ])('does not mind blanks, case and repetition: "%s"', async (searched) => {
    await addAll({ pancake: ['egg', 'flour', 'milk'] });
    expect(await ranks(searched)).toEqual([['pancake', 66]]);
  });

  test('compares whole names', async () => {
    await addAll({ stew: ['eggplant', 'tomato paste'] });
    for (const part of ['egg', 'plant', 'tomato', 'paste', 'eggp', '%', '_', 'egg%']) {
      expect(await ranks(part), part).toEqual([]);
    }
    expect(await ranks('tomato paste')).toEqual([['stew', 50]]);
  });

  test.each(['&', '#', '+', '%', '?', "'", '"', 'é', '🥚', 'フ'])(
    'finds names with %s',
    async (sign) => {
      await addAll({ dish: [`salt ${sign} pepper`] });
      expect(await ranks(`salt ${sign} pepper`)).toEqual([['dish', 100]]);
    },
  );

  test.each(['?ingredients=', '?ingredients=,', '?ingredients=%20,%20,,', '?ingredients'])(
    'is none where nothing is named: %s',
    async (query) => {
      await addAll({ one: ['egg'], two: [] });
      const found = await list(query);
      expect(found.map(({ name }) => name)).toEqual(['two', 'one']);
      for (const recipe of found) expect(recipe).not.toHaveProperty('accuracy');
    },
  );

  test('never divides by nothing', async () => {
    await addAll({ empty: [] });
    expect(await ranks('egg')).toEqual([]);
  });

  test.each([
    [
      'added_date',
      [
        ['first', 50],
        ['second', 100],
        ['third', 33],
      ],
    ],
    [
      '-added_date',
      [
        ['third', 33],
        ['second', 100],
        ['first', 50],
      ],
    ],
    [
      'name',
      [
        ['second', 100],
        ['first', 50],
        ['third', 33],
      ],
    ],
  ])('ranks unless an order is asked for: %s', async (ordering, expected) => {
    await addAll({ first: ['egg', 'a'], second: ['egg'], third: ['egg', 'a', 'b'] });
    expect(await ranks('egg', `&ordering=${ordering}`)).toEqual(expected);
  });

  test('follows what changes', async () => {
    const ids = await addAll({ one: ['egg'], two: ['egg'] });
    await cook.patch(`/api/recipes/${ids['one']}/`, { ingredients: [{ name: 'milk' }] });
    await cook.delete(`/api/recipes/${ids['two']}/`);
    expect(await ranks('egg')).toEqual([]);
    expect(await ranks('milk')).toEqual([['one', 100]]);
  });

  test('leaves the recipes of others out', async () => {
    await addAll({ mine: ['egg'] });
    const other = await kit.signUp();
    expect((await other.get('/api/recipes/?ingredients=egg')).text).toBe('[]');
  });
});

describe('a page of the list', () => {
  const five = { a: ['egg'], b: ['egg', 'x'], c: ['egg'], d: ['egg', 'x', 'y'], e: [] };

  test.each([
    ['', ['e', 'd', 'c', 'b', 'a']],
    ['ordering=added_date', ['a', 'b', 'c', 'd', 'e']],
    ['ingredients=egg', ['c', 'a', 'b', 'd']],
    ['ingredients=egg&ordering=added_date', ['a', 'b', 'c', 'd']],
    ['ingredients=egg&ordering=-added_date', ['d', 'c', 'b', 'a']],
  ])('continues behind the last one known: %s', async (query, expected) => {
    const ids = await addAll(five);
    const seen: string[] = [];
    for (let after = ''; ; after = `&after=${ids[seen.at(-1) ?? '']}`) {
      const page = await names(`?${query}&limit=2${after}`);
      expect(page.length).toBeLessThanOrEqual(2);
      if (page.length === 0) break;
      seen.push(...page);
    }
    expect(seen).toEqual(expected);
  });

  test.each([
    ['', ['f', 'e', 'd', 'c', 'b', 'a']],
    ['ordering=added_date', ['a', 'b', 'c', 'd', 'e', 'f']],
  ])('goes on through recipes that came in together: %s', async (query, expected) => {
    const ids: Record<string, number> = {};
    for (const together of [['a', 'b', 'c'], ['d'], ['e', 'f']]) {
      kit.clock.now += 1000;
      const added = together.map((name) => aRecipe({ name }));
      const { body } = await cook.post('/api/recipes/bulk/', { list: added });
      for (const { name, id } of body) ids[name] = id;
    }
    for (const [index, name] of expected.entries()) {
      const rest = expected.slice(index + 1);
      expect(await names(`?${query}&after=${ids[name]}`)).toEqual(rest);
      expect(await names(`?${query}&limit=2&after=${ids[name]}`)).toEqual(rest.slice(0, 2));
    }
    expect(await names(`?${query}&after=987654321`)).toEqual([]);
  });

  test('may be longer than the list', async () => {
    await addAll(five);
    expect(await names('?limit=100')).toHaveLength(5);
  });

  test.each([
    ['limit=0', { limit: ['Ensure this value is greater than or equal to 1.'] }],
    ['limit=abc', { limit: ['A valid integer is required.'] }],
    ['after=-1', { after: ['Ensure this value is greater than or equal to 1.'] }],
    [
      'limit=1.5&after=x',
      expect.objectContaining({ limit: expect.anything(), after: expect.anything() }),
    ],
  ])('is asked for in whole numbers from 1: %s', async (query, problems) => {
    const { status, body } = await cook.get(`/api/recipes/?${query}`);
    expect([status, body]).toEqual([400, problems]);
  });
});
