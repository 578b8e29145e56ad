import { durationMinutes } from '../duration.ts';
import { servingsOf } from '../recipe-parts.ts';
import {
  emptyRecipe,
  entryOf,
  type FileEntry,
  type FileIngredient,
  type FileRecipe,
} from './file-recipe.ts';
import { block, line, names, stars, webAddress } from './file-text.ts';
import { readFrontMatter } from './front-matter.ts';

/** An ingredient, a utensil or a timer: `@sea salt{1%pinch}(fine)`, `#pot{}`, `~{5%minutes}`, `@salt`. */
const MARK =
  /\\(.)|(?<![\p{L}\p{N}])([@#~])(?:((?:[^@#~{}\n\\]|\\.){0,400})\{((?:[^{}\n\\]|\\.){0,400})\}(?:\(((?:[^()\n\\]|\\.){0,400})\))?|([\p{L}\p{N}_]{1,60}))/gu;
const SECTION = /^=+\s*([^=].*?)?\s*=*$/u;
/** Longer lines are no headings, and are not tried for one. */
const MAX_HEADING = 500;
const OLD_FIELD = /^>>\s*([^:]{1,60}):\s*(.*)$/u;

/** Whether a text is a recipe of Cooklang: it marks ingredients or has fields, and no headings of Markdown. */
export function isCooklang(text: string): boolean {
  if (/^#{1,6} +\S/mu.test(text)) return false;
  return (
    /^---[ \t]*\n/u.test(text) ||
    /^>>[^:\n]{1,60}:/mu.test(text) ||
    /(?:^|[\s([])@[^@#~{}\s\n][^@#~{}\n]{0,60}\{[^{}\n]*\}/mu.test(text)
  );
}

/**
 * Reads a recipe in Cooklang (`.cook`). Ingredients stand where the steps use them; a section called "Ingredients"
 * holds nothing else and has no steps.
 * @param name what the file is called: a recipe without a title is called by it
 */
export function* readCooklang(text: string, name = ''): Generator<FileEntry> {
  const { fields, rest } = readFrontMatter(block(text));
  const recipe = emptyRecipe('');
  const notes: string[] = [];
  let section = '';
  for (const paragraph of paragraphsOf(rest)) {
    const old = OLD_FIELD.exec(paragraph);
    const heading = paragraph.length < MAX_HEADING ? SECTION.exec(paragraph) : null;
    if (old) fields.set((old[1] ?? '').trim().toLowerCase(), old[2] ?? '');
    else if (heading) section = sectionOf(heading[1] ?? '');
    else if (paragraph.startsWith('>')) notes.push(unescaped(paragraph.replaceAll(/^> ?/gmu, '')));
    else takeStep(recipe, paragraph, section);
  }
  takeFields(recipe, fields);
  recipe.notes = block(notes.join('\n\n'));
  recipe.name ||= line(
    name
      .split('/')
      .at(-1)
      ?.replace(/\.\w{1,8}$/u, ''),
  );
  yield entryOf('cooklang', name || 'the recipe', recipe);
}

/** Paragraphs of lines that belong together; fields and headings are one each. */
function paragraphsOf(text: string): string[] {
  const paragraphs: string[] = [];
  let isOpen = false;
  for (const row of text.replaceAll(/\[-[^\]]{0,500}-\]/gu, '').split('\n')) {
    const bare = row.replace(/(?:^|\s)--\s.*$|^--.*$/u, '').trimEnd();
    const isAlone = OLD_FIELD.test(bare) || (bare.length < MAX_HEADING && SECTION.test(bare));
    const last = paragraphs.at(-1) ?? '';
    const fits = isOpen && last.startsWith('>') === bare.startsWith('>');
    if (bare.trim() === '') isOpen = false;
    else if (!isAlone && fits) paragraphs[paragraphs.length - 1] = `${last}\n${bare.trim()}`;
    else paragraphs.push(bare.trim());
    if (bare.trim() !== '') isOpen = !isAlone;
  }
  return paragraphs;
}

function takeStep(recipe: FileRecipe, paragraph: string, section: string): void {
  const list = /^ingredients(?::\s*(\S.*))?$/iu.exec(section);
  const found: FileIngredient[] = [];
  const text = paragraph.replaceAll(
    MARK,
    (
      whole: string,
      escaped?: string,
      sign?: string,
      long?: string,
      inner?: string,
      note?: string,
      short?: string,
    ) => {
      if (escaped !== undefined) return escaped;
      const name = line(unescaped((long ?? short ?? '').replace(/^[?&+-]+/u, '')));
      const quantity = quantityOf(inner ?? '');
      if (sign === '@' && name !== '') {
        const words = [quantity, name].filter((part) => part !== '').join(' ');
        const preparation = line(unescaped(note ?? ''));
        const own = list ? (list[1] ?? '') : section;
        found.push({ line: words, name, quantity, preparation, section: own });
      }
      if (sign === '~') return quantity || name;
      return name === '' ? whole : name;
    },
  );
  recipe.ingredients.push(...found);
  const step = line(text);
  if (list && found.length > 0) return;
  if (step !== '') recipe.steps.push(section === '' ? { text: step } : { text: step, section });
}

/** "3%cloves" is "3 cloves"; a leading "=" only says not to scale it. */
function quantityOf(inner: string): string {
  const words = inner.replace(/^\s*=/u, '').replace(/(?<!\\)\s?%\s?/u, ' ');
  return line(unescaped(words));
}

/** "Steps" says nothing: it is where steps go that have no section of their own, behind others. */
function sectionOf(heading: string): string {
  const section = line(unescaped(heading));
  return /^(?:steps|method|directions)$/iu.test(section) ? '' : section;
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/gu, '$1');
}

function takeFields(recipe: FileRecipe, fields: ReadonlyMap<string, string | string[]>): void {
  const first = (...keys: string[]) =>
    keys.map((key) => fields.get(key)).find((value) => value !== undefined);
  const text = (...keys: string[]) => line([first(...keys) ?? ''].flat().join(', '));
  const frequency = (['weekday', 'weekend', 'rarely'] as const).find(
    (one) => one === text('frequency'),
  );
  const servings = text('servings', 'serves', 'yield');
  const categories = text('category', 'course');
  // Our own files alone have a frequency: what they have in one field belongs together.
  const [category, ...tags] = frequency ? [categories] : names(categories);
  Object.assign(recipe, {
    name: text('title', 'name'),
    category: category ?? '',
    tags: [...tags, ...names(first('tags', 'keywords'))],
    servings: servingsOf(servings),
    prepMinutes: durationMinutes(text('prep time', 'prep_time')),
    cookMinutes: durationMinutes(text('cook time', 'cook_time')),
    totalMinutes: durationMinutes(text('time', 'duration', 'time required', 'total time')),
    sourceUrl: webAddress(text('source', 'source.url', 'url')),
    author: text('author', 'source.author'),
    description: block([first('description', 'introduction') ?? ''].flat().join('\n')),
    rating: stars(text('rating')),
    image: text('image', 'picture'),
  } satisfies Partial<FileRecipe>);
  if (frequency) {
    recipe.frequency = frequency;
    recipe.longevity = Number(text('longevity')) || 0;
  }
  if (text('state') === 'used') recipe.state = 'used';
}
