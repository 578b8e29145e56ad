import { Type } from 'typebox';
import { isCurrency } from '../domain/money.ts';
import { endpoint } from './endpoint.ts';
import { Id, IdParams, Time, text, wholeNumber } from './fields.ts';
import { FridgeItem } from './fridge.ts';
import { AllLowFoods } from './low-food.ts';
import { stockFields, stockProblems } from './stock-fields.ts';

/** What should always be at home. */
export const StockMark = Type.Object(
  {
    id: Id,
    name: Type.String(),
    amount: Type.Optional(Type.String({ description: 'At least so much, exact.' })),
    unit: Type.Optional(Type.String()),
  },
  { title: 'StockMark' },
);

/** What was last paid for a food. */
export const FoodPrice = Type.Object(
  {
    name: Type.String(),
    price: Type.Integer({ description: 'In the smallest coin.' }),
    amount: Type.Optional(Type.String({ description: 'For so much, exact.' })),
    unit: Type.Optional(Type.String()),
    noted_at: Time,
  },
  { title: 'FoodPrice' },
);

const Settings = Type.Object(
  { currency: Type.String({ description: 'What prices are in; ISO 4217.' }) },
  { title: 'StockSettings' },
);

function currencyProblems({ currency }: Record<string, unknown>): Record<string, string[]> {
  const isWrong = typeof currency === 'string' && !isCurrency(currency);
  return isWrong ? { currency: ['We do not know this currency.'] } : {};
}

const { price: _price, ...moved } = stockFields;
const change = Type.Integer({
  minimum: 1,
  description: 'For `DELETE /api/fridge/changes/{id}/`, which undoes it.',
});

export const stock = {
  low: endpoint({
    method: 'GET',
    path: '/api/fridge/low/',
    summary: 'What is below its mark, and how much to buy; what is out first',
    status: 200,
    reply: AllLowFoods,
  }),
  addLow: endpoint({
    method: 'POST',
    path: '/api/fridge/low/',
    summary: 'Put what is below its mark on the checklist',
    description: 'What stands there already is taken off: asking twice adds nothing.',
    status: 200,
    reply: Type.Object({
      added: Type.Array(Type.String(), { description: 'The names of what was added.' }),
    }),
  }),
  marks: endpoint({
    method: 'GET',
    path: '/api/fridge/marks/',
    summary: 'What should always be at home, by name',
    status: 200,
    reply: Type.Array(StockMark),
  }),
  setMark: endpoint({
    method: 'PUT',
    path: '/api/fridge/marks/',
    summary: 'Say of a food that it should always be at home; replaces what was said of it',
    body: Type.Object(
      { name: text(200), amount: stockFields.amount, unit: stockFields.unit },
      { title: 'StockMarkInput', check: stockProblems },
    ),
    status: 200,
    reply: StockMark,
  }),
  removeMark: endpoint({
    method: 'DELETE',
    path: '/api/fridge/marks/{id}/',
    summary: 'Forget that something should always be at home',
    params: IdParams,
    status: 204,
    absent: 'stock_mark_not_found',
  }),
  move: endpoint({
    method: 'POST',
    path: '/api/fridge/ingredient/{id}/move/',
    summary: 'Move all or a part of a fridge item to another group',
    description:
      'Without an amount all of it goes. The last good day is guessed for the new place where it is not given. It merges with the same food of the same day in units of the same kind. Within its group, a part becomes an item of its own.',
    params: IdParams,
    body: Type.Object(
      {
        group: text(30),
        ...moved,
        preview: Type.Optional(Type.Boolean({ description: 'Says what would be; does nothing.' })),
      },
      { title: 'FridgeMove', check: stockProblems },
    ),
    status: 200,
    reply: Type.Object({
      item: FridgeItem,
      rest: Type.Optional(FridgeItem),
      is_merged: Type.Boolean(),
      change: Type.Optional(change),
    }),
    absent: 'fridge_item_not_found',
    errors: ['invalid_input'],
  }),
  split: endpoint({
    method: 'POST',
    path: '/api/fridge/ingredient/{id}/split/',
    summary: 'Divide a fridge item into equal portions, where it is',
    params: IdParams,
    body: Type.Object(
      { portions: wholeNumber({ minimum: 2, maximum: 50 }) },
      { title: 'FridgeSplit' },
    ),
    status: 200,
    reply: Type.Object({ items: Type.Array(FridgeItem), change }),
    absent: 'fridge_item_not_found',
    errors: ['invalid_input'],
  }),
  undo: endpoint({
    method: 'DELETE',
    path: '/api/fridge/changes/{id}/',
    summary:
      'Undo what was used up, thrown away, moved, divided or put away within the last 30 days',
    description:
      'Everything is as it was, to the gram and the cent; what was put away is on the checklist again. What was used or thrown away comes back also when the rest has changed since; else a later change has to be undone first.',
    params: IdParams,
    status: 204,
    absent: 'stock_change_not_found',
    errors: ['stock_changed_since'],
  }),
  settings: endpoint({
    method: 'GET',
    path: '/api/fridge/settings/',
    summary: 'What prices are in',
    status: 200,
    reply: Settings,
  }),
  changeSettings: endpoint({
    method: 'PATCH',
    path: '/api/fridge/settings/',
    summary: 'Choose what prices are in; amounts of money stay as they are',
    body: Type.Object(
      { currency: Type.String({ maxLength: 3, description: 'ISO 4217: `EUR`, `VND`.' }) },
      {
        title: 'StockSettingsInput',
        check: currencyProblems,
      },
    ),
    status: 200,
    reply: Settings,
  }),
};
