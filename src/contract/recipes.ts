import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, IdParams, Time, blankableText, nullable, text, wholeNumber } from './fields.ts';
import { AmountReply } from './ingredients.ts';
import { recipeDetails, recipeProblems } from './recipe-details.ts';

const IngredientInput = Type.Object(
  {
    name: text(200, { description: 'Stored trimmed and in lower case.' }),
    quantity: Type.Optional(
      blankableText(100, { description: 'As people write it: "200 g", "2".' }),
    ),
    preparation: Type.Optional(
      nullable(blankableText(200, { description: 'What is done to it first: "finely chopped".' })),
    ),
    section: Type.Optional(
      nullable(blankableText(200, { description: 'The part of the dish it is for: "Sauce".' })),
    ),
  },
  { title: 'IngredientInput' },
);

const fields = {
  name: text(200),
  meat_type: text(30, { description: 'The category, in the cook’s own words.' }),
  longevity: wholeNumber({ description: 'How many portions or days it lasts.' }),
  frequency: Type.Enum(['weekday', 'weekend', 'rarely']),
  note: blankableText(),
  state: Type.Enum(['active', 'used']),
};

/** A recipe as it comes in. */
export const RecipeInput = Type.Object(
  {
    ...fields,
    note: Type.Optional(fields.note),
    ingredients: Type.Array(IngredientInput, {
      description: 'Kept in this order; the same ingredient may stand twice.',
    }),
    ...recipeDetails,
  },
  { title: 'RecipeInput', check: recipeProblems },
);

const RecipeChange = Type.Partial(RecipeInput, { title: 'RecipeChange', check: recipeProblems });

const side = (description: string) => Type.Integer({ minimum: 1, description });

/** What a recipe says of its picture. */
const Picture = Type.Object(
  {
    id: Type.String({
      description: 'Where it is: `/api/pictures/{id}/large/` and `/api/pictures/{id}/small/`.',
    }),
    width: side('Of the large one, in pixels.'),
    height: side('Of the large one, in pixels.'),
    color: Type.String({ description: 'Its colour on the whole, `#rrggbb`, until it is there.' }),
  },
  { title: 'Picture' },
);

/** A recipe as it goes out. */
export const Recipe = Type.Object(
  {
    id: Id,
    ...fields,
    ...recipeDetails,
    picture: Type.Optional(Picture),
    ingredient_list: Type.Array(
      Type.Object({
        name: Type.String(),
        quantity: Type.String(),
        amounts: Type.Optional(
          Type.Array(AmountReply, {
            description: 'The quantity as read, to be added up; left out where none was found.',
          }),
        ),
        preparation: Type.Optional(Type.String()),
        section: Type.Optional(Type.String()),
      }),
    ),
    added_date: Time,
    accuracy: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 100,
        description:
          'Whole percent of the distinct ingredients that were named; only where ingredients were searched for.',
      }),
    ),
  },
  { title: 'Recipe' },
);

const Bulk = Type.Object(
  {
    list: Type.Array(RecipeInput, {
      maxItems: 10_000,
      'x-absent': 'missing_list',
      'x-not-a-list': 'not_a_recipe_list',
      'x-whole-answer': true,
    }),
  },
  { title: 'RecipeList' },
);

const count = Type.Integer({ minimum: 0 });

export const recipes = {
  list: endpoint({
    method: 'GET',
    path: '/api/recipes/',
    summary: 'All recipes, newest first',
    query: Type.Object({
      ingredients: Type.Optional(
        Type.String({
          description:
            'Comma-separated names. Only recipes with a match, best first, each with its `accuracy`.',
        }),
      ),
      ordering: Type.Optional(
        Type.String({ description: '`added_date` oldest first, `-added_date` newest first.' }),
      ),
      limit: Type.Optional(
        wholeNumber({ minimum: 1, description: 'At most so many recipes; all when left out.' }),
      ),
      after: Type.Optional(
        Type.Integer({
          minimum: 1,
          maximum: Number.MAX_SAFE_INTEGER,
          description: 'Continue behind the recipe with this id, in the same order.',
        }),
      ),
    }),
    status: 200,
    reply: Type.Array(Recipe),
    collection: 'recipes',
    errors: ['invalid_input'],
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/recipes/',
    summary: 'Add a recipe',
    body: RecipeInput,
    status: 201,
    reply: Recipe,
  }),
  removeAll: endpoint({
    method: 'DELETE',
    path: '/api/recipes/',
    summary: 'Delete all recipes',
    status: 204,
  }),
  createMany: endpoint({
    method: 'POST',
    path: '/api/recipes/bulk/',
    summary: 'Add many recipes, or none if one of them is wrong',
    body: Bulk,
    bodyLimit: 16 * 1024 * 1024,
    status: 201,
    reply: Type.Array(Recipe),
    errors: ['missing_list', 'not_a_recipe_list'],
  }),
  stats: endpoint({
    method: 'GET',
    path: '/api/recipes/stats/',
    summary: 'How many recipes there are by category and by frequency, and how many are active',
    status: 200,
    reply: Type.Object({
      meat_type_stats: Type.Array(
        Type.Object({ meat_type: Type.String(), total: count, active: count }),
      ),
      frequency_stats: Type.Array(
        Type.Object({ frequency: Type.String(), total: count, active: count }),
      ),
    }),
    collection: 'recipes',
  }),
  refresh: endpoint({
    method: 'POST',
    path: '/api/recipes/refresh/',
    summary: 'Make all recipes active again',
    status: 200,
    reply: Type.Object({ updated_count: count }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/recipes/{id}/',
    summary: 'One recipe',
    params: IdParams,
    status: 200,
    reply: Recipe,
    absent: 'recipe_not_found',
  }),
  replace: endpoint({
    method: 'PUT',
    path: '/api/recipes/{id}/',
    summary: 'Replace a recipe; a note left out is kept',
    params: IdParams,
    body: RecipeInput,
    status: 200,
    reply: Recipe,
    absent: 'recipe_not_found',
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/api/recipes/{id}/',
    summary: 'Change some fields of a recipe',
    params: IdParams,
    body: RecipeChange,
    status: 200,
    reply: Recipe,
    absent: 'recipe_not_found',
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/recipes/{id}/',
    summary: 'Delete a recipe',
    params: IdParams,
    status: 204,
    absent: 'recipe_not_found',
  }),
};
