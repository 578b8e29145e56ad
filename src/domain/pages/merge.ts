import { absoluteAddress } from './address.ts';
import { arePoor, areThin } from './mend-lines.ts';
import type { PageMeta } from './page-meta.ts';
import type { PageSource } from './page-source.ts';
import type { IngredientSection } from '../recipe-parts.ts';
import type { RecipeFields } from './recipe-fields.ts';
import type { ShownFacts } from './shown-facts.ts';

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
  /** What it shows beside its lists. */
  facts: ShownFacts;
  /** The picture that it shows of a recipe of some name. */
  picture: (name: string) => string | undefined;
}

/** Whether a reading has all that makes a recipe; steps that only repeat the description are none. */
export function isWhole({ sections, steps, description }: Reading): boolean {
  return sections.length > 0 && steps.length > 0 && !isDescription(steps, description);
}

function isDescription(steps: RecipeFields['steps'], description: string): boolean {
  const [only] = steps;
  return steps.length === 1 && only !== undefined && only.text === description;
}

/** Pictures of the site, not of the dish. */
const SITE_IMAGE =
  /(?:^|[/_.-])(?:logo|favicon|site-icon|placeholder|avatar|blank|default-(?:image|og|share|social)|og-default)(?:[/_.-]|\d|$)/iu;

const isText = (text: string) => text !== '';
const isSome = (value: unknown) => value !== undefined;
const isList = (list: readonly unknown[]) => list.length > 0;

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
  const surest = readings.find(({ sections }) => sections.length > 0);
  // Lists under headings have lines as they are shown: good where markup has no steps, and as many lines.
  const shown = readings.find(
    (one) => isWhole(one) && surest && countOf(one.sections) === countOf(surest.sections),
  );
  const main =
    shown ??
    surest ??
    readings.find(({ steps }) => steps.length > 0) ??
    readings.find(({ name }) => name !== '' && about.recipes <= 1);
  if (!main) return undefined;
  const others = [main, ...readings.filter((reading) => reading !== main)];
  const first = <T>(valueOf: (reading: Reading) => T, isSaid: (value: T) => boolean): T =>
    others.map(valueOf).find(isSaid) ?? valueOf(main);

  const { meta, facts } = about;
  const name = first((one) => one.name, isText) || pageName(about);
  const sections = linesApart(withoutPoor(others) ?? first((one) => one.sections, isList), others);
  const times = timesOf(first, facts);
  const imageUrl = first((one) => one.imageUrl, isSome);
  return {
    source: main.source,
    name,
    category: first((one) => one.category, isList),
    cuisine: first((one) => one.cuisine, isList),
    keywords: first((one) => one.keywords, isList),
    description: first((one) => one.description, isText) || meta.description,
    servings: first((one) => one.servings, isSome) ?? facts.servings,
    ...times,
    sections,
    ingredientLines: sections.flatMap(({ lines }) => lines),
    steps: stepsOf(others) ?? main.steps,
    imageUrl: imageOf(
      about,
      imageUrl ?? absoluteAddress(about.picture(name) ?? '', about.base),
      main.source === 'json-ld' ? main.imageUrl : undefined,
    ),
    author: first((one) => one.author, isText) || meta.author,
    language: first((one) => one.language, isText) || about.language,
    nutrition: first(
      (one) => one.nutrition,
      (said) => Object.keys(said).length > 0,
    ),
  };
}

/** The steps of the surest, unless they only repeat the description, or another tells three times as much. */
function stepsOf(readings: readonly Reading[]): RecipeFields['steps'] | undefined {
  const real = readings.filter(
    (one) => one.steps.length > 0 && !isDescription(one.steps, one.description),
  );
  const [surest] = real;
  if (!surest || !areThin(surest.steps)) return surest?.steps;
  const lengthOf = ({ steps }: Reading) => steps.reduce((sum, { text }) => sum + text.length, 0);
  return (real.find((one) => lengthOf(one) > 3 * lengthOf(surest)) ?? surest).steps;
}

/** The lines of the surest, unless they are poor and another has real ones. */
function withoutPoor(readings: readonly Reading[]): IngredientSection[] | undefined {
  return readings.map((one) => one.sections).find((lines) => isList(lines) && !arePoor(lines));
}

type First = <T>(valueOf: (reading: Reading) => T, isSaid: (value: T) => boolean) => T;

function timesOf(first: First, facts: ShownFacts) {
  const said = {
    prepMinutes: first((one) => one.prepMinutes, isSome),
    cookMinutes: first((one) => one.cookMinutes, isSome),
    totalMinutes: first((one) => one.totalMinutes, isSome),
  };
  // What the page shows counts only where its markup says nothing of times at all.
  const isTold = said.totalMinutes || said.cookMinutes || said.prepMinutes;
  const { prepMinutes, cookMinutes, totalMinutes } = isTold ? said : { ...said, ...defined(facts) };
  const parts = (prepMinutes ?? 0) + (cookMinutes ?? 0);
  return { prepMinutes, cookMinutes, totalMinutes: totalMinutes ?? (parts || undefined) };
}

function defined({ prepMinutes, cookMinutes, totalMinutes }: ShownFacts) {
  return Object.fromEntries(
    Object.entries({ prepMinutes, cookMinutes, totalMinutes }).filter(([, value]) => value),
  );
}

const letters = (all: readonly IngredientSection[]) =>
  all
    .flatMap(({ lines }) => lines)
    .join('')
    .replaceAll(/[^\p{L}]+/gu, '');
const countOf = (all: readonly IngredientSection[]) =>
  all.reduce((sum, { lines }) => sum + lines.length, 0);

/**
 * Lines as the page shows them where the markup has run several into one, which some plug-ins do: fewer lines of
 * the same letters.
 */
function linesApart(
  sections: readonly IngredientSection[],
  others: readonly Reading[],
): IngredientSection[] {
  const [own, lines] = [letters(sections), countOf(sections)];
  const better = others.find(
    (other) =>
      countOf(other.sections) >= 1.5 * lines &&
      countOf(other.sections) > lines + 1 &&
      letters(other.sections) === own,
  );
  return better ? better.sections : [...sections];
}

/**
 * Names of small pictures, and a publishing system whose plug-ins name one of their own beside the page's. Elsewhere
 * the picture in a recipe's data is surer than the one for links, which is often cut.
 */
const SMALL =
  /-\d{2,}x\d{2,}\.\w+(?:$|[?#])|(?:^|[/_.-])(?:small|thumb\w*|mini|square)(?:[/_.-]|\d|$)/iu;
const PLUGINS_IMAGE = /\/wp-content\//iu;

function isSure(url: string | undefined): boolean {
  return url !== undefined && !SMALL.test(url) && !PLUGINS_IMAGE.test(url) && !SITE_IMAGE.test(url);
}

/** The picture that a page shows where it is linked to is of its dish, unless it is of the site. */
function imageOf(
  { meta, base }: About,
  own: string | undefined,
  sure: string | undefined,
): string | undefined {
  const shared = absoluteAddress(meta.image, base);
  const isSites =
    shared === undefined || SITE_IMAGE.test(shared.replace(/^https?:\/\/[^/]*/iu, ''));
  const url = isSure(sure) ? sure : isSites ? (own ?? undefined) : shared;
  const isSecure = /^https:/iu.test(base) && hostOf(base) === hostOf(url ?? '');
  return isSecure ? url?.replace(/^http:/iu, 'https:') : url;
}

function hostOf(url: string): string {
  return /^https?:\/\/([^/?#]*)/iu.exec(url)?.[1]?.toLowerCase() ?? '';
}

/** What the page calls itself: its heading, or its title without the site's name. */
function pageName({ meta, title }: About): string {
  if (meta.heading !== '') return meta.heading;
  const text = meta.title || title;
  const [name = ''] = text.split(/\s[|•»]\s|\s[-–—]\s(?=[^-–—|]*$)/u);
  return meta.siteName !== '' && text !== meta.siteName && name !== '' ? name : text;
}
