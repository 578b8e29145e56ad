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
    ...(ingredients.length > 0
      ? ['## Ingredients', ingredients.map(ingredientLine).join('\n')]
      : []),
    ...(steps.length > 0 ? ['## Steps', ...stepBlocks(steps)] : []),
    ...(notes === '' ? [] : ['## Notes', escapedBlock(notes)]),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function fields({ category, servings, frequency, state, sourceUrl }: FileRecipe): string[] {
  return [
    `- Category: ${escaped(category)}`,
    `- Servings: ${servings ?? 1}`,
    `- Frequency: ${frequency ?? 'weekday'}`,
    ...(state === 'used' ? ['- State: used'] : []),
    ...(sourceUrl === '' ? [] : [`- Source: ${sourceUrl}`]),
  ];
}

function ingredientLine({ name, quantity }: FileRecipe['ingredients'][number]): string {
  return quantity === '' ? `- ${escaped(name)}` : `- **${escaped(quantity)}** ${escaped(name)}`;
}

function stepBlocks(steps: FileRecipe['steps']): string[] {
  const blocks: string[] = [];
  let section: string | undefined;
  let list: string[] = [];
  for (const [at, step] of steps.entries()) {
    if (step.section !== section) {
      blocks.push(list.join('\n'), `### ${escaped(step.section ?? '')}`);
      list = [];
    }
    section = step.section;
    list.push(`${at + 1}. ${escaped(step.text)}`);
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

function escapedBlock(text: string): string {
  return text.split('\n').map(escaped).join('\n');
}
