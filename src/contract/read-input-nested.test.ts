import { Type, type TSchema } from 'typebox';
import { describe, expect, test } from 'vitest';
import { AppError } from './errors.ts';
import { blankableText, text, wholeNumber } from './fields.ts';
import { readInput } from './read-input.ts';

/** What reading gives, or the status and body it is refused with. */
function read(schema: TSchema, sent: unknown): unknown {
  try {
    return readInput(schema, sent);
  } catch (error) {
    if (error instanceof AppError) return { status: error.status, body: error.body };
    throw error;
  }
}

const one = (field: TSchema, sent: unknown) => read(Type.Object({ field }), { field: sent });
const refused = (...problems: string[]) => ({ status: 400, body: { field: problems } });

const REQUIRED = 'This field is required.';
const NULL = 'This field may not be null.';
const BLANK = 'This field may not be blank.';
const NO_INTEGER = 'A valid integer is required.';

describe('a list', () => {
  const numbers = Type.Array(wholeNumber(), { maxItems: 3 });
  const things = Type.Array(Type.Object({ name: text(5) }));

  test('is read element by element', () => {
    expect(one(numbers, [1, '2', ' 3 '])).toEqual({ field: [1, 2, 3] });
    expect(one(numbers, [])).toEqual({ field: [] });
    expect(one(things, [{ name: ' a ', x: 1 }])).toEqual({ field: [{ name: 'a' }] });
  });

  test.each([
    [{}, 'dict'],
    ['1,2', 'str'],
    [5, 'int'],
    [2.5, 'float'],
    [true, 'bool'],
  ])('is not %j', (sent, type) => {
    const problem = `Expected a list of items but got type "${type}".`;
    expect(one(numbers, sent)).toEqual({
      status: 400,
      body: { field: { non_field_errors: [problem] } },
    });
  });

  test('is not null', () => {
    expect(one(numbers, null)).toEqual(refused(NULL));
  });

  test('may be too long', () => {
    expect(one(numbers, [1, 2, 3, 4])).toEqual(
      refused('Ensure this field has no more than 3 elements.'),
    );
  });

  test('of objects has its problems in their places', () => {
    expect(one(things, [{ name: 'a' }, {}, { name: '' }, 5, { name: 'b' }])).toEqual({
      status: 400,
      body: {
        field: [
          {},
          { name: [REQUIRED] },
          { name: [BLANK] },
          { non_field_errors: ['Invalid data. Expected a dictionary, but got int.'] },
          {},
        ],
      },
    });
  });

  test('of values has its problems by their places', () => {
    expect(one(numbers, [1, 'x', null])).toEqual({
      status: 400,
      body: { field: { 1: [NO_INTEGER], 2: [NULL] } },
    });
  });

  test('may be the whole answer with its problems', () => {
    const field = Type.Array(Type.Object({ name: text(5) }), { 'x-whole-answer': true });
    expect(one(field, [{ name: 'a' }, {}])).toEqual({
      status: 400,
      body: [{}, { name: [REQUIRED] }],
    });
  });
});

describe('an object', () => {
  const thing = Type.Object({
    name: text(5),
    size: wholeNumber(),
    note: Type.Optional(blankableText()),
  });

  test('loses what is unknown and does not gain what is left out', () => {
    expect(read(thing, { name: 'a', size: 1, id: 5, toString: 'x' })).toEqual({
      name: 'a',
      size: 1,
    });
    const sent: unknown = JSON.parse('{"name":"a","size":1,"__proto__":{"note":"x"}}');
    expect(read(thing, sent)).toEqual({ name: 'a', size: 1 });
  });

  test('takes no field from its prototype', () => {
    const schema = Type.Object({ constructor: Type.Optional(text(5)), valueOf: text(5) });
    expect(read(schema, {})).toEqual({ status: 400, body: { valueOf: [REQUIRED] } });
  });

  test('is told all its wrong fields at once', () => {
    expect(read(thing, { name: ' ', note: null })).toEqual({
      status: 400,
      body: { name: [BLANK], size: [REQUIRED], note: [NULL] },
    });
  });

  test.each([
    [[], 'list'],
    ['text', 'str'],
    ['', 'str'],
    [5, 'int'],
    [-1, 'int'],
    [2.5, 'float'],
    [true, 'bool'],
    [false, 'bool'],
  ])('is not %j', (sent, type) => {
    expect(read(thing, sent)).toEqual({
      status: 400,
      body: { non_field_errors: [`Invalid data. Expected a dictionary, but got ${type}.`] },
    });
  });

  test('is not null', () => {
    expect(read(thing, null)).toEqual({
      status: 400,
      body: { non_field_errors: ['No data provided'] },
    });
  });

  test('may check its fields together, once each is fine by itself', () => {
    const schema = Type.Object(
      { name: text(5), size: wholeNumber() },
      {
        check: ({ name }: Record<string, unknown>) => ({
          ...(name === 'bad' ? { name: ['Not this one.'] } : {}),
          size: ['Too odd.'],
        }),
      },
    );
    expect(read(schema, { name: 'bad', size: 'x' })).toEqual({
      status: 400,
      body: { name: ['Not this one.'], size: [NO_INTEGER] },
    });
  });
});

describe('a field with an error of its own', () => {
  const list = Type.Array(wholeNumber(), {
    'x-absent': 'missing_list',
    'x-not-a-list': 'not_a_recipe_list',
  });

  test.each([[{}], [{ list: null }], [{ list: [] }]])('answers with it: %j', (sent) => {
    expect(read(Type.Object({ list, name: text(5) }), sent)).toEqual({
      status: 400,
      body: { error: 'Missing list in request body' },
    });
  });

  test.each([['text'], [5], [true], [{ a: 1 }]])('answers with another: %j', (sent) => {
    expect(read(Type.Object({ list }), { list: sent })).toEqual({
      status: 400,
      body: { detail: 'Expected a list of recipes.' },
    });
  });

  test('answers as all do when only an element is wrong', () => {
    expect(read(Type.Object({ list }), { list: ['x'] })).toEqual({
      status: 400,
      body: { list: { 0: [NO_INTEGER] } },
    });
  });

  test('answers a whole body of null as all do', () => {
    expect(read(Type.Object({ list }), null)).toEqual({
      status: 400,
      body: { non_field_errors: ['No data provided'] },
    });
  });
});
