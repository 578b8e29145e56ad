import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, IdParams, Time, text } from './fields.ts';

const fields = {
  name: text(200, { description: 'Kept as typed.' }),
  group: text(30, { description: 'Where it is kept, in the cook’s own words.' }),
};

const FridgeItemInput = Type.Object(fields, { title: 'FridgeItemInput' });
const FridgeItemChange = Type.Partial(FridgeItemInput, { title: 'FridgeItemChange' });
/** A fridge item as it goes out. */
export const FridgeItem = Type.Object(
  { id: Id, ...fields, added_at: Time },
  { title: 'FridgeItem' },
);
const GroupParams = Type.Object({ group: Type.String() });

export const fridge = {
  list: endpoint({
    method: 'GET',
    path: '/api/fridge/',
    summary: 'What is in the fridge, by group',
    description:
      'Groups in descending order of name (the order of the members matters), items in the order they were added.',
    status: 200,
    reply: Type.Object(
      {
        ingredient_list: Type.Record(
          Type.String(),
          Type.Array(Type.Object({ id: Id, name: Type.String(), added_at: Time })),
        ),
      },
      { title: 'Fridge' },
    ),
    collection: 'fridge',
  }),
  create: endpoint({
    method: 'POST',
    path: '/api/fridge/ingredient/',
    summary: 'Put something into the fridge',
    body: FridgeItemInput,
    status: 201,
    reply: FridgeItem,
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/fridge/ingredient/{id}/',
    summary: 'One fridge item',
    params: IdParams,
    status: 200,
    reply: FridgeItem,
    absent: 'fridge_item_not_found',
  }),
  replace: endpoint({
    method: 'PUT',
    path: '/api/fridge/ingredient/{id}/',
    summary: 'Replace a fridge item',
    params: IdParams,
    body: FridgeItemInput,
    status: 200,
    reply: FridgeItem,
    absent: 'fridge_item_not_found',
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/api/fridge/ingredient/{id}/',
    summary: 'Rename or move a fridge item',
    params: IdParams,
    body: FridgeItemChange,
    status: 200,
    reply: FridgeItem,
    absent: 'fridge_item_not_found',
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/api/fridge/ingredient/{id}/',
    summary: 'Take something out of the fridge',
    params: IdParams,
    status: 204,
    absent: 'fridge_item_not_found',
  }),
  renameGroup: endpoint({
    method: 'PUT',
    path: '/api/fridge/ingredient/group/{group}/',
    summary: 'Rename a group; into an existing one it merges',
    params: GroupParams,
    body: Type.Object({
      new_group: text(30, { 'x-absent': 'missing_group', 'x-only-text': true }),
    }),
    status: 200,
    errors: ['missing_group'],
  }),
  removeGroup: endpoint({
    method: 'DELETE',
    path: '/api/fridge/ingredient/group/{group}/',
    summary: 'Empty a group',
    params: GroupParams,
    status: 200,
  }),
};
