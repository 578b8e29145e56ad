import { noteSteps } from '../note-steps.ts';
import type { Node } from '../recipe-node.ts';
import type { FileRecipe } from './file-recipe.ts';
import { readOwn } from './own-json.ts';
import { fromStoredRecipe, toRecipeInput, type StoredRecipe } from './stored-recipe.ts';

/** Our own fields beside those of schema.org, which other programs pass over. */
const OWN = 'ocipe';

/**
 * A recipe as schema.org/Recipe. Since not all of ours has a place there, `ocipe` holds the whole recipe, for the way
 * back.
 */
export function schemaOrgRecipe(stored: StoredRecipe): Record<string, unknown> {
  const { name, meat_type, longevity, added_date, ingredient_list: list } = stored;
  const { description, steps, notes, sourceUrl, ingredients } = fromStoredRecipe(stored);
  // What people write without numbers are steps as well, where it looks like them.
  const loose = steps.length > 0 ? { steps: [], remarks: notes } : noteSteps(notes);
  const all = steps.length > 0 ? steps : loose.steps.map((text) => ({ text, section: undefined }));
  return {
    '@context': 'https://schema.org',
    '@type': 'Recipe',
    name,
    ...(description === '' ? {} : { description }),
    recipeCategory: meat_type,
    recipeYield: longevity,
    datePublished: added_date.slice(0, 10),
    recipeIngredient: ingredients.map(({ line }) => line),
    recipeInstructions: sectionsOf(all),
    ...(loose.remarks === ''
      ? {}
      : { comment: [{ '@type': 'Comment', name: 'Notes', text: loose.remarks }] }),
    ...(sourceUrl === '' ? {} : { isBasedOn: sourceUrl }),
    [OWN]: {
      ...toRecipeInput(fromStoredRecipe(stored)),
      ingredients: list.map((one) => ({ name: one.name, quantity: one.quantity })),
      added_date,
    },
  };
}

function sectionsOf(steps: readonly { text: string; section?: string | undefined }[]): unknown[] {
  const parts: unknown[] = [];
  let section: { name: string; itemListElement: unknown[] } | undefined;
  for (const { text, section: name } of steps) {
    const step = { '@type': 'HowToStep', text };
    if (name === undefined) {
      parts.push(step);
      section = undefined;
    } else if (section?.name === name) {
      section.itemListElement.push(step);
    } else {
      section = { name, itemListElement: [step] };
      parts.push(Object.assign({ '@type': 'HowToSection' }, section));
    }
  }
  return parts;
}

/**
 * The whole recipe of a node that we wrote and nobody changed: writing it again gives the same node.
 * @returns undefined for all other nodes, whose own fields count
 */
export function readUntouched(node: Node): FileRecipe | undefined {
  const own = node[OWN];
  if (typeof own !== 'object' || own === null || Array.isArray(own)) return undefined;
  const { recipe } = readOwn(own as Record<string, unknown>, '');
  if (!recipe) return undefined;
  const { ingredients, ...input } = toRecipeInput(recipe);
  const added_date = recipe.addedAt ?? '';
  const written = schemaOrgRecipe({ ...input, ingredient_list: ingredients, added_date });
  return JSON.stringify(written) === JSON.stringify(node) ? recipe : undefined;
}
