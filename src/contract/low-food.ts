import { Type } from 'typebox';
import { Id } from './fields.ts';
import { Written } from './grocery.ts';

/** A food of which there is less at home than there should be. */
const LowFood = Type.Object(
  {
    id: Type.Integer({ minimum: 1, description: 'Of its mark.' }),
    name: Type.String(),
    state: Type.Enum(['low', 'out']),
    minimum: Type.Object(Written, { description: 'Empty where it only is to be there.' }),
    have: Type.Object(Written),
    to_buy: Type.Object(Written, { description: 'To be back at the minimum.' }),
    is_approximate: Type.Boolean({ description: 'Grams and cups were compared by a density.' }),
    items: Type.Array(Id, { description: 'The fridge items of this food.' }),
  },
  { title: 'LowFood' },
);

/** Those of them that a change has to do with. */
export const LowFoods = Type.Array(LowFood, {
  description: 'Foods of this change that are below their mark now; left out where none is.',
});

export const AllLowFoods = Type.Array(LowFood);
