import { describe, expect, test } from 'vitest';
import { stepsOf } from './recipe-parts.ts';

describe('texts with steps', () => {
  test('have titles in front of steps that only use their words', () => {
    const step = { '@type': 'HowToStep', name: 'Boil', text: 'Bring it to the boil.' };
    expect(stepsOf({ recipeInstructions: [step] })).toEqual([
      { text: 'Boil: Bring it to the boil.' },
    ]);
  });

  test('that count themselves are parted at their numbers, wherever lines end', () => {
    const recipeInstructions = '1.Slice the\nleeks. 2.Simmer them.\n3.Season. 4.Eat.';
    expect(stepsOf({ recipeInstructions })).toEqual(
      ['Slice the leeks.', 'Simmer them.', 'Season.', 'Eat.'].map((text) => ({ text })),
    );
  });

  test('have headings between steps that are counted and such that are not', () => {
    const long = `Put the soup ${'on the fire '.repeat(8)}.`;
    const recipeInstructions = `Soup\n\nStep 1:\nSlice.\n\nStep 2:\nSimmer.\n\nTo serve\n\n${long}`;
    expect(stepsOf({ recipeInstructions })).toEqual([
      { text: 'Slice.', section: 'Soup' },
      { text: 'Simmer.', section: 'Soup' },
      { text: long, section: 'To serve' },
    ]);
  });
});
