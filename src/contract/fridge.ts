import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { AmountReply } from './ingredients.ts';
import { Id, IdParams, Time, text, wholeNumber } from './fields.ts';
import { LowFoods } from './low-food.ts';
import { stockFields, stockProblems, stockReply } from './stock-fields.ts';

const fields = {
  name: text(200, { description: 'Kept as typed.' }),
  group: text(30, { description: 'Where it is kept, in the cook’s own words.' }),
};

/** Something for the fridge: by its fields, or as one text that is read ("500 g minced beef until Friday"). */
const FridgeItemInput = Type.Object(
  {
    name: Type.Optional(fields.name),
    text: Type.Optional(
      text(200, {
        description:
          'In place of `name`: name, amount and last day as people write them. Fields that are given win.',
      }),
    ),
    group: fields.group,
    ...stockFields,
  },
  { title: 'FridgeItemInput', check: itemProblems },
);
const { text: _text, ...ownFields } = FridgeItemInput.properties;
const FridgeItemReplacement = Type.Object(
  { ...ownFields, name: fields.name },
  { title: 'FridgeItemReplacement', check: stockProblems },
);
const FridgeItemChange = Type.Partial(FridgeItemReplacement, {
  title: 'FridgeItemChange',
  check: stockProblems,
});

function itemProblems(value: Record<string, unknown>): Record<string, string[]> {
  const hasName = value['name'] !== undefined || value['text'] !== undefined;
  return { ...stockProblems(value), ...(hasName ? {} : { name: ['This field is required.'] }) };
}

/** A fridge item as it goes out. */
export const FridgeItem = Type.Object(
  { id: Id, ...fields, added_at: Time, ...stockReply },
  { title: 'FridgeItem' },
);
/** What came into the kitchen, or left it. */
export const StockMove = Type.Object(
  {
    moved_at: Time,
    kind: Type.Enum(['bought', 'cooked', 'used', 'thrown', 'moved', 'priced']),
    name: Type.String(),
    amount: Type.Optional(Type.String()),
    unit: Type.Optional(Type.String()),
    reason: Type.Optional(Type.String()),
    price: Type.Optional(
      Type.Integer({
        description:
          'In the smallest coin. Of `priced`: by how much the price of something at home was changed.',
      }),
    ),
  },
  { title: 'StockMove' },
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
          Type.Array(Type.Object({ id: Id, name: Type.String(), added_at: Time, ...stockReply })),
        ),
      },
      { title: 'Fridge' },
    ),
    collection: 'fridge',
  }),
  expiring: endpoint({
    method: 'GET',
    path: '/api/fridge/expiring/',
    summary: 'What ends, soonest first',
    query: Type.Object({
      days: Type.Optional(
        wholeNumber({
          maximum: 36_500,
          description:
            'Only what ends within so many days from today, in UTC; what has ended is there.',
        }),
      ),
    }),
    status: 200,
    // No tag: what ends within three days is another list tomorrow.
    reply: Type.Array(FridgeItem),
  }),
  moves: endpoint({
    method: 'GET',
    path: '/api/fridge/moves/',
    summary: 'What was bought, cooked, used up and thrown away, by month; newest first',
    description: 'Counts are of things, not of grams: a litre of milk and an egg are one each.',
    query: Type.Object({
      months: Type.Optional(
        wholeNumber({
          minimum: 1,
          maximum: 120,
          description: 'This one and those before; 12 when left out.',
        }),
      ),
    }),
    status: 200,
    reply: Type.Array(
      Type.Object({
        month: Type.String({ description: 'Such as `2026-05`, in UTC.' }),
        bought: Type.Integer(),
        cooked: Type.Integer(),
        used: Type.Integer(),
        thrown: Type.Integer(),
        thrown_foods: Type.Array(
          Type.Object({
            name: Type.String(),
            count: Type.Integer(),
            reason: Type.String(),
            amounts: Type.Optional(Type.Array(AmountReply)),
            price: Type.Optional(Type.Integer({ description: 'In the smallest coin.' })),
          }),
          { description: 'What was thrown away most, at most ten.' },
        ),
        money: Type.Optional(
          Type.Object(
            {
              currency: Type.String(),
              bought: Type.Integer(),
              cooked: Type.Integer(),
              used: Type.Integer(),
              thrown: Type.Integer(),
            },
            { description: 'In the smallest coin; left out where no price was noted.' },
          ),
        ),
      }),
    ),
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
    body: FridgeItemReplacement,
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
  use: endpoint({
    method: 'POST',
    path: '/api/fridge/ingredient/{id}/use/',
    summary: 'Use some of a fridge item up, or throw it away',
    description:
      'Without an amount all of it goes. What is left stays; a stock move notes what left the kitchen. `DELETE /api/fridge/changes/{change}/` undoes it.',
    params: IdParams,
    body: Type.Object(
      {
        amount: stockFields.amount,
        unit: stockFields.unit,
        thrown: Type.Optional(
          Type.Boolean({ description: 'Thrown away instead of used. Counts as waste.' }),
        ),
        reason: Type.Optional(
          Type.String({ maxLength: 100, description: 'Why it was thrown away.' }),
        ),
      },
      { title: 'FridgeUse', check: stockProblems },
    ),
    status: 200,
    reply: Type.Object({
      taken: Type.Array(AmountReply),
      item: Type.Optional(FridgeItem),
      price: Type.Optional(Type.Integer({ description: 'What it cost, in the smallest coin.' })),
      change: Type.Optional(Id),
      low: Type.Optional(LowFoods),
    }),
    absent: 'fridge_item_not_found',
    errors: ['invalid_input'],
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
