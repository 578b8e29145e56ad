import type { Static, TSchema } from 'typebox';
import { AppError, type ErrorCode } from './errors.ts';

/** What is wrong with one field, or with the fields below it. */
export type Problems = string[] | Problems[] | { [field: string]: Problems };

/** The keywords of a schema that reading knows: JSON Schema's own, and four of ours (see ARCHITECTURE.md). */
interface Field {
  type?: string | readonly [string, 'null'];
  enum?: readonly string[];
  properties?: Record<string, Field>;
  required?: readonly string[];
  items?: Field;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  format?: string;
  /** The error that answers when the field is missing, null or empty. */
  'x-absent'?: ErrorCode;
  /** The error that answers when the field is no list. */
  'x-not-a-list'?: ErrorCode;
  /** Numbers are not read as text here. */
  'x-only-text'?: boolean;
  /** The problems of this list's elements are the whole answer. */
  'x-whole-answer'?: boolean;
  /** Problems of fields taken together, told those that are fine by themselves. */
  check?: (value: Record<string, unknown>) => Record<string, string[]>;
}

type Read = { value: unknown } | { problems: Problems };

const REQUIRED = ['This field is required.'];
const NULL = ['This field may not be null.'];

/**
 * Reads what a client sent against a schema of the contract, as Django REST Framework would: text is trimmed,
 * numeric text counts as a number, unknown fields are left out.
 * @returns the value, cleaned
 * @throws AppError `invalid_input` naming every wrong field at once, or the error a field asks for by `x-absent`
 */
export function readInput<S extends TSchema>(schema: S, sent: unknown): Static<S> {
  const field = schema as Field;
  const read =
    sent === null
      ? { problems: { non_field_errors: ['No data provided'] } }
      : readField(field, sent);
  if ('value' in read) return read.value as Static<S>;
  throw new AppError('invalid_input', wholeAnswer(field, read.problems));
}

function readField(field: Field, sent: unknown): Read {
  // A schema without a type takes whatever comes: its handler looks for itself.
  if (field.type === undefined && !field.enum) return { value: sent };
  if (sent === null) return isNullable(field) ? { value: null } : { problems: NULL };
  if (field.enum) return readChoice(field.enum, sent);
  switch (typeof field.type === 'string' ? field.type : field.type?.[0]) {
    case 'object':
      return readObject(field, sent);
    case 'array':
      return readList(field, sent);
    case 'string':
      return readText(field, sent);
    case 'integer':
      return readInteger(field, sent);
    case 'boolean':
      return readBoolean(sent);
    default:
      return { value: sent };
  }
}

const isNullable = ({ type }: Field): boolean => Array.isArray(type) && type.includes('null');

function readObject(field: Field, sent: unknown): Read {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) {
    const problem = `Invalid data. Expected a dictionary, but got ${typeName(sent)}.`;
    return { problems: { non_field_errors: [problem] } };
  }
  const value: Record<string, unknown> = {};
  let problems: Record<string, Problems> | undefined;
  for (const [name, inner] of fieldsOf(field)) {
    const given = Object.hasOwn(sent, name) ? (sent as Record<string, unknown>)[name] : undefined;
    if (inner['x-absent'] && isAbsent(given)) throw new AppError(inner['x-absent'] as 'no_items');
    if (given === undefined) {
      if (field.required?.includes(name)) (problems ??= {})[name] = REQUIRED;
      continue;
    }
    const read = readField(inner, given);
    if ('value' in read) value[name] = read.value;
    else (problems ??= {})[name] = read.problems;
  }
  for (const [name, found] of Object.entries(field.check?.(value) ?? {})) {
    if (problems === undefined || !Object.hasOwn(problems, name)) (problems ??= {})[name] = found;
  }
  return problems ? { problems } : { value };
}

/** The fields of a schema, taken apart once: a list of thousands asks thousands of times. */
function fieldsOf(field: Field): readonly (readonly [string, Field])[] {
  let fields = knownFields.get(field);
  if (!fields) knownFields.set(field, (fields = Object.entries(field.properties ?? {})));
  return fields;
}

const knownFields = new WeakMap<Field, [string, Field][]>();

function readList(field: Field, sent: unknown): Read {
  if (!Array.isArray(sent)) {
    if (field['x-not-a-list']) throw new AppError(field['x-not-a-list'] as 'no_items');
    const problem = `Expected a list of items but got type "${typeName(sent)}".`;
    return { problems: { non_field_errors: [problem] } };
  }
  if (field.maxItems !== undefined && sent.length > field.maxItems) {
    return { problems: [`Ensure this field has no more than ${field.maxItems} elements.`] };
  }
  const inner = field.items ?? {};
  const reads = sent.map((element) => readField(inner, element));
  if (reads.every((read) => 'value' in read)) return { value: reads.map((read) => read.value) };
  const isObject = inner.type === 'object';
  const wrong = reads.map((read) => ('problems' in read ? read.problems : undefined));
  return { problems: isObject ? wrong.map(asObject) : byIndex(wrong) };
}

function readText(field: Field, sent: unknown): Read {
  if (typeof sent !== 'string' && (typeof sent !== 'number' || field['x-only-text'])) {
    return { problems: ['Not a valid string.'] };
  }
  const value = field.format === 'password' ? String(sent) : String(sent).trim();
  if (value === '' && field.minLength) return { problems: ['This field may not be blank.'] };
  const problems: string[] = [];
  if (field.maxLength !== undefined && isLongerThan(value, field.maxLength)) {
    problems.push(`Ensure this field has no more than ${field.maxLength} characters.`);
  }
  if (value.includes('\0')) problems.push('Null characters are not allowed.');
  if (!value.isWellFormed()) problems.push('Surrogate characters are not allowed.');
  return problems.length > 0 ? { problems } : { value };
}

function readInteger(field: Field, sent: unknown): Read {
  const isNumeric = typeof sent === 'number' || typeof sent === 'string';
  const value = isNumeric && /^\s*[+-]?\d+(?:\.0*)?\s*$/.test(String(sent)) ? Number(sent) : NaN;
  if (Number.isNaN(value) && !(typeof sent === 'number' && Number.isInteger(sent))) {
    return { problems: ['A valid integer is required.'] };
  }
  const number = Number.isNaN(value) ? (sent as number) : value;
  if (field.maximum !== undefined && number > field.maximum) {
    return { problems: [`Ensure this value is less than or equal to ${field.maximum}.`] };
  }
  if (field.minimum !== undefined && number < field.minimum) {
    return { problems: [`Ensure this value is greater than or equal to ${field.minimum}.`] };
  }
  return { value: number };
}

function readChoice(choices: readonly string[], sent: unknown): Read {
  const value = typeof sent === 'string' ? sent.trim() : sent;
  if (typeof value === 'string' && choices.includes(value)) return { value };
  const shown = typeof sent === 'object' ? typeName(sent) : String(sent).slice(0, 100);
  return { problems: [`"${shown}" is not a valid choice.`] };
}

const TRUE: ReadonlySet<unknown> = new Set([true, 1, '1', 'true', 'True', 'on', 'yes']);
const FALSE: ReadonlySet<unknown> = new Set([false, 0, '0', 'false', 'False', 'off', 'no']);

function readBoolean(sent: unknown): Read {
  if (TRUE.has(sent)) return { value: true };
  if (FALSE.has(sent)) return { value: false };
  return { problems: ['Must be a valid boolean.'] };
}

function isAbsent(sent: unknown): boolean {
  return (
    sent === undefined ||
    sent === null ||
    (typeof sent === 'string' && sent.trim() === '') ||
    (Array.isArray(sent) && sent.length === 0)
  );
}

/** Counts code points, as Python does, only where UTF-16 units cannot tell. */
function isLongerThan(value: string, max: number): boolean {
  if (value.length <= max) return false;
  if (value.length > 2 * max) return true;
  return [...value].length > max;
}

function asObject(problems: Problems | undefined): Problems {
  if (problems === undefined) return {};
  return Array.isArray(problems) ? { non_field_errors: problems } : problems;
}

function byIndex(wrong: (Problems | undefined)[]): Problems {
  return Object.fromEntries(
    wrong.flatMap((problems, index) => (problems ? [[String(index), problems]] : [])),
  );
}

function wholeAnswer(field: Field, problems: Problems): Problems {
  for (const [name, inner] of fieldsOf(field)) {
    const own = Array.isArray(problems) ? undefined : problems[name];
    if (inner['x-whole-answer'] && own !== undefined) return own;
  }
  return problems;
}

/** The name Python gives to the type of a JSON value: the contract's texts use them. */
function typeName(value: unknown): string {
  if (value === null) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'string':
      return 'str';
    case 'boolean':
      return 'bool';
    case 'number':
      return Number.isInteger(value) ? 'int' : 'float';
    default:
      return 'dict';
  }
}
