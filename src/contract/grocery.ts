import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, IdParams, Time, blankableText, nullable, text, wholeNumber } from './fields.ts';
import { AmountReply } from './ingredients.ts';
import { stockFields, stockProblems, stockReply } from './stock-fields.ts';

/** Amounts and their words. */
export const Written = {
  text: Type.String({ description: 'As a cook would write it.' }),
  amounts: Type.Array(AmountReply),
};

/** What one food of a plan comes to. */
const Needed = Type.Array(
  Type.Object(
    {
      name: Type.String(),
      quantity: Type.String({ description: 'As the recipes say it, joined with " + ".' }),
      total: Type.String({ description: 'Added up. Empty where no recipe says how much.' }),
      amounts: Type.Array(AmountReply),
      have: Type.Object({
        ...Written,
        is_enough: Type.Boolean(),
        incomparable: Type.Object(Written, {
          description: 'At home, in a measure that cannot be compared: one can for 400 g.',
        }),
      }),
      to_buy: Type.Object(Written, { description: 'What is needed less what is at home.' }),
      recipes: Type.Array(Type.Object({ id: Id, name: Type.String(), ...Written })),
      is_approximate: Type.Boolean({ description: 'Grams and cups were joined by a density.' }),
      aisle: nullable(Type.String()),
    },
    { title: 'NeededFood' },
  ),
);

const fields = { item: text(200), isChecked: Type.Boolean() };
const aisle = Type.Optional(
  nullable(
    blankableText(50, { description: 'Where the shop has it. Remembered for the next time.' }),
  ),
);
const position = wholeNumber({
  description:
    'Where it stands in its aisle, from low to high. Lines without come behind those with one.',
});
const GroceryItemInput = Type.Object(
  {
    item: fields.item,
    isChecked: Type.Optional(fields.isChecked),
    aisle,
    position: Type.Optional(nullable(position)),
  },
  { title: 'GroceryItemInput' },
);
const GroceryItemChange = Type.Partial(GroceryItemInput, { title: 'GroceryItemChange' });
/** A line of the checklist as it goes out. */
export const GroceryItem = Type.Object(
  {
    id: Id,
    ...fields,
    added_at: Time,
    amount: Type.Optional(Type.String({ description: 'Read from the line, exact.' })),
    unit: Type.Optional(Type.String()),
    aisle: Type.Optional(Type.String()),
    position: Type.Optional(position),
    recipes: Type.Optional(Type.Array(Id, { description: 'Which recipes asked for it.' })),
  },
  { title: 'GroceryItem' },
);

export const grocery = {
  plan: endpoint({
    method: 'POST',
    path: '/api/grocery/',
    summary: 'Plan these recipes: what to buy, and what the fridge has',
    description:
      'The recipes become `used` and the plan goes into the history. A recipe named twice counts twice.',
    headers: {
      'Idempotency-Key':
        'Any text of up to 200 characters. A retry with the same key gets the same answer and makes no second plan, for a day.',
    },
    body: Type.Object({
      recipe_ids: Type.Array(Type.Integer(), {
        maxItems: 1000,
        'x-absent': 'bad_recipe_ids',
        'x-not-a-list': 'bad_recipe_ids',
      }),
      servings: Type.Optional(
        Type.Array(nullable(wholeNumber({ minimum: 1, maximum: 1000 })), {
          maxItems: 1000,
          description:
            'For how many each recipe is to be, in the same order; null for as many as it is written for. Recipes that do not say for how many they are stay as they are.',
        }),
      ),
      save: Type.Optional(
        Type.Boolean({
          description:
            'Also puts what is to be bought on the checklist, merged with what is there.',
        }),
      ),
      include_low: Type.Optional(
        Type.Boolean({
          description:
            'Also asks for what is to be at home afterwards, by the marks of `/api/fridge/marks/`.',
        }),
      ),
    }),
    status: 200,
    reply: Type.Object({ grocery_list: Needed, others: Needed }, { title: 'GroceryList' }),
    absent: 'recipe_not_found',
    errors: ['bad_recipe_ids', 'idempotency_key_reused'],
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/grocery/list/',
    summary: 'The checklist, newest first',
    status: 200,
    reply: Type.Array(GroceryItem),
    collection: 'groceries',
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/grocery/list/',
    summary: 'Add one line or several to the checklist',
    body: Type.Object({
      items: Type.String({
        minLength: 1,
        'x-absent': 'no_items',
        'x-only-text': true,
        description: 'One item a line.',
      }),
    }),
    status: 201,
    reply: Type.Object({ ids: Type.Array(Id) }),
    otherReplies: { 200: Type.Object({ id: Id }) },
    errors: ['no_items'],
  }),
  putAway: endpoint({
    method: 'POST',
    path: '/api/grocery/list/put-away/',
    summary: 'Put what is ticked into the fridge',
    description:
      'Place and last day are guessed by the food where they are not given. The lines leave the checklist. With `preview`, nothing changes.',
    body: Type.Object(
      {
        preview: Type.Optional(Type.Boolean()),
        items: Type.Optional(
          Type.Array(
            Type.Object(
              {
                id: wholeNumber({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
                name: Type.Optional(text(200)),
                group: Type.Optional(text(30)),
                ...stockFields,
              },
              { title: 'PutAwayItem', check: stockProblems },
            ),
            {
              maxItems: 1000,
              description: 'Only these lines, as they are to be; all ticked ones when left out.',
            },
          ),
        ),
      },
      { title: 'PutAway' },
    ),
    status: 200,
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          line: Id,
          id: Type.Optional(Id),
          name: Type.String(),
          group: Type.String(),
          ...stockReply,
          last_price: Type.Optional(
            Type.Integer({
              description: 'What so much of it cost the last time; told where no price is given.',
            }),
          ),
        }),
        {
          description:
            'Each with the line it comes from; ids of fridge items where they were made.',
        },
      ),
      change: Type.Optional(
        Type.Integer({
          minimum: 1,
          description: 'For `DELETE /api/fridge/changes/{id}/`, which undoes all of it.',
        }),
      ),
    }),
    absent: 'grocery_item_not_found',
  }),
  order: endpoint({
    method: 'POST',
    path: '/api/grocery/list/order/',
    summary: 'Say in which order lines of the checklist stand',
    description:
      'Their positions become 1, 2, 3 and so on. Lines that are gone are passed over; those that are not named keep their position.',
    body: Type.Object({
      ids: Type.Array(wholeNumber({ minimum: 1 }), {
        maxItems: 1000,
        description: 'One that comes twice counts where it comes first.',
      }),
    }),
    status: 204,
  }),
  clear: endpoint({
    method: 'DELETE',
    path: '/api/grocery/list/',
    summary: 'Empty the checklist',
    status: 204,
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/grocery/list/{id}/',
    summary: 'One line of the checklist',
    params: IdParams,
    status: 200,
    reply: GroceryItem,
    absent: 'grocery_item_not_found',
  }),
  replace: endpoint({
    method: 'PUT',
    path: '/api/grocery/list/{id}/',
    summary: 'Replace a line of the checklist; a tick left out is kept',
    params: IdParams,
    body: GroceryItemInput,
    status: 200,
    reply: GroceryItem,
    absent: 'grocery_item_not_found',
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/api/grocery/list/{id}/',
    summary: 'Tick a line of the checklist, change its text, its aisle or its position',
    params: IdParams,
    body: GroceryItemChange,
    status: 200,
    reply: GroceryItem,
    absent: 'grocery_item_not_found',
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/grocery/list/{id}/',
    summary: 'Strike a line off the checklist',
    params: IdParams,
    status: 204,
    absent: 'grocery_item_not_found',
  }),
};
