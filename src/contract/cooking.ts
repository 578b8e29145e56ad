import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, IdParams, Time, wholeNumber } from './fields.ts';
import { FridgeItem } from './fridge.ts';
import { LowFoods } from './low-food.ts';
import { AmountReply } from './ingredients.ts';

const fields = {
  id: Id,
  recipe: Type.Object({ id: Id, name: Type.String() }),
  servings: Type.Optional(Type.Integer()),
  cooked_at: Time,
};

/** Something that was cooked. */
export const Cooking = Type.Object(fields, { title: 'Cooking' });

export const cooking = {
  cook: endpoint({
    method: 'POST',
    path: '/api/recipes/{id}/cook/',
    summary: 'Cook a recipe: its ingredients leave the fridge, what ends first before the rest',
    description:
      'Only what has an amount is taken, never more than there is; the answer says what was short and what could not be compared. The recipe becomes `used`.',
    params: IdParams,
    body: Type.Object(
      {
        servings: Type.Optional(
          wholeNumber({
            minimum: 1,
            maximum: 1000,
            description: 'As many as it is written for when left out.',
          }),
        ),
        leftovers: Type.Optional(
          wholeNumber({
            minimum: 1,
            maximum: 1000,
            description: 'So many portions go into the fridge, to last as long as the recipe says.',
          }),
        ),
      },
      { title: 'Cook' },
    ),
    status: 200,
    reply: Type.Object({
      ...fields,
      foods: Type.Array(
        Type.Object({
          name: Type.String(),
          taken: Type.Array(AmountReply),
          short: Type.Array(AmountReply, { description: 'What the fridge did not have.' }),
          incomparable: Type.Array(Id, { description: 'Fridge items in another measure.' }),
          unmeasured: Type.Array(Id, { description: 'Fridge items without an amount.' }),
        }),
        { description: 'Each food of the recipe.' },
      ),
      leftovers: Type.Optional(FridgeItem),
      low: Type.Optional(LowFoods),
    }),
    absent: 'recipe_not_found',
  }),
  list: endpoint({
    method: 'GET',
    path: '/api/cookings/',
    summary: 'What was cooked, newest first; the last hundred',
    status: 200,
    reply: Type.Array(Cooking),
  }),
  undo: endpoint({
    method: 'DELETE',
    path: '/api/cookings/{id}/',
    summary: 'Undo a cooking: what it took is back in the fridge',
    params: IdParams,
    status: 204,
  }),
};
