/** A recipe as the API takes it. */
interface MadeRecipe {
  name: string;
  meat_type: string;
  longevity: number;
  frequency: 'weekday' | 'weekend' | 'rarely';
  note: string;
  state: 'active' | 'used';
  ingredients: { name: string; quantity: string }[];
}

export const SEARCHED: readonly string[];
export function makeRecipes(count: number, seed: number): MadeRecipe[];
export function makeFridge(count: number): { name: string; group: string }[];
