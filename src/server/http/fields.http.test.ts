import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aRecipe, startTestApp, type Person, type TestApp } from '../../../test/kit.ts';

let kit: TestApp;
let cook: Person;

beforeAll(async () => {
  kit = await startTestApp();
  cook = await kit.signUp();
});

afterAll(() => kit.close());

const REQUIRED = 'This field is required.';
const NULL = 'This field may not be null.';
const BLANK = 'This field may not be blank.';
const NO_TEXT = 'Not a valid string.';
const NO_INTEGER = 'A valid integer is required.';
const NUL = 'Null characters are not allowed.';
const noMoreThan = (max: number) => `Ensure this field has no more than ${max} characters.`;

describe('a wrong field is told why', () => {
  test.each<[string, string, unknown, string]>([
    ['null', 'name', null, NULL],
    ['blank', 'name', '', BLANK],
    ['only blanks', 'name', ' \t\n ', BLANK],
    ['a list', 'name', ['x'], NO_TEXT],
    ['an object', 'name', { a: 1 }, NO_TEXT],
    ['a truth value', 'name', true, NO_TEXT],
    ['201 characters', 'name', 'x'.repeat(201), noMoreThan(200)],
    ['NUL', 'name', 'a\0b', NUL],
    ['null', 'meat_type', null, NULL],
    ['blank', 'meat_type', '', BLANK],
    ['31 characters', 'meat_type', 'x'.repeat(31), noMoreThan(30)],
    ['null', 'note', null, NULL],
    ['NUL', 'note', '\0', NUL],
    ['a list', 'note', [], NO_TEXT],
    ['null', 'longevity', null, NULL],
    ['a fraction', 'longevity', 2.5, NO_INTEGER],
    ['a fraction as text', 'longevity', '2.5', NO_INTEGER],
    ['words', 'longevity', 'abc', NO_INTEGER],
    ['blank', 'longevity', '', NO_INTEGER],
    ['a truth value', 'longevity', true, NO_INTEGER],
    ['a list', 'longevity', [3], NO_INTEGER],
    ['an object', 'longevity', {}, NO_INTEGER],
    ['one too many', 'longevity', 2147483648, maximum()],
    ['far too many', 'longevity', '99999999999999999999', maximum()],
    ['less than nothing', 'longevity', -1, minimum(0)],
    ['less than nothing as text', 'longevity', '-1', minimum(0)],
    ['unknown', 'frequency', 'daily', '"daily" is not a valid choice.'],
    ['in capitals', 'frequency', 'Weekday', '"Weekday" is not a valid choice.'],
    ['blank', 'frequency', '', '"" is not a valid choice.'],
    ['null', 'frequency', null, NULL],
    ['a number', 'frequency', 5, '"5" is not a valid choice.'],
    ['unknown', 'state', 'archived', '"archived" is not a valid choice.'],
    ['null', 'state', null, NULL],
    ['null', 'ingredients', null, NULL],
  ])('%s: %s', async (_what, field, value, text) => {
    for (const [method, path] of [
      ['POST', '/api/recipes/'],
      ['PATCH', `/api/recipes/${await recipeId()}/`],
    ] as const) {
      const body = method === 'POST' ? aRecipe({ [field]: value }) : { [field]: value };
      const answer = await cook.send(method, path, { body });
      expect([answer.status, answer.body], method).toEqual([400, { [field]: [text] }]);
    }
  });

  test.each([
    [{}, 'dict'],
    [{ name: 'x' }, 'dict'],
    ['garlic', 'str'],
    ['', 'str'],
    [5, 'int'],
    [2.5, 'float'],
    [true, 'bool'],
  ])('a list that is none: %j', async (ingredients, type) => {
    const answer = await cook.post('/api/recipes/', aRecipe({ ingredients }));
    expect([answer.status, answer.body]).toEqual([
      400,
      {
        ingredients: { non_field_errors: [`Expected a list of items but got type "${type}".`] },
      },
    ]);
  });

  test.each(['name', 'meat_type', 'longevity', 'frequency', 'state', 'ingredients'])(
    '%s left out',
    async (field) => {
      const answer = await cook.post('/api/recipes/', aRecipe({ [field]: undefined }));
      expect([answer.status, answer.body]).toEqual([400, { [field]: [REQUIRED] }]);
    },
  );

  test.each(['\uD800', 'a\uDC00b', '\uDE00\uD83D'])('half a character: %j', async (half) => {
    for (const field of ['name', 'meat_type', 'note']) {
      const answer = await cook.post('/api/recipes/', aRecipe({ [field]: half }));
      expect(answer.status).toBe(400);
      expect(Object.keys(answer.body)).toEqual([field]);
    }
    expect((await cook.post('/api/grocery/list/', { items: half })).status).toBe(400);
    expect((await cook.post('/api/fridge/ingredient/', { name: half, group: 'x' })).status).toBe(
      400,
    );
  });

  test('all of them at once', async () => {
    const answer = await cook.post('/api/recipes/', {
      name: '',
      meat_type: 'x'.repeat(31),
      longevity: 'three',
      frequency: 'never',
      note: null,
      ingredients: 'salt',
    });
    expect([answer.status, answer.body]).toEqual([
      400,
      {
        name: [BLANK],
        meat_type: [noMoreThan(30)],
        longevity: [NO_INTEGER],
        frequency: ['"never" is not a valid choice.'],
        note: [NULL],
        state: [REQUIRED],
        ingredients: { non_field_errors: ['Expected a list of items but got type "str".'] },
      },
    ]);
  });

  test('one text with two faults has both', async () => {
    const answer = await cook.post('/api/recipes/', aRecipe({ name: `\0${'x'.repeat(200)}` }));
    expect(answer.body).toEqual({ name: [noMoreThan(200), NUL] });
  });

  test('in a list of objects it has its place, and {} stands for what is fine', async () => {
    const ingredients = [
      { name: 'garlic', quantity: '1' },
      { quantity: '2' },
      { name: 'x'.repeat(201), quantity: 'y'.repeat(101) },
      { name: 'salt' },
      { name: null, quantity: null },
      { name: ' ' },
    ];
    const answer = await cook.post('/api/recipes/', aRecipe({ ingredients }));
    expect([answer.status, answer.body]).toEqual([
      400,
      {
        ingredients: [
          {},
          { name: [REQUIRED] },
          { name: [noMoreThan(200)], quantity: [noMoreThan(100)] },
          {},
          { name: [NULL], quantity: [NULL] },
          { name: [BLANK] },
        ],
      },
    ]);
  });

  test('an element that is no object is told so in its place', async () => {
    const answer = await cook.post('/api/recipes/', aRecipe({ ingredients: [{ name: 'a' }, 'b'] }));
    const problem = 'Invalid data. Expected a dictionary, but got str.';
    expect(answer.body).toEqual({ ingredients: [{}, { non_field_errors: [problem] }] });
  });
});

describe('what is fine', () => {
  test('is text without the white space around it', async () => {
    const { status, body } = await cook.post(
      '/api/recipes/',
      aRecipe({
        name: '  Soup\t',
        meat_type: '\nSoups ',
        frequency: ' rarely ',
        note: ' two  words \n',
        ingredients: [{ name: '  Leek ', quantity: ' 2 ' }],
      }),
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'Soup',
      meat_type: 'Soups',
      frequency: 'rarely',
      note: 'two  words',
      ingredient_list: [{ name: 'leek', quantity: '2' }],
    });
  });

  test('is as long as it may be, counted in characters and not in bytes or halves', async () => {
    const { status, body } = await cook.post(
      '/api/recipes/',
      aRecipe({
        name: '🥚'.repeat(200),
        meat_type: `  ${'é'.repeat(30)}  `,
        note: 'n'.repeat(100_000),
        ingredients: [{ name: 'ł'.repeat(200), quantity: '🥚'.repeat(100) }],
      }),
    );
    expect(status).toBe(201);
    expect([...body.name]).toHaveLength(200);
    const longer = await cook.post('/api/recipes/', aRecipe({ name: '🥚'.repeat(201) }));
    expect(longer.body).toEqual({ name: [noMoreThan(200)] });
  });

  test.each([
    ['3', 3],
    [' 3 ', 3],
    ['007', 7],
    ['2147483647', 2147483647],
    [0, 0],
    ['0', 0],
    [2147483647, 2147483647],
  ])('is a number as number or as text: %j', async (longevity, read) => {
    const { status, body } = await cook.post('/api/recipes/', aRecipe({ longevity }));
    expect([status, body.longevity]).toEqual([201, read]);
  });

  test('may stand beside fields that are unknown or only to be read', async () => {
    const { status, body } = await cook.post(
      '/api/recipes/',
      aRecipe({
        id: 987654,
        added_date: '1999-01-01T00:00:00Z',
        accuracy: 100,
        ingredient_list: [{ name: 'poison', quantity: '' }],
        user: 1,
        kitchen_id: 1,
        constructor: 'x',
        nonsense: { deep: [null] },
      }),
    );
    expect(status).toBe(201);
    expect(Object.keys(body).join(' ')).toBe(
      'id name meat_type longevity frequency note state ingredient_list added_date',
    );
    expect(body.id).not.toBe(987654);
    expect(body.added_date).not.toContain('1999');
    expect(body.ingredient_list).toMatchObject(aRecipe().ingredients);
  });

  test('may hold any writing there is', async () => {
    const note = 'ﷺ 👩‍🍳 İi ẞß \u202Eabc\u200B "quoted" \\ \u2028 <b>bold</b> {{7*7}} \u0001';
    const { status, body } = await cook.post('/api/recipes/', aRecipe({ note }));
    expect([status, body.note]).toEqual([201, note]);
    expect((await cook.get(`/api/recipes/${body.id}/`)).body.note).toBe(note);
  });
});

function maximum(): string {
  return 'Ensure this value is less than or equal to 2147483647.';
}

function minimum(least: number): string {
  return `Ensure this value is greater than or equal to ${least}.`;
}

async function recipeId(): Promise<number> {
  return (await cook.post('/api/recipes/', aRecipe())).body.id;
}
