import { Type } from 'typebox';
import { blankableText, nullable, text, wholeNumber } from './fields.ts';

const minutes = (description: string) =>
  Type.Optional(nullable(wholeNumber({ maximum: 100_000, description })));

/** What a recipe may say beyond what every client knows. Left out, it stays what it was; null or empty takes it away. */
export const recipeDetails = {
  servings: Type.Optional(
    nullable(
      wholeNumber({
        minimum: 1,
        maximum: 1000,
        description: 'How many the quantities are for.',
      }),
    ),
  ),
  prep_minutes: minutes('Of work before anything cooks.'),
  cook_minutes: minutes('On the stove or in the oven.'),
  total_minutes: minutes('From beginning to end, waiting included.'),
  rating: Type.Optional(nullable(wholeNumber({ minimum: 1, maximum: 5 }))),
  tags: Type.Optional(Type.Array(text(50), { maxItems: 50 })),
  steps: Type.Optional(
    Type.Array(
      Type.Object(
        {
          text: text(10_000),
          section: Type.Optional(nullable(blankableText(200))),
        },
        { title: 'RecipeStep' },
      ),
      { maxItems: 300, description: 'In order. The note stays beside them.' },
    ),
  ),
  source_url: Type.Optional(nullable(text(2000, { description: 'Where it comes from.' }))),
  author: Type.Optional(nullable(blankableText(200))),
  description: Type.Optional(nullable(blankableText(5000))),
};

/** Problems of fields that only the value itself tells. */
export function recipeProblems({
  source_url: source,
}: Record<string, unknown>): Record<string, string[]> {
  return typeof source === 'string' && !/^https?:\/\/[^\s/?#]+\S*$/iu.test(source)
    ? { source_url: ['Enter a valid URL.'] }
    : {};
}
