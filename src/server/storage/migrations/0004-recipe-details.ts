import { rebuildReplies } from '../../recipes/rebuild-replies.ts';
import type { Database } from '../database.ts';
import { runStatements } from '../dialect.ts';

/** What recipes may say beyond the first fields; and the amounts of ingredients in the replies kept of all recipes. */
export async function up(db: Database): Promise<void> {
  const numbers = ['servings', 'prep_minutes', 'cook_minutes', 'total_minutes', 'rating'];
  const texts = ['source_url', 'author', 'description'];
  await runStatements(db, [
    ...numbers.map((column) => `alter table recipes add column ${column} $int`),
    ...texts.map((column) => `alter table recipes add column ${column} $text`),
    `alter table recipes add column tags $text not null default '[]'`,
    `alter table recipes add column steps $text not null default '[]'`,
    'alter table recipe_ingredients add column preparation $text',
    'alter table recipe_ingredients add column section $text',
  ]);
  await rebuildReplies(db);
}
