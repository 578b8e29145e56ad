import { isBlock, shownLines, shownText, type PageNode, type PageTree } from './page-tree.ts';

/** Lines of a list, and the heading they stand under; empty where there is none. */
export interface LineGroup {
  name: string;
  lines: string[];
}

export interface GroupRules {
  /** What is a line of its own; list items unless said. */
  isLine?: (node: PageNode) => boolean;
  /** What is a heading of lines, beside what pages mark as one. */
  isHeading?: (node: PageNode) => boolean;
  /** What is no part of any line. */
  skip?: (node: PageNode) => boolean;
}

const HEADING = /^h[2-6]$/u;
const MAX_GROUPS = 100;
const MAX_HEADING = 100;

/**
 * The lines within a part of a page, under the headings they stand under.
 *
 * List items are lines; where there are none, whatever begins a new line is. Headings are elements that are called
 * so, and short bold lines of their own.
 *
 * @param from the first place that counts
 * @param to the place behind the last one
 */
export function lineGroups(
  tree: PageTree,
  from: number,
  to: number,
  rules: GroupRules = {},
): LineGroup[] {
  const { skip } = rules;
  const isLine = rules.isLine ?? (({ tag }) => tag === 'li');
  const groups: LineGroup[] = [{ name: '', lines: [] }];
  const hasLines = hasSome(tree, from, to, isLine, skip);
  for (let at = from; at < to; at++) {
    const node = tree[at];
    if (!node || node.tag === '') continue;
    if (skip?.(node)) {
      at = node.end - 1;
    } else if (isHeadingOf(tree, at, node, rules)) {
      const name = shownText(tree, at, skip);
      if (name.length <= MAX_HEADING && name !== '') begin(groups, name.replace(/\s*:$/u, ''));
      at = node.end - 1;
    } else if (isLine(node) || (!hasLines && isLeafBlock(tree, at, node))) {
      const inner = hasLines ? innerLine(tree, at, isLine) : undefined;
      if (inner === undefined) {
        const lines = shownLines(tree, at, skip);
        if (hasLines) addLine(groups, lines.join(' '));
        else for (const line of lines) addLine(groups, line);
        at = node.end - 1;
      } else {
        // A list within a list item: what stands before it is its heading.
        const name = shownBefore(tree, at, inner);
        if (/\d/u.test(name)) {
          addLine(groups, shownText(tree, at, skip));
          at = node.end - 1;
          continue;
        }
        if (name !== '' && name.length <= MAX_HEADING) begin(groups, name.replace(/\s*:$/u, ''));
        at = inner - 1;
      }
    }
  }
  return groups.filter(({ lines }) => lines.length > 0);
}

function begin(groups: LineGroup[], name: string): void {
  if (groups.length < MAX_GROUPS) groups.push({ name, lines: [] });
}

function addLine(groups: LineGroup[], line: string): void {
  if (line !== '') groups.at(-1)?.lines.push(line);
}

function hasSome(
  tree: PageTree,
  from: number,
  to: number,
  test: (node: PageNode) => boolean,
  skip: GroupRules['skip'],
): boolean {
  for (let at = from; at < to; at++) {
    const node = tree[at];
    if (!node || node.tag === '') continue;
    if (skip?.(node)) at = node.end - 1;
    else if (test(node)) return true;
  }
  return false;
}

function isHeadingOf(tree: PageTree, at: number, node: PageNode, rules: GroupRules): boolean {
  if (rules.isHeading?.(node)) return true;
  if (HEADING.test(node.tag)) return true;
  return /^(?:p|div)$/u.test(node.tag) && isAllBold(tree, at, node);
}

/** Whether all the text of a short paragraph is in one bold element. */
function isAllBold(tree: PageTree, at: number, node: PageNode): boolean {
  if (node.end - at > 12) return false;
  let bold = -1;
  for (let inner = at + 1; inner < node.end; inner++) {
    const child = tree[inner];
    if (!child) return false;
    if (/^(?:b|strong)$/u.test(child.tag) && bold < 0) {
      bold = inner;
      inner = child.end - 1;
    } else if (child.tag === '' ? child.raw.trim() !== '' : isBlock(child) || child.tag === 'br') {
      return false;
    }
  }
  return bold >= 0;
}

/** Whether an element begins a line and has no further ones in it that do. */
function isLeafBlock(tree: PageTree, at: number, node: PageNode): boolean {
  if (!isBlock(node)) return false;
  for (let inner = at + 1; inner < node.end; inner++) {
    const child = tree[inner];
    if (child && isBlock(child)) return false;
  }
  return true;
}

function innerLine(
  tree: PageTree,
  at: number,
  isLine: (node: PageNode) => boolean,
): number | undefined {
  for (let inner = at + 1; inner < (tree[at]?.end ?? 0); inner++) {
    const node = tree[inner];
    if (node && node.tag !== '' && isLine(node)) return inner;
  }
  return undefined;
}

function shownBefore(tree: PageTree, at: number, until: number): string {
  const pieces: string[] = [];
  for (let inner = at + 1; inner < until; inner++) pieces.push(tree[inner]?.raw ?? '');
  return pieces.join(' ').replaceAll(/\s+/gu, ' ').trim();
}

/** Groups in the shape that JSON-LD has for them. */
export function groupNodes(groups: readonly LineGroup[]): unknown[] {
  return groups.flatMap(({ name, lines }): unknown[] =>
    name === '' ? lines : [{ '@type': 'HowToSection', name, itemListElement: lines }],
  );
}
