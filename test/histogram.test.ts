import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Histogram } from '../bench/load/histogram.ts';

test('percentiles are those of the sorted values, to one in a thousand', () => {
  const values = fc.array(fc.integer({ min: 0, max: 2 ** 30 }), { minLength: 1, maxLength: 300 });
  const share = fc.constantFrom(0, 0.5, 0.9, 0.99, 0.999, 1);
  fc.assert(
    fc.property(values, share, (numbers, part) => {
      const histogram = new Histogram();
      for (const number of numbers) histogram.add(number);
      const sorted = numbers.toSorted((a, b) => a - b);
      const exact = sorted[Math.max(1, Math.ceil(numbers.length * part)) - 1] ?? 0;
      expect(histogram.total).toBe(numbers.length);
      expect(histogram.at(part)).toBeGreaterThanOrEqual(exact);
      expect(histogram.at(part)).toBeLessThanOrEqual(exact * 1.001);
    }),
  );
});

test('nothing has no percentile', () => {
  expect(new Histogram().at(0.99)).toBe(0);
});
