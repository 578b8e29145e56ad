import type { Generated } from 'kysely';

/** The tables, as queries see them. Times are ISO 8601 text in UTC, truth values 0 or 1. */
export interface Tables {
  users: {
    id: Generated<number>;
    username: string;
    /** Under this form a name is unique. */
    username_key: string;
    password_hash: string;
    is_active: number;
    /** Grows when all access tokens of the account must die at once. */
    auth_version: Generated<number>;
    /** Whether it may take and restore backups. */
    is_admin: Generated<number>;
    created_at: string;
  };
  sessions: {
    id: string;
    user_id: number;
    /** The rotation identity whose line of descent is the good one. */
    anchor: string;
    created_at: string;
    expires_at: string;
    last_used_at: string;
    revoked_at: string | null;
    revoked_why: string | null;
    user_agent: string;
    ip: string;
  };
  /** Tokens for scripts. `scopes` is a list of words with spaces between. */
  api_tokens: {
    id: Generated<number>;
    user_id: number;
    token_hash: string;
    name: string;
    scopes: string;
    created_at: string;
    expires_at: string | null;
    last_used_at: string | null;
  };
  /** Invitations to open an account. */
  invites: {
    id: Generated<number>;
    token_hash: string;
    created_by: number;
    created_at: string;
    expires_at: string;
    used_at: string | null;
  };
  /** Links by which an account gets a new password. */
  reset_links: { token_hash: string; user_id: number; expires_at: string };
  /** What happened to an account; 0 stands for all names nobody has. */
  account_events: {
    id: Generated<number>;
    user_id: number;
    kind: string;
    at: string;
    user_agent: string;
    ip: string;
  };
  /** The code app of an account; its secret is sealed, see factors/secret-box.ts. */
  totp_secrets: { user_id: number; sealed: string; confirmed_at: string | null; last_step: number };
  recovery_codes: { user_id: number; code_hash: string };
  /** Sign-ins that wait for their second factor. */
  login_challenges: {
    token_hash: string;
    user_id: number;
    auth_version: number;
    expires_at: string;
  };
  /** Public keys of authenticators; ids, keys and handles in base64url, `transports` a list of words with spaces between. */
  passkeys: {
    id: Generated<number>;
    user_id: number;
    credential_id: string;
    public_key: string;
    /** What authenticators know the account by. */
    user_handle: string;
    /** The name of the site it was made for. */
    rp_id: string;
    counter: number;
    transports: string;
    is_synced: number;
    name: string;
    created_at: string;
    last_used_at: string | null;
  };
  /** Questions to authenticators; those to sign in are nobody's yet. */
  passkey_questions: {
    token_hash: string;
    user_id: number | null;
    auth_version: number | null;
    /** What the new passkey is to know the account by. */
    user_handle: string | null;
    expires_at: string;
  };
  kitchens: {
    id: Generated<number>;
    name: string;
    created_at: string;
    recipes_revision: Generated<number>;
    fridge_revision: Generated<number>;
    groceries_revision: Generated<number>;
    plans_revision: Generated<number>;
    /** ISO 4217; null where nobody chose one. */
    currency: string | null;
  };
  /** Used where no setting has the key and there is no file to keep it in. */
  signing_keys: { generation: number; key: string; created_at: string };
  members: { user_id: number; kitchen_id: number; role: 'owner' };
  /** The kitchen's foods, one row for each key that names are matched by. */
  ingredients: { id: Generated<number>; kitchen_id: number; name: string; name_key: string };
  recipes: {
    id: Generated<number>;
    kitchen_id: number;
    name: string;
    meat_type: string;
    longevity: number;
    frequency: 'weekday' | 'weekend' | 'rarely';
    note: string;
    state: 'active' | 'used';
    added_date: string;
    servings: number | null;
    prep_minutes: number | null;
    cook_minutes: number | null;
    total_minutes: number | null;
    rating: number | null;
    source_url: string | null;
    author: string | null;
    description: string | null;
    /** JSON: a list of texts. */
    tags: Generated<string>;
    /** JSON: a list of `{text, section?}`. */
    steps: Generated<string>;
    /** JSON: what the reply says of its picture; null where there is none. */
    picture: string | null;
    /** The reply in JSON up to `state`, without id and braces: see recipe-reply.ts. */
    reply_head: string;
    /** The reply in JSON behind `state`. */
    reply_tail: string;
  };
  /** Pictures whose files are stored, or about to be: see pictures/pictures.ts. */
  pictures: {
    id: string;
    kitchen_id: number;
    /** Null for one that no recipe has (any more, or yet). */
    recipe_id: number | null;
    /** When it was made; empty as soon as a recipe has it, and for ever after. */
    waiting_since: string;
  };
  recipe_ingredients: {
    kitchen_id: number;
    recipe_id: number;
    position: number;
    ingredient_id: number;
    name: string;
    quantity: string;
    preparation: string | null;
    section: string | null;
  };
  /** Each distinct food of a recipe once, covering the search by ingredients. */
  recipe_foods: {
    kitchen_id: number;
    ingredient_id: number;
    recipe_id: number;
    /** How many distinct foods the recipe has. */
    food_count: number;
  };
  fridge_items: {
    id: Generated<number>;
    kitchen_id: number;
    group_name: string;
    name: string;
    ingredient_id: number;
    added_at: string;
    /** Exact, see domain/amount.ts; null where nobody said. */
    amount: string | null;
    unit: string | null;
    /** `2026-11-27`. */
    expires_on: string | null;
    /** What it cost, in the smallest coin; null where nobody said. */
    price: number | null;
  };
  grocery_items: {
    id: Generated<number>;
    kitchen_id: number;
    item: string;
    is_checked: number;
    added_at: string;
    amount: string | null;
    unit: string | null;
    aisle: string | null;
    /** JSON: which recipes asked for how much of it, `[recipe id, amounts]` each. */
    asked: Generated<string>;
    /** Where it stands in its aisle, from low to high; null where nobody said. */
    position: number | null;
  };
  /** Shops; `aisles` is JSON: a list of texts, in the order of a walk through it. */
  shops: { id: Generated<number>; kitchen_id: number; name: string; aisles: string };
  /** What came into the kitchen and left it: what the waste report is made of. */
  stock_moves: {
    id: Generated<number>;
    kitchen_id: number;
    moved_at: string;
    kind: 'bought' | 'cooked' | 'used' | 'thrown' | 'moved' | 'priced';
    name: string;
    amount: string | null;
    unit: string | null;
    reason: string;
    /** In the smallest coin; of `priced`, by how much the price of something that is there was changed. */
    price: number | null;
    /** Which of `stock_changes` it belongs to, if any. */
    change_id: number | null;
  };
  /** What should always be at home; without an amount, somebody wants to know when it is gone. */
  stock_marks: {
    id: Generated<number>;
    kitchen_id: number;
    name_key: string;
    name: string;
    amount: string | null;
    unit: string | null;
  };
  /** What was last paid for a food, and for how much of it. */
  food_prices: {
    kitchen_id: number;
    name_key: string;
    name: string;
    price: number;
    amount: string | null;
    unit: string | null;
    noted_at: string;
  };
  /** What was done to the stock lately, so that it can be undone. */
  stock_changes: {
    id: Generated<number>;
    kitchen_id: number;
    made_at: string;
    /** JSON: the items before and after, see stock-changes.ts. */
    items: string;
  };
  /** What was cooked, and what it took from the fridge, so that it can be undone. */
  cookings: {
    id: Generated<number>;
    kitchen_id: number;
    recipe_id: number;
    recipe_name: string;
    servings: number | null;
    cooked_at: string;
    state_before: 'active' | 'used';
    /** JSON: the moves of domain/use-stock.ts. */
    moves: string;
    leftover_id: number | null;
  };
  /** Where a kitchen's shop has a food, by the key of its name. */
  aisle_choices: { kitchen_id: number; name_key: string; aisle: string };
  plans: { id: Generated<number>; kitchen_id: number; created_at: string };
  /** What is to be eaten when; the recipe may be gone, its title stays. */
  meals: {
    id: Generated<number>;
    kitchen_id: number;
    eaten_on: string;
    meal: string;
    recipe_id: number | null;
    title: string;
    servings: number | null;
  };
  /** Recipe ids survive the recipe: history keeps them. */
  plan_recipes: { kitchen_id: number; plan_id: number; position: number; recipe_id: number };
  /** Attempts counted for several processes: see throttle.store.ts. Times in ms since the epoch. */
  throttle_counts: { key: string; rested_at: number; under_way: number; lease_until: number };
  /** Answers kept for a retry with the same Idempotency-Key. */
  kept_answers: {
    kitchen_id: number;
    idempotency_key: string;
    request: string;
    reply: string;
    created_at: string;
  };
}
