import type { FileRecipe } from './file-recipe.ts';
import { fromStoredRecipe, type StoredRecipe } from './stored-recipe.ts';

/**
 * A recipe in Markdown: its name as first heading, fields as a list, then ingredients, steps and notes. Reading it
 * gives the same recipe, but for the day it was added.
 */
export function writeMarkdown(stored: StoredRecipe): string {
  const recipe = fromStoredRecipe(stored);
  const { name, description, notes, ingredients, steps } = recipe;
  return [
    `# ${escaped(name)}`,
    fields(recipe).join('\n'),
    escapedBlock(description),
    ...(ingredients.length > 0 ? ['## Ingredients', ...ingredientBlocks(ingredients)] : []),
    ...(steps.length > 0 ? ['## Steps', ...stepBlocks(steps)] : []),
    ...(notes === '' ? [] : ['## Notes', escapedNotes(notes)]),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function fields(recipe: FileRecipe): string[] {
  const { category, longevity, servings, frequency, state, tags, rating } = recipe;
  const said: [string, string | number | undefined][] = [
    ['Category', escaped(category)],
    ['Longevity', longevity],
    ['Frequency', frequency],
    ['State', state === 'used' ? state : undefined],
    ['Servings', servings],
    ['Prep time', minutes(recipe.prepMinutes)],
    ['Cook time', minutes(recipe.cookMinutes)],
    ['Total time', minutes(recipe.totalMinutes)],
    ['Tags', escaped(tags.join(', '))],
    ['Rating', rating],
    ['Author', escaped(recipe.author)],
    ['Source', recipe.sourceUrl],
  ];
  return said
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `- ${name}: ${value ?? ''}`);
}

function minutes(count: number | undefined): string | undefined {
  return count === undefined ? undefined : `${count} min`;
}

function ingredientBlocks(ingredients: FileRecipe['ingredients']): string[] {
  return sections(ingredients, ({ quantity, name, preparation }) => {
    const amount = quantity === '' ? '' : `**${escaped(quantity)}** `;
    const remark = preparation === '' ? '' : `, *${escaped(preparation)}*`;
    return `- ${amount}${escaped(name)}${remark}`;
  });
}

function stepBlocks(steps: FileRecipe['steps']): string[] {
  return sections(steps, ({ text }, at) => `${at + 1}. ${escaped(text)}`);
}

/** Lists of rows, one below the heading of each section. */
function sections<Row extends { section?: string }>(
  rows: readonly Row[],
  write: (row: Row, at: number) => string,
): string[] {
  const blocks: string[] = [];
  let section = '';
  let list: string[] = [];
  for (const [at, row] of rows.entries()) {
    if ((row.section ?? '') !== section) {
      section = row.section ?? '';
      blocks.push(list.join('\n'), `### ${escaped(section)}`.trim());
      list = [];
    }
    list.push(write(row, at));
  }
  return [...blocks, list.join('\n')].filter((block) => block !== '');
}

/** Text that Markdown shows as it is, wherever on a line it stands. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\*<>]/gu, String.raw`\$&`)
    .replaceAll(/(?<=\s)#/gu, String.raw`\#`)
    .replace(/^(\s*)([#+-])/u, String.raw`$1\$2`)
    .replace(/^(\s*\d{1,9})([.)])/u, String.raw`$1\$2`);
}

/** Notes keep their own lists. */
function escapedNotes(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line.replaceAll(/[\\*<>]/gu, String.raw`\$&`).replaceAll(/(?<=^|\s)#/gu, String.raw`\#`),
    )
    .join('\n');
}

function escapedBlock(text: string): string {
  return text.split('\n').map(escaped).join('\n');
}
