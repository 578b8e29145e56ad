import type { Database } from '../database.ts';
import { runStatements } from '../dialect.ts';

/**
 * Pictures of recipes. Each that is stored has a row here before its files are written, so that none is ever forgotten;
 * a row without a recipe is of a picture nobody needs any more, or not yet.
 */
export function up(db: Database): Promise<void> {
  return runStatements(db, [
    // No reference to kitchens: when one goes, its pictures have to be found until their files are gone, too.
    `create table pictures (
      id $text not null primary key,
      kitchen_id $int not null,
      recipe_id $int references recipes (id) on delete set null,
      waiting_since $text not null
    )`,
    'create unique index pictures_recipe on pictures (recipe_id)',
    'create index pictures_loose on pictures (waiting_since) where recipe_id is null',
    'alter table recipes add column picture $text',
  ]);
}
