import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAmounts } from './amounts/read-amounts.ts';
import { writeAmounts } from './amounts/write-amount.ts';
import { mergeList, type AskedFood, type ListedFood } from './merge-list.ts';

const typed = (key: string, quantity: string, isChecked = false): ListedFood => ({
  key,
  name: key,
  amounts: readAmounts(quantity),
  isChecked,
  asked: new Map(),
});
const ask = (recipe: number, foods: Record<string, string>): AskedFood[] =>
  Object.entries(foods).map(([key, quantity]) => ({
    key,
    name: key,
    asked: new Map([[recipe, readAmounts(quantity)]]),
  }));
/** What is still to be bought. */
const open = (lines: readonly ListedFood[]) =>
  Object.fromEntries(
    lines
      .filter(({ isChecked }) => !isChecked)
      .map(({ key, amounts }) => [key, writeAmounts(amounts)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
const ticked = (lines: readonly ListedFood[]) =>
  lines.map((line) => ({ ...line, isChecked: true }));

describe('merging a plan into the list', () => {
  test('adds to what a person typed', () => {
    const { lines, changed } = mergeList(
      [typed('milk', '1 l')],
      ask(1, { milk: '500 ml', egg: '3' }),
    );
    expect(open(lines)).toEqual({ egg: '3', milk: '1.5 l' });
    expect(changed).toEqual(['milk', 'egg']);
  });

  test('twice is the same as once', () => {
    const once = mergeList([typed('milk', '1 l')], ask(1, { milk: '500 ml' })).lines;
    const twice = mergeList(once, ask(1, { milk: '500 ml' }));
    expect(twice.lines).toEqual(once);
    expect(twice.changed).toEqual([]);
  });

  test('asks for more or less when the plan does', () => {
    const first = mergeList([typed('milk', '1 l')], ask(1, { milk: '500 ml' })).lines;
    expect(open(mergeList(first, ask(1, { milk: '200 ml' })).lines)).toEqual({ milk: '1.2 l' });
  });

  test('leaves what is in the basket, and asks for what goes beyond it', () => {
    const basket = ticked(mergeList([], ask(1, { milk: '500 ml' })).lines);
    expect(open(mergeList(basket, ask(1, { milk: '500 ml' })).lines)).toEqual({});
    const more = mergeList(basket, ask(1, { milk: '700 ml' })).lines;
    expect(open(more)).toEqual({ milk: '200 ml' });
    expect(mergeList(more, ask(1, { milk: '700 ml' })).changed).toEqual([]);
    expect(open(mergeList(basket, ask(2, { milk: '500 ml' })).lines)).toEqual({ milk: '500 ml' });
  });

  test('what nobody measures is on the list once', () => {
    const once = mergeList([], ask(1, { salt: '', mint: 'handful' })).lines;
    expect(open(mergeList(once, ask(1, { salt: '', mint: 'handful' })).lines)).toEqual({
      mint: 'handful',
      salt: '',
    });
    expect(open(mergeList(ticked(once), ask(1, { salt: '', mint: 'handful' })).lines)).toEqual({});
  });
});

const foods = fc.dictionary(
  fc.constantFrom('milk', 'egg', 'flour'),
  fc
    .tuple(fc.integer({ min: 1, max: 900 }), fc.constantFrom('g', 'cup', ''))
    .map(([number, unit]) => `${number} ${unit}`),
);
const plans = fc.uniqueArray(fc.tuple(fc.nat(9), foods), {
  selector: ([recipe]) => recipe,
  maxLength: 5,
});
const start = foods.map((things) => Object.entries(things).map(([key, text]) => typed(key, text)));

test('the order of plans does not matter, nor how often one is merged', () => {
  fc.assert(
    fc.property(start, plans, fc.nat(4), (list, all, again) => {
      const merge = (order: typeof all) =>
        order.reduce<readonly ListedFood[]>(
          (lines, [recipe, things]) => mergeList(lines, ask(recipe, things)).lines,
          list,
        );
      const forwards = open(merge(all));
      expect(open(merge(all.toReversed()))).toEqual(forwards);
      expect(open(merge([...all, ...all.slice(again, again + 1)]))).toEqual(forwards);
      const atOnce = mergeList(
        list,
        all.flatMap(([recipe, things]) => ask(recipe, things)),
      ).lines;
      expect(open(atOnce)).toEqual(forwards);
    }),
    { numRuns: 500 },
  );
});
