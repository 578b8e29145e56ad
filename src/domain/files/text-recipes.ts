import { partOf } from './text-words.ts';

const RULE = /^\s*(?:[-=*_~#]\s?){5,}\s*$|^\f/u;
const TITLE = /^# +\S/u;

/**
 * Parts a text into its recipes: at Markdown's first headings, or at lines of dashes between lists of ingredients.
 * @returns each recipe's text, and whether it is the only one
 */
export function* parted(text: string): Generator<{ text: string; isOne: boolean }> {
  const rows = text.split(/\r?\n/u);
  const titles = rows.filter((row) => TITLE.test(row) && partOf(row) === undefined).length;
  const isStart =
    titles > 1 ? (row: string) => TITLE.test(row) && partOf(row) === undefined : undefined;
  const pieces = isStart ? piecesAt(rows, isStart) : piecesBetweenRules(rows);
  for (const piece of pieces) yield { text: piece, isOne: pieces.length === 1 };
}

function piecesAt(rows: readonly string[], isStart: (row: string) => boolean): string[] {
  const pieces: string[][] = [];
  for (const row of rows) {
    if (isStart(row) || pieces.length === 0) pieces.push([]);
    pieces.at(-1)?.push(row);
  }
  return pieces.map((piece) => piece.join('\n')).filter((piece) => piece.trim() !== '');
}

/** A piece without ingredients belongs to the recipe before it. */
function piecesBetweenRules(rows: readonly string[]): string[] {
  const pieces: string[][] = [[]];
  for (const row of rows) {
    if (RULE.test(row)) pieces.push([]);
    else pieces.at(-1)?.push(row);
  }
  const withList = pieces.filter((piece) => piece.some((row) => partOf(row) === 'ingredients'));
  if (withList.length < 2) return [rows.join('\n')];
  const recipes: string[][] = [];
  for (const piece of pieces) {
    if (recipes.length === 0 || withList.includes(piece)) recipes.push(piece);
    else recipes.at(-1)?.push(...piece);
  }
  return recipes.map((piece) => piece.join('\n')).filter((piece) => piece.trim() !== '');
}
