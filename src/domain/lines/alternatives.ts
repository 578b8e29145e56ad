import type { Amount } from '../amount.ts';
import { LEADING_DONE, OF } from './words.ts';

/** One of the foods a line leaves the choice between. */
export interface Alternative {
  name: string;
  /** How much of it, where the line says so; else the line's own amounts count for it. */
  amounts: Amount[];
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const OR = /\s+(?:or|oder|ou|o|of|eller|hoặc)\s+/iu;
/** "of" is Dutch for or, and "o" is Spanish and Italian: only in lines that are not English. */
const ENGLISH_OR = /\s+or\s+/iu;
const DUTCH = /\s+of\s+(?!\d)/iu;
const MOST = 6;
const LONGEST = 200;

/** What tells two sorts of one food apart, whatever the food. */
const SORTS = words(
  'red white yellow green black brown dark light golden pink fresh frozen dried tinned canned raw cooked whole flaked ground ' +
    'plain strong self-raising granulated caster icing demerara single double whipping sour soured smooth crunchy salted ' +
    'unsalted smoked unsmoked sweet hot mild medium coarse fine thick thin large small baby',
);
/** Foods that are sorts of another in front of it: chicken stock, sunflower oil. */
const SORTS_OF: readonly (readonly [foods: ReadonlySet<string>, sorts: ReadonlySet<string>])[] = [
  [
    words('stock stocks broth bouillon gravy'),
    words(
      'chicken beef lamb veal vegetable fish duck turkey ham pork game prawn shellfish meat mushroom bone',
    ),
  ],
  [
    words('oil oils'),
    words(
      'sunflower vegetable olive rapeseed canola groundnut peanut corn coconut sesame walnut hazelnut avocado mustard',
    ),
  ],
  [words('vinegar'), words('wine cider rice balsamic sherry malt')],
  [words('juice juices zest wedges'), words('lemon lime orange apple grape grapefruit')],
  [
    words('jam jelly preserve'),
    words('strawberry raspberry apricot plum cherry blackcurrant redcurrant'),
  ],
  [words('flour flours'), words('rice wheat spelt rye corn chickpea buckwheat potato')],
  [words('milk'), words('almond soy soya oat coconut rice cow’s goat’s')],
  [words('noodles pasta'), words('egg rice wheat udon soba')],
  [words('seeds'), words('sunflower pumpkin sesame poppy caraway fennel cumin')],
  [words('cheese'), words('parmesan pecorino cheddar gruyère gruyere goat’s')],
  [words('fat'), words('duck goose beef')],
  [words('rice'), words('basmati jasmine arborio carnaroli')],
];

const lastWord = (text: string): string => text.slice(text.lastIndexOf(' ') + 1).toLowerCase();

/** "chicken" of "chicken or vegetable stock" is chicken stock. */
function completed(name: string, last: string): string {
  const [food, sort] = [lastWord(last), lastWord(name)];
  if (!last.includes(' ') || food === sort) return name;
  const isSort =
    SORTS.has(sort) || SORTS_OF.some(([foods, sorts]) => foods.has(food) && sorts.has(sort));
  return isSort ? `${name} ${last.slice(last.lastIndexOf(' ') + 1)}` : name;
}

/** Remarks that begin with "or" and name no food. */
const NO_FOOD =
  /^(?:to taste|more|less|fewer|as |so |about|until|use |you |according|without|other|any|another|similar|a similar|the like|if |whatever|equivalent|thereabouts)/iu;

/**
 * The foods a line leaves the choice between, the first included: "butter or margarine", "chicken or vegetable stock",
 * "25 g fresh yeast, or 7 g instant yeast".
 * @param name of the food as it was read, with its "or"
 * @param comments of the line; those that begin with "or" name further foods
 * @param readFood reads amount and name of a remark
 * @returns none where there is no choice
 */
export function readAlternatives(
  name: string,
  comments: readonly string[],
  readFood: (text: string) => Alternative,
): Alternative[] {
  if (name.length > LONGEST) return [];
  const isEnglish = ENGLISH_OR.test(name);
  const parts = name.split(
    isEnglish ? ENGLISH_OR : OR.test(name) && !DUTCH.test(name) ? OR : /(?!)/u,
  );
  const last = parts.at(-1) ?? '';
  const named = parts.slice(0, MOST).map((part, index): Alternative => {
    if (index > 0 && /^(?:an? )?\d|^an? /iu.test(part)) return readFood(part);
    return { name: index < parts.length - 1 ? completed(part, last) : part, amounts: [] };
  });
  const remarked = comments
    .map((comment) => /^(?:or|oder|ou|eller|hoặc)\s+(.+)$/iu.exec(comment)?.[1] ?? '')
    .filter((text) => text !== '' && text.length <= LONGEST && !NO_FOOD.test(text))
    .slice(0, MOST)
    .map(readFood);
  const all = [...named, ...remarked].filter((food) => /\p{L}/u.test(food.name));
  return all.length > 1 ? all : [];
}

/** A food's bare name at the beginning of a remark. */
export const bareName = (text: string): string =>
  text
    .replace(LEADING_DONE, '')
    .replace(OF, '')
    .replace(/[,;(].*$/su, '')
    .trim();
