import type { Database } from '../database.ts';
import { runStatements } from '../dialect.ts';

/** How much there is and until when; what came in, was cooked and thrown away; what a line of the checklist is for. */
export function up(db: Database): Promise<void> {
  return runStatements(db, [
    'alter table fridge_items add column amount $text',
    'alter table fridge_items add column unit $text',
    'alter table fridge_items add column expires_on $text',
    'create index fridge_items_by_end on fridge_items (kitchen_id, expires_on, id)',
    'alter table grocery_items add column amount $text',
    'alter table grocery_items add column unit $text',
    'alter table grocery_items add column aisle $text',
    `alter table grocery_items add column asked $text not null default '[]'`,
    `create table stock_moves (
      id $id,
      kitchen_id $int not null references kitchens (id) on delete cascade,
      moved_at $text not null,
      kind $text not null,
      name $text not null,
      amount $text,
      unit $text,
      reason $text not null
    )`,
    'create index stock_moves_by_date on stock_moves (kitchen_id, moved_at, id)',
    'create index stock_moves_of_reason on stock_moves (kitchen_id, reason)',
    `create table cookings (
      id $id,
      kitchen_id $int not null references kitchens (id) on delete cascade,
      recipe_id $int not null,
      recipe_name $text not null,
      servings $int,
      cooked_at $text not null,
      state_before $text not null,
      moves $text not null,
      leftover_id $int
    )`,
    'create index cookings_by_date on cookings (kitchen_id, cooked_at, id)',
    'create index cookings_of_recipe on cookings (kitchen_id, recipe_id)',
    `create table aisle_choices (
      kitchen_id $int not null references kitchens (id) on delete cascade,
      name_key $text not null,
      aisle $text not null,
      primary key (kitchen_id, name_key)
    ) $clustered`,
  ]);
}
