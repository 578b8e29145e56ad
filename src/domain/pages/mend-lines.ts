import type { IngredientSection, RecipeStep } from '../recipe-parts.ts';

/** Of the lines, so many must end alike for two lists to be one in two systems of units. */
const ALIKE = 0.7;
const MIN_BLOCK = 3;
/** Systems of units there are at most: metric, imperial, cups. */
const MAX_SYSTEMS = 4;

/**
 * Whether lines cannot be a recipe's ingredients as it has them: hardly any, and none with an amount, where a site
 * puts kinds of food (“Chicken”); or lines that were torn apart at their commas (“1”, “5 TL Senf”).
 */
export function arePoor(sections: readonly IngredientSection[]): boolean {
  const lines = linesOf(sections);
  if (lines.length === 0) return false;
  const areKinds = lines.length <= 2 && lines.every((line) => !HAS_AMOUNT.test(line));
  return areKinds || lines.some((line) => /^\d+$/u.test(line));
}

/** Shorter than any method: titles of steps, or a sentence about the dish. */
const THIN = 250;

/** Whether steps say too little to be all there is, such as their titles without their texts. */
export function areThin(steps: readonly RecipeStep[]): boolean {
  return steps.length > 0 && steps.reduce((sum, { text }) => sum + text.length, 0) < THIN;
}

const HAS_AMOUNT = /[\d¼-¾⅐-⅞]/u;

/**
 * Lines that a page shows, without what belongs to how it shows them: a dash between two columns (“3 tbsp - oil”),
 * and the same list again in another system of units.
 */
export function mendShown(sections: readonly IngredientSection[]): IngredientSection[] {
  return oneSystem(withoutDashes(sections));
}

/** “300g - chickpeas”: only where most lines are written so, as one may mean something else. */
const DASHED = /^([\d¼-¾⅐-⅞][^-–—]{0,20}?)\s+[-–—]\s+(?=\p{L})/u;

function withoutDashes(sections: readonly IngredientSection[]): readonly IngredientSection[] {
  const lines = linesOf(sections);
  const dashed = lines.filter((line) => DASHED.test(line));
  if (dashed.length < MIN_BLOCK || dashed.length < lines.length / 2) return sections;
  return sections.map((section) => ({
    name: section.name,
    lines: section.lines.map((line) => line.replace(DASHED, '$1 ')),
  }));
}

function oneSystem(sections: readonly IngredientSection[]): IngredientSection[] {
  const lines = linesOf(sections);
  for (let systems = MAX_SYSTEMS; systems > 1; systems--) {
    const size = lines.length / systems;
    if (!Number.isInteger(size) || size < MIN_BLOCK) continue;
    const isRepeated = Array.from({ length: systems - 1 }, (_, at) =>
      areAlike(lines.slice(0, size), lines.slice((at + 1) * size, (at + 2) * size)),
    ).every(Boolean);
    if (isRepeated) return firstOf(sections, size);
  }
  return [...sections];
}

/** The same foods in the same order, whatever their amounts. */
function areAlike(some: readonly string[], others: readonly string[]): boolean {
  const alike = some.filter((line, at) => lastWord(line) === lastWord(others[at] ?? ''));
  return alike.length >= ALIKE * some.length;
}

function lastWord(line: string): string {
  return /\p{L}+(?=[^\p{L}]*$)/u.exec(line.slice(-60))?.[0].toLowerCase() ?? '';
}

function firstOf(sections: readonly IngredientSection[], count: number): IngredientSection[] {
  let left = count;
  return sections
    .map(({ name, lines }) => {
      const kept = lines.slice(0, left);
      left -= kept.length;
      return { name, lines: kept };
    })
    .filter(({ lines }) => lines.length > 0);
}

function linesOf(sections: readonly IngredientSection[]): string[] {
  return sections.flatMap(({ lines }) => lines);
}
