import { pageLanguage, pageTitle } from './html-scripts.ts';
import { isBeside, recipeUnderHeadings, stepsUnderHeadings } from './pages/heading-reading.ts';
import { fullest, linkedData } from './pages/json-ld.ts';
import { recipeInLists } from './pages/list-reading.ts';
import { isWhole, mergedRecipe, type Reading } from './pages/merge.ts';
import { arePoor, areThin, mendShown } from './pages/mend-lines.ts';
import { markedRecipes, MICRODATA, RDFA } from './pages/microdata.ts';
import { pageMeta } from './pages/page-meta.ts';
import type { PageSource } from './pages/page-source.ts';
import { pageTree } from './pages/page-tree.ts';
import { recipeInText } from './pages/plain-text.ts';
import { pluginRecipes } from './pages/plugins.ts';
import { recipeFields, type RecipeFields } from './pages/recipe-fields.ts';
import { shownFacts } from './pages/shown-facts.ts';
import { shownImage } from './pages/shown-image.ts';
import type { Node } from './recipe-node.ts';

/** The recipe of a web page. What the page does not say is undefined or empty. */
export interface RecipePage extends RecipeFields {
  /** All lines of its sections. */
  ingredientLines: string[];
  /** What its ingredients were read from. */
  source: PageSource;
}

const MAX_TEXT = 200_000;

/**
 * Reads the recipe of a web page from whatever is the surest on it: JSON-LD, microdata or RDFa (schema.org/Recipe),
 * what recipe plug-ins and microformats mark by their classes, or else the lists under headings such as
 * “Ingredients”. What the surest does not say is taken from the others. Of several recipes it takes the one with
 * the most ingredients, then with the most steps, then the first.
 *
 * @param html the page, or JSON-LD on its own; any text will do, in linear time
 * @param address where the page is, for what it names relative to that; if unknown, as the page itself says
 * @returns the recipe; undefined if there is none: a recipe has ingredients or steps, or at least a name where
 *   it is the only one (several names without more are a list of links)
 */
export function readRecipePage(html: string, address = ''): RecipePage | undefined {
  const tree = pageTree(html);
  const { recipes, index } = linkedData(html, tree);
  const meta = pageMeta(tree);
  const base = address || meta.base || meta.address;
  const readings: Reading[] = [];
  const add = (source: PageSource, node: Node | undefined) => {
    if (node) readings.push({ source, ...recipeFields(node, index, base) });
  };
  const addShown = (source: PageSource, node: Node | undefined) => {
    if (!node) return;
    const fields = recipeFields(node, index, base);
    readings.push({ source, ...fields, sections: mendShown(fields.sections) });
  };
  add('json-ld', fullest(recipes));
  add('microdata', fullest(markedRecipes(tree, MICRODATA)));
  add('rdfa', fullest(markedRecipes(tree, RDFA)));
  for (const { source, node } of pluginRecipes(tree)) add(source, node);
  const isLittle = readings.some(({ sections, steps }) => arePoor(sections) || areThin(steps));
  if (isLittle || !readings.some(isWhole)) addShown('headings', recipeUnderHeadings(tree));
  // Steps alone are no recipe: they belong to ingredients that were found.
  if (isLittle && !readings.some(({ steps }) => steps.length > 0 && !areThin(steps))) {
    if (readings.some(({ sections }) => sections.length > 0)) {
      addShown('headings', stepsUnderHeadings(tree));
    }
  }
  const isThere = readings.some(({ sections }) => sections.length > 0 && !arePoor(sections));
  const isTold = readings.some(({ steps }) => steps.length > 0);
  if (!isThere || !isTold) addShown('lists', recipeInLists(tree));
  return mergedRecipe(readings, {
    meta,
    base,
    title: pageTitle(html),
    language: pageLanguage(html),
    recipes: recipes.length,
    facts: shownFacts(tree, isBeside),
    picture: (name) => shownImage(tree, name, isBeside),
  });
}

/**
 * Reads a recipe that was pasted as text, or as the source of a page.
 * @param text of any length; the first 200,000 UTF-16 code units count where it is no page
 * @returns undefined if there is no recipe in it
 */
export function readRecipeText(text: string): RecipePage | undefined {
  if (/^\s*[{[]|<(?:!doctype|html|script|div|li|h[1-6])[\s>]/iu.test(text)) {
    const page = readRecipePage(text);
    if (page) return page;
  }
  const read = recipeInText(text.slice(0, MAX_TEXT));
  if (!read) return undefined;
  const reading: Reading = { source: 'text', ...recipeFields(read.node, new Map(), '') };
  return mergedRecipe([reading], {
    meta: pageMeta([]),
    base: '',
    title: '',
    language: '',
    recipes: 0,
    facts: read.facts,
    picture: () => undefined,
  });
}
