import { jsonLdScripts } from '../html-scripts.ts';
import { readJson } from '../lenient-json.ts';
import type { PageTree } from './page-tree.ts';
import { isNode, type Node, type NodeIndex } from '../recipe-node.ts';

/** The recipes of a page's JSON-LD in their order, and what they refer to. */
export interface LinkedData {
  recipes: Node[];
  index: NodeIndex;
}

/**
 * Finds the recipes (schema.org/Recipe) in a page's JSON-LD, wherever they are in there and however broken the JSON
 * is.
 * @param tree the same page, read
 * @param html the page, or JSON-LD on its own; any text will do, in linear time
 */
export function linkedData(html: string, tree: PageTree): LinkedData {
  const recipes: Node[] = [];
  const index: NodeIndex = new Map();
  for (const script of jsonLdScripts(html)) collectRecipes(readJson(script), recipes, index);
  // Some pages have it in an attribute instead of a script.
  if (recipes.length === 0) {
    for (const { tag, attributes } of tree) {
      const content = tag === 'meta' ? attributes.get('content')?.trimStart() : undefined;
      if (content === undefined || !/^[{[]/u.test(content) || !content.includes('"@type"'))
        continue;
      collectRecipes(readJson(content), recipes, index);
    }
  }
  return { recipes, index };
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

/** The recipe with the most ingredients, then with the most steps, then the first. */
export function fullest(recipes: readonly Node[]): Node | undefined {
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
