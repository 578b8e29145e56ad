import { absoluteAddress } from './address.ts';
import type { PageMeta } from './page-meta.ts';
import type { PageSource } from './page-source.ts';
import type { RecipeFields } from './recipe-fields.ts';

/** What one kind of markup says of a page's recipe. */
export interface Reading extends RecipeFields {
  source: PageSource;
}

/** What a page says about itself. */
interface About {
  meta: PageMeta;
  base: string;
  title: string;
  language: string;
  /** How many recipes its JSON-LD has. */
  recipes: number;
}

/**
 * Puts together what the markup of a page says of its recipe: from the surest that has ingredients and steps, and
 * what that does not say from the others.
 * @param readings the surest first
 * @returns undefined if there is no recipe
 */
export function mergedRecipe(
  readings: readonly Reading[],
  about: About,
): (Reading & { ingredientLines: string[] }) | undefined {
  const main =
    readings.find(({ sections, steps }) => sections.length > 0 && steps.length > 0) ??
    readings.find(({ sections }) => sections.length > 0) ??
    readings.find(({ steps }) => steps.length > 0) ??
    readings.find(({ name }) => name !== '' && about.recipes <= 1);
  if (!main) return undefined;
  const others = [main, ...readings.filter((reading) => reading !== main)];
  const first = <T>(valueOf: (reading: Reading) => T, isSaid: (value: T) => boolean): T =>
    others.map(valueOf).find(isSaid) ?? valueOf(main);
  const isText = (text: string) => text !== '';
  const isSome = (value: unknown) => value !== undefined;
  const isList = (list: readonly unknown[]) => list.length > 0;

  const sections = first((one) => one.sections, isList);
  const prepMinutes = first((one) => one.prepMinutes, isSome);
  const cookMinutes = first((one) => one.cookMinutes, isSome);
  const totalMinutes = first((one) => one.totalMinutes, isSome);
  const { meta } = about;
  return {
    source: main.source,
    name: first((one) => one.name, isText) || pageName(about),
    category: first((one) => one.category, isList),
    cuisine: first((one) => one.cuisine, isList),
    keywords: first((one) => one.keywords, isList),
    description: first((one) => one.description, isText) || meta.description,
    servings: first((one) => one.servings, isSome),
    prepMinutes,
    cookMinutes,
    totalMinutes: totalMinutes ?? ((prepMinutes ?? 0) + (cookMinutes ?? 0) || undefined),
    sections,
    ingredientLines: sections.flatMap(({ lines }) => lines),
    steps: first((one) => one.steps, isList),
    imageUrl: absoluteAddress(meta.image, about.base) ?? first((one) => one.imageUrl, isSome),
    author: first((one) => one.author, isText) || meta.author,
    language: first((one) => one.language, isText) || about.language,
    nutrition: first((one) => one.nutrition, (said) => Object.keys(said).length > 0),
  };
}

/** What the page calls itself: its heading, or its title without the site's name. */
function pageName({ meta, title }: About): string {
  if (meta.heading !== '') return meta.heading;
  const text = meta.title || title;
  const [name = ''] = text.split(/\s[|•»]\s|\s[-–—]\s(?=[^-–—|]*$)/u);
  return meta.siteName !== '' && text !== meta.siteName && name !== '' ? name : text;
}
