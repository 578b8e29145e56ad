import { Type, type Static, type TSchema, type TSchemaOptions } from 'typebox';

/** The largest whole number the contract stores (PostgreSQL's integer). */
const MAX_INTEGER = 2_147_483_647;

/** Text that is trimmed and may not be blank, at most `max` code points. */
export function text(max: number, options: TSchemaOptions = {}) {
  return Type.String({ minLength: 1, maxLength: max, ...options });
}

/** Text that is trimmed and may be blank, at most `max` code points if given. */
export function blankableText(max?: number, options: TSchemaOptions = {}) {
  return Type.String(max === undefined ? options : { maxLength: max, ...options });
}

/** A whole number from 0, sent as a number or as its digits. */
export function wholeNumber(options: TSchemaOptions = {}) {
  return Type.Integer({ minimum: 0, maximum: MAX_INTEGER, ...options });
}

/** A field that may also be null: nobody has said. */
export function nullable<S extends TSchema & { type: string }>(schema: S) {
  return Type.Unsafe<Static<S> | null>({ ...schema, type: [schema.type, 'null'] });
}

/** A password: taken as it is, never trimmed. */
export function password(description: string) {
  return Type.String({ minLength: 1, format: 'password', writeOnly: true, description });
}

/** A moment in UTC, ISO 8601 with milliseconds and `Z`. */
export const Time = Type.String({ format: 'date-time' });

/** The id of a stored thing: a positive integer. */
export const Id = Type.Integer({ minimum: 1 });

/** The path parameters of one thing. */
export const IdParams = Type.Object({ id: Id });
