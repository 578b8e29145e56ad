import { rareRecipes } from './demo-recipes-rarely.ts';
import { weekdayRecipes } from './demo-recipes-weekday.ts';
import { weekendRecipes } from './demo-recipes-weekend.ts';

/** The cookbook of the demo kitchen, in the order it was collected. */
export const demoRecipes = [...rareRecipes, ...weekendRecipes, ...weekdayRecipes];
