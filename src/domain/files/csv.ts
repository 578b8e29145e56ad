import { durationMinutes } from '../duration.ts';
import { servingsOf } from '../recipe-parts.ts';
import { readIngredients } from './file-ingredients.ts';
import { emptyRecipe, entryOf, type FileEntry } from './file-recipe.ts';
import { block, line, lines, names, plain, stars, webAddress } from './file-text.ts';

type Column = keyof typeof HEADINGS;

/** What columns are called, without marks and in lower case. */
const HEADINGS = {
  name: 'name title recipe rezept titel nom nombre nome naam ten recipename recipetitle',
  ingredients: 'ingredients ingredient zutaten ingrédients ingredientes ingredienti ingrediënten',
  steps:
    'instructions directions method steps preparation procedure zubereitung préparation preparación',
  servings: 'servings serves yield portions portionen longevity recipeyield',
  prep: 'preptime prep',
  cook: 'cooktime cook cookingtime',
  total: 'totaltime time total duration',
  category: 'category categories course kategorie catégorie meattype',
  tags: 'tags keywords labels',
  source: 'sourceurl url link source website origin',
  author: 'author chef',
  description: 'description summary intro',
  notes: 'notes note comments comment',
  rating: 'rating stars',
  image: 'image imageurl photo picture',
} as const;
const COLUMNS = new Map(
  Object.entries(HEADINGS).flatMap(([column, words]) =>
    words.split(' ').map((word) => [word, column as Column] as const),
  ),
);
const MAX_COLUMNS = 200;

/** Whether a text is a table of recipes: its first row names a column for names and one for what is in them. */
export function isCsv(text: string): boolean {
  return tableOf(text) !== undefined;
}

/** Reads a table of recipes (RFC 4180), with commas, semicolons or tabs, a recipe a row. */
export function* readCsv(text: string, name = ''): Generator<FileEntry> {
  const table = tableOf(text);
  if (!table) return;
  const { separator, columns } = table;
  let number = 0;
  for (const row of csvRows(text, separator)) {
    number++;
    if (number === 1 || row.every((cell) => cell.trim() === '')) continue;
    const where = `${name === '' ? '' : `${name}, `}row ${number}`;
    const cell = (column: Column) => row[columns.get(column) ?? -1] ?? '';
    const [category = '', ...others] = names(cell('category'));
    yield entryOf('csv', where, {
      ...emptyRecipe(plain(cell('name'))),
      category,
      tags: [...others, ...names(cell('tags'))],
      ingredients: readIngredients(listIn(cell('ingredients'))),
      steps: lines(cell('steps')).map((step) => ({ text: step.replace(/^\d{1,3}[.)]\s+/u, '') })),
      servings: servingsOf(cell('servings')),
      prepMinutes: durationMinutes(cell('prep')),
      cookMinutes: durationMinutes(cell('cook')),
      totalMinutes: durationMinutes(cell('total')),
      sourceUrl: webAddress(cell('source')),
      author: line(cell('author')),
      description: block(cell('description')),
      notes: block(cell('notes')),
      rating: stars(cell('rating')),
      image: webAddress(cell('image')),
    });
  }
}

function tableOf(text: string) {
  const head = text.slice(0, 5000);
  for (const separator of [',', ';', '\t']) {
    const [first = []] = csvRows(head, separator);
    const columns = new Map<Column, number>();
    for (const [at, heading] of first.slice(0, MAX_COLUMNS).entries()) {
      const word = heading.toLowerCase().replaceAll(/[\s_.\uFEFF-]+/gu, '');
      const column = COLUMNS.get(word);
      if (column && !columns.has(column)) columns.set(column, at);
    }
    const hasContent = columns.has('ingredients') || columns.has('steps');
    if (first.length > 1 && columns.has('name') && hasContent) return { separator, columns };
  }
  return undefined;
}

/** The rows of a table, each with its cells; quotes that are never closed end with the text. */
function* csvRows(text: string, separator: string): Generator<string[]> {
  let row: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const [cell, end] =
      text[at] === '"' ? quotedCell(text, at, separator) : bareCell(text, at, separator);
    if (row.length < MAX_COLUMNS) row.push(cell);
    const sign = text[end];
    at = end + 1;
    if (sign === separator) continue;
    if (sign === '\r' && text[at] === '\n') at++;
    if (sign === undefined && row.length === 1 && row[0] === '') return;
    yield row;
    row = [];
    if (sign === undefined) return;
  }
}

function bareCell(text: string, start: number, separator: string): [string, number] {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') {
    end++;
  }
  return [text.slice(start, end), end];
}

function quotedCell(text: string, start: number, separator: string): [string, number] {
  const parts: string[] = [];
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return [parts.join('') + text.slice(from), text.length];
    parts.push(text.slice(from, quote));
    // What stands between the closing quote and the separator is passed over.
    if (text[quote + 1] !== '"') return [parts.join(''), bareCell(text, quote + 1, separator)[1]];
    parts.push('"');
    from = quote + 2;
  }
}

/** The ingredients of a cell: a line each, or what is between semicolons or bars; commas belong to their line. */
function listIn(cell: string): string[] {
  const all = lines(cell);
  const [only = ''] = all;
  return all.length > 1 ? all : only.split(/[;|]/u).map((part) => part.trim());
}
