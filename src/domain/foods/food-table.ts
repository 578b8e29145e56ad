import { nameKey } from '../name-key.ts';

/** A row of a table of foods: names apart by commas, and what is known of all of them. */
export type FoodRow<T> = readonly [names: string, value: T];

/** The rows of a table written as text: columns apart by `|`, lines that begin with `#` only part it. */
export function tableRows(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

/** Looks a food up by its key, see `nameKey`. */
export interface FoodTable<T> {
  /** What is known of this very food; words that only describe it ("fresh", "unsalted") are overlooked. */
  exactly: (key: string) => T | undefined;
  /** The same, and else of what its name ends with, or begins with: "chicken stock" is a stock, Weizenmehl is Mehl. A guess. */
  roughly: (key: string) => T | undefined;
}

/** Words that do not change what a food is to a shop, a scale or a fridge. */
const DESCRIBING = new Set(
  (
    'fresh freshly large small medium big ripe organic raw whole unsalted salted extra virgin light good quality free ' +
    'range plain best chopped diced sliced grated peeled skinless boneless lean white yellow red green dark low fat ' +
    'frisch frische frischer frisches bio reife reifer frais fraiche fraiches fresco fresca frescos frescas tươi cold ' +
    'warm hot boiling lukewarm softened melted semi skimmed full natural pure'
  ).split(' '),
);

/**
 * A table of foods. Its keys are made when it is first asked.
 * @param rows where a name stands twice the first counts
 */
export function foodTable<T>(rows: readonly FoodRow<T>[]): FoodTable<T> {
  let byKey: Map<string, T> | undefined;
  const table = (): Map<string, T> => {
    if (byKey) return byKey;
    byKey = new Map();
    for (const [names, value] of rows) {
      for (const name of names.split(',')) {
        const key = nameKey(name);
        if (!byKey.has(key)) byKey.set(key, value);
      }
    }
    return byKey;
  };
  const exactly = (key: string): T | undefined => {
    const known = table().get(key);
    if (known !== undefined) return known;
    const words = key.split(' ', MOST_WORDS);
    while (words.length > 1) {
      if (DESCRIBING.has(words[0] ?? '')) words.shift();
      else if (DESCRIBING.has(words.at(-1) ?? '')) words.pop();
      else return undefined;
      const found = table().get(words.join(' '));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const roughly = (key: string): T | undefined => {
    const known = exactly(key);
    if (known !== undefined) return known;
    const words = key.split(' ', MOST_WORDS);
    for (let from = 1; from < words.length; from += 1) {
      const found = table().get(words.slice(from).join(' '));
      if (found !== undefined) return found;
    }
    for (let to = words.length - 1; to > 0; to -= 1) {
      const found = table().get(words.slice(0, to).join(' '));
      if (found !== undefined) return found;
    }
    return compound(words.at(-1) ?? '');
  };
  /** "Weizenmehl" is Mehl, "Zwiebeln" are Zwiebel. */
  const compound = (word: string): T | undefined => {
    if (word.length > LONGEST_WORD) return undefined;
    const ones = [
      word,
      ...PLURALS.filter((end) => word.endsWith(end)).map((end) => word.slice(0, -end.length)),
    ];
    for (let from = 0; from <= word.length - SHORTEST_PART; from += 1) {
      if (from > 0 && from < SHORTEST_FRONT) continue;
      for (const one of ones) {
        const part = one.slice(from);
        const found = part.length < SHORTEST_PART ? undefined : table().get(part);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  };
  return { exactly, roughly };
}

/** Endings of German and Dutch plurals. */
const PLURALS = ['n', 'en', 'e', 'er'];
const SHORTEST_PART = 4;
const SHORTEST_FRONT = 3;
const LONGEST_WORD = 40;

/** Longer names are sentences. */
const MOST_WORDS = 8;
