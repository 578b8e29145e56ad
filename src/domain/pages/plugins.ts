import type { Node } from '../recipe-node.ts';
import type { PageSource } from './page-source.ts';
import { groupNodes, lineGroups, type LineGroup } from './line-groups.ts';
import { MARKUPS } from './plugin-classes.ts';
import { classTest, placesOf, shownText, type PageNode, type PageTree } from './page-tree.ts';

/** A recipe that a page marks up, and the markup's name. */
export interface MarkedRecipe {
  source: PageSource;
  node: Node;
}

type Test = (node: PageNode) => boolean;

const TESTS = MARKUPS.map((markup) => ({
  source: markup.source,
  card: classTest(markup.card),
  tests: new Map<string, Test>(
    Object.entries(markup)
      .filter(([part]) => part !== 'source' && part !== 'card')
      .map(([part, pattern]: [string, string]) => [part, classTest(pattern)]),
  ),
}));

/** The most cards of a kind that are looked at; a page of recipes has one each, and often one to print. */
const MAX_CARDS = 20;

/**
 * The recipes that plug-ins and microformats have marked by classes, in the shape that JSON-LD has; those of the
 * better known markup first.
 */
export function pluginRecipes(tree: PageTree): MarkedRecipe[] {
  const classes = new Set<string>();
  for (const { attributes } of tree) {
    const names = attributes.get('class');
    if (names !== undefined && names.length < 2000)
      for (const one of names.split(/\s+/u)) classes.add(one);
  }
  const all = [...classes].map((name) => ({
    tag: 'div',
    raw: '',
    attributes: new Map([['class', name]]),
    parent: -1,
    end: 0,
  }));
  return TESTS.filter(({ card }) => all.some(card)).flatMap(({ source, card, tests }) => {
    let behind = 0;
    return placesOf(tree, card)
      .filter((place) => {
        if (place < behind) return false;
        behind = tree[place]?.end ?? 0;
        return true;
      })
      .slice(0, MAX_CARDS)
      .map((place) => ({ source, node: readCard(tree, place, tests) }))
      .filter(
        ({ node }) => hasLines(node['recipeIngredient']) || hasLines(node['recipeInstructions']),
      );
  });
}

function hasLines(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}

function readCard(tree: PageTree, card: number, tests: ReadonlyMap<string, Test>): Node {
  const text = (part: string) => {
    const place = first(tree, card, tests.get(part));
    return place < 0 ? '' : shownText(tree, place, tests.get('skip'));
  };
  return {
    '@type': 'Recipe',
    name: text('name'),
    recipeIngredient: groupNodes(groupsOf(tree, card, tests, 'ingredients', 'ingredient')),
    recipeInstructions: groupNodes(groupsOf(tree, card, tests, 'steps', 'step')),
    recipeYield: text('servings'),
    prepTime: text('prep'),
    cookTime: text('cook'),
    totalTime: text('total'),
    image: imageOf(tree, first(tree, card, tests.get('image'))),
    author: text('author').replace(/^by:? /iu, ''),
    description: text('summary'),
    recipeCategory: text('category'),
    recipeCuisine: text('cuisine'),
  };
}

function first(tree: PageTree, within: number, test: Test | undefined): number {
  return test ? (placesOf(tree, test, within)[0] ?? -1) : -1;
}

/** The lines of all parts of this kind: plug-ins write one a group, or one for all. */
function groupsOf(
  tree: PageTree,
  card: number,
  tests: ReadonlyMap<string, Test>,
  part: string,
  linePart: string,
): LineGroup[] {
  const test = tests.get(part);
  if (!test) return [];
  const isLine = tests.get(linePart);
  const isHeading = tests.get('heading');
  const skip = tests.get('skip');
  const groups: LineGroup[] = [];
  let behind = 0;
  for (const place of placesOf(tree, test, card)) {
    const end = tree[place]?.end ?? 0;
    if (place < behind) continue;
    behind = end;
    const rules = { ...(isHeading ? { isHeading } : {}), ...(skip ? { skip } : {}) };
    const marked = isLine ? lineGroups(tree, place, end, { ...rules, isLine }) : [];
    const found = marked.length > 0 ? marked : lineGroups(tree, place + 1, end, rules);
    groups.push(...(found.length > 0 ? found : lineGroups(tree, place, end, rules)));
  }
  return groups;
}

/** The address of the picture in an element, or of the element. */
function imageOf(tree: PageTree, place: number): string {
  const end = tree[place]?.end ?? 0;
  for (let at = Math.max(0, place); at < end; at++) {
    const node = tree[at];
    if (node?.tag !== 'img') continue;
    const source = ['data-pin-media', 'data-lazy-src', 'data-src', 'src']
      .map((name) => node.attributes.get(name) ?? '')
      .find((address) => address !== '' && !address.startsWith('data:'));
    if (source !== undefined) return source;
  }
  return '';
}
