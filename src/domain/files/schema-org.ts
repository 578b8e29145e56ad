import { durationMinutes } from '../duration.ts';
import { htmlLines } from '../html-text.ts';
import { addressesOf, isNode, textOf, textsOf, type Node } from '../recipe-node.ts';
import { ingredientSectionsOf, servingsOf, stepsOf } from '../recipe-parts.ts';
import { readSections } from './file-ingredients.ts';
import {
  emptyRecipe,
  entryOf,
  type FileEntry,
  type FileFormat,
  type FileRecipe,
} from './file-recipe.ts';
import { block, names, stars } from './file-text.ts';
import { readUntouched } from './write-schema-org.ts';

/** More nodes than any file of recipes has around one. */
const MAX_NODES = 100_000;

/** The recipes within a value of JSON-LD, however deep, in their order. */
export function recipeNodes(value: unknown): Node[] {
  const recipes: Node[] = [];
  const rest = [value];
  for (let seen = 0; rest.length > 0 && seen < MAX_NODES; seen++) {
    const next = rest.pop();
    const inner = Array.isArray(next) ? next : isNode(next) ? Object.values(next) : [];
    if (isNode(next) && isRecipeNode(next)) recipes.push(next);
    else for (let at = inner.length - 1; at >= 0; at--) rest.push(inner[at]);
  }
  return recipes;
}

/** Whether a node says to be a schema.org Recipe. */
export function isRecipeNode(node: Node): boolean {
  const types = Array.isArray(node['@type']) ? node['@type'].slice(0, 20) : [node['@type']];
  return types.some((type) => typeof type === 'string' && /(?:^|[/#:])recipe$/iu.test(type));
}

/**
 * A recipe of JSON-LD, as Nextcloud Cookbook, RecipeSage, web sites and our own export write it.
 * @param where its place in the file; a file `recipe.json` in an archive is Nextcloud's
 */
export function readSchemaOrg(node: Node, where: string): FileEntry {
  const format = formatOf(node, where);
  const own = readUntouched(node);
  return own ? { format, where, recipe: own } : entryOf(format, where, recipeOf(node));
}

function formatOf(node: Node, where: string): FileFormat {
  if (/(?:^|\/)recipe\.json$/iu.test(where)) return 'nextcloud';
  return 'creditText' in node && 'comment' in node ? 'recipesage' : 'schema.org';
}

/** What the schema.org fields of a node say. */
function recipeOf(node: Node): FileRecipe {
  const comments = Array.isArray(node['comment']) ? node['comment'] : [node['comment']];
  const rating = isNode(node['aggregateRating'])
    ? node['aggregateRating']['ratingValue']
    : undefined;
  return {
    ...emptyRecipe(textOf(node['name']) || textOf(node['headline'])),
    category: textsOf(node['recipeCategory'])[0] ?? '',
    ingredients: readSections(ingredientSectionsOf(node)),
    steps: unmarked(stepsOf(node)),
    servings: servingsOf(node['recipeYield'] ?? node['yield']),
    prepMinutes: durationMinutes(node['prepTime']),
    cookMinutes: durationMinutes(node['cookTime']),
    totalMinutes: durationMinutes(node['totalTime']) || undefined,
    sourceUrl:
      [node['isBasedOn'], node['url'], node['mainEntityOfPage'], node['@id']]
        .map((value) => urlOf(value))
        .find((url) => url !== undefined) ?? '',
    author: textsOf(node['author']).join(', ') || textOf(node['creditText']),
    description: linesOf(node['description']),
    tags: [
      ...new Set([
        ...textsOf(node['recipeCategory']).slice(1),
        ...names(textsOf(node['keywords'])),
      ]),
    ],
    rating: stars(rating),
    notes: comments
      .slice(0, 20)
      .map((one) => linesOf(isNode(one) ? one['text'] : one))
      .filter((text) => text !== '')
      .join('\n\n'),
    image: urlOf(node['image']) ?? textOf(node['image']).slice(0, 2000).toWellFormed(),
  };
}

const NO_INDEX = new Map();

function urlOf(value: unknown): string | undefined {
  return addressesOf(value, NO_INDEX).find((address) => /^https?:\/\/[^/\s]/iu.test(address));
}

function linesOf(value: unknown): string {
  return typeof value === 'string' ? block(htmlLines(value.slice(0, 50_000)).join('\n')) : '';
}

/** Steps below "[Sauce]", as RecipeSage writes headings, belong to that section. */
function unmarked(steps: FileRecipe['steps']): FileRecipe['steps'] {
  let section: string | undefined;
  return steps.flatMap((step) => {
    const heading = /^\[([^[\]]+)\]$/u.exec(step.text)?.[1];
    if (heading !== undefined) {
      section = heading;
      return [];
    }
    return [section === undefined || step.section !== undefined ? step : { ...step, section }];
  });
}
