import { describe, expect, test } from 'vitest';
import { readWell as read, SOUP } from '../../../test/file-recipes.ts';

const one = (mark: string, title: string) =>
  `${mark}${title}\n\n${mark}# Zutaten\n\n### Boden\n- 2 leeks\n\n${mark}# Zubereitung\n\n- Simmer.\n`;

describe('what people wrote is recognised by its contents, and read:', () => {
  test('Meal-Master, with two columns, sections and lines that go on', () => {
    const text = [
      'MMMMM----- Recipe via Meal-Master (tm) v8.05',
      ' ',
      '      Title: Leek soup',
      ' Categories: Soup, Winter',
      '      Yield: 4 Servings',
      ' ',
      `${'      2    Leeks; in very thin'.padEnd(41)}      1 l  Stock`,
      `${'           -slices'.padEnd(41)}    1/2 ts Salt`,
      ' ',
      'MMMMM----------------------TOPPING-----------------------',
      '      1 tb Chives',
      ' ',
      '  Slice the leeks',
      '  and wash them.',
      ' ',
      '  Simmer.',
      ' ',
      'MMMMM',
      '',
      '---------- Recipe via Meal-Master (tm) v8.02',
      '',
      '      Title: Toast',
      ' Categories: Bread',
      '      Yield: 1',
      '',
      '      1 sl Bread',
      '',
      '  Toast it.',
      '-----',
    ].join('\r\n');
    const { format, recipes } = read(text);
    expect(format).toBe('mealmaster');
    expect(recipes[0]).toMatchObject({
      name: 'Leek soup',
      category: 'Soup',
      tags: ['Winter'],
      servings: 4,
      steps: ['Slice the leeks and wash them.', 'Simmer.'],
    });
    expect(recipes[0]?.ingredients).toEqual([
      '2 | Leeks',
      '1 l | Stock',
      '1/2 tsp | Salt',
      '1 tbsp | Chives | TOPPING',
    ]);
    expect(recipes[1]).toMatchObject({ name: 'Toast', ingredients: ['1 slice | Bread'] });
  });

  test('Cooklang, with fields of today and of before', () => {
    const body = `Slice the @leeks{2}(thinly). -- mind the sand

Simmer in @stock{1%l} in a #big pot{} for ~{20%minutes}. Add @Salt.

> Freezes well.`;
    const recipe = {
      ...SOUP,
      times: [10, 20, undefined],
      steps: ['Slice the leeks.', 'Simmer in stock in a big pot for 20 minutes. Add Salt.'],
    };
    const today = `---
title: Leek soup
course: Soup
tags: [Winter]
servings: 4
prep time: 10 minutes
cook time: 20 min
source: https://cook.example/soup
description: "Warm."
---

${body}`;
    expect(read(today)).toEqual({ format: 'cooklang', recipes: [recipe] });
    const before = `>> course: Soup\n>> tags: Winter\n>> servings: 4\n>> prep time: 10 min\n>> cook time: 20 min
>> source: https://cook.example/soup\n>> description: Warm.\n\n${body}`;
    expect(read(before, 'soups/Leek soup.cook').recipes).toEqual([recipe]);
  });

  test.each([',', ';', '\t'])('a table parted by %j', (separator) => {
    const rows = [
      [
        'Title',
        'Ingredients',
        'Instructions',
        'Servings',
        'Prep Time',
        'Cook_time',
        'Category',
        'Tags',
        'URL',
        'Description',
        'Notes',
      ],
      [
        'Leek soup',
        '"2 leeks, sliced\n1 l stock\nSalt to taste"',
        '"Slice the leeks.\nSimmer."',
        '4',
        '10 min',
        '20 min',
        'Soup',
        'Winter',
        'https://cook.example/soup',
        'Warm.',
        '"Freezes well."',
      ],
      ['', '', '', '', '', '', '', '', '', '', ''],
      ['"A ""good"" toast"', '1 slice bread|butter', '', '', '', '', '', '', '', '', ''],
    ];
    const text = rows.map((row) => row.join(separator)).join('\r\n');
    const { format, recipes } = read(text);
    expect(format).toBe('csv');
    expect(recipes[0]).toEqual(SOUP);
    expect(recipes[1]).toMatchObject({
      name: 'A "good" toast',
      ingredients: ['1 slice | bread', ' | butter'],
    });
  });

  test('plain text', () => {
    const text = `Leek soup

Warm.

Serves 4
Prep time: 10 min
Cook: 20 min
Category: Soup, Winter
Source: https://cook.example/soup

INGREDIENTS
2 leeks, sliced
1 l stock
Salt to taste

Method:
1. Slice the leeks.
2. Simmer.

Notes
Freezes well.`;
    expect(read(text)).toEqual({ format: 'text', recipes: [SOUP] });
  });

  test('text without headings', () => {
    const text = 'Leek soup\n\n2 leeks\n1 l stock\nSalt\n\n1. Slice the leeks.\n2. Simmer.';
    expect(read(text).recipes).toMatchObject([
      {
        name: 'Leek soup',
        ingredients: ['2 | leeks', '1 l | stock', ' | Salt'],
        steps: ['Slice the leeks.', 'Simmer.'],
      },
    ]);
  });

  test('Markdown with several recipes, and text parted by rules', () => {
    const markdown = read(`${one('# ', 'A')}\n${one('# ', 'B')}`).recipes;
    expect(markdown.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(markdown[1]).toMatchObject({ ingredients: ['2 | leeks | Boden'], steps: ['Simmer.'] });
    const plain = `A\nIngredients\n2 leeks\nMethod\nCook.\n==========\nB\nIngredients\n1 egg\nMethod\nFry.`;
    expect(read(plain).recipes).toMatchObject([
      { name: 'A', ingredients: ['2 | leeks'], steps: ['Cook.'] },
      { name: 'B', ingredients: ['1 | egg'], steps: ['Fry.'] },
    ]);
  });
});
