/** An ingredient of a planned recipe: the name as given, the key it matches by, the quantity in words. */
export interface PlannedIngredient {
  name: string;
  key: string;
  quantity: string;
}

/** One line of a grocery list. */
export interface NeededItem {
  /** What it is matched by. */
  key: string;
  name: string;
  quantity: string;
}

/**
 * What a plan needs, each food once, in the order the recipes name them first.
 * Quantities of one food are joined with " + " in order; empty ones add nothing.
 * @param ingredients of all planned recipes in order; a recipe planned twice stands twice
 * @param atHome the keys of what the fridge has
 * @returns what to buy, and what is at home
 */
export function groceryList(
  ingredients: Iterable<PlannedIngredient>,
  atHome: ReadonlySet<string>,
): { toBuy: NeededItem[]; atHome: NeededItem[] } {
  const needed = new Map<string, { name: string; quantities: string[] }>();
  for (const { key, name, quantity } of ingredients) {
    const item = needed.get(key) ?? { name, quantities: [] };
    if (quantity !== '') item.quantities.push(quantity);
    needed.set(key, item);
  }
  const lists: { toBuy: NeededItem[]; atHome: NeededItem[] } = { toBuy: [], atHome: [] };
  for (const [key, { name, quantities }] of needed) {
    const list = atHome.has(key) ? lists.atHome : lists.toBuy;
    list.push({ key, name, quantity: quantities.join(' + ') });
  }
  return lists;
}
