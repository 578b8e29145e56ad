import type { Database } from '../database.ts';
import { runStatements } from '../dialect.ts';

/** What is to be eaten when. */
export function up(db: Database): Promise<void> {
  return runStatements(db, [
    `create table meals (
      id $id,
      kitchen_id $int not null references kitchens (id) on delete cascade,
      eaten_on $text not null,
      meal $text not null,
      recipe_id $int,
      title $text not null,
      servings $int
    )`,
    'create index meals_by_day on meals (kitchen_id, eaten_on, id)',
  ]);
}
