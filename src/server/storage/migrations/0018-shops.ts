import type { Database } from '../database.ts';
import { runStatements } from '../dialect.ts';

/** Several shops, each with its own order of aisles; and the order of the checklist. */
export function up(db: Database): Promise<void> {
  return runStatements(db, [
    'alter table grocery_items add column position $int',
    `create table shops (
      id $id,
      kitchen_id $int not null references kitchens (id) on delete cascade,
      name $text not null,
      aisles $text not null
    )`,
    'create index shops_of_kitchen on shops (kitchen_id, id)',
  ]);
}
