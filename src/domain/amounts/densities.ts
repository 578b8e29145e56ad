import { foodTable, tableRows } from '../foods/food-table.ts';
import { DENSITY_TABLE } from './density-table.ts';
import { measureOf } from './measure.ts';
import { ONE, over, readRatio, times, type Ratio } from './ratio.ts';

/** How heavy a food is for its volume. */
export interface Density {
  /** What so much of it weighs. */
  grams: string;
  /** Number and unit: "1 cup". */
  measure: string;
  /** Whether it is shown in millilitres. */
  liquid: boolean;
  /** Number of the food in USDA's Standard Reference. */
  source: number;
}

const TABLE = foodTable<Density>(
  tableRows(DENSITY_TABLE).map(
    ([grams = '', measure = '', source = '', liquid = '', names = '']) => [
      names,
      { grams: grams.replace(' g', ''), measure, liquid: liquid !== '', source: Number(source) },
    ],
  ),
);

/**
 * The density of a food.
 * @param key of its name, see `nameKey`
 * @returns undefined where we do not know it: never that of another food whose name looks alike
 */
export const densityOf = (key: string): Density | undefined => TABLE.exactly(key);

/** A density in grams a millilitre, exactly. */
export function densityRatio({ grams, measure }: Density): Ratio {
  const [number = '', ...unit] = measure.split(' ');
  const volume = times(readRatio(number) ?? ONE, measureOf(unit.join(' ')).factor);
  return over(readRatio(grams) ?? ONE, volume);
}
