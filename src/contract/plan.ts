import { Type } from 'typebox';
import { endpoint } from './endpoint.ts';
import { Id, IdParams, Time, blankableText, nullable, wholeNumber } from './fields.ts';
import { AmountReply } from './ingredients.ts';
import { isNearDay } from './stock-fields.ts';

/** A plan as it goes out. */
export const Plan = Type.Object(
  {
    id: Id,
    recipes: Type.Array(Id, { description: 'In the order of the plan; deleted recipes stay.' }),
    created_at: Time,
  },
  { title: 'Plan' },
);

const MEALS = ['breakfast', 'lunch', 'dinner'] as const;
const BAD_DAY = 'Enter a day as YYYY-MM-DD, from 2000 to 2199.';

const Day = Type.String({ format: 'date', minLength: 1, maxLength: 10 });
const mealFields = {
  date: Day,
  meal: Type.Optional(Type.Enum([...MEALS, ''], { description: 'Empty for any time of the day.' })),
  recipe_id: Type.Optional(nullable(wholeNumber({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }))),
  title: Type.Optional(
    blankableText(200, {
      description: 'What it is, where it is no recipe; the recipe’s name else.',
    }),
  ),
  servings: Type.Optional(nullable(wholeNumber({ minimum: 1, maximum: 1000 }))),
};

function mealProblems(value: Record<string, unknown>): Record<string, string[]> {
  const { date, recipe_id: recipe, title } = value;
  const hasDish = recipe !== undefined || title !== undefined || date === undefined;
  return {
    ...(typeof date === 'string' && !isNearDay(date) ? { date: [BAD_DAY] } : {}),
    ...(hasDish ? {} : { title: ['Name a recipe, or say what it is.'] }),
  };
}

function copyProblems(value: Record<string, unknown>): Record<string, string[]> {
  return Object.fromEntries(
    ['from', 'to'].flatMap((name) => {
      const day = value[name];
      return typeof day === 'string' && !isNearDay(day) ? [[name, [BAD_DAY]]] : [];
    }),
  );
}

const MealInput = Type.Object(mealFields, { title: 'MealInput', check: mealProblems });
const MealChange = Type.Partial(MealInput, {
  title: 'MealChange',
  check: ({ date }: Record<string, unknown>) =>
    typeof date === 'string' && !isNearDay(date) ? { date: [BAD_DAY] } : {},
});

/** A meal as it goes out. */
export const Meal = Type.Object(
  {
    id: Id,
    date: Day,
    meal: Type.String(),
    recipe_id: nullable(Type.Integer()),
    title: Type.String(),
    servings: nullable(Type.Integer()),
  },
  { title: 'Meal' },
);

const count = (maximum: number, description: string) =>
  Type.Optional(wholeNumber({ maximum, description }));

const ids = (description: string) =>
  Type.Optional(
    Type.Array(wholeNumber({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }), {
      maxItems: 1000,
      description,
    }),
  );

const Suggestion = Type.Object(
  {
    from: Type.Optional(Day),
    days: Type.Optional(wholeNumber({ minimum: 1, maximum: 31, description: '7 when left out.' })),
    people: Type.Optional(
      wholeNumber({ minimum: 1, maximum: 100, description: '2 when left out.' }),
    ),
    meals: Type.Optional(
      Type.Array(Type.Enum([...MEALS]), {
        maxItems: 3,
        description: 'Of each day; only dinner when left out.',
      }),
    ),
    only_active: Type.Optional(
      Type.Boolean({ description: 'Leave out what was cooked already. True when left out.' }),
    ),
    use_expiring: Type.Optional(
      Type.Boolean({ description: 'Use what ends soon. True when left out.' }),
    ),
    leftovers: Type.Optional(
      Type.Boolean({ description: 'Eat a dish that lasts at the next meals, too.' }),
    ),
    max_extra_items: Type.Optional(nullable(wholeNumber({ maximum: 1000 }))),
    fixed: Type.Optional(
      Type.Array(
        Type.Object({
          date: Day,
          meal: Type.Optional(Type.Enum([...MEALS])),
          recipe_id: wholeNumber({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
        }),
        { maxItems: 100, description: 'Meals that stand.' },
      ),
    ),
    excluded: ids('Recipes that are not wanted.'),
    seed: Type.Optional(wholeNumber({ description: 'Another seed, another plan as good.' })),
  },
  {
    title: 'SuggestionWish',
    check: ({ from }: Record<string, unknown>) =>
      typeof from === 'string' && !isNearDay(from) ? { from: [BAD_DAY] } : {},
  },
);

const SuggestedMeal = Type.Object(
  {
    date: Day,
    meal: Type.String(),
    recipe_id: nullable(Type.Integer()),
    text: Type.String({ description: 'Why it was chosen, in a sentence.' }),
    reasons: Type.Array(
      Type.Unsafe<{ kind: string }>({ type: 'object', additionalProperties: true }),
    ),
  },
  { title: 'SuggestedMeal' },
);

export const plan = {
  meals: endpoint({
    method: 'GET',
    path: '/api/plans/',
    summary: 'What is to be eaten when, in the order of the days',
    query: Type.Object({
      from: Type.Optional(Day),
      to: Type.Optional(Day),
    }),
    status: 200,
    reply: Type.Array(Meal),
    collection: 'plans',
  }),
  addMeals: endpoint({
    method: 'POST',
    path: '/api/plans/',
    summary: 'Plan meals, all of them or none',
    body: Type.Object({ meals: Type.Array(MealInput, { maxItems: 200 }) }),
    status: 201,
    reply: Type.Array(Meal),
    errors: ['recipe_not_found'],
  }),
  copyMeals: endpoint({
    method: 'POST',
    path: '/api/plans/copy/',
    summary: 'Plan the meals of some days once more, on other days',
    description:
      'What is planned there already stays, and is not planned twice. Answers with the meals that were added.',
    body: Type.Object(
      {
        from: Day,
        to: Day,
        days: Type.Optional(
          wholeNumber({ minimum: 1, maximum: 31, description: '7 when left out.' }),
        ),
      },
      { title: 'MealCopy', check: copyProblems },
    ),
    status: 201,
    reply: Type.Array(Meal),
    errors: ['too_many_meals'],
  }),
  changeMeal: endpoint({
    method: 'PATCH',
    path: '/api/plans/{id}/',
    summary: 'Move a meal to another day, or change it',
    params: IdParams,
    body: MealChange,
    status: 200,
    reply: Meal,
    errors: ['recipe_not_found'],
  }),
  removeMeal: endpoint({
    method: 'DELETE',
    path: '/api/plans/{id}/',
    summary: 'Take a meal off the plan',
    params: IdParams,
    status: 204,
  }),
  suggest: endpoint({
    method: 'POST',
    path: '/api/plans/suggest/',
    scope: 'read',
    summary: 'Suggest what to cook, with reasons; nothing is stored',
    description:
      'Uses what ends first, buys little, avoids what was eaten lately and dishes twice, keeps weekend dishes for the weekend. The same wish and seed give the same plan.',
    body: Suggestion,
    status: 200,
    reply: Type.Object({
      meals: Type.Array(SuggestedMeal),
      to_buy: Type.Array(Type.String()),
      unused: Type.Array(Type.Object({ food: Type.String(), date: Day }), {
        description: 'What ends within these days and is not used.',
      }),
    }),
  }),
  cookable: endpoint({
    method: 'GET',
    path: '/api/recipes/cookable/',
    summary: 'What can be cooked with what is at home, by amount and date',
    description: 'What uses up what ends soon comes first among what needs as little else.',
    query: Type.Object({
      people: count(1000, 'As many as each recipe is written for when left out.'),
      limit: count(1000, '100 when left out.'),
    }),
    status: 200,
    reply: Type.Array(
      Type.Object({
        recipe_id: Id,
        name: Type.String(),
        is_coverable: Type.Boolean({ description: 'Everything is there, and enough of it.' }),
        covered: Type.Integer(),
        of: Type.Integer(),
        missing: Type.Array(Type.String()),
        short: Type.Array(Type.Object({ name: Type.String(), amounts: Type.Array(AmountReply) })),
        uses_expiring: Type.Array(Type.Object({ food: Type.String(), date: Day })),
      }),
    ),
  }),
  history: endpoint({
    method: 'GET',
    path: '/api/grocery/history/',
    summary: 'All plans, newest first',
    status: 200,
    reply: Type.Array(Plan),
    collection: 'plans',
  }),
  recent: endpoint({
    method: 'GET',
    path: '/api/grocery/history/recent/',
    summary: 'The newest plan, if there is one',
    status: 200,
    reply: Type.Array(Plan, { maxItems: 1 }),
    collection: 'plans',
  }),
  clearHistory: endpoint({
    method: 'DELETE',
    path: '/api/grocery/history/',
    summary: 'Forget all plans',
    status: 204,
  }),
};
