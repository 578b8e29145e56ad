import { weighable, type Density } from './densities.ts';
import { measureOf } from './measure.ts';
import { over, readRatio, times, type Ratio } from './ratio.ts';

/**
 * An amount in another unit, exactly: 500 of g in kg is 1/2.
 * @param amount exact text, as in `Amount`
 * @param unit and `to` as amounts have them; null for plain pieces
 * @param density of the food, where grams, cups and pieces are to be compared
 * @returns undefined where the units cannot be compared, or the amount is none
 */
export function inUnit(
  amount: string,
  unit: string | null,
  to: string | null,
  density?: Density,
): Ratio | undefined {
  const value = readRatio(amount);
  if (!value) return undefined;
  const [from, target] = [measureOf(unit), measureOf(to)];
  const base = times(value, from.factor);
  if (from.key === target.key) return over(base, target.factor);
  const known = density ? weighable(density) : [];
  const gramsOf = (key: string) => known.find(({ measure }) => measure.key === key)?.grams;
  const [grams, others] = [gramsOf(from.key), gramsOf(target.key)];
  return grams && others ? over(times(base, grams), times(others, target.factor)) : undefined;
}
