import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stepTimes } from './step-times.ts';

test.each([
  ['Simmer for 25 minutes.', [['25 minutes', 1500]]],
  ['Bake 1 hour 30 min.', [['1 hour 30 min', 5400]]],
  ['Bake 1 hour and 30 minutes', [['1 hour and 30 minutes', 5400]]],
  ['20–25 min', [['20–25 min', 1200]]],
  ['10 to 12 minutes, then 5 more minutes', [['10 to 12 minutes', 600]]],
  [
    'Fry 30 seconds, rest 2 minutes',
    [
      ['30 seconds', 30],
      ['2 minutes', 120],
    ],
  ],
  ['½ hour', [['½ hour', 1800]]],
  ['1.5 hours', [['1.5 hours', 5400]]],
  ['25 Minuten köcheln', [['25 Minuten', 1500]]],
  ['a 5-minute egg', [['5-minute', 300]]],
  ['nấu 20 phút', [['20 phút', 1200]]],
  ['220 °C, 3 mushrooms, 2 m long', []],
  ['3 medium onions', []],
  ['0 minutes', []],
  ['', []],
])('%s', (text, times) => {
  expect(
    stepTimes(text).map(({ start, end, seconds }) => [text.slice(start, end), seconds]),
  ).toEqual(times);
});

test('whatever the text, times lie in it and in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      let last = 0;
      for (const { start, end, seconds } of stepTimes(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(seconds).toBeGreaterThan(0);
        last = end;
      }
    }),
  );
});
