import type { Counts } from './import-kitchen.ts';
import type { ImportResult } from './import-source.ts';

/** What an import did, for whoever asked for it. */
export function importReport({ users, added, known, notes, pictures }: ImportResult): string {
  const accounts = users > 0 ? [counted(users, 'account', 'accounts')] : [];
  const files = pictures > 0 ? [counted(pictures, 'picture', 'pictures')] : [];
  const lines = [`Imported: ${[...accounts, ...things(added), ...files].join(', ')}.`];
  const same = Object.values(known).reduce((sum, count) => sum + count, 0);
  if (same > 0) lines.push(`Were there already: ${things(known).join(', ')}.`);
  if (notes.length > 0) lines.push('To be known:', ...notes.map((note) => `- ${note}.`));
  return lines.join('\n');
}

function things({ recipes, fridge, groceries, plans }: Counts): string[] {
  return [
    counted(recipes, 'recipe', 'recipes'),
    counted(fridge, 'fridge item', 'fridge items'),
    counted(groceries, 'line of the grocery list', 'lines of the grocery list'),
    counted(plans, 'plan', 'plans'),
  ];
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
