import { draftIngredient } from '../draft-ingredient.ts';
import { readIngredientLine } from '../ingredient-line.ts';
import type { IngredientSection } from '../recipe-parts.ts';
import type { FileIngredient } from './file-recipe.ts';
import { line } from './file-text.ts';

/** "[For the sauce]" and "# Sauce", as some programs write headings. */
const MARKED_HEADING = /^(?:\[([^[\]]+)\]|#+\s*(\S.*?)\s*#*)$/u;

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
  const { name, quantity, preparation, remark } = draftIngredient(text);
  const said = [preparation, remark].filter((part) => part !== '').join(', ');
  return { line: text, name, quantity, preparation: said, section };
}
