import { durationMinutes } from '../duration.ts';
import { servingsOf, stepsOf } from '../recipe-parts.ts';
import { readIngredients } from './file-ingredients.ts';
import { emptyRecipe, entryOf, type FileEntry } from './file-recipe.ts';
import { block, line, lines, names, stars, webAddress } from './file-text.ts';

/** Whether an object is a recipe of Paprika: ingredients and directions are one text each, with lines. */
export function isPaprika(fields: Readonly<Record<string, unknown>>): boolean {
  return typeof fields['ingredients'] === 'string' && typeof fields['directions'] === 'string';
}

/** A recipe of Paprika's export: one of the packed files in a `.paprikarecipes`. */
export function readPaprika(fields: Readonly<Record<string, unknown>>, where: string): FileEntry {
  const source = line(fields['source']);
  return entryOf('paprika', where, {
    ...emptyRecipe(line(fields['name'])),
    category: names(fields['categories'])[0] ?? '',
    tags: names(fields['categories']).slice(1),
    ingredients: readIngredients(lines(fields['ingredients'])),
    steps: stepsOf({ recipeInstructions: block(fields['directions']) }),
    servings: servingsOf(line(fields['servings'])),
    prepMinutes: minutes(fields['prep_time']),
    cookMinutes: minutes(fields['cook_time']),
    totalMinutes: minutes(fields['total_time']),
    sourceUrl: webAddress(fields['source_url']),
    author: webAddress(source) === '' ? source : '',
    description: block(fields['description']),
    notes: [block(fields['notes']), block(fields['nutritional_info'])].filter(Boolean).join('\n\n'),
    rating: stars(fields['rating']),
    image: webAddress(fields['image_url']),
  });
}

function minutes(value: unknown): number | undefined {
  return durationMinutes(line(value)) || undefined;
}
