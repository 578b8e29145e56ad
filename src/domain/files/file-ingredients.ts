import { readIngredientLine, type IngredientLine } from '../ingredient-line.ts';
import { splitIngredientLine } from '../ingredient-split.ts';
import type { IngredientSection } from '../recipe-parts.ts';
import type { FileIngredient } from './file-recipe.ts';
import { line } from './file-text.ts';

/** "[For the sauce]" and "# Sauce", as some programs write headings. */
const MARKED_HEADING = /^(?:\[([^[\]]+)\]|#+\s*(\S.*?)\s*#*)$/u;
const BULLET = /^[\s•▢□☐·*–—‣◦●▪-]+(?=\S)/u;
/** What stands between an amount and its food. */
const LINK = /(?<=\s)(?:of|de|di|du|des|van|von|av|d['’])$/iu;

/**
 * Reads the lines of an ingredient list. Headings become the section of the lines behind them.
 * @param texts one line each; empty ones are left out
 */
export function readIngredients(texts: readonly string[]): FileIngredient[] {
  const ingredients: FileIngredient[] = [];
  let section = '';
  for (const text of texts.map(line)) {
    const heading = headingIn(text);
    if (heading !== undefined) section = heading;
    else if (text !== '') ingredients.push(ingredientOf(text, section));
  }
  return ingredients.filter(({ name }) => name !== '');
}

/** The same of a list whose parts are told apart already. */
export function readSections(sections: readonly IngredientSection[]): FileIngredient[] {
  return readIngredients(
    sections.flatMap(({ name, lines }) => (name === '' ? lines : [`[${name}]`, ...lines])),
  );
}

/** What a heading says; undefined for a line that is none. */
function headingIn(text: string): string | undefined {
  const marked = text.length < 200 ? MARKED_HEADING.exec(text) : null;
  if (marked) return (marked[1] ?? marked[2] ?? '').replace(/:$/u, '').trim();
  return text.endsWith(':') && readIngredientLine(text).heading
    ? text.replace(/:$/u, '').trim()
    : undefined;
}

/** One line of an ingredient list: how much in its own words, of what, and what is said about it. */
export function ingredientOf(text: string, section: string): FileIngredient {
  const read = readIngredientLine(text);
  const { amounts, name } = read;
  const preparation = [read.preparation, read.comment].filter((part) => part !== null).join(', ');
  const rest = { line: text, preparation, section };
  if (name !== '' && amounts.length === 0) return { ...rest, name, quantity: '' };
  const quantity = name === '' ? undefined : amountWords(text, name, read);
  return quantity === undefined
    ? { ...rest, ...splitIngredientLine(text) }
    : { ...rest, name, quantity };
}

/** The amount as it was written; undefined where the name is not found behind an amount. */
function amountWords(text: string, name: string, { amounts, preparation }: IngredientLine) {
  const bare = text.replace(BULLET, '');
  const at = bare.toLowerCase().indexOf(name.toLowerCase());
  if (at <= 0) return undefined;
  let before = withoutLink(bare.slice(0, at));
  const done = preparation?.split(', ', 1)[0] ?? '';
  if (done !== '' && before.endsWith(done)) before = before.slice(0, -done.length);
  before = withoutLink(before);
  // "2 garlic cloves": the unit comes later.
  const isLate = Boolean(amounts[0]?.unit) && !/\p{L}/u.test(before);
  const unit = isLate ? /^\s*([\p{L}.]+)/u.exec(bare.slice(at + name.length))?.[1] : undefined;
  return [before, ...(unit === undefined ? [] : [unit])].join(' ') || undefined;
}

function withoutLink(text: string): string {
  let bare = text.trim().replace(LINK, '').trim();
  while (bare.endsWith(',')) bare = bare.slice(0, -1).trim();
  return bare;
}
