import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

// Every pattern of the server and its rules is tried on texts made to be slow. Texts from outside are cut before they
// are matched, or the pattern takes linear time (see the tests of page-tree.ts and recipe-text.ts); what must not be
// anywhere is a pattern whose time grows faster than with the square of the text, as a few hundred signs then do.

/** UTF-16 code units: squared, that takes a few milliseconds; to the third power, ten seconds. */
const LENGTH = 2000;
/** In ms; far more than a good pattern takes on a busy machine, far less than a bad one. */
const MOST = 2000;

interface Pattern {
  source: string;
  flags: string;
}

function patternsIn(folder: string): Map<string, Pattern> {
  const patterns = new Map<string, Pattern>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.includes('.test.')) continue;
    const text = readFileSync(join(folder, name), 'utf8');
    JSON.stringify(parseSync(name, text).program, (_key, value: unknown) => {
      const regex = regexOf(value);
      if (regex) {
        const flags = regex.flags.replaceAll(/[gy]/gu, '');
        patterns.set(`${name}: ${regex.pattern}`, { source: regex.pattern, flags });
      }
      return typeof value === 'bigint' ? null : value;
    });
  }
  return patterns;
}

/** The pattern of a literal in a parsed program. */
function regexOf(value: unknown): { pattern: string; flags: string } | undefined {
  if (typeof value !== 'object' || value === null || !('regex' in value)) return undefined;
  return value.regex as { pattern: string; flags: string };
}

/** What repeated texts are made of: the words and signs in a pattern, alone and beside others. */
function piecesFor({ source }: Pattern): string[] {
  const words = source.match(/\p{L}{2,}/gu) ?? [];
  const signs = source.replaceAll(/\\[a-zA-Z]|[\\[\](){}?*+|^$]/gu, ' ').match(/\S/gu) ?? [];
  const some = [...new Set([...words.slice(0, 12), ...signs.slice(0, 12)])];
  const base = [
    'a',
    'A',
    '1',
    ' ',
    '\n',
    '.',
    ',',
    '-',
    '(',
    ')',
    '"',
    '½',
    'a ',
    '1 ',
    '1.',
    'a-',
    ' a1',
  ];
  return [...new Set([...base, ...some, ...some.map((one) => `${one} `)])];
}

const CODE = new Script('new RegExp(source, flags).test(text)');
const CONTEXT = createContext({});

/** How long a pattern takes on its slowest text in ms; the time it was given up after where that is too long. */
function slowest(pattern: Pattern): { text: string; took: number } {
  const words = (pattern.source.match(/\p{L}{2,}|\d/gu) ?? []).slice(0, 3);
  let worst = { text: '', took: 0 };
  for (const piece of piecesFor(pattern)) {
    const many = piece.repeat(Math.ceil(LENGTH / piece.length));
    for (const text of [`${many}\u0001`, ...words.map((word) => `${word}${many}\u0001`)]) {
      const began = performance.now();
      try {
        Object.assign(CONTEXT, pattern, { text });
        CODE.runInContext(CONTEXT, { timeout: MOST });
      } catch {
        return { text: text.slice(0, 20), took: MOST };
      }
      const took = performance.now() - began;
      if (took > worst.took) worst = { text: text.slice(0, 20), took };
    }
  }
  return worst;
}

test('a pattern whose time grows too fast would be found', () => {
  expect(slowest({ source: '^(?:a+)+$', flags: 'u' }).took).toBe(MOST);
  expect(slowest({ source: String.raw`^\s*(?:x\s*)*(?:\s*y)*$`, flags: 'u' }).took).toBeLessThan(
    MOST,
  );
});

test.each(['src/domain', 'src/contract', 'src/server'])(
  'no pattern in %s takes for ever',
  { timeout: 280_000 },
  (folder) => {
    const patterns = patternsIn(folder);
    expect(patterns.size).toBeGreaterThan(2);
    const slow = [...patterns].flatMap(([where, pattern]) => {
      const { text, took } = slowest(pattern);
      return took >= MOST ? [`${where} on ${JSON.stringify(text)}`] : [];
    });
    expect(slow).toEqual([]);
  },
);
