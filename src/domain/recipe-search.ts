/** A recipe's words, ready to be searched: what stands in front weighs more. */
export interface SearchText {
  name: string;
  /** Category, ingredients, how often. */
  about: string;
  note: string;
}

/** What is searched in. */
export interface Searchable {
  name: string;
  meat_type: string;
  frequency: string;
  note: string;
  ingredient_list: readonly { name: string }[];
}

/**
 * Text as searching compares it: lower case, without accents, words parted by single blanks with one in front.
 * @param text any text
 */
export function searchForm(text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words === '' ? '' : ` ${words}`;
}

export function searchTextOf(recipe: Searchable): SearchText {
  const foods = recipe.ingredient_list.map(({ name }) => name).join(' ');
  return {
    name: searchForm(recipe.name),
    about: searchForm(`${recipe.meat_type} ${recipe.frequency} ${foods}`),
    note: searchForm(recipe.note),
  };
}

const MISSING = 0;

/**
 * How well a recipe fits what was typed: every word must begin a word somewhere, or stand inside the name.
 * @param query in its `searchForm`
 * @returns 0 when it does not fit; otherwise the more the better
 */
function fitOf(text: SearchText, query: string): number {
  if (query === '') return 1;
  let fit = text.name === query ? 1000 : text.name.startsWith(query) ? 100 : 1;
  for (const word of query.split(' ').slice(1)) {
    const here = fitOfWord(text, word);
    if (here === MISSING) return 0;
    fit += here;
  }
  return fit;
}

function fitOfWord({ name, about, note }: SearchText, word: string): number {
  const beginning = ` ${word}`;
  if (name.startsWith(beginning)) return 40;
  if (name.includes(beginning)) return 30;
  if (about.includes(beginning)) return 12;
  if (word.length > 2 && name.includes(word)) return 8;
  if (note.includes(beginning)) return 3;
  return MISSING;
}

/**
 * The elements that fit, best first; those that fit alike keep their order.
 * @param textOf the words of an element
 * @param query as typed
 */
export function search<T>(
  items: readonly T[],
  textOf: (item: T) => SearchText,
  query: string,
): T[] {
  const form = searchForm(query);
  if (form === '') return [...items];
  const fitting: { item: T; fit: number }[] = [];
  for (const item of items) {
    const fit = fitOf(textOf(item), form);
    if (fit > 0) fitting.push({ item, fit });
  }
  return fitting.toSorted((a, b) => b.fit - a.fit).map(({ item }) => item);
}
