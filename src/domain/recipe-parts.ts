import { htmlLines, htmlText } from './html-text.ts';
import { isNode, textOf, type Node } from './recipe-node.ts';

/** One step of a recipe. */
export interface RecipeStep {
  text: string;
  /** The heading it stands under, if any. */
  section?: string;
}

/** Ingredient lines, and the heading they stand under; empty where they stand under none. */
export interface IngredientSection {
  name: string;
  lines: string[];
}

/** More lines or steps than any recipe has. */
const MAX_LINES = 500;
/** How deep lists within lists are followed: the deepest real ones are graph, section, step, direction. */
const MAX_DEPTH = 8;
const MAX_LINE_LENGTH = 2000;
const MAX_YIELD_LENGTH = 200;
const MAX_TEXT_LENGTH = 100_000;
/** PostgreSQL's and the contract's largest integer has ten digits; no dish has so many portions. */
const MAX_SERVINGS = 10_000;

/** A line that only says what follows it: "For the sauce:", "**Sauce**". */
const HEADING =
  /^(?:[^\d:]{2,80}:|\*\*[^\d*]{2,80}\*\*|(?:for (?:the|your)|für (?:den|die|das)|pour (?:la|le|les)|para (?:la|el|las|los)|per (?:la|il|le|i)) [^\d,.:]{2,60})$/iu;

/**
 * The ingredient lines of a recipe in their order, by the headings they stand under.
 * @param recipe with `recipeIngredient`, or `ingredients` as it was once called: a list of texts or nodes, or
 *   one text with a line each
 * @returns at most 500 lines, none empty
 */
export function ingredientSectionsOf(recipe: Node): IngredientSection[] {
  let most: IngredientSection[] = [];
  for (const field of ['recipeIngredient', 'ingredients', 'supply']) {
    const sections: IngredientSection[] = [{ name: '', lines: [] }];
    addLines(recipe[field], 0, sections);
    if (countLines(sections) > countLines(most)) most = sections;
  }
  return most.filter(({ lines }) => lines.length > 0);
}

function countLines(sections: readonly IngredientSection[]): number {
  return sections.reduce((sum, { lines }) => sum + lines.length, 0);
}

function addLines(value: unknown, depth: number, sections: IngredientSection[]): void {
  if (typeof value === 'string' && depth === 0) {
    const lines = htmlLines(value.slice(0, MAX_TEXT_LENGTH));
    for (const line of lines) addLine(line, sections);
  } else if (Array.isArray(value) && depth < MAX_DEPTH) {
    for (const one of value.slice(0, MAX_LINES)) addLines(one, depth + 1, sections);
  } else if (isNode(value) && Array.isArray(value['itemListElement']) && depth < MAX_DEPTH) {
    const name = cutLine(textOf(value['name'])).replace(/\s*:$/u, '');
    if (name !== '') sections.push({ name, lines: [] });
    addLines(value['itemListElement'], depth + 1, sections);
    if (name !== '') sections.push({ name: '', lines: [] });
  } else {
    addLine(textOf(value), sections);
  }
}

function addLine(text: string, sections: IngredientSection[]): void {
  // A much used plug-in puts brackets around notes that have their own: "1 onion ((chopped))".
  const line = cutLine(text).replaceAll(/\(\((.{0,300}?)\)\)/gu, '($1)');
  if (line === '' || countLines(sections) >= MAX_LINES) return;
  if (HEADING.test(line)) {
    const name = line.replaceAll(/^\*\*|\*\*$|\s*:$/gu, '').trim();
    sections.push({ name, lines: [] });
  } else sections.at(-1)?.lines.push(line);
}

function cutLine(line: string): string {
  return unmangled(line.slice(0, MAX_LINE_LENGTH).toWellFormed());
}

/** UTF-8 that was once read as Latin-1 leaves an "Â" in front of blanks, fractions and degrees. */
function unmangled(text: string): string {
  return text.replaceAll(/Â(?=[\s½¼¾°])/gu, '');
}

/**
 * How many portions or pieces a recipe makes.
 * @param value `recipeYield`: "8 servings", ["8", "8 servings"], 8, "Serves 4-6", "Makes two loaves"
 * @returns a whole number from 1, of a range the lower end; undefined if there is none, or where it tells a weight
 *   or a volume
 */
export function servingsOf(value: unknown): number | undefined {
  const values: unknown[] = Array.isArray(value) ? value.slice(0, 10) : [value];
  for (const one of values) {
    const servings = servingsIn(textOf(one).slice(0, MAX_YIELD_LENGTH));
    if (servings !== undefined) return servings;
  }
  return undefined;
}

const COUNTS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const WORD_COUNT = new RegExp(String.raw`\b(?:${COUNTS.join('|')})\b`, 'iu');
const PORTIONS =
  /(\d+)(?: ?(?:-|–|—|to|or) ?\d+)? ?(?:servings?|serves|portions?|people|persons?)\b/iu;
const SERVES = /\b(?:serves|servings?|portions?|feeds|for)[ :]*(\d+)(?![\d/.,]*\d)/iu;
/** A number that is no part of a fraction or a measure. */
const COUNT =
  /(?<![\d.,/⁄½¼¾⅓⅔x×] ?|^-)(\d+)(?![\d/⁄.,x×]*\d| \d+[/⁄]| ?[½¼¾⅓⅔]|[ -]?(?:kg|g|grams?|mg|ml|cl|dl|l|lit(?:er|re)s?|oz|ounces?|lbs?|pounds?|cm|mm|inch(?:es)?|in|["″”'])(?![\p{L}]))/iu;

function servingsIn(text: string): number | undefined {
  const digits = (PORTIONS.exec(text) ?? SERVES.exec(text) ?? COUNT.exec(text))?.[1];
  const servings = digits === undefined ? wordCount(text) : Number(digits);
  return servings >= 1 && servings <= MAX_SERVINGS ? servings : undefined;
}

function wordCount(text: string): number {
  return COUNTS.indexOf(WORD_COUNT.exec(text)?.[0].toLowerCase() ?? '') + 1;
}

/**
 * The steps of a recipe in their order, without the numbers that pages put in front of them.
 * @param recipe with `recipeInstructions`: a text, texts, HowToSteps, HowToSections of them, or lists of any
 * @returns at most 500 steps, none empty
 */
export function stepsOf(recipe: Node): RecipeStep[] {
  const steps: RecipeStep[] = [];
  addSteps(recipe['recipeInstructions'], '', 0, steps);
  const [only] = steps;
  // Texts that count their steps themselves may have some on one line, or one on several.
  const areCounted = steps.length === 1 || /^1[.)、:](?=\D)/u.test(only?.text ?? '');
  const parts = only && areCounted ? numberedParts(steps.map(({ text }) => text).join(' ')) : [];
  if (parts.length > Math.max(2, steps.length)) return parts.map((text) => ({ ...only, text }));
  return withoutCounts(steps);
}

/** The parts of a text that counts its steps itself: "1. Slice. 2. Simmer. 3. Eat." */
function numberedParts(text: string): string[] {
  const starts: { at: number; from: number }[] = [];
  // The first number may already be gone.
  let number = /^1[.)、:]/u.test(text) ? 1 : 2;
  if (number === 2) starts.push({ at: 0, from: 0 });
  for (; number < MAX_LINES; number++) {
    const mark = new RegExp(`(?:^|\\s)${number}[.)、:]\\s?(?![\\d])`, 'gu');
    mark.lastIndex = starts.at(-1)?.from ?? 0;
    const found = mark.exec(text);
    if (!found) break;
    starts.push({ at: found.index, from: mark.lastIndex });
  }
  return starts
    .map(({ from }, index) => text.slice(from, starts[index + 1]?.at).trim())
    .filter((part) => part !== '');
}

/** Without the numbers that stand in front of all steps, be it without a dot: "1Slice.", "2Simmer.". */
function withoutCounts(steps: RecipeStep[]): RecipeStep[] {
  const areCounted =
    steps.length > 1 &&
    steps.every(({ text }, at) => new RegExp(`^${at + 1}(?!\\d|[.,/]\\d)`, 'u').test(text));
  if (!areCounted) return steps;
  const bare = steps.map((step) => ({ ...step, text: step.text.replace(/^\d+[\s.:)]*/u, '') }));
  return bare.every(({ text }) => text !== '') ? bare : steps;
}

function addSteps(value: unknown, section: string, depth: number, steps: RecipeStep[]): void {
  if (typeof value === 'string') {
    const lines = htmlLines(value.slice(0, MAX_TEXT_LENGTH));
    const isCounted = lines.filter((line) => IS_NUMBERED.test(line)).length > 1;
    let heading = section;
    for (const [at, line] of lines.entries()) {
      // A short line right before "Step 1", or among such lines before a long one, is what the steps below are of.
      const next = lines[at + 1] ?? '';
      const isBefore =
        IS_NUMBERED.test(next) ||
        (isCounted && next.length > LONG && !IS_NUMBERED.test(lines[at - 1] ?? ''));
      if (isBefore && !IS_NUMBERED.test(line) && TITLE.test(line))
        heading = line.replace(/\s*:$/u, '');
      else addStep(line, heading, steps);
    }
  } else if (depth >= MAX_DEPTH) {
    return;
  } else if (Array.isArray(value)) {
    for (const one of value.slice(0, MAX_LINES)) addSteps(one, section, depth + 1, steps);
  } else if (isNode(value)) {
    addNode(value, section, depth, steps);
  }
}

function addNode(node: Node, section: string, depth: number, steps: RecipeStep[]): void {
  const parts = node['itemListElement'] ?? node['steps'] ?? node['step'] ?? node['item'];
  const name = textOf(node['name']);
  if (parts === undefined || parts === null) {
    addStep(stepText(name, textOf(node['text']) || textOf(node['description'])), section, steps);
    return;
  }
  const before = steps.length;
  const isSection = !/step/iu.test(textOf(node['@type']));
  addSteps(parts, isSection && name ? name : section, depth + 1, steps);
  if (steps.length === before) addStep(textOf(node['text']) || name, section, steps);
}

/** A step's name says something of its own, or nothing ("Step 1"), or what the text begins with. */
function stepText(name: string, text: string): string {
  if (text === '' || name === '') return text || name;
  const start = name.replace(/[\s.…:]+$/u, '').toLowerCase();
  const isNumber = /^(?:step)?[\s\d.:#]*$/iu.test(name);
  return isNumber || text.toLowerCase().startsWith(start) ? text : `${name}: ${text}`;
}

/** "Step 1:" in the languages of our pages. */
const STEP_WORDS =
  'step|schritt|étape|etape|paso|passo|stap|steg|trin|krok|vaihe|bước|шаг|крок|adım|langkah|步骤|步驟|ステップ|단계';
const STEP_NUMBER = new RegExp(`^(?:${STEP_WORDS}) ?\\d{1,2} ?[.:：)–-]? ?(?=\\S)`, 'iu');
const IS_NUMBERED = new RegExp(`^(?:${STEP_WORDS}) ?\\d{1,2}(?!\\d)`, 'iu');
/** A short line that is no sentence. */
const TITLE = /^.{1,59}[^.!?]$/u;
/** A step rather than a title, in UTF-16 code units. */
const LONG = 80;

function addStep(text: string, section: string, steps: RecipeStep[]): void {
  const bare = unmangled(htmlText(text))
    .replace(STEP_NUMBER, '')
    .replace(/^(?:\d{1,2} ?[.)] )(?=\S)/iu, '')
    .trim();
  // "Step 1:" on a line of its own, in any language.
  if (/^(?:\p{L}{1,10} ?)?\d{0,2} ?[.:)]?$/u.test(bare) && !/^\p{L}+\.?$/u.test(bare)) return;
  if (bare === '' || steps.length >= MAX_LINES) return;
  steps.push(section === '' ? { text: bare } : { text: bare, section });
}
