import { RECIPE_DETAILS } from './recipe-details.ts';
import { draftIngredient } from './draft-ingredient.ts';
import { numberIn } from './plain-value.ts';

/** Taken along as it is, for the server to check. */
type Details = Partial<Record<(typeof RECIPE_DETAILS)[number], unknown>>;

/** What is said of an ingredient beside its name and quantity. */
interface MoreOfIngredient {
  preparation?: string;
  section?: string;
}

/** A recipe as a file has it: the wire contract's fields. */
export interface FileRecipe extends Details {
  name: string;
  meat_type: string;
  longevity: number;
  frequency: 'weekday' | 'weekend' | 'rarely';
  note: string;
  state: 'active' | 'used';
  ingredients: ({ name: string; quantity: string } & MoreOfIngredient)[];
}

/** What became of one entry of a file. */
export interface FileEntry {
  /** From 1, as people count. */
  number: number;
  /** What it calls itself, if anything. */
  title: string;
  recipe?: FileRecipe;
  /** Why it cannot be added. */
  problem?: string;
}

const FREQUENCIES = ['weekday', 'weekend', 'rarely'] as const;
const LONGEST = { name: 200, meat_type: 30, ingredient: 200, quantity: 100 };

/**
 * Reads recipes from a file: an array of them, `{"list":[…]}`, or the export of an account.
 * @param text of the file
 * @returns its entries in their order, or a sentence about why there are none
 */
export function readRecipeFile(text: string): { entries: FileEntry[] } | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return {
      problem: 'This file is not readable as JSON. It may be damaged, or not an export of recipes.',
    };
  }
  const { list, recipes } = (typeof value === 'object' && value !== null ? value : {}) as {
    list?: unknown;
    recipes?: unknown;
  };
  const found = [value, list, recipes].find(Array.isArray) as unknown[] | undefined;
  if (!found) return { problem: 'There is no list of recipes in this file.' };
  if (found.length === 0) return { problem: 'The list of recipes in this file is empty.' };
  return { entries: found.map((entry, index) => readEntry(entry, index + 1)) };
}

/** One entry of a list of recipes. @param number from 1 */
export function readEntry(entry: unknown, number: number): FileEntry {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    return { number, title: '', problem: 'this is not a recipe' };
  }
  const given = entry as Record<string, unknown>;
  const title = textOf(given['name']);
  try {
    return { number, title, recipe: readRecipe(given) };
  } catch (error) {
    return { number, title, problem: (error as Error).message };
  }
}

/** @throws Error with what is wrong, as the rest of a sentence */
function readRecipe(given: Record<string, unknown>): FileRecipe {
  const frequency = textOf(given['frequency']) || 'weekday';
  const longevity = numberIn(given['longevity'] ?? 1);
  if (!Number.isInteger(longevity) || longevity < 0 || longevity > 2_147_483_647) {
    throw new Error('the longevity is not a whole number');
  }
  const known = FREQUENCIES.find((one) => one === frequency);
  if (!known) throw new Error(`the frequency “${frequency}” is not known`);
  const ingredients = given['ingredients'] ?? given['ingredient_list'] ?? [];
  if (!Array.isArray(ingredients)) throw new Error('the ingredients are not a list');
  return {
    name: needed(given['name'], 'the name', LONGEST.name),
    meat_type: needed(given['meat_type'], 'the category', LONGEST.meat_type),
    longevity,
    frequency: known,
    note: textOf(given['note']),
    state: given['state'] === 'used' ? 'used' : 'active',
    ingredients: ingredients.map((ingredient: unknown, index) =>
      readIngredient(ingredient, index + 1),
    ),
    ...detailsOf(given),
  };
}

/** @param ingredient with a name and perhaps a quantity, or a line such as "200 g flour" */
function readIngredient(ingredient: unknown, number: number): FileRecipe['ingredients'][number] {
  const { name, quantity, preparation, section } = (
    typeof ingredient === 'object' && ingredient !== null
      ? ingredient
      : draftIngredient(textOf(ingredient))
  ) as Record<string, unknown>;
  const amount = textOf(quantity);
  if ([...amount].length > LONGEST.quantity) {
    throw new Error(
      `the quantity of ingredient ${number} is longer than ${LONGEST.quantity} characters`,
    );
  }
  return {
    name: needed(name, `the name of ingredient ${number}`, LONGEST.ingredient),
    quantity: amount,
    ...more('preparation', preparation),
    ...more('section', section),
  };
}

const more = (key: keyof MoreOfIngredient, value: unknown): MoreOfIngredient =>
  typeof value === 'string' && value !== '' ? { [key]: value } : {};

function detailsOf(given: Readonly<Record<string, unknown>>): Details {
  const said = RECIPE_DETAILS.map((key) => [key, given[key]] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== undefined && value !== null));
}

function needed(value: unknown, what: string, longest: number): string {
  const text = textOf(value);
  if (text === '') throw new Error(`${what} is missing`);
  if ([...text].length > longest) throw new Error(`${what} is longer than ${longest} characters`);
  return text;
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/**
 * The file of a cookbook: an array, newest first, everything active, as the original wrote it.
 * @param recipes newest first
 */
export function writeRecipeFile(
  recipes: readonly (Omit<FileRecipe, 'ingredients'> & {
    ingredient_list: readonly ({ name: string; quantity: string } & MoreOfIngredient)[];
  })[],
): string {
  const list = recipes.map(
    ({ name, meat_type, longevity, frequency, note, ingredient_list: ingredients, ...rest }) => ({
      name,
      meat_type,
      longevity,
      frequency,
      note,
      state: 'active',
      ingredients: ingredients.map((one) => ({
        name: one.name,
        quantity: one.quantity,
        ...more('preparation', one.preparation),
        ...more('section', one.section),
      })),
      ...detailsOf(rest),
    }),
  );
  return `${JSON.stringify(list, undefined, 2)}\n`;
}

/** What tells recipes apart: two with the same name and the same ingredients have the same mark, whatever their case. */
export function recipeMark(
  name: string,
  ingredients: readonly { name: string; quantity: string }[],
): string {
  return JSON.stringify([
    plain(name),
    ingredients.map((one) => [plain(one.name), plain(one.quantity)]),
  ]);
}

function plain(text: string): string {
  return text.normalize('NFC').toLowerCase().trim();
}
