import { servingsOf } from '../recipe-parts.ts';
import { ingredientOf } from './file-ingredients.ts';
import {
  emptyRecipe,
  entryOf,
  type FileEntry,
  type FileIngredient,
  type FileRecipe,
} from './file-recipe.ts';
import { line, names } from './file-text.ts';
import { rowsOf } from './text-rows.ts';

/** "MMMMM----- Recipe via Meal-Master (tm) v8.05" and "---------- Recipe via Meal-Master (tm) v8.02". */
const START = /^(?:MMMMM|-----)[-\s]*.*meal-?master/iu;
const END = /^(?:MMMMM|-----)-*\s*$/u;
const SECTION = /^(?:MMMMM|-----)-*\s*([^-\s].*?)\s*-*$/u;
const FIELD = /^\s*(title|categories|yield|servings|recipe by|source)\s*:\s*(\S.*)$/iu;
/** Columns 1–7 the amount, 9–10 the unit, from 12 on the food: the program's own layout. */
const INGREDIENT = /^([ \d./½¼¾⅓⅔-]{7}) (..) (\S.*)$/u;
/** What a second column begins at: column 42. */
const SECOND_COLUMN = 41;
/** More lines than any recipe has. */
const MAX_LINES = 1000;
const MAX_ROW = 500;

/** The program's units; those that say nothing more than the number are left out. */
const UNITS: Readonly<Record<string, string>> = {
  t: 'tsp',
  ts: 'tsp',
  tb: 'tbsp',
  T: 'tbsp',
  c: 'cup',
  fl: 'fl oz',
  pt: 'pint',
  qt: 'quart',
  ga: 'gallon',
  oz: 'oz',
  lb: 'lb',
  ml: 'ml',
  cl: 'cl',
  dl: 'dl',
  l: 'l',
  mg: 'mg',
  g: 'g',
  kg: 'kg',
  cn: 'can',
  pk: 'package',
  pn: 'pinch',
  dr: 'drop',
  ds: 'dash',
  ct: 'carton',
  bn: 'bunch',
  sl: 'slice',
  sm: 'small',
  md: 'medium',
  lg: 'large',
};

/** Whether a text has a recipe of Meal-Master: its first line says so. */
export function isMealMaster(text: string): boolean {
  return /^(?:MMMMM|-----)[^\n]*meal-?master/imu.test(text);
}

/** Reads the recipes of a file of Meal-Master (`.mmf`, `.mm`), one or many. */
export function* readMealMaster(text: string, name = ''): Generator<FileEntry> {
  let lines: string[] | undefined;
  let number = 0;
  const finish = (own: readonly string[]) =>
    readOne(own, `${name === '' ? '' : `${name}, `}recipe ${(number += 1)}`);
  for (const { row: whole } of rowsOf(text)) {
    const row = whole.slice(0, MAX_ROW);
    if (START.test(row)) {
      if (lines) yield finish(lines);
      lines = [];
    } else if (lines && END.test(row)) {
      yield finish(lines);
      lines = undefined;
    } else if (lines && lines.length < MAX_LINES) {
      lines.push(row);
    }
  }
  if (lines) yield finish(lines);
}

function readOne(rows: readonly string[], where: string): FileEntry {
  const recipe: FileRecipe = emptyRecipe('');
  const paragraphs: string[][] = [];
  let section = '';
  let isBehindFields = false;
  let hasParagraph = false;
  const last: (FileIngredient | undefined)[] = [];
  for (const row of rows) {
    const [, field = '', value = ''] = isBehindFields ? [] : (FIELD.exec(row) ?? []);
    const found = hasParagraph ? undefined : ingredientsIn(row, section, last);
    const heading = row.length < 100 ? SECTION.exec(row)?.[1] : undefined;
    if (field !== '') {
      takeField(recipe, field.toLowerCase(), value);
    } else if (heading !== undefined) {
      section = line(heading);
      hasParagraph = false;
    } else if (found) {
      isBehindFields = true;
      recipe.ingredients.push(...found);
    } else if (row.trim() === '') {
      if (paragraphs.at(-1)?.length !== 0) paragraphs.push([]);
    } else if (!isContinued(row, recipe.ingredients, hasParagraph)) {
      hasParagraph = true;
      if (paragraphs.length === 0) paragraphs.push([]);
      paragraphs.at(-1)?.push(row);
    }
  }
  recipe.ingredients = recipe.ingredients.map((one) => ingredientOf(one.line, one.section));
  recipe.steps = paragraphs
    .map((own) => ({ text: line(own.join(' ')) }))
    .filter(({ text }) => text !== '');
  return entryOf('mealmaster', where, recipe);
}

function takeField(recipe: FileRecipe, field: string, value: string): void {
  if (field === 'title') recipe.name = line(value);
  else if (field === 'categories') [recipe.category = '', ...recipe.tags] = names(value);
  else if (field === 'recipe by' || field === 'source') recipe.author = line(value);
  else recipe.servings = servingsOf(line(value));
}

/** @param last the last ingredient of each column, which the next line may go on with */
function ingredientsIn(
  row: string,
  section: string,
  last: (FileIngredient | undefined)[],
): FileIngredient[] | undefined {
  const isDouble = row.length > SECOND_COLUMN && INGREDIENT.test(row.slice(SECOND_COLUMN));
  const halves = isDouble ? [row.slice(0, SECOND_COLUMN), row.slice(SECOND_COLUMN)] : [row];
  let found: FileIngredient[] | undefined;
  for (const [column, half] of halves.entries()) {
    const [, amount = '', unit = '', food = ''] = INGREDIENT.exec(half) ?? [];
    if (food === '') continue;
    found ??= [];
    const before = last[column];
    if (food.startsWith('-') && before) {
      before.line += ` ${line(food.replace(/^-+/u, ''))}`;
      continue;
    }
    const code = unit.trim();
    const words = [amount, UNITS[code] ?? UNITS[code.toLowerCase()] ?? '', food];
    const text = line(words.join(' ')).replace(/;/u, ',');
    last[column] = { line: text, name: '', quantity: '', preparation: '', section };
    found.push(last[column]);
  }
  return found;
}

/** A line that goes on with the ingredient above it begins with dashes. */
function isContinued(
  row: string,
  ingredients: readonly FileIngredient[],
  hasParagraph: boolean,
): boolean {
  return !hasParagraph && ingredients.length > 0 && /^\s{7,}-+\S/u.test(row);
}
