import { draftIngredient } from '../../domain/draft-ingredient.ts';
import { scaleQuantity } from '../../domain/scale-quantity.ts';
import { useFridgeNames } from '../fridge/fridge.queries.ts';
import { useLines } from '../grocery/groceries.queries.ts';
import type { Recipe } from './recipes.queries.ts';
import { foodKeys, foodsOf } from './use-found-recipes.ts';

/** An ingredient for as many as eat. */
export interface Needed {
  name: string;
  quantity: string;
  preparation: string;
  /** The part of the dish it is for. */
  section: string;
  /** Where it is, or will be; undefined: it is missing. */
  where: 'home' | 'list' | undefined;
}

/** The ingredients of a recipe, for so many portions, and which of them are at home or on the list already. */
export function useNeeded(recipe: Recipe, portions: number): Needed[] {
  const home = foodKeys(useFridgeNames());
  const { lines } = useLines();
  const open = (lines ?? []).filter(({ isChecked }) => !isChecked);
  const listed = foodKeys(open.flatMap(({ item }) => [item, draftIngredient(item).name]));
  const foods = foodsOf(recipe);
  const by = { parts: portions, of: Math.max(1, recipe.servings ?? recipe.longevity) };
  return recipe.ingredient_list.map(({ name, quantity, preparation, section }, index) => {
    const food = foods[index] ?? '';
    const there = listed.has(food) ? 'list' : undefined;
    return {
      name,
      quantity: scaleQuantity(quantity, by),
      preparation: preparation ?? '',
      section: section ?? '',
      where: home.has(food) ? 'home' : there,
    };
  });
}

/** The longest line of a grocery list, in characters. */
const LONGEST = 200;

/** A line of the grocery list. */
export function groceryLine({ name, quantity }: Needed): string {
  const line = `${name} (${quantity})`;
  return quantity === '' || [...line].length > LONGEST ? name : line;
}
