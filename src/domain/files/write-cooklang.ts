import type { FileIngredient, FileRecipe } from './file-recipe.ts';
import { fromStoredRecipe, type StoredRecipe } from './stored-recipe.ts';

/**
 * A recipe in Cooklang, one to a file. As ours names ingredients beside its steps, they stand in a section
 * "Ingredients" of their own. Reading it gives the same recipe, but for the day it was added.
 */
export function writeCooklang(stored: StoredRecipe): string {
  const recipe = fromStoredRecipe(stored);
  const parts = [`---\n${fields(recipe).join('\n')}\n---`];
  let section: string | undefined;
  for (const one of recipe.ingredients) {
    const heading =
      one.section === '' ? 'Ingredients' : `Ingredients: ${escapedSection(one.section)}`;
    if (heading === section) parts.push(`${parts.pop() ?? ''}\n${marked(one)}`);
    else parts.push(`== ${heading} ==`, marked(one));
    section = heading;
  }
  for (const step of recipe.steps) {
    const heading = step.section ?? (section === undefined ? undefined : 'Steps');
    if (heading !== section) parts.push(`== ${escapedSection(heading ?? '')} ==`);
    section = heading;
    parts.push(escapedStep(step.text));
  }
  if (recipe.notes !== '') {
    const rows = recipe.notes.split('\n').map((row) => `> ${escaped(row)}`.trimEnd());
    parts.push(rows.join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}

function fields(recipe: FileRecipe): string[] {
  const said: [string, string | number | undefined][] = [
    ['title', recipe.name],
    ['category', recipe.category],
    ['longevity', recipe.longevity],
    ['frequency', recipe.frequency],
    ['state', recipe.state === 'used' ? 'used' : ''],
    ['servings', recipe.servings],
    ['prep time', minutes(recipe.prepMinutes)],
    ['cook time', minutes(recipe.cookMinutes)],
    ['total time', minutes(recipe.totalMinutes)],
    ['rating', recipe.rating],
    ['author', recipe.author],
    ['source', recipe.sourceUrl],
    ['description', recipe.description],
  ];
  const rows = said
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}: ${scalar(String(value))}`);
  const tags = recipe.tags.map((tag) => `  - ${scalar(tag)}`);
  return tags.length > 0 ? [...rows, 'tags:', ...tags] : rows;
}

function minutes(count: number | undefined): string | undefined {
  return count === undefined ? undefined : `${count} min`;
}

function marked({ name, quantity, preparation }: FileIngredient): string {
  const food = name.replaceAll(/[\\@#~{}]|--|\[-/gu, doubled).replace(/^[?&+-]/u, String.raw`\$&`);
  const amount = escaped(quantity)
    .replaceAll(/[%=]/gu, String.raw`\$&`)
    .replace(/^(\d[\d./]*) (?=\S)/u, '$1%');
  const remark =
    preparation === '' ? '' : `(${escaped(preparation).replaceAll(/[()]/gu, String.raw`\$&`)})`;
  return `@${food}{${amount}}${remark}`;
}

/** Text without anything that Cooklang would take for a mark. */
function escaped(text: string): string {
  return text.replaceAll(/\\|[@#~](?=\S)|[{}]|--|\[-/gu, doubled);
}

/** Each sign with the one before it that takes its meaning away. */
function doubled(mark: string): string {
  return [...mark].map((sign) => `\\${sign}`).join('');
}

/** A step, which would be something else if it began as notes and sections do. */
function escapedStep(text: string): string {
  return escaped(text).replace(/^[>=#]/u, String.raw`\$&`);
}

function escapedSection(text: string): string {
  return escaped(text).replaceAll('=', String.raw`\=`);
}

/** A value of YAML, between quotes where it could be taken for something else. */
function scalar(text: string): string {
  const isPlain =
    /^[\p{L}\p{N}][\p{L}\p{N} ,.()/]*$/u.test(text) || /^https?:\/\/[^\s#]+$/u.test(text);
  return isPlain && text.trim() === text ? text : JSON.stringify(text);
}
