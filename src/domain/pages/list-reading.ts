import { readIngredientLine } from '../ingredient-line.ts';
import type { Node } from '../recipe-node.ts';
import { isBeside } from './heading-reading.ts';
import { groupNodes, lineGroups, type LineGroup } from './line-groups.ts';
import { shownText, type PageTree } from './page-tree.ts';
import { headingKind } from './recipe-words.ts';

interface List {
  at: number;
  end: number;
  lines: string[];
  name: string;
}

/** Lists of one recipe stand so near each other, in nodes of the page. */
const MAX_GAP = 60;
const MIN_LINES = 4;
/** Of the lines of a list of ingredients, so many begin with an amount. */
const MIN_SHARE = 0.6;
const MAX_LISTS = 400;
const MAX_AVERAGE = 90;

/**
 * Reads a recipe from a page that does not even have a heading over its ingredients: lists most of whose lines begin
 * with an amount, and the lists of sentences that follow them. Takes only what is plainly that.
 * @returns in the shape that JSON-LD has, without a name; undefined if there is no such list
 */
export function recipeInLists(tree: PageTree): Node | undefined {
  const lists = listsOf(tree);
  const runs: List[][] = [];
  for (const list of lists.filter(({ lines }) => areIngredients(lines))) {
    const last = runs.at(-1)?.at(-1);
    if (last && list.at - last.end <= MAX_GAP) runs.at(-1)?.push(list);
    else runs.push([list]);
  }
  const best = runs.toSorted((a, b) => countOf(b) - countOf(a))[0];
  if (!best || countOf(best) < MIN_LINES) return undefined;
  const behind = best.at(-1)?.end ?? 0;
  return {
    '@type': 'Recipe',
    recipeIngredient: groupNodes(best),
    recipeInstructions: stepsIn(tree, lists, behind),
  };
}

/** The lists of sentences behind a place, or else the paragraphs. */
function stepsIn(tree: PageTree, lists: readonly List[], behind: number): unknown[] {
  const groups = stepsBehind(lists, behind);
  return groups.length > 0 ? groupNodes(groups) : sentencesBehind(tree, behind);
}

/**
 * The paragraphs right behind a list of ingredients: from one long enough for a step, until a heading, a list, or
 * something that is none of the text.
 */
function sentencesBehind(tree: PageTree, behind: number): string[] {
  const sentences: string[] = [];
  for (let at = behind; at < tree.length && at - behind < MAX_SPAN; at++) {
    const node = tree[at];
    if (!node || node.tag === '') continue;
    if (isBeside(node)) {
      at = node.end - 1;
    } else if (END.test(node.tag)) {
      if (sentences.length > 0 || at - behind > MAX_GAP) break;
      // A heading may stand over them.
      if (headingKind(shownText(tree, at).slice(0, 100)) === 'other') break;
      at = node.end - 1;
    } else if (node.tag === 'p') {
      const text = shownText(tree, at);
      if (text.length >= MIN_SENTENCE || (sentences.length > 0 && text !== '')) {
        sentences.push(text);
      } else if (at - behind > MAX_GAP) break;
      at = node.end - 1;
    }
  }
  return sentences;
}

/** No step is shorter where nothing else says that it is one, in UTF-16 code units. */
const MIN_SENTENCE = 60;
const MAX_SPAN = 300;
const END = /^(?:h[1-6]|ul|ol|table|form|hr)$/u;

function countOf(lists: readonly List[]): number {
  return lists.reduce((sum, { lines }) => sum + lines.length, 0);
}

function areIngredients(lines: readonly string[]): boolean {
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  if (length / lines.length > MAX_AVERAGE) return false;
  const read = lines.slice(0, 60).map((line) => readIngredientLine(line).amounts);
  const some = read.filter((amounts) => amounts.some(({ quantity }) => quantity !== null));
  return some.length >= MIN_SHARE * read.length;
}

function listsOf(tree: PageTree): List[] {
  const lists: List[] = [];
  let heading = { end: -MAX_GAP, text: '' };
  for (let at = 0; at < tree.length && lists.length < MAX_LISTS; at++) {
    const node = tree[at];
    if (!node || node.tag === '') continue;
    if (isBeside(node)) {
      at = node.end - 1;
    } else if (node.tag.length !== 2) {
      continue;
    } else if (/^h[1-6]$/u.test(node.tag)) {
      heading = { end: node.end, text: shownText(tree, at).slice(0, 100) };
      at = node.end - 1;
    } else if (/^[uo]l$/u.test(node.tag)) {
      const lines = lineGroups(tree, at + 1, node.end).flatMap((group) => group.lines);
      const name = at - heading.end < MAX_GAP / 2 ? heading.text : '';
      if (lines.length > 0)
        lists.push({ at, end: node.end, lines, name: name.replace(/\s*:$/u, '') });
      heading = { end: -MAX_GAP, text: '' };
      at = node.end - 1;
    }
  }
  return lists;
}

/** Lists of sentences right behind the ingredients, until something else comes. */
function stepsBehind(lists: readonly List[], behind: number): LineGroup[] {
  const groups: LineGroup[] = [];
  let last = behind;
  for (const { at, end, lines, name } of lists) {
    if (at < behind) continue;
    const length = lines.reduce((sum, line) => sum + line.length, 0);
    if (at - last > 3 * MAX_GAP || headingKind(name) === 'other') break;
    if (length / lines.length >= 40) groups.push({ name, lines });
    last = end;
  }
  return groups;
}
