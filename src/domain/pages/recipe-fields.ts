import { addressesOf, isNode, textOf, textsOf, type Node, type NodeIndex } from '../recipe-node.ts';
import {
  ingredientSectionsOf,
  servingsOf,
  stepsOf,
  type IngredientSection,
  type RecipeStep,
} from '../recipe-parts.ts';
import { absoluteAddress } from './address.ts';
import { shownMinutes } from './time-words.ts';

/** What one recipe of a page says; empty or undefined where it does not. */
export interface RecipeFields {
  name: string;
  category: string[];
  cuisine: string[];
  keywords: string[];
  description: string;
  servings: number | undefined;
  prepMinutes: number | undefined;
  cookMinutes: number | undefined;
  totalMinutes: number | undefined;
  sections: IngredientSection[];
  steps: RecipeStep[];
  imageUrl: string | undefined;
  author: string;
  language: string;
  nutrition: Record<string, string>;
}

/** How a much used publishing system names its thumbnails: `photo-225x225.jpg`. */
const THUMBNAIL = /-\d+x\d+\.\w+(?:$|[?#])/u;
const MAX_NUTRIENTS = 30;
const NUTRIENT = /^[a-z]{1,40}$/iu;

/** Reads a recipe in the shape of JSON-LD; any values will do. */
export function recipeFields(recipe: Node, index: NodeIndex, base: string): RecipeFields {
  return {
    name: textOf(recipe['name']) || textOf(recipe['headline']),
    category: textsOf(recipe['recipeCategory']),
    cuisine: textsOf(recipe['recipeCuisine']),
    keywords: textsOf(recipe['keywords']),
    description: textOf(recipe['description']),
    servings: servingsOf(recipe['recipeYield']) ?? servingsOf(recipe['yield']),
    prepMinutes: minutesOf(recipe['prepTime']),
    cookMinutes: minutesOf(recipe['cookTime']) ?? minutesOf(recipe['performTime']),
    // Nothing is done in no time: that is how plug-ins write that they were not told.
    totalMinutes: minutesOf(recipe['totalTime']) || undefined,
    sections: ingredientSectionsOf(recipe),
    steps: stepsOf(recipe),
    imageUrl: imageOf(recipe['image'] ?? recipe['thumbnailUrl'], index, base),
    author: textsOf(recipe['author'], index).join(', '),
    language: textOf(recipe['inLanguage']),
    nutrition: nutritionOf(recipe['nutrition'], index),
  };
}

function minutesOf(value: unknown): number | undefined {
  const values: unknown[] = Array.isArray(value) ? value.slice(0, 5) : [value];
  for (const one of values) {
    const minutes = shownMinutes(isNode(one) ? textOf(one) : one);
    if (minutes !== undefined) return minutes;
  }
  return undefined;
}

/** The first picture that is no thumbnail, or else the first one. */
function imageOf(value: unknown, index: NodeIndex, base: string): string | undefined {
  const urls = addressesOf(value, index)
    .map((address) => absoluteAddress(address, base))
    .filter((url) => url !== undefined);
  return urls.find((url) => !THUMBNAIL.test(url)) ?? urls[0];
}

function nutritionOf(value: unknown, index: NodeIndex): Record<string, string> {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (!isNode(one)) return {};
  const id = one['@id'];
  const node = (typeof id === 'string' ? index.get(id) : undefined) ?? one;
  const said = Object.entries(node)
    .filter(([name]) => NUTRIENT.test(name))
    .slice(0, MAX_NUTRIENTS)
    .map(([name, amount]): [string, string] => [name, textOf(amount).slice(0, 100).toWellFormed()]);
  return Object.fromEntries(said.filter(([, amount]) => amount !== '' && /\d/u.test(amount)));
}
