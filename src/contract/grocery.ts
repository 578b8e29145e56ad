import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, IdParams, Time, text } from './fields.ts';

const Needed = Type.Array(Type.Object({ name: Type.String(), quantity: Type.String() }));

const fields = { item: text(200), isChecked: Type.Boolean() };
const GroceryItemInput = Type.Object(
  { item: fields.item, isChecked: Type.Optional(fields.isChecked) },
  { title: 'GroceryItemInput' },
);
const GroceryItemChange = Type.Partial(GroceryItemInput, { title: 'GroceryItemChange' });
/** A line of the checklist as it goes out. */
export const GroceryItem = Type.Object(
  { id: Id, ...fields, added_at: Time },
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
    summary: 'Tick a line of the checklist, or change its text',
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
