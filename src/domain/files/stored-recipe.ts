import { nameKey } from '../name-key.ts';
import { emptyRecipe, type FileRecipe } from './file-recipe.ts';
import { readNote, writeNote } from './file-note.ts';

/** A recipe as the contract takes it. */
export interface RecipeInput {
  name: string;
  meat_type: string;
  longevity: number;
  frequency: 'weekday' | 'weekend' | 'rarely';
  note: string;
  state: 'active' | 'used';
  ingredients: { name: string; quantity: string }[];
}

/** A recipe as it is stored and sent. */
export type StoredRecipe = Omit<RecipeInput, 'ingredients'> & {
  ingredient_list: readonly { name: string; quantity: string }[];
  added_date: string;
};

/** The contract's limits, in code points. */
const MAX = { name: 200, category: 30, quantity: 100 };
const MAX_LONGEVITY = 2_147_483_647;
/** What the contract asks for and a file may lack. */
const NO_CATEGORY = 'Other';
/** What fits in an evening after work. */
const MAX_WEEKDAY_MINUTES = 45;

/**
 * What of a file's recipe can be stored today: the one place that changes when more can. Steps, notes and the source
 * go into the note; a recipe without a category gets its first tag for one, or "Other".
 */
export function toRecipeInput(file: FileRecipe): RecipeInput {
  const { servings = 1, frequency, state = 'active', tags } = file;
  const minutes = file.totalMinutes ?? (file.prepMinutes ?? 0) + (file.cookMinutes ?? 0);
  return {
    name: cut(file.name, MAX.name),
    meat_type: cut(file.category, MAX.category) || cut(tags[0] ?? '', MAX.category) || NO_CATEGORY,
    longevity: Math.min(Math.max(Math.round(servings), 0), MAX_LONGEVITY),
    frequency: frequency ?? (minutes > MAX_WEEKDAY_MINUTES ? 'weekend' : 'weekday'),
    note: storable(writeNote(file)),
    state,
    ingredients: file.ingredients
      .map(({ name, quantity }) => ({
        name: cut(name.toLowerCase(), MAX.name),
        quantity: cut(quantity, MAX.quantity),
      }))
      .filter(({ name }) => name !== ''),
  };
}

/** A stored recipe as a file would have it. `toRecipeInput` makes the same of it again. */
export function fromStoredRecipe(stored: StoredRecipe): FileRecipe {
  return {
    ...emptyRecipe(stored.name),
    ...readNote(stored.note),
    category: stored.meat_type,
    servings: stored.longevity,
    frequency: stored.frequency,
    state: stored.state,
    addedAt: stored.added_date,
    ingredients: stored.ingredient_list.map(({ name, quantity }) => ({
      line: [quantity, name].filter((part) => part !== '').join(' '),
      name,
      quantity,
      section: '',
    })),
  };
}

/** What a recipe is recognised by: two that share a key are the same. */
export interface RecipeKeys {
  /** Where it comes from, without what differs between addresses of one page; empty for nowhere. */
  source: string;
  /** Its name and its foods, in any order. */
  content: string;
}

/**
 * The keys of a recipe that is stored, or will be.
 * @param keyOf `nameKey`, or one that remembers
 */
export function recipeKeys(
  { name, note, ingredients }: Pick<RecipeInput, 'name' | 'note' | 'ingredients'>,
  keyOf: (name: string) => string = nameKey,
): RecipeKeys {
  const foods = [...new Set(ingredients.map((one) => keyOf(one.name)))].toSorted();
  return {
    source: sourceKey(readNote(note).sourceUrl),
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
 * A recipe with what another reading of it has more: foods that are missing, quantities that are empty, and the parts
 * of its note that it lacks. What is there stays.
 */
export function mergeRecipe(stored: StoredRecipe, file: FileRecipe): RecipeInput {
  const old = fromStoredRecipe(stored);
  const input = toRecipeInput({
    ...old,
    description: old.description || (old.notes === '' ? file.description : ''),
    steps: old.steps.length > 0 || old.notes !== '' ? old.steps : file.steps,
    notes: old.notes || file.notes,
    sourceUrl: old.sourceUrl || file.sourceUrl,
  });
  const offered = toRecipeInput(file).ingredients;
  const quantities = new Map(offered.map((one) => [nameKey(one.name), one.quantity]));
  const kept = stored.ingredient_list.map(({ name, quantity }) => ({
    name,
    quantity: quantity || (quantities.get(nameKey(name)) ?? ''),
  }));
  const known = new Set(kept.map(({ name }) => nameKey(name)));
  return {
    ...input,
    ingredients: [...kept, ...offered.filter(({ name }) => !known.has(nameKey(name)))],
  };
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
