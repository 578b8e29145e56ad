import type { Database } from '../database.ts';
import { runStatements } from '../dialect.ts';

/** Accounts, kitchens and what is in them. */
export function up(db: Database): Promise<void> {
  return runStatements(db, STATEMENTS);
}

const IN_KITCHEN = 'kitchen_id $int not null references kitchens (id) on delete cascade';
const OF_RECIPE = 'recipe_id $int not null references recipes (id) on delete cascade';
const FOOD = 'ingredient_id $int not null references ingredients (id)';

const STATEMENTS = [
  `create table users (
    id $id,
    username $text not null,
    username_key $text not null unique,
    password_hash $text not null,
    is_active $int not null,
    auth_version $int not null default 0,
    created_at $text not null
  )`,

  // No reference to users: the rows outlive a deleted account until none of its tokens can be good.
  `create table sessions (
    id $text primary key,
    user_id $int not null,
    anchor $text not null,
    created_at $text not null,
    expires_at $text not null,
    last_used_at $text not null,
    revoked_at $text,
    revoked_why $text,
    user_agent $text not null,
    ip $text not null
  )`,
  `create index sessions_user on sessions (user_id)`,
  `create index sessions_end on sessions (expires_at)`,

  `create table signing_keys (
    generation $int primary key,
    key $text not null,
    created_at $text not null
  )`,

  `create table kitchens (
    id $id,
    name $text not null,
    created_at $text not null,
    recipes_revision $int not null default 0,
    fridge_revision $int not null default 0,
    groceries_revision $int not null default 0,
    plans_revision $int not null default 0
  )`,
  `create table members (
    user_id $int not null references users (id) on delete cascade,
    ${IN_KITCHEN},
    role $text not null,
    primary key (user_id, kitchen_id)
  )`,
  `create index members_kitchen on members (kitchen_id)`,

  `create table ingredients (
    id $id,
    ${IN_KITCHEN},
    name $text not null,
    name_key $text not null,
    unique (kitchen_id, name_key)
  )`,
  `create table recipes (
    id $id,
    ${IN_KITCHEN},
    name $text not null,
    meat_type $text not null,
    longevity $int not null,
    frequency $text not null,
    note $text not null,
    state $text not null,
    added_date $text not null,
    reply_head $text not null,
    reply_tail $text not null
  )`,
  `create index recipes_by_date on recipes (kitchen_id, added_date, id)`,
  `create table recipe_ingredients (
    kitchen_id $int not null,
    ${OF_RECIPE},
    position $int not null,
    ${FOOD},
    name $text not null,
    quantity $text not null,
    primary key (recipe_id, position)
  ) $clustered`,
  `create index recipe_ingredients_food on recipe_ingredients (ingredient_id)`,
  // All columns are in the key, so that the search reads nothing else.
  `create table recipe_foods (
    kitchen_id $int not null,
    ${FOOD},
    ${OF_RECIPE},
    food_count $int not null,
    primary key (kitchen_id, ingredient_id, recipe_id, food_count)
  ) $clustered`,
  `create index recipe_foods_recipe on recipe_foods (recipe_id)`,
  `create index recipe_foods_food on recipe_foods (ingredient_id)`,

  `create table fridge_items (
    id $id,
    ${IN_KITCHEN},
    group_name $text not null,
    name $text not null,
    ${FOOD},
    added_at $text not null
  )`,
  `create index fridge_items_by_group on fridge_items (kitchen_id, group_name, id)`,
  `create index fridge_items_food on fridge_items (ingredient_id)`,

  `create table grocery_items (
    id $id,
    ${IN_KITCHEN},
    item $text not null,
    is_checked $int not null,
    added_at $text not null
  )`,
  `create index grocery_items_of_kitchen on grocery_items (kitchen_id, id)`,

  `create table plans (
    id $id,
    ${IN_KITCHEN},
    created_at $text not null
  )`,
  `create index plans_by_date on plans (kitchen_id, created_at, id)`,
  `create table plan_recipes (
    kitchen_id $int not null,
    plan_id $int not null references plans (id) on delete cascade,
    position $int not null,
    recipe_id $int not null,
    primary key (plan_id, position)
  ) $clustered`,
  `create table kept_answers (
    ${IN_KITCHEN},
    idempotency_key $text not null,
    request $text not null,
    reply $text not null,
    created_at $text not null,
    primary key (kitchen_id, idempotency_key)
  )`,
];
