import { readIngredientLine } from '../ingredient-line.ts';
import type { Node } from '../recipe-node.ts';
import { groupNodes, lineGroups, type LineGroup } from './line-groups.ts';
import { hasShown, isBlock, shownText, type PageNode, type PageTree } from './page-tree.ts';
import { headingKind } from './recipe-words.ts';

/** What can be a heading: what pages call so, and short lines of their own or in bold. */
const CAN_HEAD = new Set(
  'h1 h2 h3 h4 h5 h6 b strong p div span dt th u em legend summary caption font a li'.split(' '),
);
/** What has a sidebar beside it is none: “content-sidebar-wrap”, “has-sidebar”. */
const HAS_BESIDE = /(?<=^|[\s_-])(?:content|has|with|without|no)[\w-]{0,40}sidebar\S*/giu;
/** A heading is one piece of text, with little around it. */
const MAX_NODES = 10;
/** What is beside a page's text. */
const BESIDE = new Set(['nav', 'footer', 'aside', 'form']);
const BESIDE_CLASS =
  /(?:^|[\s_-])(?:comments?|nav|tabs|sidebar|related|newsletter|breadcrumbs?|share|social|footer|menu|nutrition|advert|promo|toc|ez-toc)(?:$|[\s_-])/iu;
/** Of a real list, at least so many lines; of a guessed one more. */
const MIN_LINES = 2;
/** Steps are sentences: less text than this is none. */
const MIN_STEPS = 12;
/** How far a part may go on, in nodes of the page. */
const MAX_SPAN = 6000;

interface Heading {
  at: number;
  end: number;
  kind: 'ingredients' | 'steps' | 'other' | undefined;
  /** 1 to 6 as in HTML; 7 for those that are only short lines. */
  level: number;
}

/**
 * Reads a recipe from a page without any markup for one: the lists under headings such as “Ingredients” and
 * “Method”, in the languages of `recipe-words.ts`. Where there is no such heading there is no recipe, as lists are
 * of anything.
 * @returns in the shape that JSON-LD has, without a name; undefined if there are no ingredients
 */
export function recipeUnderHeadings(tree: PageTree): Node | undefined {
  const headings = headingsOf(tree);
  const wanted = headings.filter(({ kind }) => kind === 'ingredients').slice(0, 12);
  let best: { groups: LineGroup[]; score: number; heading: Heading } | undefined;
  for (const heading of wanted) {
    const groups = groupsUnder(tree, headings, heading);
    const score = scoreOf(groups);
    if (score > (best?.score ?? 0)) best = { groups, score, heading };
  }
  if (!best) return undefined;
  return {
    '@type': 'Recipe',
    recipeIngredient: groupNodes(best.groups),
    recipeInstructions: groupNodes(stepsFor(tree, headings, best.heading)),
  };
}

/**
 * The steps of a page whose markup has the ingredients alone: under a real heading for them.
 * @returns in the shape that JSON-LD has; undefined if there are none
 */
export function stepsUnderHeadings(tree: PageTree): Node | undefined {
  const headings = headingsOf(tree);
  const wanted = headings.filter(({ kind, level }) => kind === 'steps' && level < 7).slice(0, 8);
  for (const heading of wanted) {
    const groups = groupsUnder(tree, headings, heading);
    if (groups.flatMap(({ lines }) => lines).join(' ').length < MIN_STEPS) continue;
    return { '@type': 'Recipe', recipeInstructions: groupNodes(groups) };
  }
  return undefined;
}

/** How much a list looks like one of ingredients: the lines that begin with an amount count twice. */
function scoreOf(groups: readonly LineGroup[]): number {
  const lines = groups.flatMap((group) => group.lines).slice(0, 100);
  if (lines.length < MIN_LINES) return 0;
  const amounts = lines.filter(
    (line) => /\d|[½⅓⅔¼¾⅛]/u.test(line) || readIngredientLine(line).amounts.length > 0,
  );
  const long = lines.filter((line) => line.length > 160).length;
  if (long > lines.length / 3 || amounts.length < lines.length / 4) return 0;
  return lines.length + amounts.length;
}

/** The steps behind the ingredients, or else before them. */
function stepsFor(tree: PageTree, headings: readonly Heading[], from: Heading): LineGroup[] {
  const all = headings.filter(({ kind }) => kind === 'steps');
  const after = all.filter(({ at }) => at > from.at);
  const before = all.filter(({ at }) => at < from.at).toReversed();
  for (const heading of [...after, ...before].slice(0, 8)) {
    const groups = groupsUnder(tree, headings, heading);
    const text = groups.flatMap(({ lines }) => lines).join(' ');
    if (text.length >= MIN_STEPS) return groups;
  }
  return [];
}

function headingsOf(tree: PageTree): Heading[] {
  const headings: Heading[] = [];
  for (let at = 0; at < tree.length; at++) {
    const node = tree[at];
    if (!node || node.tag === '') continue;
    if (isBeside(node)) {
      at = node.end - 1;
      continue;
    }
    if (!CAN_HEAD.has(node.tag)) continue;
    const isReal = /^h[1-6]$/u.test(node.tag);
    if (!isReal && node.end - at > MAX_NODES) continue;
    if (node.end - at > 40 || !hasShown(tree, at, /\S/u)) continue;
    const kind = headingKind(shownText(tree, at));
    if (kind === undefined && !isReal) continue;
    if (kind === 'other' && !isReal && !/^(?:b|strong)$/u.test(node.tag)) continue;
    headings.push({ at, end: node.end, kind, level: isReal ? Number(node.tag.slice(1)) : 7 });
    at = node.end - 1;
  }
  return headings;
}

/** Whether an element is beside the recipe: navigation, comments and the like. */
export function isBeside({ tag, attributes }: PageNode): boolean {
  if (BESIDE.has(tag)) return true;
  if (attributes.size === 0) return false;
  const names = attributes.get('class');
  return (
    names !== undefined &&
    /^(?:div|section|ul|ol)$/u.test(tag) &&
    BESIDE_CLASS.test(names.slice(0, 500).replaceAll(HAS_BESIDE, ''))
  );
}

/** What stands under a heading, up to the next one that is not below it. */
function groupsUnder(tree: PageTree, headings: readonly Heading[], heading: Heading): LineGroup[] {
  const behind = headings.filter(({ at }) => at > heading.at);
  const isEnd = ({ kind, level }: Heading) =>
    kind !== undefined || (level <= heading.level && heading.level < 7);
  let at = behind.findIndex(isEnd);
  let next = behind[at];
  const until = () => Math.min(next?.at ?? tree.length, heading.end + MAX_SPAN);
  const groups = linesIn(tree, heading, until());
  // "For the glaze" may be as high a heading as "Ingredients".
  for (
    let more = 0;
    more < 6 && next?.kind === undefined && next && heading.kind === 'ingredients';
    more++
  ) {
    const following = behind.slice(at + 1).findIndex(isEnd);
    const after = behind[at + 1 + following];
    if (following < 0 || !after || groups.length === 0) break;
    const added = lineGroups(tree, next.at, after.at, {
      skip: isBeside,
      isHeading: isOtherHeading,
    });
    if (scoreOf(added) < 1.6 * countOf(added) || after.at - next.at > 300) break;
    groups.push(...added);
    at += 1 + following;
    next = after;
  }
  return groups;
}

const isOtherHeading = ({ tag }: PageNode) => /^h[1-6]$/u.test(tag);

function countOf(groups: readonly LineGroup[]): number {
  return groups.reduce((sum, { lines }) => sum + lines.length, 0);
}

function linesIn(tree: PageTree, heading: Heading, limit: number): LineGroup[] {
  const end = Math.min(limit, endOfPart(tree, heading, limit));
  const skip = asideIn(tree, heading.end, end);
  const groups = kept(lineGroups(tree, heading.end, end, { skip }), heading.kind === 'steps');
  return heading.kind === 'steps' ? groups : groups.map(joinedPairs);
}

/** The same lists twice, for kitchens that measure otherwise: those in cups are left out beside those in grams. */
const OTHER_UNITS = /(?:^|\s)(?:us|imperial|us-customary|uscustomary|us-units)(?:\s|$)/iu;
const METRIC = /(?:^|\s)metric(?:\s|$)/iu;

function hasName({ attributes }: PageNode, pattern: RegExp): boolean {
  return ['id', 'class'].some((name) => pattern.test((attributes.get(name) ?? '').slice(0, 500)));
}

function asideIn(tree: PageTree, from: number, to: number): (node: PageNode) => boolean {
  const nodes = tree.slice(from, to);
  const isMetric = nodes.some(
    (node) => /^(?:div|li|ul|p)$/u.test(node.tag) && hasName(node, METRIC),
  );
  return isMetric ? (node) => isBeside(node) || hasName(node, OTHER_UNITS) : isBeside;
}

/**
 * Where the part of the page with the heading ends: going up from it, the first element that has lines behind it.
 */
function endOfPart(tree: PageTree, heading: Heading, limit: number): number {
  let place = tree[heading.at]?.parent ?? -1;
  for (let up = 0; up < 8 && place >= 0; up++) {
    const node = tree[place];
    if (!node) break;
    const end = Math.min(node.end, limit);
    const lines = lineGroups(tree, heading.end, end, { skip: isBeside });
    const count = lines.reduce((sum, group) => sum + group.lines.length, 0);
    if (count >= MIN_LINES || (count > 0 && node.end >= limit)) return end;
    if (isBlock(node) && count === 1 && heading.kind === 'steps') {
      const [only = ''] = lines.flatMap((group) => group.lines);
      if (only.length > 150) return end;
    }
    place = node.parent;
  }
  return limit;
}

const AMOUNT_FIRST = /^[\d½⅓⅔¼¾⅛]/u;

/** Amounts and foods in columns of their own come as a line each: "200 g", "flour". */
function joinedPairs({ name, lines }: LineGroup): LineGroup {
  const count = lines.length / 2;
  if (count < 2 || !Number.isInteger(count)) return { name, lines };
  const at = (parity: number) => lines.filter((_, index) => index % 2 === parity);
  for (const parity of [0, 1]) {
    const amounts = at(parity);
    const foods = at(1 - parity);
    const begins = (all: string[]) => all.filter((line) => AMOUNT_FIRST.test(line)).length;
    const areAmounts = begins(amounts) >= 0.8 * count && amounts.every((line) => line.length < 40);
    if (areAmounts && begins(foods) <= 0.2 * count) {
      return { name, lines: foods.map((food, index) => `${amounts[index] ?? ''} ${food}`) };
    }
  }
  return { name, lines };
}

/** Lines without what is plainly none: signs alone, and for steps the tags that pages have behind them. */
function kept(groups: readonly LineGroup[], areSteps: boolean): LineGroup[] {
  const all = groups
    .map(({ name, lines }) => ({
      name,
      lines: lines.filter((line) => line.length > 1 && (!areSteps || /\p{L}{2}/u.test(line))),
    }))
    .filter(({ lines }) => lines.length > 0);
  const end = areSteps ? all.findLastIndex(({ lines }) => lines.some(isSentence)) + 1 : 0;
  if (end === 0) return all;
  const last = all[end - 1]?.lines ?? [];
  while (last.length > 0 && TAG.test(last.at(-1) ?? '')) last.pop();
  return all.slice(0, end);
}

/** A word or two without an end, such as "Winter" or "Desserts & baking". */
const TAG = /^[^.!?:;,\d]{2,24}$/u;

function isSentence(line: string): boolean {
  return line.length > 24 || /[.!?。]$/u.test(line);
}
