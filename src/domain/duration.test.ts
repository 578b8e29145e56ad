import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { durationMinutes } from './duration.ts';

describe('durationMinutes', () => {
  test.each([
    ['PT1H30M', 90],
    ['PT90M', 90],
    ['PT45M', 45],
    ['P0DT45M', 45],
    ['P0Y0M0DT0H35M0.000S', 35],
    ['pt1h5m', 65],
    ['Pt20m', 20],
    ['PT1.5H', 90],
    ['PT1,5H', 90],
    ['PT0.25H', 15],
    ['PT1H30', undefined],
    ['PT30S', 1],
    ['PT29S', 0],
    ['PT3600S', 60],
    ['PT1H30M30S', 91],
    ['P1D', 1440],
    ['P1DT2H', 1560],
    ['P2W', 20_160],
    ['P1W2DT3H', 13_140],
    ['PT0M', 0],
    ['PT0S', 0],
    [' PT 1H 30M ', 90],
    ['PT100H', 6000],
    ['P', undefined],
    ['PT', undefined],
    ['', undefined],
    [' ', undefined],
    ['P30M', undefined],
    ['P1Y', undefined],
    ['-PT30M', undefined],
    ['PT-30M', undefined],
    ['PT30M extra', undefined],
    ['PTM', undefined],
    ['T30M', undefined],
    ['PT30M15H', undefined],
    ['PT9999999H', undefined],
    [`PT${'9'.repeat(500)}M`, undefined],
    ['PTNaNM', undefined],
    ['unknown', undefined],
    ['45', 45],
    ['7.5', 8],
    ['30 minutes', 30],
    ['30 min', 30],
    ['30 mins.', 30],
    ['1 hour', 60],
    ['2 hrs', 120],
    ['1 hr 30 min', 90],
    ['1 hour and 5 minutes', 65],
    ['1h05m', 65],
    ['1,5 hours', 90],
    ['an hour', undefined],
    ['10-15 min', undefined],
    [45, 45],
    [0, 0],
    [12.4, 12],
    [-1, undefined],
    [Number.NaN, undefined],
    [Infinity, undefined],
    [1e9, undefined],
    [null, undefined],
    [undefined, undefined],
    [true, undefined],
    [['PT30M'], undefined],
    [{ minutes: 30 }, undefined],
  ])('reads %j as %j', (value, minutes) => {
    expect(durationMinutes(value)).toBe(minutes);
  });

  test('reads whatever ISO 8601 allows', () => {
    const count = fc.nat(20);
    fc.assert(
      fc.property(count, count, count, count, (days, hours, minutes, seconds) => {
        const text = `P${days}DT${hours}H${minutes}M${seconds}S`;
        const exact = days * 1440 + hours * 60 + minutes + seconds / 60;
        expect(durationMinutes(text)).toBe(Math.round(exact));
      }),
    );
  });

  test('never throws, and gives whole minutes if any', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.stringMatching(/^P[\dTHMS.,]*$/u)), (value) => {
        const minutes = durationMinutes(value);
        expect(minutes === undefined || (Number.isInteger(minutes) && minutes >= 0)).toBe(true);
      }),
    );
  });
});
