import { readEntry } from '../recipe-file.ts';
import { emptyRecipe, entryOf, type FileEntry } from './file-recipe.ts';
import { fromStoredRecipe, type StoredRecipe } from './stored-recipe.ts';
import { block, fieldsOf, line, lines, listOf, names, stars, webAddress } from './file-text.ts';
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
export function readOwn(fields: Fields, where: string): FileEntry {
  const { recipe, problem } = readEntry(fields, 1);
  if (!recipe) return { format: 'ocipe', where, problem: `It cannot be added: ${problem ?? ''}.` };
  const { name, meat_type, longevity, frequency, note, state, ingredients } = recipe;
  const added = fields['added_date'];
  const given = [fields['ingredients'], fields['ingredient_list']].find(Array.isArray) ?? [];
  const stored = {
    name,
    meat_type,
    longevity,
    frequency,
    note,
    state,
    ...detailsIn(fields),
    added_date: typeof added === 'string' ? added : '',
    ingredient_list: ingredients.map((one, at) => {
      const { preparation, section } = fieldsOf(given[at]) ?? {};
      return { ...one, preparation: textIn(preparation), section: textIn(section) };
    }),
  };
  return { format: 'ocipe', where, recipe: fromStoredRecipe(stored) };
}

type Fields = Readonly<Record<string, unknown>>;

/** What a recipe says beyond the original's fields; what is none of it is left out. */
function detailsIn(fields: Fields): Partial<StoredRecipe> {
  const number = (key: string, least: number) => {
    const value = fields[key];
    return typeof value === 'number' && value >= least ? value : undefined;
  };
  const numbers = {
    servings: number('servings', 1),
    prep_minutes: number('prep_minutes', 0),
    cook_minutes: number('cook_minutes', 0),
    total_minutes: number('total_minutes', 0),
    rating: number('rating', 1),
  };
  const known = Object.entries(numbers).filter(([, value]) => value !== undefined);
  return {
    ...(Object.fromEntries(known) as Partial<StoredRecipe>),
    source_url: textIn(fields['source_url']),
    author: textIn(fields['author']),
    description: textIn(fields['description']),
    tags: listOf(fields['tags']).map(textIn),
    steps: listOf(fields['steps']).map((step) => {
      const { text, section } = fieldsOf(step) ?? { text: step };
      return section ? { text: textIn(text), section: textIn(section) } : { text: textIn(text) };
    }),
  };
}

/** Text as it is, trimmed; empty for what is none. */
function textIn(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** A recipe of JSON that nobody we know wrote: a name, ingredients and steps under the names most people give them. */
export function readLoosely(fields: Fields, where: string): FileEntry {
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
