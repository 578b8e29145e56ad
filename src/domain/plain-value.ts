/**
 * What a value read from somebody's file says as a text. Objects say nothing: `String` would call their own `toString`,
 * which a file may make anything.
 * @returns "" for lists, objects, null and undefined
 */
export function textIn(value: unknown): string {
  return typeof value === 'object' || value === undefined ? '' : String(value);
}

/** The same as a number; NaN for what is none, such as a list or an object. */
export function numberIn(value: unknown): number {
  return typeof value === 'object' || value === undefined ? Number.NaN : Number(value);
}
