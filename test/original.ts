import { pbkdf2Sync } from 'node:crypto';

/** A password that the original took, though it would not be good enough for a new account. */
export const OLD_PASSWORD = '123456';

/** A password as Django keeps it. */
function djangoHash(password: string): string {
  const key = pbkdf2Sync(password, 'salt', 1000, 32, 'sha256').toString('base64');
  return `pbkdf2_sha256$1000$salt$${key}`;
}

const DAY = '2024-03-01T10:00:00.123Z';

function user(username: string, more: object = {}) {
  return {
    username,
    password: djangoHash(OLD_PASSWORD),
    last_login: null,
    is_superuser: false,
    is_staff: false,
    is_active: true,
    email: '',
    date_joined: '2024-01-01T00:00:00Z',
    groups: [],
    user_permissions: [],
    ...more,
  };
}

/** Two accounts of the original service with what is in their kitchens, as `dumpdata` writes them. */
export function originalDump(): { model: string; pk: unknown; fields: Record<string, unknown> }[] {
  const recipe = (owner: number, name: string, more: object = {}) => ({
    user: owner,
    name,
    meat_type: 'Noodles',
    longevity: 3,
    frequency: 'weekend',
    note: 'Stir fry.',
    state: 'active',
    added_date: DAY,
    ...more,
  });
  return [
    { model: 'contenttypes.contenttype', pk: 1, fields: { app_label: 'auth', model: 'user' } },
    { model: 'auth.permission', pk: 1, fields: { name: 'Can add', content_type: 1 } },
    { model: 'auth.group', pk: 1, fields: { name: 'Editors', permissions: [] } },
    { model: 'auth.user', pk: 7, fields: user('anna') },
    { model: 'auth.user', pk: 9, fields: user('Berta', { is_superuser: true, is_staff: true }) },
    { model: 'auth.user', pk: 11, fields: user('carl', { is_active: false, password: '!x' }) },
    { model: 'sessions.session', pk: 'abc', fields: { session_data: 'x', expire_date: DAY } },
    { model: 'token_blacklist.outstandingtoken', pk: 1, fields: { user: 7, token: 'x', jti: 'y' } },
    { model: 'recipes.ingredient', pk: 21, fields: { name: 'garlic' } },
    { model: 'recipes.ingredient', pk: 22, fields: { name: 'noodles' } },
    { model: 'recipes.recipe', pk: 31, fields: recipe(7, 'Garlic noodles') },
    { model: 'recipes.recipe', pk: 32, fields: recipe(7, 'Plain noodles', { state: 'used' }) },
    { model: 'recipes.recipe', pk: 33, fields: recipe(9, 'Soup', { frequency: 'Sometimes' }) },
    ...[
      [41, 31, 21, '3 cloves'],
      [42, 31, 22, '200 g'],
      [43, 32, 22, ''],
      [44, 33, 21, '1'],
    ].map(([pk, of, ingredient, quantity]) => ({
      model: 'recipes.recipeingredient',
      pk,
      fields: { recipe: of, ingredient, quantity },
    })),
    { model: 'fridge.fridge', pk: 51, fields: { user: 7 } },
    { model: 'fridge.fridge', pk: 52, fields: { user: 9 } },
    {
      model: 'fridge.fridgeingredient',
      pk: 61,
      fields: { fridge: 51, name: 'Milk', group: 'Door' },
    },
    { model: 'fridge.fridgeingredient', pk: 62, fields: { fridge: 51, name: '1', group: '1' } },
    { model: 'grocery.grocerylist', pk: 71, fields: { user: 7 } },
    ...[
      [81, 'bread', true],
      [82, '5', false],
    ].map(([pk, item, is_checked]) => ({
      model: 'grocery.grocerylistitem',
      pk,
      fields: { grocery_list: 71, item, is_checked },
    })),
    {
      model: 'grocery.groceryhistory',
      pk: 91,
      fields: { user: 7, recipes: [32, 31, 999, 32], created_at: '2024-03-02T18:30:00Z' },
    },
    { model: 'feedback.message', pk: 1, fields: { user: 7, stars: 5, body: 'Nice' } },
  ];
}
