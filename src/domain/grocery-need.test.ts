import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addAmounts, isNothing, type Amount } from './amount.ts';
import { readAmounts } from './amounts/read-amounts.ts';
import { groceryNeed, type NeedingRecipe } from './grocery-need.ts';
import { nameKey } from './name-key.ts';

const recipe = (
  id: number,
  ingredients: Record<string, string>,
  [wanted, servings]: [number | null, number | null] = [null, null],
): NeedingRecipe => ({
  id,
  name: `Recipe ${id}`,
  servings,
  wanted,
  ingredients: Object.entries(ingredients).map(([name, quantity]) => ({
    name,
    key: nameKey(name),
    amounts: readAmounts(quantity),
  })),
});
const stocked = (items: Record<string, string>) =>
  Object.entries(items).map(([name, quantity]) => ({
    key: nameKey(name),
    amounts: readAmounts(quantity),
  }));
/** `total | have | to buy`. */
const one = (recipes: NeedingRecipe[], stock: Record<string, string> = {}) => {
  const [food] = groceryNeed(recipes, stocked(stock));
  return food && [food.total, food.have.text, food.to_buy.text].join(' | ');
};

describe('need less have', () => {
  test.each<[Record<string, string>[], Record<string, string>, string]>([
    [[{ flour: '500 g' }, { Flour: '250 g' }], { flour: '500 g' }, '750 g | 500 g | 250 g'],
    [[{ flour: '750 g' }], {}, '750 g |  | 750 g'],
    [[{ flour: '750 g' }], { flour: '' }, '750 g | 750 g | '],
    [[{ flour: '750 g' }], { flour: '1 kg' }, '750 g | 750 g | '],
    [[{ flour: '750 g' }], { flour: '0 g' }, '750 g |  | 750 g'],
    [[{ eggs: '3' }, { egg: '2' }], { Eggs: '4' }, '5 | 4 | 1'],
    [[{ flour: '1 cup' }, { flour: '115 g' }], {}, '≈ 240 g |  | ≈ 240 g'],
    [[{ onions: '3' }], { onion: '220 g' }, '3 | ≈ 2 | ≈ 1'],
    [[{ tomatoes: '400 g' }], { tomatoes: '1 can' }, '400 g |  | 400 g'],
    [[{ salt: '' }], { salt: '1 kg' }, ' | 1 kg | '],
    [[{ onion: '2/3' }], {}, '⅔ |  | 1'],
    [[{ onion: '2' }], { onion: '1/2' }, '2 | ½ | 2'],
    [[{ salt: '' }], {}, ' |  | '],
  ])('%j with %j: %s', (ingredients, stock, result) => {
    expect(
      one(
        ingredients.map((list, index) => recipe(index, list)),
        stock,
      ),
    ).toBe(result);
  });

  test('what cannot be compared is bought and said', () => {
    const [food] = groceryNeed([recipe(1, { tomatoes: '400 g' })], stocked({ tomato: '1 can' }));
    expect(food).toMatchObject({
      have: { is_enough: false, incomparable: { text: '1 can' } },
      to_buy: { text: '400 g' },
    });
  });

  test('salt that no recipe weighs is bought where there is none, and not where there is some', () => {
    const plan = [recipe(1, { salt: '' })];
    expect(groceryNeed(plan, [])[0]?.have.is_enough).toBe(false);
    expect(groceryNeed(plan, stocked({ salt: '' }))[0]?.have.is_enough).toBe(true);
  });

  test('for more people it is more', () => {
    expect(one([recipe(1, { rice: '300 g' }, [6, 4])])).toBe('450 g |  | 450 g');
    expect(one([recipe(1, { rice: '300 g' }, [6, null])])).toBe('300 g |  | 300 g');
    expect(one([recipe(1, { rice: '300 g' }, [6, 0])])).toBe('300 g |  | 300 g');
  });

  test('every recipe is named, once, with its share', () => {
    const plan = [
      recipe(1, { rice: '300 g' }),
      recipe(2, { rice: '1 kg' }),
      recipe(1, { rice: '300 g' }),
    ];
    expect(groceryNeed(plan, [])[0]?.recipes).toMatchObject([
      { id: 1, name: 'Recipe 1', text: '600 g' },
      { id: 2, name: 'Recipe 2', text: '1 kg' },
    ]);
  });

  test('words are in the language of the cook', () => {
    const [food] = groceryNeed([recipe(1, { Milch: '1500 ml' })], [], 'de');
    expect(food?.to_buy.text).toBe('1,5 l');
  });
});

const quantity = fc.tuple(
  fc.integer({ min: 0, max: 900 }),
  fc.constantFrom('g', 'kg', 'ml', 'cup', 'can', ''),
);
const list = fc
  .array(quantity, { maxLength: 5 })
  .map((parts) => parts.map(([number, unit]) => `${number} ${unit}`));
const known = (amounts: Amount[]) => addAmounts(amounts).filter((amount) => !isNothing([amount]));

test('need − have + have = need, and nothing is below 0', () => {
  fc.assert(
    fc.property(list, list, fc.constantFrom('flour', 'milk', 'unobtainium'), (need, have, name) => {
      const plan = need.map((text, index) => recipe(index, { [name]: text }));
      const stock = have.map((text) => ({ key: name, amounts: readAmounts(text) }));
      for (const { amounts, have: there, to_buy: buy } of groceryNeed(plan, stock)) {
        expect(known([...buy.amounts, ...there.amounts])).toEqual(known(amounts));
        expect(JSON.stringify([buy, there])).not.toContain('"-');
        expect(there.is_enough || buy.amounts.length > 0 || isNothing(amounts)).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

test('the order of recipes and stock does not matter to what is bought', () => {
  fc.assert(
    fc.property(list, list, (need, have) => {
      const plan = need.map((text, index) => recipe(index, { flour: text }));
      const stock = have.map((text) => ({ key: 'flour', amounts: readAmounts(text) }));
      const bought = (recipes: NeedingRecipe[], things: typeof stock) =>
        groceryNeed(recipes, things).map(({ to_buy: buy }) => buy);
      expect(bought(plan.toReversed(), stock.toReversed())).toEqual(bought(plan, stock));
    }),
  );
});
