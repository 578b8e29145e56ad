/** What stands in no aisle we know. */
const ELSEWHERE = 'Other things';

/** Aisles of ours are single words in lower case; those of the kitchen stay as they are. */
export function aisleName(aisle: string | null): string {
  return aisle === null ? ELSEWHERE : `${aisle.slice(0, 1).toUpperCase()}${aisle.slice(1)}`;
}
