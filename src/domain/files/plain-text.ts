import { durationMinutes } from '../duration.ts';
import { readIngredientLine } from '../ingredient-line.ts';
import { servingsOf } from '../recipe-parts.ts';
import { ingredientOf, readIngredients } from './file-ingredients.ts';
import {
  emptyRecipe,
  entryOf,
  type FileEntry,
  type FileIngredient,
  type FileRecipe,
} from './file-recipe.ts';
import { block, line, names, stars, webAddress } from './file-text.ts';
import { readFrontMatter } from './front-matter.ts';
import { fieldOf, partOf, type TextField, type TextPart } from './text-words.ts';
import { parted } from './text-recipes.ts';

const MAX_ROWS = 2000;
/** Longer lines are no headings, and are not tried for one. */
const MAX_HEADING = 500;
const BULLET = /^\s*[-*+•▢□☐–—‣◦●▪]\s+(?:\[[ xX]\]\s+)?/u;
const NUMBER = /^\s*(?:step\s*)?\d{1,3}\s*[.):]\s+/iu;
/** No line of an ingredient list is so long. */
const PROSE_LENGTH = 100;

/**
 * Reads recipes somebody wrote, in Markdown or without any marks, one or several: a title, fields such as "Serves 4",
 * and what stands below headings for ingredients, steps and notes; without headings, lines with amounts are the
 * ingredients and what follows them the steps.
 */
export function* readPlainText(text: string, name = ''): Generator<FileEntry | undefined> {
  let number = 0;
  for (const piece of parted(text)) {
    if (!piece) {
      yield undefined;
      continue;
    }
    const { text: own, isOne } = piece;
    number++;
    const prefix = name === '' ? '' : `${name}, `;
    yield readOne(own, isOne ? name || 'the recipe' : `${prefix}recipe ${number}`);
  }
}

/** What has been read so far. */
interface Reading {
  recipe: FileRecipe;
  /** Whether headings have marks, as in Markdown: then only what is marked is a field. */
  isMarked: boolean;
  part: TextPart | 'head';
  hasTitle: boolean;
  section: string;
  ingredients: FileIngredient[];
  paragraphs: { rows: string[]; section: string; isOpen: boolean }[];
  texts: Record<'description' | 'notes', string[]>;
}

function readOne(text: string, where: string): FileEntry {
  const { fields, rest } = readFrontMatter(block(text));
  const reading: Reading = {
    recipe: emptyRecipe(''),
    isMarked: /^#{1,3} /mu.test(rest),
    part: 'head',
    hasTitle: false,
    section: '',
    ingredients: [],
    paragraphs: [],
    texts: { description: [], notes: [] },
  };
  for (const [key, value] of fields) {
    const found = fieldOf(`${key}: ${[value].flat().join(', ')}`);
    if (found) takeField(reading, found.field, found.value);
  }
  for (const row of rest.split('\n', MAX_ROWS)) takeRow(reading, row);
  const { recipe, ingredients, texts } = reading;
  recipe.ingredients = ingredients;
  recipe.steps = reading.paragraphs.flatMap(({ rows, section }) => {
    const step = line(unescaped(rows.join(' ')));
    if (step === '') return [];
    return [section === '' ? { text: step } : { text: step, section }];
  });
  // Our own files alone have a frequency: what they have in one field belongs together.
  if (recipe.frequency === undefined) {
    const [category = '', ...tags] = names(recipe.category);
    Object.assign(recipe, { category, tags: [...tags, ...recipe.tags] });
  }
  recipe.description = block(texts.description.join('\n'));
  recipe.notes = block(texts.notes.join('\n'));
  if (ingredients.length + recipe.steps.length === 0 && recipe.frequency === undefined) {
    return { format: 'text', where, problem: 'No recipe could be recognised in this text.' };
  }
  return entryOf('text', where, recipe);
}

function takeRow(reading: Reading, row: string): void {
  const part = partOf(row);
  const found = row.length < MAX_HEADING ? /^#{1,6}(?:\s+(\S.*?))?(?:\s+#+)?\s*$/u.exec(row) : null;
  const heading = found ? (found[1] ?? '') : undefined;
  // Our own files alone have a frequency; sections may be called like parts in them.
  const isPart = isOurs(reading)
    ? row.startsWith('## ')
    : !reading.isMarked || heading !== undefined;
  if (part !== undefined && reading.hasTitle && isPart) {
    reading.part = part;
    reading.section = '';
  } else if (reading.part === 'head') {
    takeHead(reading, row, heading);
  } else if (reading.part === 'ingredients') {
    takeIngredient(reading, row, heading);
  } else if (reading.part === 'steps') {
    takeStep(reading, row, heading);
  } else {
    reading.texts[reading.part].push(unescaped(row));
  }
}

function isOurs({ recipe }: Reading): boolean {
  return recipe.frequency !== undefined;
}

function sectionOf(reading: Reading, heading: string): string {
  const section = line(unescaped(heading));
  return isOurs(reading) ? section : section.replace(/:$/u, '');
}

function takeHead(reading: Reading, row: string, heading: string | undefined): void {
  const { recipe, isMarked, texts } = reading;
  const field = isMarked && !/^\s*(?:[-*+] |\*\*)/u.test(row) ? undefined : fieldOf(row);
  if (!reading.hasTitle && row.trim() !== '' && (!field || field.field === 'name')) {
    recipe.name = line(unescaped(field?.value ?? heading ?? row.replaceAll('**', '')));
    reading.hasTitle = true;
  } else if (field) {
    takeField(reading, field.field, unescaped(field.value));
  } else if (!isMarked && looksLikeIngredient(row)) {
    reading.part = 'ingredients';
    takeIngredient(reading, row, heading);
  } else {
    texts.description.push(unescaped(row));
  }
}

/** Whether a line without any heading above it begins a list of ingredients: it has an amount, and is no prose. */
function looksLikeIngredient(row: string): boolean {
  if (row.trim() === '' || row.length > PROSE_LENGTH || NUMBER.test(row)) return false;
  const { amounts, name } = readIngredientLine(row);
  return (
    name !== '' && amounts.some(({ quantity }) => quantity !== null) && !/[.!?]\s*$/u.test(row)
  );
}

function takeIngredient(reading: Reading, row: string, heading: string | undefined): void {
  const text = row.trim();
  const isStep = /^\s*\d{1,2}[.)]\s+\p{Lu}/u.test(row) || text.length > PROSE_LENGTH + 50;
  if (heading !== undefined) {
    reading.section = sectionOf(reading, heading);
  } else if (isStep && reading.ingredients.length > 0 && !BULLET.test(row)) {
    reading.part = 'steps';
    reading.section = '';
    takeStep(reading, row, undefined);
  } else if (text !== '') {
    const bare = text.replace(BULLET, '').trim();
    const marked = isOurs(reading) ? ourIngredient(bare) : boldAmount(bare);
    const plain = line(unescaped(bare.replaceAll('**', '')));
    const ingredient = marked ?? readIngredients([plain])[0];
    if (ingredient) reading.ingredients.push({ ...ingredient, section: reading.section });
    else if (plain.endsWith(':')) reading.section = plain.slice(0, -1).trim();
    else if (plain !== '') reading.ingredients.push(ingredientOf(plain, reading.section));
  }
}

type Marked = Omit<FileIngredient, 'section'>;

/** "**3 cloves** garlic, *crushed*", as we write it. */
function ourIngredient(text: string): Marked {
  const [, bold = '', rest = text] = BOLD.exec(text) ?? [];
  const [, name = rest, remark = ''] = /^(.*), \*((?:[^*\\]|\\.){1,500})\*$/u.exec(rest) ?? [];
  const [quantity, food, preparation] = [bold, name, remark].map((part) => line(unescaped(part)));
  return {
    line: [quantity, food].filter(Boolean).join(' '),
    quantity: quantity ?? '',
    name: food ?? '',
    preparation: preparation ?? '',
  };
}

const BOLD = /^\*\*((?:[^*\\]|\\.){1,300})\*\*\s+(\S.*)$/u;

/** "**200 g** flour, sifted": the amount is told apart already. */
function boldAmount(text: string): Marked | undefined {
  const [, bold = '', rest = ''] = BOLD.exec(text) ?? [];
  const isNameFirst = !/[\d½¼¾⅓⅔]/u.test(bold) && /^[\d½¼¾⅓⅔]/u.test(rest);
  if (bold === '' || isNameFirst) return undefined;
  const words = line(unescaped(rest.replaceAll('**', '')));
  const { name, preparation } = ingredientOf(words, '');
  const quantity = line(unescaped(bold));
  return { line: `${quantity} ${words}`, quantity, name, preparation };
}

function takeStep(reading: Reading, row: string, heading: string | undefined): void {
  const { paragraphs } = reading;
  const last = paragraphs.at(-1);
  const isMarked = NUMBER.test(row) || BULLET.test(row);
  const bare = row.replace(NUMBER.test(row) ? NUMBER : BULLET, '').trim();
  const short = bare.length < 50 && bare.endsWith(':') && !reading.isMarked;
  if (heading !== undefined || (short && !isMarked)) {
    reading.section = sectionOf(reading, heading ?? bare);
    if (last) last.isOpen = false;
  } else if (bare === '') {
    if (last) last.isOpen = false;
  } else if (!isMarked && last?.isOpen) {
    last.rows.push(bare);
  } else {
    // Lines of a paragraph belong together only where lines are broken for their length.
    const isOpen = isMarked || row.length > 50;
    paragraphs.push({ rows: [bare], section: reading.section, isOpen });
  }
}

function takeField({ recipe }: Reading, field: TextField, value: string): void {
  const frequency = (['weekday', 'weekend', 'rarely'] as const).find((one) => one === value);
  if (field === 'name') recipe.name = line(value);
  else if (field === 'category') recipe.category = line(value);
  else if (field === 'tags') recipe.tags = [...recipe.tags, ...names(value)];
  else if (field === 'servings') recipe.servings = servingsOf(value);
  else if (field === 'longevity') recipe.longevity = Number(value) || 0;
  else if (field === 'prep') recipe.prepMinutes = durationMinutes(value);
  else if (field === 'cook') recipe.cookMinutes = durationMinutes(value);
  else if (field === 'total') recipe.totalMinutes = durationMinutes(value);
  else if (field === 'source') takeSource(recipe, value);
  else if (field === 'author') recipe.author = line(value);
  else if (field === 'rating') recipe.rating = stars(value);
  else if (field === 'image') recipe.image = line(value);
  else if (field === 'frequency' && frequency) recipe.frequency = frequency;
  else if (field === 'state' && value === 'used') recipe.state = 'used';
}

function takeSource(recipe: FileRecipe, value: string): void {
  recipe.sourceUrl = webAddress(value);
  if (recipe.sourceUrl === '') recipe.author ||= line(value);
}

/** Markdown's escapes, taken off. */
function unescaped(text: string): string {
  return text.replaceAll(/\\([\\*#.<>+-])/gu, '$1');
}
