import { durationMinutes } from './duration.ts';
import { jsonLdScripts, pageLanguage, pageTitle } from './html-scripts.ts';
import { readJson } from './lenient-json.ts';
import { textOf, textsOf, urlOf, type Node, type NodeIndex, isNode } from './recipe-node.ts';
import { ingredientLinesOf, servingsOf, stepsOf, type RecipeStep } from './recipe-parts.ts';

/** The recipe of a web page. What the page does not say is undefined or empty. */
export interface RecipePage {
  name: string;
  category: string[];
  cuisine: string[];
  keywords: string[];
  description: string;
  /** Portions or pieces; of a range its lower end. */
  servings: number | undefined;
  prepMinutes: number | undefined;
  cookMinutes: number | undefined;
  totalMinutes: number | undefined;
  ingredientLines: string[];
  steps: RecipeStep[];
  /** An http or https address. */
  imageUrl: string | undefined;
  author: string;
  /** A language tag as the page has it, such as `en-GB`. */
  language: string;
}

/**
 * Reads the recipe of a web page from its JSON-LD (schema.org/Recipe), wherever it is in there and however broken
 * the JSON is. Of several recipes it takes the one with the most ingredients, then with the most steps, then the
 * first.
 *
 * @param html the page, or JSON-LD on its own; any text will do, in linear time
 * @returns the recipe; undefined if there is none: a recipe has ingredients or steps, or at least a name where
 *   it is the only one (several names without more are a list of links)
 */
export function readRecipePage(html: string): RecipePage | undefined {
  const recipes: Node[] = [];
  const index: NodeIndex = new Map();
  for (const script of jsonLdScripts(html)) collectRecipes(readJson(script), recipes, index);
  const recipe = fullest(recipes);
  if (!recipe) return undefined;
  const ingredientLines = ingredientLinesOf(recipe);
  const steps = stepsOf(recipe);
  const ownName = textOf(recipe['name']) || textOf(recipe['headline']);
  if (ingredientLines.length === 0 && steps.length === 0 && (recipes.length > 1 || !ownName)) {
    return undefined;
  }
  return {
    name: ownName || pageTitle(html),
    category: textsOf(recipe['recipeCategory']),
    cuisine: textsOf(recipe['recipeCuisine']),
    keywords: textsOf(recipe['keywords']),
    description: textOf(recipe['description']),
    servings: servingsOf(recipe['recipeYield'] ?? recipe['yield']),
    prepMinutes: durationMinutes(recipe['prepTime']),
    cookMinutes: durationMinutes(recipe['cookTime']),
    // Nothing is done in no time: that is how plug-ins write that they were not told.
    totalMinutes: durationMinutes(recipe['totalTime']) || undefined,
    ingredientLines,
    steps,
    imageUrl: urlOf(recipe['image'] ?? recipe['thumbnailUrl'], index),
    author: textsOf(recipe['author'], index).join(', '),
    language: textOf(recipe['inLanguage']) || pageLanguage(html),
  };
}

/**
 * Adds all recipes within a value, in their order, and what has an `@id`. A list of its own takes the place of
 * recursion, which deep nesting would make overflow.
 */
function collectRecipes(value: unknown, recipes: Node[], index: NodeIndex): void {
  const rest = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    if (Array.isArray(next)) {
      for (let at = next.length - 1; at >= 0; at--) rest.push(next[at]);
    } else if (isNode(next)) {
      if (isRecipe(next)) recipes.push(next);
      const id = next['@id'];
      const fields = Object.values(next);
      if (typeof id === 'string' && fields.length > 1 && !index.has(id)) index.set(id, next);
      for (let at = fields.length - 1; at >= 0; at--) rest.push(fields[at]);
    }
  }
}

/** Whether a node is a schema.org Recipe, by its name, its full address or a prefixed name. */
function isRecipe(node: Node): boolean {
  const type = node['@type'];
  const types: unknown[] = Array.isArray(type) ? type.slice(0, 20) : [type];
  return types.some((one) => typeof one === 'string' && /(?:^|[/#:])recipe\s*$/iu.test(one));
}

function fullest(recipes: readonly Node[]): Node | undefined {
  let best: Node | undefined;
  let most = -1;
  for (const recipe of recipes) {
    const ingredients = count(recipe['recipeIngredient'] ?? recipe['ingredients']);
    const fullness = ingredients * 1e6 + Math.min(count(recipe['recipeInstructions']), 1e5);
    if (fullness > most) {
      most = fullness;
      best = recipe;
    }
  }
  return best;
}

function count(value: unknown): number {
  if (Array.isArray(value)) return value.length;
  return value ? 1 : 0;
}
