import { describe, expect, test } from 'vitest';
import { recipeDraft } from './recipe-draft.ts';
import type { RecipePage } from './recipe-page.ts';

const URL = 'https://example.com/soup';
const EMPTY: RecipePage = {
  name: 'Leek soup',
  category: [],
  cuisine: [],
  keywords: [],
  description: '',
  servings: undefined,
  prepMinutes: undefined,
  cookMinutes: undefined,
  totalMinutes: undefined,
  ingredientLines: [],
  steps: [],
  imageUrl: undefined,
  author: '',
  language: '',
  sections: [],
  nutrition: {},
  source: 'json-ld',
};
const draft = (page: Partial<RecipePage>) => recipeDraft({ ...EMPTY, ...page }, URL);

describe('recipeDraft', () => {
  test('is a recipe of the contract', () => {
    expect(
      draft({
        category: ['Soup', 'Starter'],
        description: 'Warm.',
        servings: 4,
        totalMinutes: 50,
        ingredientLines: ['2 Leeks, sliced', '1 l Stock', 'Salt to taste'],
        steps: [{ text: 'Slice.' }, { text: 'Simmer.' }],
      }),
    ).toEqual({
      name: 'Leek soup',
      meat_type: 'Soup',
      longevity: 4,
      frequency: 'weekend',
      note: `Warm.\n\n1. Slice.\n2. Simmer.\n\n${URL}`,
      state: 'active',
      ingredients: [
        { name: 'leeks', quantity: '2' },
        { name: 'stock', quantity: '1 l' },
        { name: 'salt', quantity: '' },
      ],
    });
  });

  test('invents nothing', () => {
    expect(draft({ name: '' })).toEqual({
      name: '',
      meat_type: '',
      longevity: 1,
      frequency: 'weekday',
      note: URL,
      state: 'active',
      ingredients: [],
    });
  });

  test.each<[Partial<RecipePage>, string]>([
    [{}, 'weekday'],
    [{ totalMinutes: 45 }, 'weekday'],
    [{ totalMinutes: 46 }, 'weekend'],
    [{ prepMinutes: 20, cookMinutes: 25 }, 'weekday'],
    [{ prepMinutes: 20, cookMinutes: 26 }, 'weekend'],
    [{ cookMinutes: 180 }, 'weekend'],
    [{ totalMinutes: 30, prepMinutes: 15, cookMinutes: 90 }, 'weekday'],
  ])('is for its day: %j', (times, frequency) => {
    expect(draft(times).frequency).toBe(frequency);
  });

  test.each<[string, RecipePage['steps'], string]>([
    ['', [{ text: 'Slice.' }], `1. Slice.\n\n${URL}`],
    ['Warm.', [], `Warm.\n\n${URL}`],
    [
      '',
      [
        { text: 'Wash.' },
        { text: 'Slice.', section: 'Base' },
        { text: 'Simmer.', section: 'Base' },
        { text: 'Eat.', section: 'Finish:' },
      ],
      `1. Wash.\nBase:\n2. Slice.\n3. Simmer.\nFinish:\n4. Eat.\n\n${URL}`,
    ],
  ])('has a note of %j and %j', (description, steps, note) => {
    expect(draft({ description, steps }).note).toBe(note);
  });

  test('has an address even after an endless note', () => {
    const note = draft({ description: '😀'.repeat(60_000) }).note;
    expect(note.endsWith(`😀\n\n${URL}`)).toBe(true);
    expect(Array.from(note)).toHaveLength(50_000 + 2 + URL.length);
  });

  test('cuts between code points', () => {
    const { name, meat_type, ingredients } = draft({
      name: '😀'.repeat(300),
      category: [`${'a'.repeat(29)}😀😀`],
      ingredientLines: [
        `1 ${'é😀'.repeat(200)}`,
        `1 (${'1'.repeat(200)}) egg`,
        '2',
        `a${' '.repeat(300)}b`,
      ],
    });
    expect(name).toBe('😀'.repeat(200));
    expect(meat_type).toBe(`${'a'.repeat(29)}😀`);
    expect(ingredients).toEqual([
      { name: 'é😀'.repeat(100), quantity: '1' },
      { name: 'egg', quantity: `1 (${'1'.repeat(97)}` },
      { name: 'b', quantity: 'a' },
    ]);
  });

  test('cuts after lower-casing, which can make names longer', () => {
    const [ingredient] = draft({ ingredientLines: ['İ'.repeat(200)] }).ingredients;
    expect(Array.from(ingredient?.name ?? '')).toHaveLength(200);
  });
});
