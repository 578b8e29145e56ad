import type { FileRecipe } from './file-recipe.ts';
import { shownRecipe, type StoredRecipe } from './stored-recipe.ts';

/** Nothing but its own style may be loaded, wherever the page is opened. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE = `
body { font: 11pt/1.5 Georgia, 'Times New Roman', serif; color: #1c1917; background: #fff; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.1rem; margin: 1.25rem 0 .4rem; }
article + article { border-top: 1px solid #d6d3d1; margin-top: 2rem; padding-top: 2rem; }
.facts { color: #57534e; margin: 0; }
ul, ol { margin: 0; padding-left: 1.4rem; }
li { margin: .2rem 0; break-inside: avoid; }
.quantity { font-weight: 600; }
.text { white-space: pre-line; overflow-wrap: anywhere; }
@media print { body { margin: 0; max-width: none; } article + article { border: 0; margin: 0; padding: 0; break-before: page; } h2 { break-after: avoid; } }
`.trim();

/** What stands before the recipes of a page for printing. @param title of the whole page */
export function pageHead(title: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${encoded(title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
`;
}

/** What stands behind them. */
export const PAGE_END = '</body>\n</html>\n';

/** One recipe of a page for printing, without any script. Fields are marked as those of schema.org/Recipe. */
export function pageRecipe(stored: StoredRecipe): string {
  const recipe = shownRecipe(stored);
  const { name, category, description, ingredients, notes, sourceUrl } = recipe;
  const parts = [
    `<h1 itemprop="name">${encoded(name)}</h1>`,
    `<p class="facts">${[`<span itemprop="recipeCategory">${encoded(category)}</span>`, ...facts(recipe)].join(' · ')}</p>`,
  ];
  if (description !== '') {
    parts.push(`<p class="text" itemprop="description">${encoded(description)}</p>`);
  }
  if (ingredients.length > 0) {
    parts.push('<h2>Ingredients</h2>', ...ingredientLists(ingredients));
  }
  if (recipe.steps.length > 0) parts.push('<h2>Steps</h2>', stepLists(recipe.steps));
  if (notes !== '') parts.push('<h2>Notes</h2>', `<p class="text">${encoded(notes)}</p>`);
  if (sourceUrl !== '') {
    const address = encoded(sourceUrl);
    parts.push(
      `<p class="facts text"><a itemprop="url" href="${address}" rel="noreferrer">${address}</a></p>`,
    );
  }
  return `<article itemscope itemtype="https://schema.org/Recipe">\n${parts.join('\n')}\n</article>\n`;
}

function ingredientLists(ingredients: FileRecipe['ingredients']): string[] {
  const parts: string[] = [];
  let section: string | undefined;
  for (const one of ingredients) {
    if (one.section !== section) {
      if (section !== undefined) parts.push('</ul>');
      if (one.section !== '') parts.push(`<h3>${encoded(one.section)}</h3>`);
      parts.push('<ul>');
    }
    section = one.section;
    const { quantity, name, preparation } = one;
    const amount = quantity === '' ? '' : `<span class="quantity">${encoded(quantity)}</span> `;
    const remark = preparation === '' ? '' : `, ${encoded(preparation)}`;
    parts.push(`<li itemprop="recipeIngredient">${amount}${encoded(name)}${remark}</li>`);
  }
  return [...parts, '</ul>'];
}

/** Portions and times, in few words. */
function facts({ servings, prepMinutes, cookMinutes, totalMinutes, author }: FileRecipe): string[] {
  const times = { work: prepMinutes, cooking: cookMinutes, total: totalMinutes };
  return [
    ...(servings === undefined ? [] : [`for <span itemprop="recipeYield">${servings}</span>`]),
    ...Object.entries(times).flatMap(([what, minutes]) =>
      minutes === undefined ? [] : [`${minutes} min ${what}`],
    ),
    ...(author === '' ? [] : [`by <span itemprop="author">${encoded(author)}</span>`]),
  ];
}

function stepLists(steps: readonly { text: string; section?: string }[]): string {
  const parts: string[] = [];
  let section: string | undefined;
  let isOpen = false;
  for (const [at, step] of steps.entries()) {
    if (!isOpen || step.section !== section) {
      if (isOpen) parts.push('</ol>');
      if (step.section !== undefined) parts.push(`<h3>${encoded(step.section)}</h3>`);
      parts.push(`<ol start="${at + 1}">`);
      isOpen = true;
    }
    section = step.section;
    parts.push(`<li itemprop="recipeInstructions">${encoded(step.text)}</li>`);
  }
  return [...parts, '</ol>'].join('\n');
}

const CHARACTERS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function encoded(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (sign) => CHARACTERS[sign] ?? sign);
}
