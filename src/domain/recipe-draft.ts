import { categoryGuess } from './pages/category-words.ts';
import { draftIngredient } from './draft-ingredient.ts';
import type { RecipePage } from './recipe-page.ts';

/** A recipe as the contract takes it, for its cook to look over before it is saved. */
export interface RecipeDraft {
  name: string;
  /** The category as the page says it or as its words tell; empty where they do not. */
  meat_type: string;
  longevity: number;
  frequency: 'weekday' | 'weekend' | 'rarely';
  note: string;
  state: 'active';
  ingredients: { name: string; quantity: string }[];
}

/** The contract's limits, in code points. */
const MAX_NAME = 200;
const MAX_CATEGORY = 30;
const MAX_QUANTITY = 100;
/** Notes have no limit in the contract; no recipe needs more. */
const MAX_NOTE = 50_000;
/** What fits in an evening after work. */
const MAX_WEEKDAY_MINUTES = 45;

/**
 * Turns the recipe of a page into a draft. Nothing is invented: the name stays empty where the page has none, and
 * so does the category where none of its words tells one. The two fields that cannot be empty begin as the form does, with one portion and `weekday`; `weekend` is
 * what the page says takes more than 45 minutes.
 *
 * @param sourceUrl the page's address, which ends the note
 */
export function recipeDraft(page: RecipePage, sourceUrl: string): RecipeDraft {
  return {
    name: cut(page.name, MAX_NAME),
    meat_type: cut(categoryGuess(page.category, page.name, page.ingredientLines), MAX_CATEGORY),
    longevity: page.servings ?? 1,
    frequency: minutesOf(page) > MAX_WEEKDAY_MINUTES ? 'weekend' : 'weekday',
    note: noteOf(page, sourceUrl),
    state: 'active',
    ingredients: page.ingredientLines
      .map(draftOf)
      .map(({ name, quantity }) => ({ name, quantity }))
      .filter(({ name }) => name !== ''),
  };
}

/** What a recipe keeps of an ingredient line, within the contract's limits; the name may be empty. */
export function draftOf(line: string): { name: string; quantity: string; preparation: string } {
  const { name, quantity, preparation } = draftIngredient(line);
  return {
    name: cut(name.toLowerCase(), MAX_NAME),
    quantity: cut(quantity, MAX_QUANTITY),
    preparation: cut(preparation, MAX_NAME),
  };
}

/** The time that the page tells; without a total at least its parts, 0 if it tells nothing. */
function minutesOf({ totalMinutes, prepMinutes, cookMinutes }: RecipePage): number {
  return totalMinutes ?? (prepMinutes ?? 0) + (cookMinutes ?? 0);
}

function noteOf(page: RecipePage, sourceUrl: string): string {
  const lines: string[] = [];
  let section: string | undefined;
  for (const [at, step] of page.steps.entries()) {
    if (step.section !== section && step.section !== undefined) {
      lines.push(step.section.endsWith(':') ? step.section : `${step.section}:`);
    }
    section = step.section;
    lines.push(`${at + 1}. ${step.text}`);
  }
  const text = cut([page.description, lines.join('\n')].filter(Boolean).join('\n\n'), MAX_NOTE);
  return [text, sourceUrl].filter(Boolean).join('\n\n');
}

/** The first so many code points of a text, without white space around them. */
export function cut(text: string, most: number): string {
  const trimmed = text.trim();
  if (trimmed.length <= most) return trimmed;
  return Array.from(trimmed.slice(0, 2 * most))
    .slice(0, most)
    .join('')
    .trim();
}
