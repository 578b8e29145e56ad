import { readEntry } from '../recipe-file.ts';
import { emptyRecipe, entryOf, type FileEntry } from './file-recipe.ts';
import { block, fieldsOf, line, lines, names, stars, webAddress } from './file-text.ts';
import { readIngredients } from './file-ingredients.ts';
import { servingsOf } from '../recipe-parts.ts';
import { durationMinutes } from '../duration.ts';

/** The mark of our own export, with its version. */
export const RECIPES_FORMAT = 'ocipe-recipes-1';

/** Whether an entry is one of ours, or of the original: both have these fields. */
export function isOwn(fields: Readonly<Record<string, unknown>>): boolean {
  return 'meat_type' in fields || ('longevity' in fields && 'frequency' in fields);
}

/** A recipe as our export has it, as the API sends it, or as the original wrote it. */
export function readOwn(fields: Readonly<Record<string, unknown>>, where: string): FileEntry {
  const { recipe, problem } = readEntry(fields, 1);
  if (!recipe) return { format: 'ocipe', where, problem: `It cannot be added: ${problem ?? ''}.` };
  const { name, meat_type, longevity, frequency, note, state, ingredients } = recipe;
  const addedAt = fields['added_date'];
  return {
    format: 'ocipe',
    where,
    recipe: {
      ...emptyRecipe(name),
      category: meat_type,
      servings: longevity,
      frequency,
      state,
      notes: note,
      ingredients: ingredients.map((one) => ({
        ...one,
        line: `${one.quantity} ${one.name}`.trim(),
        section: '',
      })),
      ...(typeof addedAt === 'string' ? { addedAt } : {}),
    },
  };
}

/** A recipe of JSON that nobody we know wrote: a name, ingredients and steps under the names most people give them. */
export function readLoosely(fields: Readonly<Record<string, unknown>>, where: string): FileEntry {
  const first = (...keys: string[]) =>
    keys.map((key) => fields[key]).find((value) => value !== undefined && value !== null);
  const ingredients = first('ingredients', 'ingredient_list', 'ingredientLines');
  const steps = first('instructions', 'directions', 'method', 'steps', 'preparation');
  return entryOf('json', where, {
    ...emptyRecipe(line(first('name', 'title'))),
    ingredients: readIngredients(textsOf(ingredients)),
    steps: textsOf(steps).map((text) => ({ text })),
    servings: servingsOf(first('servings', 'yield', 'serves', 'portions')),
    prepMinutes: durationMinutes(first('prep_time', 'prepTime', 'prep_minutes')),
    cookMinutes: durationMinutes(first('cook_time', 'cookTime', 'cook_minutes')),
    totalMinutes: durationMinutes(first('total_time', 'totalTime', 'total_minutes', 'time')),
    category: names(first('category', 'categories', 'course'))[0] ?? '',
    tags: names(first('tags', 'keywords')),
    description: block(first('description', 'summary')),
    notes: block(first('notes', 'note', 'comments')),
    sourceUrl: webAddress(first('source_url', 'url', 'source', 'link')),
    author: line(first('author')),
    rating: stars(first('rating')),
    image: line(first('image', 'image_url', 'photo')),
  });
}

/** The lines of a text, or one of each element: what it is, or its amount, unit and name. */
function textsOf(value: unknown): string[] {
  if (!Array.isArray(value)) return lines(value);
  return value.slice(0, 500).flatMap((one) => {
    const fields = fieldsOf(one);
    if (!fields) return lines(one);
    const whole = line(fields['text'] ?? fields['instruction'] ?? fields['line']);
    const parts = ['quantity', 'amount', 'unit', 'name', 'ingredient'];
    return whole === ''
      ? [
          parts
            .map((key) => line(fields[key]))
            .join(' ')
            .trim(),
        ]
      : [whole];
  });
}
