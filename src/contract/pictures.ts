import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { IdParams } from './fields.ts';
import { Recipe } from './recipes.ts';

/** Types an upload may name; what it is shows in its first bytes. The last three are answered with a sentence. */
const PICTURE_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/gif',
  'application/octet-stream',
  'multipart/form-data',
  'image/heic',
  'image/heif',
  'image/svg+xml',
] as const;

/** Pictures of recipes. */
export const pictures = {
  replace: endpoint({
    method: 'PUT',
    path: '/api/recipes/{id}/picture/',
    summary: 'Give a recipe this picture in place of the one it has',
    description:
      'JPEG, PNG, WebP, AVIF or GIF (its first picture), as the body or as `file` of a form. It is drawn anew in two sizes as WebP, turned the right way up and without what it tells about place and camera.',
    params: IdParams,
    upload: PICTURE_TYPES,
    status: 200,
    reply: Recipe,
    absent: 'recipe_not_found',
    errors: ['invalid_input', 'picture_unreadable', 'picture_too_large', 'busy', 'pictures_away'],
  }),
  fetch: endpoint({
    method: 'POST',
    path: '/api/recipes/{id}/picture/',
    summary: 'Give a recipe the picture at an address',
    params: IdParams,
    body: Type.Object({
      url: Type.String({
        minLength: 1,
        maxLength: 4000,
        'x-only-text': true,
        description: 'An http or https address, such as the `image_url` of an imported page.',
      }),
    }),
    status: 200,
    reply: Recipe,
    absent: 'recipe_not_found',
    errors: ['url_refused', 'picture_unreadable', 'picture_too_large', 'busy', 'pictures_away'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/recipes/{id}/picture/',
    summary: 'Take a recipe’s picture away',
    params: IdParams,
    status: 204,
    absent: 'recipe_not_found',
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/pictures/{id}/{size}/',
    summary: 'A picture of a recipe',
    description:
      'The `id` is the one in the recipe’s `picture`; what is there never changes. The size is `large` (at most 1600 pixels a side) or `small` (480).',
    params: Type.Object({ id: Type.String(), size: Type.String() }),
    status: 200,
    download: 'image/webp',
    absent: 'picture_not_found',
    errors: ['pictures_away'],
  }),
};
