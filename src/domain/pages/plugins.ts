import type { Node } from '../recipe-node.ts';
import type { PageSource } from './page-source.ts';
import { groupNodes, lineGroups, type LineGroup } from './line-groups.ts';
import { classTest, placesOf, shownText, type PageNode, type PageTree } from './page-tree.ts';

/** How a kind of markup names the parts of a recipe: patterns of classes. */
interface Markup {
  readonly source: PageSource;
  /** The whole recipe. */
  readonly card: string;
  /** The part with the ingredients, and each of them; list items where there is no class for it. */
  readonly ingredients: string;
  readonly ingredient?: string;
  readonly steps: string;
  readonly step?: string;
  readonly heading?: string;
  readonly name?: string;
  readonly servings?: string;
  readonly prep?: string;
  readonly cook?: string;
  readonly total?: string;
  readonly image?: string;
  readonly author?: string;
  readonly summary?: string;
  readonly category?: string;
  readonly cuisine?: string;
  /** What is shown but no part of a line. */
  readonly skip?: string;
}

/** The classes that much used recipe plug-ins write, and those of the two microformats (microformats.org). */
const MARKUPS: readonly Markup[] = [
  {
    source: 'wp-recipe-maker',
    card: 'wprm-recipe-container|wprm-recipe',
    ingredients: 'wprm-recipe-ingredients-container|wprm-recipe-ingredients',
    ingredient: 'wprm-recipe-ingredient',
    steps: 'wprm-recipe-instructions-container|wprm-recipe-instructions',
    step: 'wprm-recipe-instruction-text',
    heading:
      'wprm-recipe-group-name|wprm-recipe-ingredient-group-name|wprm-recipe-instruction-group-name',
    name: 'wprm-recipe-name',
    servings: 'wprm-recipe-servings',
    prep: 'wprm-recipe-prep-time-container',
    cook: 'wprm-recipe-cook-time-container',
    total: 'wprm-recipe-total-time-container',
    image: 'wprm-recipe-image',
    author: 'wprm-recipe-author',
    summary: 'wprm-recipe-summary',
    category: 'wprm-recipe-course',
    cuisine: 'wprm-recipe-cuisine',
    skip: 'wprm-checkbox-container|wprm-recipe-instruction-ingredients.*|wprm-recipe-ingredients-header|wprm-recipe-header|wprm-recipe-instruction-media|wprm-recipe-ingredient-image|wprm-recipe-time-label|wprm-recipe-details-label',
  },
  {
    source: 'tasty-recipes',
    card: 'tasty-recipes',
    ingredients: 'tasty-recipes?-ingredients(?:-body)?',
    steps: 'tasty-recipes?-instructions(?:-body)?',
    name: 'tasty-recipes-title',
    servings: 'tasty-recipes-yield',
    prep: 'tasty-recipes-prep-time',
    cook: 'tasty-recipes-cook-time',
    total: 'tasty-recipes-total-time',
    image: 'tasty-recipes-image',
    author: 'tasty-recipes-author-name',
    summary: 'tasty-recipes-description-body',
    category: 'tasty-recipes-category',
    cuisine: 'tasty-recipes-cuisine',
    skip: 'tasty-recipes-(?:units|scale|copy|cook-mode|video|ingredients-header|instructions-header|yield-scale).*',
  },
  {
    source: 'mediavine-create',
    card: 'mv-create-card|mv-recipe-card',
    ingredients: 'mv-create-ingredients',
    steps: 'mv-create-instructions',
    name: 'mv-create-title(?:-primary)?',
    servings: 'mv-create-time-yield|mv-create-yield',
    prep: 'mv-create-time-prep',
    cook: 'mv-create-time-active',
    total: 'mv-create-time-total',
    image: 'mv-create-image-container',
    author: 'mv-create-author',
    summary: 'mv-create-description',
    skip: 'mv-create-(?:ingredients-title|instructions-title|time-label|.*-label)',
  },
  {
    source: 'easyrecipe',
    card: 'easyrecipe',
    ingredients: 'ERSIngredients',
    ingredient: 'ingredient',
    steps: 'ERSInstructions',
    step: 'instruction',
    heading: 'ERSSectionHead',
    name: 'ERSName',
    servings: 'ERSServes|yield',
    skip: 'ERSIngredientsHeader|ERSInstructionsHeader',
  },
  {
    source: 'ziplist',
    card: 'zlrecipe-container(?:-border)?|(?:hrecipe )?zlrecipe',
    ingredients: 'zlrecipe-ingredients?-list|zlrecipe-ingredients',
    ingredient: 'ingredient|zlrecipe-ingredient',
    steps: 'zlrecipe-instructions?-list|zlrecipe-instructions',
    step: 'instruction|zlrecipe-instruction',
    heading: 'ingredient-label|instruction-label',
    name: 'zlrecipe-title|fn',
    servings: 'zlrecipe-yield|yield',
    summary: 'zlrecipe-summary',
  },
  {
    source: 'wp-ultimate-recipe',
    card: 'wpurp-container|wpurp-recipe',
    ingredients: 'wpurp-recipe-ingredients(?:-container)?',
    ingredient: 'wpurp-recipe-ingredient',
    steps: 'wpurp-recipe-instructions(?:-container)?',
    step: 'wpurp-recipe-instruction-text',
    heading: 'wpurp-recipe-ingredient-group|wpurp-recipe-instruction-group',
    name: 'wpurp-recipe-title',
    servings: 'wpurp-recipe-servings',
    skip: 'wpurp-recipe-ingredients-header|wpurp-recipe-instructions-header',
  },
  {
    source: 'jetpack',
    card: 'jetpack-recipe',
    ingredients: 'jetpack-recipe-ingredients',
    steps: 'jetpack-recipe-directions',
    name: 'jetpack-recipe-title',
    servings: 'jetpack-recipe-servings',
    prep: 'jetpack-recipe-preptime',
    cook: 'jetpack-recipe-cooktime',
    total: 'jetpack-recipe-time',
    image: 'jetpack-recipe-image',
  },
  {
    source: 'cooked',
    card: 'cooked-recipe(?:-.*)?',
    ingredients: 'cooked-recipe-ingredients',
    ingredient: 'cooked-single-ingredient',
    steps: 'cooked-recipe-directions',
    step: 'cooked-single-direction',
    heading: 'cooked-heading',
    skip: 'cooked-ingredient-checkbox|cooked-direction-number',
  },
  {
    source: 'recipe-card-blocks',
    card: 'wp-block-wpzoom-recipe-card-block-recipe-card|wpzoom-recipe-card.*',
    ingredients: 'recipe-card-ingredients',
    steps: 'recipe-card-directions',
    name: 'recipe-card-title',
    heading: 'ingredient-item-group-title|direction-step-group-title',
    skip: 'ingredients-title|directions-title',
  },
  {
    source: 'meal-planner-pro',
    card: 'mpprecipe|mpprecipe-container',
    ingredients: 'mpp-ingredients|mpprecipe-ingredients?(?:-list)?',
    ingredient: 'mpp-ingredient|ingredient',
    steps: 'mpp-instructions|mpprecipe-instructions?(?:-list)?',
    step: 'mpp-instruction|instruction',
    name: 'mpp-recipe-title|fn',
  },
  {
    source: 'recipe-card',
    card: 'blog-yumprint-recipe',
    ingredients: 'blog-yumprint-ingredients',
    ingredient: 'blog-yumprint-ingredient-item',
    steps: 'blog-yumprint-methods',
    step: 'blog-yumprint-method-item',
    heading: 'blog-yumprint-subheader',
    name: 'blog-yumprint-recipe-title',
    servings: 'blog-yumprint-serves',
  },
  {
    source: 'delicious-recipes',
    card: 'dr-summary-holder|dr-single-recipe|wpdelicious-.*',
    ingredients: 'dr-ingredients-list',
    steps: 'dr-instructions',
    step: 'dr-instruction',
    heading: 'dr-title',
    name: 'dr-entry-title',
  },
  {
    source: 'h-recipe',
    card: 'h-recipe',
    ingredients: 'p-ingredient',
    ingredient: 'p-ingredient',
    steps: 'e-instructions',
    name: 'p-name',
    servings: 'p-yield',
    total: 'dt-duration',
    image: 'u-photo',
    author: 'p-author',
    summary: 'p-summary',
    category: 'p-category',
  },
  {
    source: 'hrecipe',
    card: 'hrecipe',
    ingredients: 'ingredients?',
    ingredient: 'ingredient',
    steps: 'instructions',
    step: 'instruction',
    name: 'fn',
    servings: 'yield',
    prep: 'preptime',
    cook: 'cooktime',
    total: 'duration',
    image: 'photo',
    author: 'author',
    summary: 'summary',
  },
];

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
  for (let at = place; place >= 0 && at < (tree[place]?.end ?? 0); at++) {
    const node = tree[at];
    if (node?.tag !== 'img') continue;
    const source = ['data-pin-media', 'data-lazy-src', 'data-src', 'src']
      .map((name) => node.attributes.get(name) ?? '')
      .find((address) => address !== '' && !address.startsWith('data:'));
    if (source !== undefined) return source;
  }
  return '';
}
