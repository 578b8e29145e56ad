import { draftOf } from '../../domain/recipe-draft.ts';
import type { api } from '../../contract/api.ts';
import type { ReplyOf } from '../../contract/endpoint.ts';
import { rowOf, type FormRow } from './form-draft.ts';

/** What was read of a page, a text or photos. */
export type ReadRecipe = ReplyOf<typeof api.import.read>['recipe'];

/** An ingredient line of a draft; its key stays while it is moved about. */
export interface DraftLine {
  key: string;
  text: string;
  /** The heading it stands under; empty for none. */
  section: string;
}

let keys = 0;

/** @returns a line with a key of its own */
export function lineOf(text = '', section = ''): DraftLine {
  return { key: `line${(keys += 1)}`, text, section };
}

/** The lines as the page has them, in their order. */
export function linesOf({ sections, ingredient_lines: lines }: ReadRecipe): DraftLine[] {
  return (sections ?? [{ name: '', lines }]).flatMap(({ name, lines: own }) =>
    own.map((text) => lineOf(text, name)),
  );
}

/** The rows of the form: read by the rule the server reads with; a line that names no food is left out. */
export function rowsOfLines(lines: readonly DraftLine[]): FormRow[] {
  const rows = lines.flatMap(({ text, section }) => {
    const { name, quantity, preparation } = draftOf(text);
    if (name === '') return [];
    return [
      rowOf(name, quantity, {
        ...(preparation === '' ? {} : { preparation }),
        ...(section === '' ? {} : { section: [...section.trim()].slice(0, LONGEST).join('') }),
      }),
    ];
  });
  return [...rows, rowOf()];
}

/** Of a heading, in the contract. */
const LONGEST = 200;

/** How a line is understood, in its parts: how much, of what, and what is done to it first. */
export function readingOf(text: string): string {
  const { name, quantity, preparation } = draftOf(text);
  if (text.trim() === '') return 'An empty line is left out.';
  if (name === '') return 'No food is found in it: the line is left out.';
  return [quantity || 'no amount', name, preparation].filter((part) => part !== '').join(' · ');
}
