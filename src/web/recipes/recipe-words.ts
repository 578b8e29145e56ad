import type { Recipe } from './recipes.queries.ts';

/** How often a recipe is cooked, in words. */
export const FREQUENCIES: Readonly<Record<Recipe['frequency'], string>> = {
  weekday: 'Weekdays',
  weekend: 'Weekends',
  rarely: 'Rarely',
};

/** @param longevity portions or days */
export function lastsFor(longevity: number): string {
  return longevity === 1 ? '1 portion' : `${longevity} portions`;
}

/** @param match from 0 to 100 percent */
export function matchTone(percent: number): 'tint' | 'warn' | 'plain' {
  if (percent === 100) return 'tint';
  return percent >= 50 ? 'warn' : 'plain';
}
