import { nameKey } from '../name-key.ts';
import type { RecipeStep } from '../recipe-parts.ts';
import { emptyRecipe, type FileRecipe } from './file-recipe.ts';
import { readNote, writeNote } from './file-note.ts';

interface Ingredient {
  name: string;
  quantity: string;
  preparation?: string;
  section?: string;
}

/** What a recipe may say beyond the original's fields. */
interface Details {
  servings?: number;
  prep_minutes?: number;
  cook_minutes?: number;
  total_minutes?: number;
  rating?: number;
  source_url?: string;
  author?: string;
  description?: string;
  tags?: string[];
  steps?: RecipeStep[];
}

/** A recipe as the contract takes it. */
export interface RecipeInput extends Details {
  name: string;
  meat_type: string;
  longevity: number;
  frequency: 'weekday' | 'weekend' | 'rarely';
  note: string;
  state: 'active' | 'used';
  ingredients: Ingredient[];
}

/** A recipe as it is stored and sent. */
export type StoredRecipe = Omit<RecipeInput, 'ingredients'> & {
  ingredient_list: readonly Ingredient[];
  added_date: string;
};

/** The contract's limits: code points, or how many. */
const MAX = { name: 200, category: 30, quantity: 100, tag: 50, tags: 50, author: 200 };
const MAX_LONG = { step: 10_000, steps: 300, description: 5000, url: 2000 };
const MAX_LONGEVITY = 2_147_483_647;
const MAX_SERVINGS = 1000;
const MAX_MINUTES = 100_000;
/** What the contract asks for and a file may lack. */
const NO_CATEGORY = 'Other';
/** What fits in an evening after work. */
const MAX_WEEKDAY_MINUTES = 45;

/**
 * A file's recipe as it is stored: the one place that decides what goes where. Of our own files all is where it was.
 * Of others, description, steps, notes and source are put together in the note, where every client shows them; a recipe
 * without a category gets its first tag for one, or "Other".
 */
export function toRecipeInput(file: FileRecipe): RecipeInput {
  const { servings, frequency, state = 'active', tags, prepMinutes, cookMinutes } = file;
  const minutes = file.totalMinutes ?? (prepMinutes ?? 0) + (cookMinutes ?? 0);
  const isOurs = frequency !== undefined;
  return {
    name: cut(file.name, MAX.name),
    meat_type: cut(file.category, MAX.category) || cut(tags[0] ?? '', MAX.category) || NO_CATEGORY,
    longevity: within(file.longevity ?? servings ?? 1, 0, MAX_LONGEVITY) ?? 1,
    frequency: frequency ?? (minutes > MAX_WEEKDAY_MINUTES ? 'weekend' : 'weekday'),
    note: storable(isOurs ? file.notes : writeNote(file)),
    state,
    ingredients: ingredientsOf(file),
    ...detailsOf(file, isOurs),
  };
}

function ingredientsOf({ ingredients }: FileRecipe): Ingredient[] {
  return ingredients
    .map(({ name, quantity, preparation, section }) => ({
      name: cut(name.toLowerCase(), MAX.name),
      quantity: cut(quantity, MAX.quantity),
      ...said({ preparation: cut(preparation, MAX.name), section: cut(section, MAX.name) }),
    }))
    .filter(({ name }) => name !== '');
}

function detailsOf(file: FileRecipe, isOurs: boolean): Details {
  const steps = file.steps
    .map(({ text, section = '' }) => ({
      text: cut(text, MAX_LONG.step),
      ...said({ section: cut(section, MAX.name) }),
    }))
    .filter(({ text }) => text !== '')
    .slice(0, MAX_LONG.steps);
  const url = cut(file.sourceUrl, MAX_LONG.url + 1);
  const isUrl = /^https?:\/\/[^\s/?#]+\S*$/iu.test(url) && url.length <= MAX_LONG.url;
  const tags = [...new Set(file.tags.map((tag) => cut(tag, MAX.tag)).filter(Boolean))];
  return said({
    servings: within(file.servings, 1, MAX_SERVINGS),
    prep_minutes: within(file.prepMinutes, 0, MAX_MINUTES),
    cook_minutes: within(file.cookMinutes, 0, MAX_MINUTES),
    total_minutes: within(file.totalMinutes, 0, MAX_MINUTES),
    rating: within(file.rating, 1, 5),
    source_url: isUrl ? url : '',
    author: cut(file.author, MAX.author),
    description: isOurs ? cut(file.description, MAX_LONG.description) : '',
    tags: tags.slice(0, MAX.tags),
    steps: isOurs ? steps : [],
  });
}

/** The fields that say something. */
function said<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  const entries = Object.entries(fields).filter(
    ([, value]) =>
      value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries) as { [Name in keyof Fields]?: NonNullable<Fields[Name]> };
}

/** The nearest whole number in a range; undefined for none. */
function within(value: number | undefined, least: number, most: number): number | undefined {
  if (value === undefined || Number.isNaN(value)) return undefined;
  return Math.min(Math.max(Math.round(value), least), most);
}

/** A stored recipe as a file of ours has it. `toRecipeInput` makes the same of it again. */
export function fromStoredRecipe(stored: StoredRecipe): FileRecipe {
  return {
    ...emptyRecipe(stored.name),
    category: stored.meat_type,
    longevity: stored.longevity,
    frequency: stored.frequency,
    state: stored.state,
    addedAt: stored.added_date,
    notes: stored.note,
    servings: stored.servings,
    prepMinutes: stored.prep_minutes,
    cookMinutes: stored.cook_minutes,
    totalMinutes: stored.total_minutes,
    rating: stored.rating,
    sourceUrl: stored.source_url ?? '',
    author: stored.author ?? '',
    description: stored.description ?? '',
    tags: [...(stored.tags ?? [])],
    steps: [...(stored.steps ?? [])],
    ingredients: stored.ingredient_list.map(
      ({ name, quantity, preparation = '', section = '' }) => ({
        line: lineOf({ name, quantity, preparation }),
        name,
        quantity,
        preparation,
        section,
      }),
    ),
  };
}

function lineOf({
  name,
  quantity,
  preparation,
}: Record<'name' | 'quantity' | 'preparation', string>) {
  const words = [quantity, name].filter((part) => part !== '').join(' ');
  return preparation === '' ? words : `${words}, ${preparation}`;
}

/** A stored recipe as it is shown: where there are no steps of their own, those of the note. */
export function shownRecipe(stored: StoredRecipe): FileRecipe {
  const file = fromStoredRecipe(stored);
  if (file.steps.length > 0) return file;
  const { description, steps, notes, sourceUrl } = readNote(file.notes);
  return {
    ...file,
    steps,
    notes,
    description: [file.description, description].filter((part) => part !== '').join('\n\n'),
    sourceUrl: file.sourceUrl || sourceUrl,
  };
}

/** What a recipe is recognised by: two that share a key are the same. */
export interface RecipeKeys {
  /** Where it comes from, without what differs between addresses of one page; empty for nowhere. */
  source: string;
  /** Its name and its foods, in any order. */
  content: string;
}

/** What makes the keys. */
export interface KeyedRecipe {
  name: string;
  note: string;
  source_url?: string | null;
  ingredients: readonly { name: string }[];
}

/**
 * The keys of a recipe that is stored, or will be.
 * @param keyOf `nameKey`, or one that remembers
 */
export function recipeKeys(
  { name, note, ingredients, source_url }: KeyedRecipe,
  keyOf: (name: string) => string = nameKey,
): RecipeKeys {
  const foods = [...new Set(ingredients.map((one) => keyOf(one.name)))].toSorted();
  return {
    source: sourceKey(source_url ?? readNote(note).sourceUrl),
    content: JSON.stringify([keyOf(name), ...foods]),
  };
}

function sourceKey(url: string): string {
  return url
    .replace(/^https?:\/\/(?:www\.)?/iu, '')
    .replace(/#.*$/u, '')
    .replace(/[?&]utm_[^&]*/gu, '')
    .replace(/\/+$/u, '')
    .toLowerCase();
}

/**
 * A recipe with what a file has more: foods that are missing, quantities and fields that are empty; the note only where
 * there is none but its source. What is there stays.
 */
export function mergeRecipe(stored: StoredRecipe, file: FileRecipe): RecipeInput {
  const offered = toRecipeInput(file);
  const { ingredients, ...fields } = offered;
  const added_date = stored.added_date;
  const other = fromStoredRecipe({ ...fields, ingredient_list: ingredients, added_date });
  const own = fromStoredRecipe(stored);
  const note = readNote(own.notes);
  const isEmpty =
    own.steps.length + note.steps.length === 0 && note.description + note.notes === '';
  const quantities = new Map(other.ingredients.map((one) => [nameKey(one.name), one.quantity]));
  const known = new Set(own.ingredients.map(({ name }) => nameKey(name)));
  return toRecipeInput({
    ...own,
    servings: own.servings ?? other.servings,
    prepMinutes: own.prepMinutes ?? other.prepMinutes,
    cookMinutes: own.cookMinutes ?? other.cookMinutes,
    totalMinutes: own.totalMinutes ?? other.totalMinutes,
    rating: own.rating ?? other.rating,
    sourceUrl: own.sourceUrl || other.sourceUrl,
    author: own.author || other.author,
    description: own.description || other.description,
    tags: own.tags.length > 0 ? own.tags : other.tags,
    steps: isEmpty ? other.steps : own.steps,
    notes: isEmpty ? other.notes || own.notes : own.notes,
    ingredients: [
      ...own.ingredients.map((one) => ({
        ...one,
        quantity: one.quantity || (quantities.get(nameKey(one.name)) ?? ''),
      })),
      ...other.ingredients.filter(({ name }) => !known.has(nameKey(name))),
    ],
  });
}

/** Without what cannot be stored. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').trim();
}

/** The first so many code points of a text, without white space around them. */
function cut(text: string, most: number): string {
  const trimmed = storable(text);
  if (trimmed.length <= most) return trimmed;
  return Array.from(trimmed.slice(0, 2 * most))
    .slice(0, most)
    .join('')
    .trim();
}
