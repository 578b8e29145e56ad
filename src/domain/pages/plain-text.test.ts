import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRecipeText } from '../recipe-page.ts';

const read = (text: string) => {
  const recipe = readRecipeText(text);
  return (
    recipe && {
      name: recipe.name,
      lines: recipe.ingredientLines,
      steps: recipe.steps.map((step) => step.text),
    }
  );
};
const PANCAKES = {
  name: 'Pancakes',
  lines: ['250 g flour', '500 ml milk', 'salt'],
  steps: ['Mix everything well.', 'Bake in a hot pan.'],
};

describe('readRecipeText', () => {
  test.each([
    [
      'with headings',
      'Pancakes\n\nIngredients:\n250 g flour\n500 ml milk\nsalt\n\nMethod\nMix everything well.\nBake in a hot pan.',
    ],
    [
      'with bullets and numbers',
      '# Pancakes\nIngredients\n- 250 g flour\n• 500 ml milk\n* salt\nDirections\n1. Mix everything well.\n2) Bake in a hot pan.\n',
    ],
    [
      'without headings',
      'Pancakes\r\n\r\n250 g flour\r\n500 ml milk\r\nsalt\r\n\r\nMix everything well.\r\nBake in a hot pan.',
    ],
    [
      'as Markdown',
      '# **Pancakes**\n\n## Ingredients\n* 250 g flour\n* 500 ml milk\n* salt\n\n**Directions**\n1. Mix everything well.\n2. Bake in a hot pan.',
    ],
    [
      'on one line each',
      'Recipe: Pancakes\nIngredients: 250 g flour, 500 ml milk, salt\nStep by step: Mix everything well.\nBake in a hot pan.',
    ],
    [
      'with numbered words',
      'Pancakes\nZutaten\n250 g flour\n500 ml milk\nsalt\nZubereitung\nSchritt 1: Mix everything well.\nSchritt 2\nBake in a hot pan.',
    ],
    [
      'with what comes behind',
      'Pancakes\nIngredients\n250 g flour\n500 ml milk\nsalt\nMethod\nMix everything well.\nBake in a hot pan.\nNotes\nEat them hot.',
    ],
    [
      'as a page',
      '<html><h1>Pancakes</h1><h2>Ingredients</h2><ul><li>250 g flour</li><li>500 ml milk</li><li>salt</li></ul><h2>Method</h2><ol><li>Mix everything well.</li><li>Bake in a hot pan.</li></ol>',
    ],
    [
      'as JSON-LD',
      JSON.stringify({
        '@type': 'Recipe',
        name: 'Pancakes',
        recipeIngredient: PANCAKES.lines,
        recipeInstructions: PANCAKES.steps,
      }),
    ],
  ])('%s', (_what, text) => {
    expect(read(text)).toEqual(PANCAKES);
  });

  test('in other languages', () => {
    expect(
      read(
        'Pfannkuchen\n\nZutaten für 4 Personen\n250 g Mehl\n3 Eier\n\nZubereitung\nAlles verrühren.',
      ),
    ).toEqual({
      name: 'Pfannkuchen',
      lines: ['250 g Mehl', '3 Eier'],
      steps: ['Alles verrühren.'],
    });
  });

  test('with all that is said beside the lists', () => {
    expect(
      readRecipeText(
        'Pancakes (4 portions)\nFor lazy mornings.\nPrep time: 10 min | Total time: 1 h 30 min\n\nIngredients\nFor the batter:\n250 g flour\nFor the top\n2 apples\n\nMethod\nMix.\nBake.',
      ),
    ).toMatchObject({
      source: 'text',
      name: 'Pancakes',
      description: 'For lazy mornings.',
      servings: 4,
      prepMinutes: 10,
      totalMinutes: 90,
      sections: [
        { name: 'For the batter', lines: ['250 g flour'] },
        { name: 'For the top', lines: ['2 apples'] },
      ],
    });
  });

  test('with sentences that were broken to fit a width', () => {
    const steps = read(
      'Toast\n\nIngredients\n2 slices bread\n\nMethod\nToast the bread on both sides until it is as brown as you\nlike it, and eat it.\nWash up.',
    )?.steps;
    expect(steps).toEqual([
      'Toast the bread on both sides until it is as brown as you like it, and eat it.',
      'Wash up.',
    ]);
  });

  test('with lines that begin like headings of a page', () => {
    expect(
      read(
        'Greens\nIngredients\nabout 3 handfuls spinach\nmore butter, to serve\nMethod\nShare the dough among 4 tins.\nLeave a border of 2 cm.\nJoin the edges.\nMore recipes:\nSoup',
      ),
    ).toEqual({
      name: 'Greens',
      lines: ['about 3 handfuls spinach', 'more butter, to serve'],
      steps: ['Share the dough among 4 tins.', 'Leave a border of 2 cm.', 'Join the edges.'],
    });
  });

  test('with steps that tell a time', () => {
    const recipe = readRecipeText(
      'Cake\nIngredients\n2 eggs\nMethod\nMix.\nBake for 40 minutes until golden.\n3. Cook for 20 minutes\nServes 4.\nTotal time: 1 hour.',
    );
    expect(recipe).toMatchObject({
      steps: [
        { text: 'Mix.' },
        { text: 'Bake for 40 minutes until golden.' },
        { text: 'Cook for 20 minutes' },
      ],
      servings: 4,
      totalMinutes: 60,
    });
    expect(recipe?.cookMinutes ?? null).toBe(null);
  });

  test.each([
    '',
    ' \n ',
    'soup',
    'Dear Ada,\nhow are you? I am well.\nYours, Bob',
    '1. one\n2. two',
  ])('nothing in %j', (text) => {
    expect(readRecipeText(text)).toBe(undefined);
  });

  test('never throws', () => {
    const word = fc.constantFrom(
      'Ingredients',
      'Method',
      '2 eggs',
      ':',
      '\n',
      '\n\n',
      '1.',
      '-',
      'Mix it.',
      '<li>',
      '{',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(text, (some) => {
        expect(() => readRecipeText(some)).not.toThrow();
      }),
    );
  });

  test.each(['2 eggs\n', 'Ingredients\n', 'a ', '\n', '-', '1. ', 'For a:\n', '<', '{'])(
    'takes little time for 5 MB of %j',
    (piece) => {
      const start = performance.now();
      readRecipeText(piece.repeat(5_000_000 / piece.length));
      expect(performance.now() - start).toBeLessThan(5000);
    },
  );
});
