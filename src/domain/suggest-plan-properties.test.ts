import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAmounts } from './amounts/read-amounts.ts';
import { suggestPlan, type PlanReason } from './suggest-plan.ts';

const MONDAY = '2026-11-23';
const isEatenAgain = (reasons: readonly PlanReason[]) =>
  reasons.some(({ kind }) => kind === 'leftovers');

test('whatever is asked for, there is a plan with a meal or none for every slot', () => {
  const number = fc.oneof(fc.integer({ min: -2, max: 6 }), fc.double());
  const date = fc.oneof(fc.constantFrom(MONDAY, '2026-11-25', 'soon', ''), fc.string());
  const amounts = fc.constantFrom('', '100 g', '1 cup', '2', '0 g', '1 can').map(readAmounts);
  const key = fc.constantFrom('flour', 'milk', 'egg', 'constructor', '');
  const recipes = fc.array(
    fc.record({
      id: fc.nat(9),
      name: fc.string(),
      category: fc.constantFrom('', 'soup', 'toString'),
      servings: fc.option(number),
      state: fc.constantFrom<'active' | 'used'>('active', 'used'),
      longevity: number,
      frequency: fc.constantFrom<'weekday' | 'weekend' | 'rarely'>('weekday', 'weekend', 'rarely'),
      last_cooked: fc.option(date),
      foods: fc.array(fc.record({ key, name: fc.string(), amounts }), { maxLength: 4 }),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(
      fc.record({
        slots: fc.array(fc.record({ date, meal: fc.string() }), { maxLength: 5 }),
        people: number,
        recipes,
        stock: fc.array(
          fc.record({ key, name: fc.string(), amounts, expires_on: fc.option(date) }),
          { maxLength: 5 },
        ),
        onlyActive: fc.boolean(),
        useExpiring: fc.boolean(),
        maxExtraItems: fc.option(number),
        leftovers: fc.boolean(),
        fixed: fc
          .array(fc.tuple(fc.nat(5), fc.nat(9)), { maxLength: 3 })
          .map((entries) => new Map(entries)),
        excluded: fc.array(fc.nat(9)).map((ids) => new Set(ids)),
        seed: number,
      }),
      (wish) => {
        const { meals } = suggestPlan(wish);
        expect(meals).toHaveLength(wish.slots.length);
        for (const [slot, { recipe_id: id, reasons, text }] of meals.entries()) {
          const isFixed = wish.fixed.get(slot) === id;
          expect(id === null || wish.recipes.some((one) => one.id === id)).toBe(true);
          expect(id !== null && wish.excluded.has(id) && !isFixed && !isEatenAgain(reasons)).toBe(
            false,
          );
          expect(text === '').toBe(reasons.length === 0);
        }
      },
    ),
    { numRuns: 500 },
  );
});
