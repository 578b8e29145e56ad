import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';

const text = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

/** An amount as it goes out. */
export const AmountReply = Type.Object(
  {
    quantity: text('Exact: `3`, `1/2`, `1 1/2`; null for an unknown number.'),
    quantity_max: text('The upper end of a range.'),
    unit: text('The unit’s name, such as `g`, `tbsp` or `clove`; null for plain pieces.'),
  },
  { title: 'Amount' },
);

const ReadLine = Type.Object(
  {
    line: Type.String({ description: 'As it was sent.' }),
    amounts: Type.Array(AmountReply, {
      description: 'Several where a line says the same in several measures.',
    }),
    name: Type.String(),
    size: text('Such as `large`.'),
    preparation: text('What is done to it.'),
    comment: text('What else is said.'),
    alternatives: Type.Array(
      Type.Object({ name: Type.String(), amounts: Type.Array(AmountReply) }),
      { description: 'The foods it leaves the choice between, the first included.' },
    ),
    optional: Type.Boolean(),
    heading: Type.Boolean({ description: 'Whether it only says what follows: “For the sauce:”.' }),
    confidence: Type.Number({ minimum: 0, maximum: 1 }),
  },
  { title: 'IngredientLine' },
);

export const ingredients = {
  parse: endpoint({
    method: 'POST',
    path: '/api/ingredients/parse/',
    scope: 'read',
    summary: 'Read ingredient lines: how much, of what, and what to do with it',
    description: 'English first; amounts and units of several other languages. Nothing is stored.',
    body: Type.Object({
      lines: Type.Array(Type.String({ maxLength: 1000 }), { maxItems: 500 }),
    }),
    status: 200,
    reply: Type.Object({
      ingredients: Type.Array(ReadLine, { description: 'In the order of the lines.' }),
    }),
  }),
};
