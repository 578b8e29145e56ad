import { Type } from 'typebox';
import { MAX_PAGE_BYTES } from '../domain/page-size.ts';
import { endpoint } from './endpoint.ts';

const SOURCES = ['url', 'html', 'text', 'photos'] as const;
/** So many photos make one recipe: the pages of a book. */
const MAX_PHOTOS = 4;
/** What is wrong with a body that has no source, or several. */
export const ONE_OF = 'Send one of url, html, text and photos.';

/** A page may come with its address; beside that one source is enough. */
function sourceProblems(body: Record<string, unknown>): Record<string, string[]> {
  const given = SOURCES.filter((name) => body[name] !== undefined);
  const { url } = body;
  for (const alone of ['text', 'photos'] as const) {
    if (given.includes(alone) && given.length > 1) return { [alone]: [ONE_OF] };
  }
  const isBase = given.includes('html') && url !== undefined;
  return isBase && !/^https?:\/\/[^\s/]/iu.test(String(url)) ? { url: ['Enter a valid URL.'] } : {};
}

const minutes = (description: string) =>
  Type.Union([Type.Integer({ minimum: 0 }), Type.Null()], { description });

const ReadRecipe = Type.Object(
  {
    name: Type.String(),
    meat_type: Type.String({ description: 'The best guess of a category; may be empty.' }),
    longevity: Type.Integer({ minimum: 0, description: 'The servings; 1 where they are unknown.' }),
    frequency: Type.String(),
    note: Type.String({ description: 'Description, steps and address, as a recipe’s note.' }),
    state: Type.String(),
    ingredients: Type.Array(
      Type.Object({
        name: Type.String(),
        quantity: Type.String(),
        preparation: Type.Optional(Type.String()),
        section: Type.Optional(Type.String()),
      }),
    ),
    ingredient_lines: Type.Array(Type.String(), { description: 'As the page has them.' }),
    sections: Type.Optional(
      Type.Array(Type.Object({ name: Type.String(), lines: Type.Array(Type.String()) }), {
        description: 'All lines in their order, where they stand under headings.',
      }),
    ),
    steps: Type.Array(Type.Object({ text: Type.String(), section: Type.Optional(Type.String()) })),
    servings: minutes('Portions or pieces; of a range the lower end. Null where unknown.'),
    prep_minutes: minutes('Null where unknown.'),
    cook_minutes: minutes('Null where unknown.'),
    total_minutes: minutes('As told, or the sum of the parts. Null where unknown.'),
    image_url: Type.Union([Type.String(), Type.Null()]),
    source_url: Type.Union([Type.String(), Type.Null()]),
    author: Type.String(),
    description: Type.String(),
    cuisine: Type.String(),
    keywords: Type.Array(Type.String()),
    language: Type.String({ description: 'As the page tells it, such as `en-GB`; may be empty.' }),
    nutrition: Type.Optional(
      Type.Record(Type.String(), Type.String(), {
        description: 'By the names of schema.org/NutritionInformation, such as `calories`.',
      }),
    ),
  },
  { title: 'ReadRecipe' },
);

/** Reading recipes from elsewhere. The feature's name is a reserved word, hence the longer one here. */
export const recipeImport = {
  read: endpoint({
    method: 'POST',
    path: '/api/recipes/import/',
    scope: 'read',
    summary:
      'Read the recipe on a web page, in a page’s source, a text or photos; nothing is stored',
    description:
      'Takes `url`, or `html` with or without the `url` it is from, or `text`, or `photos`. Reads schema.org’s JSON-LD, ' +
      'microdata and RDFa, the markup of recipe plug-ins and microformats, and else the lists on the page. ' +
      'Photos of a recipe are read where a language model is set up. ' +
      'What is not there stays empty and is told in `warnings`: a draft, to be looked at before it is saved.',
    bodyLimit: 2 * MAX_PAGE_BYTES,
    body: Type.Object(
      {
        url: Type.Optional(
          Type.String({
            minLength: 1,
            maxLength: 4000,
            'x-only-text': true,
            description: 'An http or https address.',
          }),
        ),
        html: Type.Optional(
          Type.String({ minLength: 1, 'x-only-text': true, description: 'At most 10 MB.' }),
        ),
        text: Type.Optional(
          Type.String({ minLength: 1, 'x-only-text': true, description: 'At most 10 MB.' }),
        ),
        photos: Type.Optional(
          Type.Array(Type.String({ minLength: 1, 'x-only-text': true }), {
            maxItems: MAX_PHOTOS,
            description: 'In base64, in the order of the pages: JPEG, PNG, WebP, AVIF or GIF.',
          }),
        ),
      },
      { check: sourceProblems },
    ),
    status: 200,
    reply: Type.Object(
      {
        recipe: ReadRecipe,
        source: Type.String({ description: 'What it was read from, such as `json-ld`.' }),
        warnings: Type.Array(Type.String(), { description: 'Sentences for the cook.' }),
      },
      { title: 'ImportedRecipe' },
    ),
    errors: [
      'url_refused',
      'page_unreadable',
      'picture_unreadable',
      'picture_too_large',
      'too_large',
      'busy',
      'throttled',
    ],
  }),
  fromUrl: endpoint({
    method: 'POST',
    path: '/api/recipes/genai/',
    scope: 'read',
    summary: 'Read the recipe on a web page; nothing is stored',
    body: Type.Object({
      url: Type.String({
        minLength: 1,
        'x-absent': 'missing_url',
        'x-only-text': true,
        description: 'An http or https address.',
      }),
    }),
    status: 200,
    reply: Type.Object(
      {
        name: Type.String(),
        meat_type: Type.String(),
        longevity: Type.Integer({ minimum: 0 }),
        frequency: Type.String(),
        note: Type.String(),
        state: Type.String(),
        ingredients: Type.Array(Type.Object({ name: Type.String(), quantity: Type.String() })),
      },
      { title: 'RecipeDraft' },
    ),
    errors: ['missing_url', 'url_refused', 'page_unreadable', 'busy', 'throttled'],
  }),
};
