import { expect, test } from 'vitest';
import { arePoor, mendShown } from './mend-lines.ts';

const one = (...lines: string[]) => [{ name: '', lines }];

test.each<[boolean, string, string[]]>([
  [true, 'a kind of food', ['Chicken']],
  [true, 'lines torn at commas', ['250 g Rind', 'in Stücken', '1', '5 TL Senf']],
  [false, 'one line with an amount', ['1 chicken']],
  [false, 'foods without amounts', ['salt', 'pepper', 'oil']],
  [false, 'nothing', []],
])('%s: poor are %s', (isPoor, _what, lines) => {
  expect(arePoor(one(...lines))).toBe(isPoor);
});

test('a dash between two columns is no part of a line', () => {
  expect(mendShown(one('300g - peas', '3 tbsp – olive oil', '½ - lemon', 'salt'))).toEqual(
    one('300g peas', '3 tbsp olive oil', '½ lemon', 'salt'),
  );
  const ranges = one('2 - 3 leeks', '1 leaf - or two', 'salt', 'oil', 'water');
  expect(mendShown(ranges)).toEqual(ranges);
});

test('of a list in several systems of units the first counts', () => {
  const metric = ['50 g pecans', '200 g butter', '1 tsp salt'];
  const imperial = ['1.8 oz pecans', '7 oz butter', '1 tsp salt'];
  expect(mendShown(one(...metric, ...imperial))).toEqual(one(...metric));
  expect(
    mendShown([
      { name: 'Metric', lines: metric },
      { name: 'Imperial', lines: imperial },
    ]),
  ).toEqual([{ name: 'Metric', lines: metric }]);
  const parts = one('50 g sugar', '1 egg', '1 l milk', '20 g sugar', '2 eggs', '3 apples');
  expect(mendShown(parts)).toEqual(parts);
});
