/** What a recipe may say beyond the first fields, in the order replies and files have it. */
export const RECIPE_DETAILS = [
  'servings',
  'prep_minutes',
  'cook_minutes',
  'total_minutes',
  'rating',
  'source_url',
  'author',
  'description',
  'tags',
  'steps',
] as const;
