import { durationMinutes } from '../duration.ts';
import { htmlLines } from '../html-text.ts';
import { jsonLdScripts } from '../html-scripts.ts';
import { readJson } from '../lenient-json.ts';
import { readRecipePage } from '../recipe-page.ts';
import { servingsOf } from '../recipe-parts.ts';
import { readIngredients, readSections } from './file-ingredients.ts';
import { emptyRecipe, entryOf, type FileEntry } from './file-recipe.ts';
import { webAddress } from './file-text.ts';
import { htmlRecipe, starsIn } from './html-recipe.ts';
import { readSchemaOrg, recipeNodes } from './schema-org.ts';

/** Where a recipe begins in the pages that programs write. */
const KEEPER = /<div\s[^<>]*class\s*=\s*["']?recipe-details["'\s>]/giu;
const COPY_ME_THAT = /<div\s[^<>]*class\s*=\s*["']?recipe["'\s>]/giu;
/** One recipe is never so long, in UTF-16 code units; this keeps others from waiting. */
const MAX_RECIPE = 500_000;

/**
 * Reads a page: what RecipeKeeper or CopyMeThat exported, our own printable page, or a saved recipe page.
 * @param name what the file is called, if it is one of many
 */
export function* readHtmlFile(html: string, name = ''): Generator<FileEntry> {
  const whereOf = (number: number) => `${name === '' ? '' : `${name}, `}recipe ${number}`;
  let number = 0;
  const isKeeper = KEEPER.test(html);
  const isCopied =
    !isKeeper &&
    /\sid\s*=\s*["']?recipeIngredients\b|class\s*=\s*["']?recipeIngredient\b/u.test(html);
  KEEPER.lastIndex = 0;
  if (isKeeper) {
    for (const part of parted(html, KEEPER)) yield readKeeper(part, whereOf((number += 1)));
  } else if (isCopied) {
    for (const part of parted(html, COPY_ME_THAT)) yield readCopied(part, whereOf((number += 1)));
  } else {
    const nodes = jsonLdScripts(html).flatMap((script) => recipeNodes(readJson(script)));
    if (nodes.length > 1) {
      for (const node of nodes) yield readSchemaOrg(node, whereOf((number += 1)));
    } else {
      yield readPage(html, name);
    }
  }
}

/** The pieces of a text that begin with a pattern, each up to the next. */
function* parted(html: string, start: RegExp): Generator<string> {
  const next = new RegExp(start);
  let from = next.exec(html)?.index;
  while (from !== undefined) {
    const to = next.exec(html)?.index;
    yield html.slice(from, Math.min(to ?? html.length, from + MAX_RECIPE));
    from = to;
  }
}

/** A recipe of RecipeKeeper's `recipes.html`. */
function readKeeper(html: string, where: string): FileEntry {
  const recipe = htmlRecipe(html);
  const source = recipe.text('recipeSource');
  const [category = '', ...tags] = [
    ...recipe.texts('recipeCourse'),
    ...recipe.texts('recipeCategory'),
    ...recipe.texts('recipeCollection'),
  ];
  return entryOf('recipekeeper', where, {
    ...emptyRecipe(recipe.text('name')),
    category,
    tags,
    ingredients: readIngredients(recipe.lines('recipeIngredients')),
    steps: recipe.lines('recipeDirections').map((text) => ({ text: withoutNumber(text) })),
    servings: servingsOf(recipe.text('recipeYield')),
    prepMinutes: durationMinutes(recipe.text('prepTime')) || undefined,
    cookMinutes: durationMinutes(recipe.text('cookTime')) || undefined,
    sourceUrl: webAddress(source) || webAddress(hrefIn(html, 'recipeSource')),
    author: webAddress(source) === '' ? source : '',
    notes: recipe.lines('recipeNotes').join('\n'),
    rating: starsIn(recipe.text('recipeRating')),
    image: recipe.attribute('recipe-photo', 'src'),
  });
}

/** The first address behind a mark. */
function hrefIn(html: string, mark: string): string {
  const at = html.indexOf(mark);
  return at < 0
    ? ''
    : (/^[^<>]*>\s*<a\s[^<>]*href\s*=\s*["']?([^\s"'<>]+)/iu.exec(html.slice(at, at + 5000))?.[1] ??
        '');
}

/** A recipe of CopyMeThat's `recipes.html`. */
function readCopied(html: string, where: string): FileEntry {
  const recipe = htmlRecipe(html);
  const ingredients = recipe
    .marked(['recipeIngredient_subheader', 'recipeIngredient'])
    .map(({ mark, text }) => (mark === 'recipeIngredient' ? text : `[${text}]`));
  let section = '';
  const steps = recipe
    .marked(['instruction_subheader', 'instruction'])
    .flatMap(({ mark, text }) => {
      if (mark === 'instruction') {
        const bare = withoutNumber(text);
        return [section === '' ? { text: bare } : { text: bare, section }];
      }
      section = text;
      return [];
    });
  const [category = '', ...tags] = [...recipe.texts('recipeCategory'), ...recipe.texts('category')];
  return entryOf('copymethat', where, {
    ...emptyRecipe(recipe.text('name')),
    category,
    tags,
    ingredients: readIngredients(ingredients),
    steps: steps.filter(({ text }) => text !== ''),
    servings: servingsOf(recipe.text('recipeYield')),
    prepMinutes: durationMinutes(recipe.text('prepTime')) || undefined,
    cookMinutes: durationMinutes(recipe.text('cookTime')) || undefined,
    sourceUrl:
      webAddress(recipe.attribute('original_link', 'href')) ||
      webAddress(recipe.text('original_link')),
    description: recipe.lines('description').join('\n'),
    notes: recipe.texts('recipeNote').join('\n'),
    rating: starsIn(recipe.text('ratingValue')),
    image: recipe.attribute('recipeImage', 'src'),
  });
}

function withoutNumber(text: string): string {
  return text.replace(/^\d{1,3}[.)]\s+/u, '');
}

/** A page that was saved. */
function readPage(html: string, name: string): FileEntry {
  const where = name || 'the page';
  const page = readRecipePage(html);
  if (!page)
    return { format: 'schema.org', where, problem: 'No recipe could be read on this page.' };
  const address = /<link\s[^<>]*rel\s*=\s*["']?canonical["'\s][^<>]*>/iu.exec(html)?.[0] ?? '';
  return entryOf('schema.org', where, {
    ...emptyRecipe(page.name),
    category: page.category[0] ?? '',
    tags: [...new Set([...page.category.slice(1), ...page.keywords])],
    ingredients: readSections(page.sections),
    steps: page.steps,
    servings: page.servings,
    prepMinutes: page.prepMinutes,
    cookMinutes: page.cookMinutes,
    totalMinutes: page.totalMinutes,
    sourceUrl: webAddress(address),
    author: page.author,
    description: htmlLines(page.description).join('\n'),
    image: page.imageUrl ?? '',
  });
}
