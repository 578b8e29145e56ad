import { stockAmounts } from '../../domain/amount.ts';
import { readAmounts } from '../../domain/amounts/read-amounts.ts';
import type { FoodNeed, NeedingRecipe, StockedFood } from '../../domain/grocery-need.ts';
import { nameKey } from '../../domain/name-key.ts';
import type { Group } from '../fridge/fridge.queries.ts';
import type { Recipe } from '../recipes/recipes.queries.ts';
import { foodsOf } from '../recipes/use-found-recipes.ts';

/** A food of the plan, as it is shown. */
export interface NeededItem {
  name: string;
  /** What is to be bought of it, or needed where it is at home. */
  quantity: string;
  /** What is at home of it, and in which recipes it goes; may be empty. */
  about: string;
}

/** A recipe of the plan, and for how many it is to be where somebody said. */
export interface Planned {
  recipe: Recipe;
  servings: number | undefined;
}

/** A planned recipe, as the rule that adds up takes it. */
export function needingRecipe({ recipe, servings }: Planned): NeedingRecipe {
  const keys = foodsOf(recipe);
  return {
    id: recipe.id,
    name: recipe.name,
    servings: recipe.servings ?? null,
    wanted: servings ?? null,
    ingredients: recipe.ingredient_list.map(({ name, quantity }, at) => ({
      name,
      key: keys[at] ?? nameKey(name),
      amounts: readAmounts(quantity),
    })),
  };
}

/** What is at home, as the rule takes it. */
export function stockOf(groups: readonly Group[]): StockedFood[] {
  return groups
    .flatMap(([, items]) => items)
    .map((item) => ({ key: nameKey(item.name), amounts: stockAmounts(item) }));
}

export function shownNeed({ name, total, have, to_buy, recipes }: FoodNeed): NeededItem {
  const there =
    have.incomparable.text === '' ? have.text : `${have.text} ${have.incomparable.text}`.trim();
  const home = !have.is_enough && there !== '' ? `${there} at home` : '';
  const several = recipes.length > 1 ? `for ${recipes.length} recipes` : '';
  return {
    name,
    quantity: have.is_enough ? total : to_buy.text,
    about: [home, several].filter((part) => part !== '').join(', '),
  };
}
