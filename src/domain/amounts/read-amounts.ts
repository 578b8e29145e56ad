import type { Amount } from '../amount.ts';
import { readIngredientLine } from '../ingredient-line.ts';
import { commonMeasure, measureOf } from './measure.ts';

const MOST_PARTS = 20;
const LONGEST = 1000;
const PLUS = /\s*\+\s*|\splus\s/iu;

/**
 * The amounts of a recipe's quantity in words: "200 g", "1 lb 2 oz", "200g + 100g", "2 x 400g tins".
 * What is said twice in two measures ("10g/½oz", "2 cups (240 g)") counts once.
 * @returns amounts to be added to each other; none for text without any
 */
export function readAmounts(quantity: string): Amount[] {
  return quantity
    .slice(0, LONGEST)
    .split(PLUS)
    .slice(0, MOST_PARTS)
    .flatMap((part) => onceEach(readIngredientLine(`${part} food`).amounts));
}

/**
 * The amounts of one ingredient line without those that say the same in another measure: the first one counts, weight
 * before volume; "1 lb 2 oz" and "1 cup 2 tbsp" are two parts of one amount.
 * @param amounts of one line, see `readIngredientLine`
 */
export function onceEach(amounts: readonly Amount[]): Amount[] {
  const [first, ...others] = amounts;
  if (!first) return [];
  const measure = measureOf(first.unit);
  const parts = others.filter(({ unit }) => {
    const other = measureOf(unit);
    const isSmaller = other.key === measure.key && commonMeasure(measure, other).unit === unit;
    return (
      isSmaller &&
      unit !== first.unit &&
      other.system === 'customary' &&
      measure.system === 'customary'
    );
  });
  if (parts.length > 0) return [first, ...parts];
  const weight = others.find(({ unit }) => measureOf(unit).key === 'mass');
  return [measure.key === 'volume' && weight ? weight : first];
}
