import { describe, expect, test } from 'vitest';
import { readRecipePage } from './recipe-page.ts';

const SOUP = {
  '@context': 'https://schema.org',
  '@type': 'Recipe',
  name: 'Leek soup',
  recipeIngredient: ['2 leeks', '1 l stock'],
  recipeInstructions: ['Slice.', 'Simmer.'],
};

const script = (json: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(json)}</script>`;
const page = (...parts: string[]) =>
  `<!doctype html><html lang="en-GB"><title>Soups | My site</title>${parts.join('')}`;
/** The recipe that a page of this JSON-LD has. */
const read = (json: unknown) => readRecipePage(page(script(json)));
/** What is read from a soup with these fields. */
const soup = (fields: Record<string, unknown>) => read({ ...SOUP, ...fields });

describe('what it says', () => {
  test('everything there is', () => {
    const recipe = read({
      ...SOUP,
      name: 'Leek &amp; <b>potato</b> soup',
      recipeCategory: 'Soup, Starter',
      recipeCuisine: ['French', 'Swiss'],
      keywords: 'leek, winter , leek',
      description: '<p>Warm &frac12; way.</p>\n<p>Good.</p>',
      recipeYield: ['4', '4 bowls'],
      prepTime: 'PT10M',
      cookTime: 'PT0H35M',
      totalTime: 'PT45M',
      image: 'https://example.com/soup.jpg?a=1&amp;b=2',
      author: { '@type': 'Person', name: 'Ada' },
      inLanguage: 'en-US',
    });
    expect(recipe).toEqual({
      name: 'Leek & potato soup',
      category: ['Soup', 'Starter'],
      cuisine: ['French', 'Swiss'],
      keywords: ['leek', 'winter'],
      description: 'Warm ½ way. Good.',
      servings: 4,
      prepMinutes: 10,
      cookMinutes: 35,
      totalMinutes: 45,
      ingredientLines: ['2 leeks', '1 l stock'],
      sections: [{ name: '', lines: ['2 leeks', '1 l stock'] }],
      steps: [{ text: 'Slice.' }, { text: 'Simmer.' }],
      imageUrl: 'https://example.com/soup.jpg?a=1&b=2',
      author: 'Ada',
      language: 'en-US',
      nutrition: {},
      source: 'json-ld',
    });
  });

  test('nothing that it does not say', () => {
    expect(readRecipePage(script({ '@type': 'Recipe', name: 'Soup' }))).toEqual({
      name: 'Soup',
      category: [],
      cuisine: [],
      keywords: [],
      description: '',
      servings: undefined,
      prepMinutes: undefined,
      cookMinutes: undefined,
      totalMinutes: undefined,
      ingredientLines: [],
      sections: [],
      steps: [],
      imageUrl: undefined,
      author: '',
      language: '',
      nutrition: {},
      source: 'json-ld',
    });
  });

  test('nothing of values that make no sense', () => {
    const odd = [null, true, {}, [], [[[[[['deep']]]]]], '', ' ', 'PT', -1];
    for (const value of odd) {
      const fields = Object.fromEntries(
        [
          'recipeCategory',
          'keywords',
          'description',
          'totalTime',
          'image',
          'author',
          'recipeYield',
        ].map((name) => [name, value]),
      );
      expect(soup(fields)).toMatchObject({
        imageUrl: undefined,
        totalMinutes: undefined,
        servings: undefined,
      });
    }
  });

  test.each([
    [{ name: undefined, headline: 'Broth' }, 'Broth'],
    [{ name: ' ', headline: '' }, 'Soups | My site'],
    [{ name: { '@value': 'Broth' } }, 'Broth'],
    [{ name: ['Broth', 'Soup'] }, 'Broth'],
    [{ name: 'Soup\u0000 \u200B2' }, 'Soup 2'],
  ])('the name of %j', (fields, name) => {
    expect(soup(fields)?.name).toBe(name);
  });

  test.each([
    ['8 servings', 8],
    [['8', '8 servings'], 8],
    [8, 8],
    ['Serves 4-6', 4],
    ['serves: 4 to 6', 4],
    ['4 – 6 people', 4],
    ['1 cake (12 servings)', 12],
    ['Makes 24 cookies', 24],
    ['Makes two loaves', 2],
    ['one 9-inch cake', 1],
    ['1 9x13 pan', 1],
    ['6', 6],
    ['6 Portionen', 6],
    [{ '@type': 'QuantitativeValue', value: 3 }, 3],
    [['', '5'], 5],
    ['1/2 cup', undefined],
    ['500 g', undefined],
    ['750ml', undefined],
    ['1 1/2 kg', undefined],
    ['0', undefined],
    ['99999999999', undefined],
    ['a few', undefined],
    ['', undefined],
    [null, undefined],
  ])('the servings of %j', (recipeYield, servings) => {
    expect(soup({ recipeYield })?.servings).toBe(servings);
  });

  test.each<[unknown, string[]]>([
    [
      ['1 leek ', '', ' ', '2  onions'],
      ['1 leek', '2 onions'],
    ],
    [
      ['&frac12; leek', '<b>1</b> onion'],
      ['½ leek', '1 onion'],
    ],
    ['1 leek\n2 onions\n', ['1 leek', '2 onions']],
    ['<ul><li>1 leek</li><li>2 onions</li></ul>', ['1 leek', '2 onions']],
    ['1 leek, sliced', ['1 leek, sliced']],
    [
      ['1Â\u00A0leek', 'Â½ cup stock, 90Â°', 'Âme'],
      ['1 leek', '½ cup stock, 90°', 'Âme'],
    ],
    [
      [['1 leek'], [['2 onions']]],
      ['1 leek', '2 onions'],
    ],
    [
      [{ '@type': 'PropertyValue', name: 'leek' }, { text: 'onion' }],
      ['leek', 'onion'],
    ],
    [{ '@type': 'ItemList', itemListElement: ['1 leek', '2 onions'] }, ['1 leek', '2 onions']],
    [
      ['1 leek ((sliced))', '1 onion ((red) (or white))', '1 ((a) b)'],
      ['1 leek (sliced)', '1 onion (red) (or white)', '1 ((a) b)'],
    ],
    [
      [1, null, true, '2 onions'],
      ['1', '2 onions'],
    ],
  ])('the ingredients of %j', (recipeIngredient, lines) => {
    expect(soup({ recipeIngredient })?.ingredientLines).toEqual(lines);
  });

  test('ingredients by their old name', () => {
    expect(soup({ recipeIngredient: [], ingredients: ['1 leek'] })?.ingredientLines).toEqual([
      '1 leek',
    ]);
  });

  test.each<[unknown, unknown[]]>([
    ['Slice. Simmer.', [{ text: 'Slice. Simmer.' }]],
    ['Slice.\nSimmer.', [{ text: 'Slice.' }, { text: 'Simmer.' }]],
    ['<ol><li>Slice.</li><li>Simmer.</li></ol>', [{ text: 'Slice.' }, { text: 'Simmer.' }]],
    [
      '1. Slice.\n2) Simmer.\nStep 3: Eat.',
      [{ text: 'Slice.' }, { text: 'Simmer.' }, { text: 'Eat.' }],
    ],
    [
      'Step 1\nSlice.\nStap 2:\nSimmer.\n3.\nEat.',
      [{ text: 'Slice.' }, { text: 'Simmer.' }, { text: 'Eat.' }],
    ],
    [
      '1. Slice 2. leeks 2. Simmer them at 1.5 bar. 3) Eat.',
      [{ text: 'Slice' }, { text: 'leeks 2. Simmer them at 1.5 bar.' }, { text: 'Eat.' }],
    ],
    ['1. Slice. 2. Eat.', [{ text: 'Slice. 2. Eat.' }]],
    [
      ['1Slice.', '2Simmer.'],
      [{ text: 'Slice.' }, { text: 'Simmer.' }],
    ],
    [
      '2 leeks go in.\n1.5 l of stock too.',
      [{ text: '2 leeks go in.' }, { text: '1.5 l of stock too.' }],
    ],
    [
      ['Slice.', '', 'Simmer.'],
      [{ text: 'Slice.' }, { text: 'Simmer.' }],
    ],
    [[{ '@type': 'HowToStep', text: 'Slice&nbsp;it.' }], [{ text: 'Slice it.' }]],
    [[{ '@type': 'HowToStep', text: '<p>Slice.</p><p>Wash.</p>' }], [{ text: 'Slice. Wash.' }]],
    [[{ '@type': 'HowToStep', name: 'Slice.' }], [{ text: 'Slice.' }]],
    [
      [{ '@type': 'HowToStep', name: 'Slice', text: 'Slice the leeks.' }],
      [{ text: 'Slice the leeks.' }],
    ],
    [[{ '@type': 'HowToStep', name: 'Step 1', text: 'Slice.' }], [{ text: 'Slice.' }]],
    [[{ '@type': 'HowToStep', name: 'Prepare', text: 'Slice.' }], [{ text: 'Prepare: Slice.' }]],
    [
      [
        {
          '@type': 'HowToSection',
          name: 'Base',
          itemListElement: [{ '@type': 'HowToStep', text: 'Slice.' }],
        },
        { '@type': 'HowToSection', name: 'Finish', itemListElement: ['Season.', 'Eat.'] },
      ],
      [
        { text: 'Slice.', section: 'Base' },
        { text: 'Season.', section: 'Finish' },
        { text: 'Eat.', section: 'Finish' },
      ],
    ],
    [
      { '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', item: { text: 'Slice.' } }] },
      [{ text: 'Slice.' }],
    ],
    [
      [
        {
          '@type': 'HowToStep',
          name: 'Step 1',
          itemListElement: [
            { '@type': 'HowToDirection', text: 'Slice.' },
            { '@type': 'HowToTip', text: 'Thin.' },
          ],
        },
      ],
      [{ text: 'Slice.' }, { text: 'Thin.' }],
    ],
    [[{ '@type': 'HowToSection', name: 'Slice.', itemListElement: [] }], [{ text: 'Slice.' }]],
    [[[['Slice.']]], [{ text: 'Slice.' }]],
    [[{}, null, 5, true], []],
    [
      'Dough\n\nStep 1:\nKnead.\nFilling:\nStep 3: Fill.',
      [
        { text: 'Knead.', section: 'Dough' },
        { text: 'Fill.', section: 'Filling' },
      ],
    ],
  ])('the steps of %j', (recipeInstructions, steps) => {
    expect(soup({ recipeInstructions })?.steps).toEqual(steps);
  });

  test.each<[unknown, string | undefined]>([
    ['https://a.test/1.jpg', 'https://a.test/1.jpg'],
    ['//a.test/1.jpg', 'https://a.test/1.jpg'],
    [['http://a.test/1.jpg', 'http://a.test/2.jpg'], 'http://a.test/1.jpg'],
    [['https://a.test/1-225x225.jpg', 'https://a.test/1.jpg'], 'https://a.test/1.jpg'],
    [['https://a.test/1-225x225.jpg'], 'https://a.test/1-225x225.jpg'],
    [{ '@type': 'ImageObject', url: 'https://a.test/1.jpg' }, 'https://a.test/1.jpg'],
    [[{ '@type': 'ImageObject', contentUrl: 'https://a.test/1.jpg' }], 'https://a.test/1.jpg'],
    [{ '@id': 'https://a.test/1.jpg' }, 'https://a.test/1.jpg'],
    ['https://a.test/a b.jpg', 'https://a.test/a%20b.jpg'],
    ['/1.jpg', undefined],
    ['data:image/png;base64,AAAA', undefined],
    ['javascript:alert(1)', undefined],
    [{ '@id': '#image' }, undefined],
  ])('the image of %j', (image, url) => {
    expect(soup({ image })?.imageUrl).toBe(url);
  });

  test('what is described elsewhere on the page', () => {
    const recipe = { ...SOUP, image: { '@id': '#image' }, author: { '@id': '#ada' } };
    const others = [
      { '@id': '#image', '@type': 'ImageObject', url: 'https://a.test/1.jpg' },
      { '@id': '#ada', '@type': 'Person', name: 'Ada' },
    ];
    const expected = { imageUrl: 'https://a.test/1.jpg', author: 'Ada' };
    expect(read({ '@graph': [recipe, ...others] })).toMatchObject(expected);
    expect(readRecipePage(page(script(recipe), script(others)))).toMatchObject(expected);
  });

  test.each([
    ['Ada', 'Ada'],
    [['Ada', { name: 'Bob' }], 'Ada, Bob'],
    [{ name: ['Ada'] }, 'Ada'],
    [null, ''],
  ])('the author of %j', (author, name) => {
    expect(soup({ author })?.author).toBe(name);
  });

  test.each([
    [{ prepTime: 'PT0M', cookTime: '20 min', totalTime: 'PT0M' }, [0, 20, 20]],
    [{ prepTime: 'PT10M', cookTime: 'PT20M' }, [10, 20, 30]],
    [{ cookTime: '1 hour 5 minutes' }, [undefined, 65, 65]],
    [{ prepTime: 15, cookTime: 'soon', totalTime: 'PT1H' }, [15, undefined, 60]],
  ])('the times of %j', (fields, times) => {
    const recipe = soup(fields);
    expect([recipe?.prepMinutes, recipe?.cookMinutes, recipe?.totalMinutes]).toEqual(times);
  });
});
