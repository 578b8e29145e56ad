import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAmounts } from './amounts/read-amounts.ts';
import { cookable, type CookableRecipe, type CookableStock } from './cookable.ts';

const TODAY = '2026-11-23';
const recipe = (
  id: number,
  foods: Record<string, string>,
  servings: number | null = 2,
): CookableRecipe => ({
  id,
  name: `Recipe ${id}`,
  servings,
  foods: Object.entries(foods).map(([key, text]) => ({
    key,
    name: key,
    amounts: readAmounts(text),
  })),
});
const stocked = (key: string, text: string, expires: string | null = null): CookableStock => ({
  key,
  name: key,
  amounts: readAmounts(text),
  expires_on: expires,
});
const stockOf = (things: Record<string, string>) =>
  Object.entries(things).map(([key, text]) => stocked(key, text));
const find = (recipes: CookableRecipe[], stock: CookableStock[], people: number | null = null) =>
  cookable(recipes, stock, { people, today: TODAY });
const ids = (...args: Parameters<typeof find>) => find(...args).map(({ recipe_id: id }) => id);

describe('what can be cooked', () => {
  const stock = [
    stocked('rice', '300 g'),
    stocked('spinach', '200 g', '2026-11-25'),
    stocked('salt', ''),
  ];

  test('what is all there comes first, then what lacks least', () => {
    const recipes = [
      recipe(1, { rice: '300 g', beef: '1 kg', wine: '1 l' }),
      recipe(2, { rice: '300 g', beef: '1 kg' }),
      recipe(3, { rice: '300 g', salt: '1 tsp' }),
      recipe(4, { beef: '1 kg' }),
      recipe(5, {}),
    ];
    expect(ids(recipes, stock)).toEqual([3, 2, 1]);
    expect(find(recipes, stock)[1]).toEqual({
      recipe_id: 2,
      is_coverable: false,
      covered: 1,
      of: 2,
      missing: ['beef'],
      short: [],
      uses_expiring: [],
    });
  });

  test('amounts count', () => {
    expect(find([recipe(1, { rice: '400 g' })], stock)[0]).toMatchObject({
      is_coverable: false,
      short: [{ name: 'rice', amounts: readAmounts('100 g') }],
    });
    expect(find([recipe(1, { rice: '300 g' })], stock, 4)[0]?.is_coverable).toBe(false);
    expect(find([recipe(1, { rice: '225 g' }, 3)], stock, 4)[0]?.is_coverable).toBe(true);
    expect(find([recipe(1, { rice: '300 g' })], stock, 1)[0]?.is_coverable).toBe(true);
    expect(find([recipe(1, { rice: '' })], stock)[0]?.is_coverable).toBe(true);
    expect(find([recipe(1, { rice: '1 cup' })], stock)[0]?.is_coverable).toBe(true);
  });

  test('of what is as good, what ends soonest is used first', () => {
    const recipes = [recipe(1, { rice: '1 g' }), recipe(2, { spinach: '100 g' })];
    expect(ids(recipes, stock)).toEqual([2, 1]);
    expect(find(recipes, stock)[0]?.uses_expiring).toEqual([
      { food: 'spinach', date: '2026-11-25' },
    ]);
  });

  test('what has ended is not counted on', () => {
    expect(
      ids([recipe(1, { spinach: '1 g' })], [stocked('spinach', '1 kg', '2026-11-22')]),
    ).toEqual([]);
  });
});

test('recipes are ranked by what is said about them', () => {
  const foods = fc.dictionary(
    fc.constantFrom('rice', 'milk', 'flour', 'egg'),
    fc.constantFrom('', '100 g', '1/3 cup', '2', '500 ml', '1 kg'),
  );
  fc.assert(
    fc.property(
      fc.array(foods, { maxLength: 6 }),
      foods,
      fc.integer({ min: 1, max: 7 }),
      (all, some, people) => {
        const found = find(
          all.map((needs, id) => recipe(id, needs, 3)),
          stockOf(some),
          people,
        );
        const lacking = found.map(({ of, covered }) => of - covered);
        expect(lacking).toEqual(lacking.toSorted((a, b) => a - b));
      },
    ),
    { numRuns: 500 },
  );
});

test('more at home never makes a recipe harder', () => {
  const foods = fc.dictionary(
    fc.constantFrom('rice', 'milk', 'flour', 'egg'),
    fc.constantFrom('', '100 g', '1 cup', '2', '500 ml'),
  );
  fc.assert(
    fc.property(foods, foods, foods, (needs, some, more) => {
      const covered = (stock: CookableStock[]) => find([recipe(1, needs)], stock)[0]?.covered ?? 0;
      const before = covered(stockOf(some));
      expect(covered([...stockOf(some), ...stockOf(more)])).toBeGreaterThanOrEqual(before);
    }),
    { numRuns: 500 },
  );
});
