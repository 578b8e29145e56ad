import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addAmounts } from './amount.ts';
import { readAmounts } from './amounts/read-amounts.ts';
import { writeAmounts } from './amounts/write-amount.ts';
import { applyMoves, undoMoves, useStock, type StockItem } from './use-stock.ts';

const item = (id: number, key: string, text: string, expires: string | null = null): StockItem => {
  const [amount] = readAmounts(text);
  return {
    id,
    key,
    amount: amount?.quantity ?? null,
    unit: amount?.unit ?? null,
    expires_on: expires,
  };
};
const dish = (foods: Record<string, string>) =>
  Object.entries(foods).map(([key, text]) => ({ key, name: key, amounts: readAmounts(text) }));
const cook = (foods: Record<string, string>, stock: StockItem[]) => {
  const { moves, report } = useStock(dish(foods), stock);
  const left = applyMoves(stock, moves).map(({ id, amount, unit }) => `${id}: ${amount} ${unit}`);
  return { moves, report, left };
};

describe('cooking', () => {
  test('takes what ends first, and what is used up is gone', () => {
    const stock = [
      item(1, 'milk', '1 l'),
      item(2, 'milk', '1 l', '2026-12-01'),
      item(3, 'milk', '500 ml', '2026-11-25'),
    ];
    const { left, report } = cook({ milk: '700 ml' }, stock);
    expect(left).toEqual(['1: 1 litre', '2: 4/5 litre']);
    expect(writeAmounts(report[0]?.taken ?? [])).toBe('700 ml');
    expect(report[0]?.short).toEqual([]);
  });

  test('says what was short, and what could not be compared or is not measured', () => {
    const stock = [
      item(1, 'tomato', '1 can'),
      item(2, 'tomato', '100 g'),
      item(3, 'tomato', ''),
      item(4, 'egg', '2'),
    ];
    const { report, left } = cook({ tomato: '400 g', egg: '2-3', salt: '', rice: '1 cup' }, stock);
    expect(report).toMatchObject([
      { key: 'tomato', incomparable: [1], unmeasured: [3] },
      { key: 'egg', short: [] },
      { key: 'salt', short: [], taken: [] },
      { key: 'rice' },
    ]);
    expect(report.map(({ short }) => writeAmounts(short))).toEqual(['300 g', '', '', '1 cup']);
    expect(left).toEqual(['1: 1 can', '3: null null']);
  });

  test('compares cups with grams where the food is known', () => {
    const { moves, left } = cook({ flour: '1 cup' }, [item(1, 'flour', '1 kg')]);
    expect(moves).toMatchObject([{ isApproximate: true }]);
    expect(left).toEqual(['1: 7/8 kg']);
  });
});

const values = (items: StockItem[]) =>
  items.map(({ id, amount: number, unit }) => [
    id,
    number === null ? [] : addAmounts([{ quantity: number, quantity_max: null, unit }]),
  ]);

const amount = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom('g', 'kg', 'oz', 'cup', 'can', 'tin', ''))
  .map(([number, unit]) => `${number} ${unit}`);
const food = fc.constantFrom('flour', 'milk', 'unobtainium');
const stocks = fc
  .array(
    fc.tuple(
      food,
      fc.oneof(amount, fc.constant('')),
      fc.option(fc.constantFrom('2026-11-24', '2026-11-30')),
    ),
    { maxLength: 8 },
  )
  .map((items) => items.map(([key, text, date], index) => item(index + 1, key, text, date)));
const dishes = fc.dictionary(food, fc.oneof(amount, fc.constant('')));

describe('whatever is cooked', () => {
  test('undoing restores the stock exactly', () => {
    fc.assert(
      fc.property(stocks, dishes, (stock, foods) => {
        const { moves } = useStock(dish(foods), stock);
        expect(undoMoves(applyMoves(stock, moves), moves)).toEqual(stock);
      }),
      { numRuns: 1000 },
    );
  });

  test('two dishes can be undone in any order', () => {
    fc.assert(
      fc.property(stocks, dishes, dishes, (stock, one, other) => {
        const first = useStock(dish(one), stock).moves;
        const between = applyMoves(stock, first);
        const second = useStock(dish(other), between).moves;
        const after = applyMoves(between, second);
        expect(undoMoves(undoMoves(after, second), first)).toEqual(stock);
        // An item that the second used up comes back without what the first took.
        const isPlain = second.every(({ amountAfter }) => amountAfter !== null);
        if (isPlain) {
          expect(values(undoMoves(undoMoves(after, first), second))).toEqual(values(stock));
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('what is taken and what is short are the need; nothing is below 0', () => {
    fc.assert(
      fc.property(stocks, dishes, (stock, foods) => {
        const { report, moves } = useStock(dish(foods), stock);
        for (const { key, taken, short } of report) {
          const need = readAmounts(foods[key] ?? '').filter(({ quantity }) => quantity !== '0');
          const sum = addAmounts(taken, short).filter(({ quantity }) => quantity !== '0');
          expect(sum).toEqual(addAmounts(need));
        }
        expect(
          JSON.stringify(moves.map(({ amountAfter, taken }) => [amountAfter, taken])),
        ).not.toContain('"-');
      }),
      { numRuns: 1000 },
    );
  });
});
