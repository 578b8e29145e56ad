import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';

/** Reading recipes from elsewhere. The feature's name is a reserved word, hence the longer one here. */
export const recipeImport = {
  fromUrl: endpoint({
    method: 'POST',
    path: '/api/recipes/genai/',
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
    errors: ['missing_url', 'url_refused', 'page_unreadable'],
  }),
};
