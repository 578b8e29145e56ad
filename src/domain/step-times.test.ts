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
  ['1 1/2 hours', [['1 1/2 hours', 5400]]],
  ['1/2 hour', [['1/2 hour', 1800]]],
  ['1–1½ hours', [['1–1½ hours', 3600]]],
  ['1½ to 2 hours', [['1½ to 2 hours', 5400]]],
  ['three hours, stirring', [['three hours', 10_800]]],
  ['Ten minutes', [['Ten minutes', 600]]],
  ['an hour and a half under foil', [['an hour and a half', 5400]]],
  ['two and a half hours', [['two and a half hours', 9000]]],
  ['half a minute', [['half a minute', 30]]],
  ['half an hour', [['half an hour', 1800]]],
  ['eine halbe Stunde', [['eine halbe Stunde', 1800]]],
  ['forty-five minutes', [['forty-five minutes', 2700]]],
  ['au four 1h30', [['1h30', 5400]]],
  ['1h30min', [['1h30min', 5400]]],
  ['1 h 30 min', [['1 h 30 min', 5400]]],
  ['5 or 6 minutes', [['5 or 6 minutes', 300]]],
  ['1/0 hour', []],
  ['the banana minutes', []],
  ['a few minutes, in hours', []],
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
