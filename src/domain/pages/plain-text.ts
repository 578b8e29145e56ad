import { readIngredientLine } from '../ingredient-line.ts';
import type { Node } from '../recipe-node.ts';
import { groupNodes, type LineGroup } from './line-groups.ts';
import { headingKind } from './recipe-words.ts';
import { factsIn, type ShownFacts } from './shown-facts.ts';

/** What was read from a text. */
export interface TextRecipe {
  node: Node;
  facts: ShownFacts;
}

const MAX_LINES = 2000;
const MAX_LINE = 2000;
/** Longer lines are sentences, not ingredients. */
const MAX_INGREDIENT = 120;
const BULLET = /^[\s•▢□☐·*–—‣◦●▪✓-]+(?=\S)/u;
const NUMBERED = /^\s*(?:step\s*)?\d{1,2}\s*[.):]\s*\S/iu;

const TITLE =
  /^(?:title|name|recipe(?: name)?|titel|rezept|titre|recette|título|receta|ricetta|receita|tên món)\s*:\s*(?=\S)/iu;
/** "Carbonara (4 servings)". */
const YIELD = /\s*\(([^()]{0,40}\d[^()]{0,40})\)\s*$/u;
const MARKDOWN = /^#{1,6}\s+|\*\*|__/gu;
const INLINE = /^([^:：]{2,40}[:：])\s*(\S.*)$/u;

/**
 * Over a part of a page these words begin a heading ("More recipes", "Share this"), among the lines of a text an
 * ingredient or a step as well ("About 3 handfuls of spinach", "Leave a border"): there a colon makes the heading.
 */
const BEGINS_LINES =
  /^(?:about|more|share|rate|join|leave|similar|tell|sign|video|you|did|weitere|comments?|tips)\b(?!.*[:：]$)(?=.*\s)/iu;

type Part = 'name' | 'ingredients' | 'steps' | 'other';

/**
 * Reads a recipe that somebody pasted as text: its name first, then the ingredients and the steps, with or without
 * headings (“Ingredients”, “Zubereitung”). Without headings the lines that begin with an amount are the
 * ingredients, and what comes after them are the steps.
 * @returns in the shape that JSON-LD has; undefined if there are neither ingredients nor steps
 */
export function recipeInText(text: string): TextRecipe | undefined {
  const lines = linesOf(text);
  const hasHeadings = lines.flatMap(apart).some((line) => headingKind(line) === 'ingredients');
  const parts = new Map<Part, LineGroup[]>();
  const into = (part: Part) => {
    const groups = parts.get(part) ?? [{ name: '', lines: [] }];
    parts.set(part, groups);
    return groups;
  };
  const facts: string[] = [];
  let part: Part = 'name';
  for (const line of lines.flatMap(apart)) {
    const bare = line.replace(BULLET, '');
    const found = headingKind(line);
    const kind = found === 'other' && BEGINS_LINES.test(bare) ? undefined : found;
    if (kind !== undefined && (part !== 'name' || kind !== 'other')) part = kind;
    else if (!(part === 'steps' && isStep(line)) && factParts(bare).every(isFact)) {
      facts.push(...factParts(bare));
    } else {
      if (!hasHeadings) part = partWithoutHeadings(part, line);
      const groups = into(part);
      if (part !== 'name' && /^[^\d]{2,60}:$/u.test(bare)) {
        groups.push({ name: bare.slice(0, -1).trim(), lines: [] });
      } else groups.at(-1)?.lines.push(part === 'steps' ? line : bare);
    }
  }
  const ingredients = (parts.get('ingredients') ?? []).filter((group) => group.lines.length > 0);
  const steps = (parts.get('steps') ?? []).filter((group) => group.lines.length > 0);
  if (ingredients.length === 0 && (steps.length === 0 || !parts.has('name'))) return undefined;
  if (ingredients.length === 0 && !hasHeadings) return undefined;
  const [title = '', ...about] = (parts.get('name') ?? []).flatMap((group) => group.lines);
  return {
    node: {
      '@type': 'Recipe',
      name: title.replace(TITLE, '').replace(YIELD, ''),
      description: about.join(' '),
      recipeIngredient: groupNodes(ingredients),
      recipeInstructions: groupNodes(steps),
    },
    facts: factsIn([...facts, YIELD.exec(title)?.[1] ?? '']),
  };
}

/** The lines of a text; what was broken to fit a width is put together again. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  let isBroken = false;
  for (const raw of text.toWellFormed().split(/\r\n?|[\n\u2028\u2029]/u, MAX_LINES)) {
    const line = raw
      .slice(0, MAX_LINE)
      .replaceAll(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .replaceAll(MARKDOWN, '')
      .trim();
    const last = lines.at(-1) ?? '';
    // Only sentences are broken: long lines that end in the middle, and go on in small letters.
    if (isBroken && last.length > 50 && /[\p{Ll}\d,;–-]$/u.test(last) && /^\p{Ll}/u.test(line)) {
      lines[lines.length - 1] = `${last} ${line}`.slice(0, MAX_LINE);
    } else if (line !== '') lines.push(line);
    isBroken = line !== '';
  }
  return lines;
}

/** A heading and what stands on the same line, each for itself: "Ingredients: 1 egg, 20 g butter". */
function apart(line: string): string[] {
  const [, head = '', rest = ''] = INLINE.exec(line) ?? [];
  const kind = head === '' ? undefined : headingKind(head);
  if (kind === undefined || kind === 'other' || factParts(line).every(isFact)) return [line];
  return [head, ...(kind === 'ingredients' ? rest.split(/[,;] (?![^(]*\))/u) : [rest])];
}

/** Facts often stand side by side: "Prep: 10 min | Serves 4". */
function factParts(line: string): string[] {
  return line.split(/\s*[|•·;]\s*/u).filter((part) => part !== '');
}

/** Whether a line among the steps is one, though it tells a time: "Bake for 40 minutes." is, "Serves 4." is not. */
function isStep(line: string): boolean {
  if (NUMBERED.test(line)) return true;
  return /[.!]$/u.test(line) && !/[:：]/u.test(line) && line.split(' ').length > 3;
}

function isFact(line: string): boolean {
  const { servings, prepMinutes, cookMinutes, totalMinutes } = factsIn([line]);
  return (servings ?? prepMinutes ?? cookMinutes ?? totalMinutes) !== undefined;
}

function partWithoutHeadings(part: Part, line: string): Part {
  if (part === 'steps' || part === 'other') return part;
  const bare = line.replace(BULLET, '');
  const isAmount =
    !NUMBERED.test(line) &&
    bare.length <= MAX_INGREDIENT &&
    readIngredientLine(bare).amounts.some(({ quantity }) => quantity !== null);
  if (isAmount) return 'ingredients';
  if (part === 'name') return 'name';
  // Salt and pepper have no amount; sentences do end.
  const isSentence = NUMBERED.test(line) || bare.length > 60 || /[.!]$/u.test(bare);
  return isSentence || (!bare.endsWith(':') && bare.split(' ').length > 8) ? 'steps' : part;
}
