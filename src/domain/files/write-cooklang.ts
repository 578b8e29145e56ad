import type { FileIngredient } from './file-recipe.ts';
import { fromStoredRecipe, type StoredRecipe } from './stored-recipe.ts';

/**
 * A recipe in Cooklang, one to a file. As ours names ingredients beside its steps, they stand in a section
 * "Ingredients" of their own. Reading it gives the same recipe, but for the day it was added.
 */
export function writeCooklang(stored: StoredRecipe): string {
  const recipe = fromStoredRecipe(stored);
  const { name, category, servings, frequency, state, sourceUrl, description } = recipe;
  const fields = {
    title: name,
    category,
    servings: String(servings ?? 1),
    frequency: frequency ?? 'weekday',
    ...(state === 'used' ? { state } : {}),
    ...(sourceUrl === '' ? {} : { source: sourceUrl }),
    ...(description === '' ? {} : { description }),
  };
  const head = Object.entries(fields).map(([key, value]) => `${key}: ${scalar(value)}`);
  const parts = [`---\n${head.join('\n')}\n---`];
  if (recipe.ingredients.length > 0) {
    parts.push('== Ingredients ==', recipe.ingredients.map(marked).join('\n'));
  }
  let section: string | undefined = recipe.ingredients.length > 0 ? 'Ingredients' : undefined;
  for (const step of recipe.steps) {
    if (step.section !== section) parts.push(`== ${escaped(step.section ?? 'Steps')} ==`);
    section = step.section;
    parts.push(escaped(step.text));
  }
  if (recipe.notes !== '') {
    parts.push(
      recipe.notes
        .split('\n')
        .map((row) => `> ${escaped(row)}`.trimEnd())
        .join('\n'),
    );
  }
  return `${parts.join('\n\n')}\n`;
}

function marked({ name, quantity }: FileIngredient): string {
  return `@${escaped(name).replace(/^[?&+-]/u, '\\$&')}{${escaped(quantity).replace(/^(\d[\d./]*) (?=\S)/u, '$1%')}}`;
}

/** Text without anything that Cooklang would take for a mark. */
function escaped(text: string): string {
  return text.replaceAll(/[\\@#~{}%]|--|\[-/gu, (mark) =>
    [...mark].map((sign) => `\\${sign}`).join(''),
  );
}

/** A value of YAML, between quotes where it could be taken for something else. */
function scalar(text: string): string {
  const isPlain =
    /^[\p{L}\p{N}][\p{L}\p{N} ,.()/]*$/u.test(text) || /^https?:\/\/[^\s#]+$/u.test(text);
  return isPlain && text.trim() === text ? text : JSON.stringify(text);
}
