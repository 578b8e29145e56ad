import { addAmounts, isNothing, subtractAmounts, type Amount } from './amount.ts';

/** A line of the list, as far as merging goes. */
export interface ListedFood {
  key: string;
  name: string;
  amounts: readonly Amount[];
  isChecked: boolean;
  /** How much of it each recipe asked for when it was last merged, by the recipe's id: what a person typed is the rest. */
  asked: ReadonlyMap<number, readonly Amount[]>;
}

/** What a plan asks of a food. */
export interface AskedFood {
  key: string;
  name: string;
  asked: ReadonlyMap<number, readonly Amount[]>;
}

/** What merging does to the list. */
export interface MergedList {
  /** Lines as they are to be, new ones at the end in the order they are asked for. */
  lines: ListedFood[];
  /** Keys of the foods that are new or have another amount now. */
  changed: string[];
}

const isSame = (a: readonly Amount[], b: readonly Amount[]): boolean =>
  JSON.stringify(addAmounts(a)) === JSON.stringify(addAmounts(b));

/** What is on the line besides what recipes asked for. */
function typed({ amounts, asked }: ListedFood): Amount[] {
  return subtractAmounts(amounts, [...asked.values()].flat()).left;
}

/** @param left what of the food is still to be asked for, by recipe; what was asked before for its recipes is dropped */
function merged(line: ListedFood, food: AskedFood, left: AskedFood['asked']): ListedFood {
  const others = [...line.asked].filter(([recipe]) => !food.asked.has(recipe));
  const asked = new Map([...others, ...left].toSorted(([a], [b]) => a - b));
  return { ...line, asked, amounts: addAmounts(typed(line), ...asked.values()) };
}

/**
 * Merges what a plan asks for into the list there is. What a recipe asks for replaces what it asked for before, so that
 * saving the same plan again changes nothing; what other recipes and people put on the list is added to. A ticked line
 * is in the basket already: it stays as it is, and a new line asks for what goes beyond it. The order in which plans are
 * merged does not matter to what is on the list.
 * @param list with each food once among the lines that are not ticked
 */
export function mergeList(list: readonly ListedFood[], asked: Iterable<AskedFood>): MergedList {
  const lines = [...list];
  const changed: string[] = [];
  for (const food of together(asked)) {
    const inBasket = lines.filter(({ key, isChecked }) => key === food.key && isChecked);
    const left = beyond(food, inBasket);
    const at = lines.findIndex(({ key, isChecked }) => key === food.key && !isChecked);
    const before = lines[at];
    if (before) {
      const after = merged(before, food, left);
      if (!isSame(before.amounts, after.amounts)) changed.push(food.key);
      lines[at] = after;
    } else if (left.size > 0) {
      const { key, name } = food;
      lines.push({
        key,
        name,
        asked: left,
        amounts: addAmounts(...left.values()),
        isChecked: false,
      });
      changed.push(key);
    }
  }
  return { lines, changed };
}

/** Each food once: what is asked twice for one recipe is added. */
function together(foods: Iterable<AskedFood>): AskedFood[] {
  const byKey = new Map<string, AskedFood & { asked: Map<number, readonly Amount[]> }>();
  for (const { key, name, asked } of foods) {
    const food = byKey.get(key) ?? { key, name, asked: new Map<number, readonly Amount[]>() };
    for (const [recipe, amounts] of asked) {
      food.asked.set(recipe, addAmounts(food.asked.get(recipe) ?? [], amounts));
    }
    byKey.set(key, food);
  }
  return [...byKey.values()];
}

/** What goes beyond what is in the basket for the same recipes. */
function beyond(food: AskedFood, inBasket: readonly ListedFood[]): AskedFood['asked'] {
  const asked = new Map<number, readonly Amount[]>();
  for (const [recipe, amounts] of food.asked) {
    const lines = inBasket.filter((line) => line.asked.has(recipe));
    const there = lines.flatMap((line) => line.asked.get(recipe) ?? []);
    if (lines.length === 0) asked.set(recipe, amounts);
    else if (there.length > 0) {
      const hasSome = there.some(({ quantity }) => quantity === null);
      const { left } = subtractAmounts(amounts, there);
      const rest = left.filter(({ quantity }) => quantity !== null || !hasSome);
      if (rest.length > 0 && !isNothing(rest)) asked.set(recipe, rest);
    }
  }
  return asked;
}
