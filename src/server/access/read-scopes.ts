import type { Scope } from '../../contract/endpoint.ts';

/** The scopes of a token as they are kept: words with spaces between. Other words are nothing. */
export function readScopes(text: string): Scope[] {
  return (['read', 'write'] as const).filter((scope) => text.split(' ').includes(scope));
}
