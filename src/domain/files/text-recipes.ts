import { rowsOf } from './text-rows.ts';
import { partOf } from './text-words.ts';

const RULE = /^\s*(?:[-=*_~#]\s?){5,}\s*$|^\f/u;
const TITLE = /^# +\S/u;
/** Longer rows are neither titles nor rules. */
const MAX_ROW = 300;
/** So many rows are looked at in one go. */
const SLICE = 500;

/** A recipe's part of a text. */
interface Piece {
  text: string;
  /** Whether it is all of the text. */
  isOne: boolean;
}

/**
 * Parts a text into its recipes: at Markdown's first headings, or at lines of dashes between lists of ingredients.
 * @returns each recipe's text, and undefined where others may be served in between
 */
export function* parted(text: string): Generator<Piece | undefined> {
  const starts = yield* startsIn(text);
  for (const [at, from] of starts.entries()) {
    const piece = withoutRule(text.slice(from, starts[at + 1] ?? text.length));
    if (piece.trim() !== '') yield { text: piece, isOne: starts.length === 1 };
  }
}

/** The rule that a piece begins with is none of its text. */
function withoutRule(piece: string): string {
  const end = piece.indexOf('\n');
  const isRule = end >= 0 && end < MAX_ROW && RULE.test(piece.slice(0, end));
  return isRule ? piece.slice(end + 1) : piece;
}

function* startsIn(text: string): Generator<undefined, number[]> {
  const titles: number[] = [];
  /** Where rules stand, and whether a list of ingredients stands behind each of them. */
  const parts = [{ from: 0, hasList: false }];
  let count = 0;
  for (const { row, from } of rowsOf(text)) {
    count++;
    if (count % SLICE === 0) yield undefined;
    const part = parts.at(-1);
    if (row.length > MAX_ROW || row === '') continue;
    if (TITLE.test(row) && partOf(row) === undefined) titles.push(from);
    else if (RULE.test(row)) parts.push({ from, hasList: false });
    else if (part?.hasList === false) part.hasList = partOf(row) === 'ingredients';
  }
  if (titles.length > 1) return titles[0] === 0 ? titles : [0, ...titles];
  // A piece without ingredients belongs to the recipe before it.
  const lists = parts.filter(({ hasList }) => hasList).map(({ from }) => from);
  return lists.length > 1 ? [0, ...lists.slice(1)] : [0];
}
