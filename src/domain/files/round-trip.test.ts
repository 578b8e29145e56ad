import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collect } from './file-recipe.ts';
import { readNote, writeNote } from './file-note.ts';
import { readRecipeText } from './recipe-text.ts';
import { fromStoredRecipe, toRecipeInput, type StoredRecipe } from './stored-recipe.ts';
import { writeCooklang } from './write-cooklang.ts';
import { writeMarkdown } from './write-markdown.ts';
import { pageHead, pageRecipe, PAGE_END } from './write-page.ts';
import { schemaOrgRecipe } from './write-schema-org.ts';

const SOUP: StoredRecipe = {
  name: 'Leek & <b>potato</b> soup',
  meat_type: 'Soup: warm',
  longevity: 4,
  frequency: 'weekend',
  note: 'Warm, #1 of winter.\n\nBase:\n1. Slice the leeks @ an angle -- thinly.\nFinish:\n2. Simmer {long}.\n\n- Freezes well.\n* Cook: twice.\n\nhttps://cook.example/soup?a=1&b=2',
  state: 'used',
  ingredient_list: [
    { name: 'leeks', quantity: '2 large', preparation: 'in *thin* (1 mm) slices' },
    { name: 'stock (hot)', quantity: '½ l' },
    { name: 'salt', quantity: '' },
    { name: 'salt', quantity: 'a *little*' },
    { name: 'crème "fraîche"', quantity: '200g', section: 'To finish:' },
  ],
  servings: 6,
  prep_minutes: 10,
  total_minutes: 75,
  rating: 4,
  tags: ['winter', 'Gäste & more'],
  author: 'Anna "A." O\'Neill',
  source_url: 'https://cook.example/soup?a=1&b=2#top',
  description: 'Warm: good.\n\n# 1 of winter.\n- really',
  steps: [
    { text: 'Wash.' },
    { text: 'Slice the leeks @ an angle -- thinly.', section: 'Notes' },
    { text: 'Simmer {long}.', section: 'Finish = 2' },
  ],
  added_date: '2024-02-03T04:05:06.789Z',
};

/** The recipe as one would send it. */
const inputOf = ({ ingredient_list, added_date: _added, ...fields }: StoredRecipe) => ({
  ...fields,
  ingredients: ingredient_list,
});
const readBack = (text: string) => {
  const { recipes, problems } = collect(readRecipeText(text));
  expect(problems).toEqual([]);
  return recipes.map(toRecipeInput);
};

const WRITERS: [string, (recipe: StoredRecipe) => string][] = [
  ['JSON-LD', (recipe) => JSON.stringify([schemaOrgRecipe(recipe)])],
  ['Markdown', writeMarkdown],
  ['Cooklang', writeCooklang],
];

test.each(WRITERS)('a recipe written as %s is read as it was', (_format, write) => {
  expect(readBack(write(SOUP))).toEqual([inputOf(SOUP)]);
});

const SIGNS = `# @x{1} @ -- - + * ** 1. \\ " > ~{5%min} == | ' : = ( ) (x) % [- -] ? & ###`.split(
  ' ',
);
/** Words on one line, at least one of them with a letter. */
const words = (max: number) =>
  fc
    .array(
      fc.oneof(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
        fc.constantFrom(...SIGNS, 'word'),
      ),
      { minLength: 1, maxLength: 5 },
    )
    .map((list) =>
      list
        .join(' ')
        .replaceAll(/[\p{C}\s]+/gu, ' ')
        .trim(),
    )
    .map((text) =>
      text
        .slice(0, max - 5)
        .toWellFormed()
        .trim(),
    )
    .map((text) => (/\p{L}/u.test(text) ? text : `${text} word`.trim()));
const ingredient = fc.record(
  {
    name: words(60).map((name) => name.toLowerCase()),
    quantity: fc.oneof(
      fc.constantFrom('', '1', '2 cups', '1/2 tsp', '½', '200g', 'some'),
      words(30),
    ),
    preparation: words(30),
    section: words(30),
  },
  { requiredKeys: ['name', 'quantity'] },
);
const line = words(80);
const note = fc
  .record({
    description: fc.oneof(fc.constant(''), line),
    steps: fc.array(fc.record({ text: line }), { maxLength: 4 }),
    notes: fc.oneof(
      fc.constant(''),
      line,
      fc.tuple(line, line).map((two) => two.join('\n')),
    ),
    sourceUrl: fc.constantFrom('', 'https://cook.example/a'),
  })
  .map(writeNote);
const details = {
  servings: fc.integer({ min: 1, max: 1000 }),
  prep_minutes: fc.integer({ min: 0, max: 100_000 }),
  cook_minutes: fc.integer({ min: 0, max: 100_000 }),
  total_minutes: fc.integer({ min: 0, max: 100_000 }),
  rating: fc.integer({ min: 1, max: 5 }),
  tags: fc.uniqueArray(
    words(30).map((tag) => tag.replaceAll(/[,;<&]/gu, '_')),
    { minLength: 1, maxLength: 3 },
  ),
  author: words(60),
  source_url: fc.constant('https://cook.example/b'),
  description: fc.array(line, { minLength: 1, maxLength: 3 }).map((rows) => rows.join('\n')),
  steps: fc.array(fc.record({ text: line, section: words(30) }, { requiredKeys: ['text'] }), {
    minLength: 1,
    maxLength: 4,
  }),
};
const base = {
  name: words(100),
  meat_type: words(30),
  longevity: fc.integer({ min: 0, max: 9999 }),
  frequency: fc.constantFrom('weekday', 'weekend', 'rarely'),
  state: fc.constantFrom('active', 'used'),
  note,
  ingredient_list: fc.array(ingredient, { maxLength: 5 }),
  added_date: fc.constant('2024-02-03T04:05:06.789Z'),
};
const recipe: fc.Arbitrary<StoredRecipe> = fc.record(
  { ...base, ...details },
  { requiredKeys: Object.keys(base) as (keyof typeof base)[] },
);

/** Without names and notes that only look like something else, a format holds all there is. */
test('any recipe written as JSON-LD is read as it was', () => {
  fc.assert(
    fc.property(recipe, (one) => {
      expect(readBack(JSON.stringify([schemaOrgRecipe(one)]))).toEqual([inputOf(one)]);
    }),
  );
});

test('any recipe written as Cooklang is read as it was', () => {
  fc.assert(
    fc.property(recipe, (one) => {
      expect(readBack(writeCooklang(one))).toEqual([inputOf(one)]);
    }),
  );
});

test('any recipe written as Markdown is read as it was', () => {
  fc.assert(
    fc.property(recipe, (one) => {
      expect(readBack(writeMarkdown(one))).toEqual([inputOf(one)]);
    }),
  );
});

test('whatever a note says, its parts make it up again', () => {
  const piece = fc.oneof(
    fc.constantFrom('\n', '\n\n', '1. a', '2. b', 'Base:', ':', 'https://a.example', 'x', ' '),
    fc.string({ maxLength: 5 }),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      expect(writeNote(readNote(text))).toBe(text);
    }),
    { numRuns: 2000 },
  );
  expect(readNote(SOUP.note)).toMatchObject({
    description: 'Warm, #1 of winter.',
    steps: [{ section: 'Base' }, { section: 'Finish' }],
    notes: '- Freezes well.\n* Cook: twice.',
    sourceUrl: 'https://cook.example/soup?a=1&b=2',
  });
});

test('stored recipes go through a file’s form unchanged', () => {
  fc.assert(
    fc.property(recipe, (one) => {
      expect(toRecipeInput(fromStoredRecipe(one))).toEqual(inputOf(one));
    }),
  );
});

test('JSON-LD that somebody changed counts by its own fields', () => {
  const node = { ...schemaOrgRecipe(SOUP), name: 'Leek stew' };
  expect(readBack(JSON.stringify(node))).toMatchObject([
    { name: 'Leek stew', state: 'active', longevity: 6, meat_type: 'Soup: warm' },
  ]);
});

test('the page for printing shows all, loads nothing and runs nothing', () => {
  const html = `${pageHead('<i>All</i>')}${pageRecipe(SOUP)}${PAGE_END}`;
  expect(html).toContain('<title>&lt;i&gt;All&lt;/i&gt;</title>');
  expect(html).toContain('Leek &amp; &lt;b&gt;potato&lt;/b&gt; soup');
  expect(html).toContain('<ol start="2">');
  expect(html).not.toMatch(/<script|<img|<link|\son\w+=|url\(|@import|<b>/i);
  expect(html).toContain("default-src 'none'");
});
