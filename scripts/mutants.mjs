// Mutants of what sessions and tokens stand on: one condition less each.
import { readFileSync } from 'node:fs';

/** What must notice them. */
export const TESTS = [
  'src/domain/session-rule',
  'src/server/account/tokens',
  'src/server/account/session',
  'src/server/account/refresh',
  'src/server/account/logout',
  'src/server/account/bearer',
  'src/server/account/own-account',
  'src/server/access/api-tokens',
];

/** Whole lines that are conditions of a statement. */
const WHERE = /^ +\.(?:where|\$if)\(.*\)\n/gm;
/** One side of an `and` or `or` in a condition; a parenthesis would take its other half along. */
const SIDES =
  /(?<=\(|\|\| |&& |return |if \()!?[\w.?]+(?: (?:===|!==|<=|>=|<|>) [\w.'() +*/]+?)? (?:\|\||&&) /gm;
/** A check that leaves. */
const LEAVES = /^ +if \((?:[^()]|\([^()]*\))*\) (?:return [^;]*|throw [^;]*|continue);\n/gm;

const FILES = [
  { file: 'src/server/account/sessions.store.ts', kinds: [WHERE] },
  { file: 'src/domain/session-rule.ts', kinds: [SIDES, LEAVES] },
  { file: 'src/server/account/refresh.ts', kinds: [SIDES, LEAVES] },
  { file: 'src/server/account/tokens.ts', kinds: [SIDES, LEAVES] },
  { file: 'src/server/http/session.ts', kinds: [LEAVES] },
];

/** These change nothing that could be seen; why stands beside each. */
const EQUAL = [
  // A check before the same check.
  ['refresh.ts', '!session || '],
  ['refresh.ts', '!state || '],
  ['tokens.ts', 'problem || '],
  ['tokens.ts', 'if (!signingKey)'],
];

/** @returns each with the file, what is taken out, and the whole text without it */
export function mutants() {
  return FILES.flatMap(({ file, kinds }) => {
    const text = readFileSync(file, 'utf8');
    return kinds
      .flatMap((kind) => [...text.matchAll(kind)])
      .filter(
        ([found]) => !EQUAL.some(([name, part]) => file.endsWith(name) && found.includes(part)),
      )
      .map(({ 0: found, index }) => ({
        file,
        title: `${file}:${text.slice(0, index).split('\n').length} without ${found.trim()}`,
        text: text.slice(0, index) + text.slice(index + found.length),
      }));
  });
}
