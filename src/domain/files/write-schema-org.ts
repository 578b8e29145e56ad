import { noteSteps, type Step } from '../note-steps.ts';
import type { Node } from '../recipe-node.ts';
import type { FileRecipe } from './file-recipe.ts';
import { readOwn } from './own-json.ts';
import {
  fromStoredRecipe,
  shownRecipe,
  toRecipeInput,
  type StoredRecipe,
} from './stored-recipe.ts';

/** Our own fields beside those of schema.org, which other programs pass over. */
const OWN = 'ocipe';

/**
 * A recipe as schema.org/Recipe. Since not all of ours has a place there, `ocipe` holds the whole recipe, for the way
 * back.
 */
export function schemaOrgRecipe(stored: StoredRecipe): Record<string, unknown> {
  const { added_date } = stored;
  const shown = shownRecipe(stored);
  const { name, category, description, sourceUrl, author, tags, rating, servings } = shown;
  // What people write without numbers are steps as well, where it looks like them.
  const loose =
    shown.steps.length > 0 ? { steps: [], remarks: shown.notes } : noteSteps(shown.notes);
  const steps = shown.steps.length > 0 ? shown.steps : sectioned(loose.steps);
  return {
    '@context': 'https://schema.org',
    '@type': 'Recipe',
    name,
    ...(description === '' ? {} : { description }),
    recipeCategory: category,
    recipeYield: servings ?? stored.longevity,
    ...durations(shown),
    datePublished: added_date.slice(0, 10),
    ...(author === '' ? {} : { author: { '@type': 'Person', name: author } }),
    ...(tags.length === 0 ? {} : { keywords: tags }),
    recipeIngredient: shown.ingredients.map(({ line }) => line),
    recipeInstructions: sectionsOf(steps),
    ...(rating === undefined
      ? {}
      : { aggregateRating: { '@type': 'AggregateRating', ratingValue: rating, ratingCount: 1 } }),
    ...(loose.remarks === ''
      ? {}
      : { comment: [{ '@type': 'Comment', name: 'Notes', text: loose.remarks }] }),
    ...(sourceUrl === '' ? {} : { isBasedOn: sourceUrl }),
    [OWN]: { ...toRecipeInput(fromStoredRecipe(stored)), added_date },
  };
}

/** A heading stands at the first step of its section. */
function sectioned(steps: readonly Step[]) {
  let section = '';
  return steps.map(({ text, heading }) => {
    section = heading || section;
    return section === '' ? { text } : { text, section };
  });
}

function durations({ prepMinutes, cookMinutes, totalMinutes }: FileRecipe) {
  const times = { prepTime: prepMinutes, cookTime: cookMinutes, totalTime: totalMinutes };
  return Object.fromEntries(
    Object.entries(times).flatMap(([key, minutes]) =>
      minutes === undefined ? [] : [[key, `PT${minutes}M`]],
    ),
  );
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
