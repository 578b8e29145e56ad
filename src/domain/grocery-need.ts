import {
  addAmounts,
  isNothing,
  joinByDensity,
  scaleAmounts,
  subtractAmounts,
  type Amount,
} from './amount.ts';
import { densityOf } from './amounts/densities.ts';
import { writeAmounts } from './amounts/write-amount.ts';

/** A recipe of a plan, and for how many it is to be. */
export interface NeedingRecipe {
  id: number;
  name: string;
  /** How many it is written for; null where nobody said: then it is taken as it is. */
  servings: number | null;
  /** How many it is to be for; null for as many as it is written for. */
  wanted: number | null;
  ingredients: readonly NeededFood[];
}

/** An ingredient of a recipe. */
export interface NeededFood {
  name: string;
  /** What it is matched by, see `nameKey`. */
  key: string;
  /** How much, as read by `readAmounts`; none where the recipe does not say. */
  amounts: readonly Amount[];
}

/** Something that is at home. */
export interface StockedFood {
  key: string;
  /** How much; none where nobody said: that counts as enough. */
  amounts: readonly Amount[];
}

/** Amounts, and how a cook would write them. */
export interface WrittenAmounts {
  text: string;
  amounts: Amount[];
}

/** What one food of a plan comes to. */
export interface FoodNeed {
  key: string;
  /** As the first recipe calls it. */
  name: string;
  /** What all recipes need, in words; empty where no recipe says. */
  total: string;
  amounts: Amount[];
  /** What of it is at home. */
  have: WrittenAmounts & {
    /** Whether nothing has to be bought. */
    is_enough: boolean;
    /** What is at home in a measure that cannot be compared with the need: "1 can" for 400 g. */
    incomparable: WrittenAmounts;
  };
  /** The words in whole pieces and packs, as a shop sells them; the amounts exactly. */
  to_buy: WrittenAmounts;
  /** Which recipes need it, and how much, in the order of the plan. */
  recipes: (WrittenAmounts & { id: number; name: string })[];
  /** Whether grams and cups were joined by the food's density: then numbers are only about right. */
  is_approximate: boolean;
}

const NONE: WrittenAmounts = { text: '', amounts: [] };

interface Gathered {
  name: string;
  amounts: Amount[];
  recipes: Map<number, { id: number; name: string; amounts: Amount[] }>;
}

function gather(recipes: Iterable<NeedingRecipe>): Map<string, Gathered> {
  const foods = new Map<string, Gathered>();
  for (const { id, name: recipe, servings, wanted, ingredients } of recipes) {
    const by = servings === null || wanted === null ? undefined : { parts: wanted, of: servings };
    for (const { name, key, amounts } of ingredients) {
      const scaled = by ? scaleAmounts(amounts, by) : amounts;
      const food: Gathered = foods.get(key) ?? { name, amounts: [], recipes: new Map() };
      food.amounts.push(...scaled);
      const share = food.recipes.get(id) ?? { id, name: recipe, amounts: new Array<Amount>() };
      share.amounts.push(...scaled);
      food.recipes.set(id, share);
      foods.set(key, food);
    }
  }
  return foods;
}

/**
 * What a plan needs of each food, what of it is at home, and what is left to buy.
 *
 * Amounts of all recipes are added, for as many servings as are wanted; what is at home is subtracted. Something at home
 * without an amount is enough. A recipe that does not say how much takes what is there, and asks for some where nothing
 * is. What cannot be compared is bought, and said in `have.incomparable`.
 * @param recipes in the order of the plan; a recipe planned twice stands twice
 * @param locale language of the words, see `writeAmount`
 * @returns each food once, in the order the recipes name them first
 */
export function groceryNeed(
  recipes: Iterable<NeedingRecipe>,
  stock: Iterable<StockedFood>,
  locale = 'en',
): FoodNeed[] {
  const home = new Map<string, { amounts: Amount[]; isEnough: boolean }>();
  for (const { key, amounts } of stock) {
    const food = home.get(key) ?? { amounts: [], isEnough: false };
    food.amounts.push(...amounts);
    food.isEnough ||= amounts.length === 0;
    home.set(key, food);
  }
  return [...gather(recipes)].map(([key, food]) => foodNeed(key, food, home.get(key), locale));
}

function foodNeed(
  key: string,
  { name, amounts: added, recipes }: Gathered,
  there: { amounts: Amount[]; isEnough: boolean } | undefined,
  locale: string,
): FoodNeed {
  const density = densityOf(key);
  const { amounts, approximate } = joinByDensity(added, density);
  const written = (list: Amount[], isApproximate = false, inWhole = false): WrittenAmounts => ({
    text: writeAmounts(list, { locale, approximate: isApproximate, inWhole }),
    amounts: list,
  });
  const shared = {
    key,
    name,
    total: written(amounts, approximate).text,
    amounts,
    recipes: [...recipes.values()].map(({ amounts: list, ...recipe }) => ({
      ...recipe,
      ...written(addAmounts(list)),
    })),
  };
  const isSome = amounts.length === 0;
  if (!there || (!there.isEnough && isNothing(there.amounts))) {
    return {
      ...shared,
      have: { ...NONE, is_enough: false, incomparable: NONE },
      to_buy: written(amounts, approximate, true),
      is_approximate: approximate,
    };
  }
  if (there.isEnough || isSome) {
    return {
      ...shared,
      have: {
        ...written(there.isEnough ? amounts : addAmounts(there.amounts)),
        is_enough: true,
        incomparable: NONE,
      },
      to_buy: NONE,
      is_approximate: approximate,
    };
  }
  const difference = subtractAmounts(amounts, there.amounts, density);
  const isApproximate = approximate || difference.approximate;
  return {
    ...shared,
    have: {
      ...written(difference.taken, isApproximate),
      is_enough: difference.left.length === 0,
      incomparable: written(difference.incomparable),
    },
    to_buy: written(difference.left, isApproximate, true),
    is_approximate: isApproximate,
  };
}
