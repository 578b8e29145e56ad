import { Type, type TSchema } from 'typebox';
import { describe, expect, test } from 'vitest';
import { AppError } from './errors.ts';
import { blankableText, password, text, wholeNumber } from './fields.ts';
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

const NULL = 'This field may not be null.';
const BLANK = 'This field may not be blank.';
const NO_TEXT = 'Not a valid string.';
const NO_INTEGER = 'A valid integer is required.';
const NO_BOOLEAN = 'Must be a valid boolean.';
const LONGER_THAN_5 = 'Ensure this field has no more than 5 characters.';
const NUL = 'Null characters are not allowed.';
const HALF = 'Surrogate characters are not allowed.';

describe('text', () => {
  test.each<[unknown, string]>([
    ['salt', 'salt'],
    ['  salt\n', 'salt'],
    ['\u00A0\uFEFFsalt\u3000', 'salt'],
    ['a  b', 'a  b'],
    ['12345', '12345'],
    ['  12345  ', '12345'],
    ['🥚🥚🥚🥚🥚', '🥚🥚🥚🥚🥚'],
    [5, '5'],
    [2.5, '2.5'],
    [0, '0'],
  ])('%j is read as %j', (sent, value) => {
    expect(one(text(5), sent)).toEqual({ field: value });
  });

  test.each<[unknown, ...string[]]>([
    [null, NULL],
    ['', BLANK],
    [' \t\r\n', BLANK],
    [true, NO_TEXT],
    [false, NO_TEXT],
    [[], NO_TEXT],
    [['salt'], NO_TEXT],
    [{}, NO_TEXT],
    ['123456', LONGER_THAN_5],
    ['🥚🥚🥚🥚🥚🥚', LONGER_THAN_5],
    [123456, LONGER_THAN_5],
    ['a\0b', NUL],
    ['\0', NUL],
    ['\uD83E', HALF],
    ['a\uDD5A', HALF],
    ['\uDD5A\uD83E', HALF],
    ['12345\0', LONGER_THAN_5, NUL],
    ['123456\0\uD800', LONGER_THAN_5, NUL, HALF],
  ])('%j is refused', (sent, ...problems) => {
    expect(one(text(5), sent)).toEqual(refused(...problems));
  });

  test('may be blank and endless where it says so', () => {
    expect(one(blankableText(), ' ')).toEqual({ field: '' });
    expect(one(blankableText(), 'x'.repeat(100_000))).toEqual({ field: 'x'.repeat(100_000) });
    expect(one(blankableText(5), '')).toEqual({ field: '' });
    expect(one(blankableText(5), '123456')).toEqual(refused(LONGER_THAN_5));
    expect(one(blankableText(), null)).toEqual(refused(NULL));
    expect(one(blankableText(), '\0')).toEqual(refused(NUL));
  });

  test('is nothing but text where it says so', () => {
    const field = text(5, { 'x-only-text': true });
    expect(one(field, ' a ')).toEqual({ field: 'a' });
    expect(one(field, 5)).toEqual(refused(NO_TEXT));
    expect(one(field, true)).toEqual(refused(NO_TEXT));
  });

  test('of a password is never trimmed', () => {
    expect(one(password(''), '  secret ')).toEqual({ field: '  secret ' });
    expect(one(password(''), '  ')).toEqual({ field: '  ' });
    expect(one(password(''), '')).toEqual(refused(BLANK));
    expect(one(password(''), 'a\0')).toEqual(refused(NUL));
    expect(one(password(''), null)).toEqual(refused(NULL));
  });
});

describe('a whole number', () => {
  test.each<[unknown, number]>([
    [3, 3],
    [0, 0],
    [2147483647, 2147483647],
    [3.0, 3],
    ['3', 3],
    [' 3 ', 3],
    ['+3', 3],
    ['007', 7],
    ['3.0', 3],
    ['2147483647', 2147483647],
  ])('%j is read as %j', (sent, value) => {
    expect(one(wholeNumber(), sent)).toEqual({ field: value });
  });

  test.each<[unknown, string]>([
    [null, NULL],
    ['', NO_INTEGER],
    [' ', NO_INTEGER],
    ['abc', NO_INTEGER],
    ['3a', NO_INTEGER],
    [2.5, NO_INTEGER],
    ['2.5', NO_INTEGER],
    ['1e3', NO_INTEGER],
    ['0x10', NO_INTEGER],
    ['1 000', NO_INTEGER],
    ['٣', NO_INTEGER],
    ['Infinity', NO_INTEGER],
    [Infinity, NO_INTEGER],
    [NaN, NO_INTEGER],
    [true, NO_INTEGER],
    [false, NO_INTEGER],
    [[], NO_INTEGER],
    [[3], NO_INTEGER],
    [{}, NO_INTEGER],
    [-1, 'Ensure this value is greater than or equal to 0.'],
    ['-1', 'Ensure this value is greater than or equal to 0.'],
    [2147483648, 'Ensure this value is less than or equal to 2147483647.'],
    ['9'.repeat(500), 'Ensure this value is less than or equal to 2147483647.'],
    [1e300, 'Ensure this value is less than or equal to 2147483647.'],
  ])('%j is refused', (sent, problem) => {
    expect(one(wholeNumber(), sent)).toEqual(refused(problem));
  });
});

describe('a truth value', () => {
  test.each([true, 'true', 'True', 1, '1', 'yes', 'on'])('%j is true', (sent) => {
    expect(one(Type.Boolean(), sent)).toEqual({ field: true });
  });

  test.each([false, 'false', 'False', 0, '0', 'no', 'off'])('%j is false', (sent) => {
    expect(one(Type.Boolean(), sent)).toEqual({ field: false });
  });

  test.each([
    [null, NULL],
    ['', NO_BOOLEAN],
    ['maybe', NO_BOOLEAN],
    [2, NO_BOOLEAN],
    [[], NO_BOOLEAN],
    [{}, NO_BOOLEAN],
  ])('%j is refused', (sent, problem) => {
    expect(one(Type.Boolean(), sent)).toEqual(refused(problem));
  });
});

describe('a choice', () => {
  const colour = Type.Enum(['red', 'green']);

  test.each(['red', ' red ', 'green\n'])('%j is among them', (sent) => {
    expect(one(colour, sent)).toEqual({ field: sent.trim() });
  });

  test.each<[unknown, string]>([
    [null, NULL],
    ['blue', '"blue" is not a valid choice.'],
    ['Red', '"Red" is not a valid choice.'],
    ['', '"" is not a valid choice.'],
    [5, '"5" is not a valid choice.'],
    ['__proto__', '"__proto__" is not a valid choice.'],
  ])('%j is not', (sent, problem) => {
    expect(one(colour, sent)).toEqual(refused(problem));
  });

  test.each([[['red']], [{ red: 1 }], ['x'.repeat(5000)]])('%j is not, in few words', (sent) => {
    const { body } = one(colour, sent) as { body: { field: string[] } };
    expect(body.field).toHaveLength(1);
    expect(body.field[0]).toMatch(/^".{0,100}" is not a valid choice\.$/);
  });
});
