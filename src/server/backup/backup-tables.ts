/** A table as a backup has it: in the order of its primary key. */
export interface BackupTable {
  name: string;
  key: readonly [string, ...string[]];
  /** Whether its ids are counted, so that none is ever given out twice. */
  hasCounter: boolean;
}

const counted = (name: string): BackupTable => ({ name, key: ['id'], hasCounter: true });

/** What a backup holds, each table after those it refers to. */
export const BACKUP_TABLES: readonly BackupTable[] = [
  counted('users'),
  counted('kitchens'),
  { name: 'totp_secrets', key: ['user_id'], hasCounter: false },
  counted('passkeys'),
  { name: 'recovery_codes', key: ['user_id', 'code_hash'], hasCounter: false },
  { name: 'members', key: ['user_id', 'kitchen_id'], hasCounter: false },
  counted('ingredients'),
  counted('recipes'),
  { name: 'pictures', key: ['id'], hasCounter: false },
  { name: 'recipe_ingredients', key: ['recipe_id', 'position'], hasCounter: false },
  {
    name: 'recipe_foods',
    key: ['kitchen_id', 'ingredient_id', 'recipe_id', 'food_count'],
    hasCounter: false,
  },
  counted('fridge_items'),
  counted('grocery_items'),
  counted('stock_moves'),
  counted('stock_changes'),
  counted('stock_marks'),
  { name: 'food_prices', key: ['kitchen_id', 'name_key'], hasCounter: false },
  counted('cookings'),
  counted('shops'),
  { name: 'aisle_choices', key: ['kitchen_id', 'name_key'], hasCounter: false },
  counted('plans'),
  counted('meals'),
  { name: 'plan_recipes', key: ['plan_id', 'position'], hasCounter: false },
];

/** What it leaves out: nobody is signed in after a restore, and no key of before is good. */
export const LEFT_OUT: readonly string[] = [
  'sessions',
  'signing_keys',
  'kept_answers',
  'throttle_counts',
  'api_tokens',
  'invites',
  'reset_links',
  'login_challenges',
  'passkey_questions',
  'account_events',
];
