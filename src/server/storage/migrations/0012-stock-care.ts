import type { Database } from '../database.ts';
import { runStatements } from '../dialect.ts';

/** What should always be at home, what things cost, and what was done to the stock lately, to undo it. */
export function up(db: Database): Promise<void> {
  return runStatements(db, [
    'alter table kitchens add column currency $text',
    'alter table fridge_items add column price $int',
    'alter table stock_moves add column price $int',
    'alter table stock_moves add column change_id $int',
    'create index stock_moves_of_change on stock_moves (kitchen_id, change_id)',
    `create table stock_marks (
      id $id,
      kitchen_id $int not null references kitchens (id) on delete cascade,
      name_key $text not null,
      name $text not null,
      amount $text,
      unit $text
    )`,
    'create unique index stock_marks_of_food on stock_marks (kitchen_id, name_key)',
    `create table food_prices (
      kitchen_id $int not null references kitchens (id) on delete cascade,
      name_key $text not null,
      name $text not null,
      price $int not null,
      amount $text,
      unit $text,
      noted_at $text not null,
      primary key (kitchen_id, name_key)
    ) $clustered`,
    `create table stock_changes (
      id $id,
      kitchen_id $int not null references kitchens (id) on delete cascade,
      made_at $text not null,
      items $text not null
    )`,
    'create index stock_changes_by_date on stock_changes (kitchen_id, made_at)',
  ]);
}
