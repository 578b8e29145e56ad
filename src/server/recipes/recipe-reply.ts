import { sql } from 'kysely';

/** What of a recipe stands before `state` in its reply. */
export interface RecipeHead {
  name: string;
  meat_type: string;
  longevity: number;
  frequency: string;
  note: string;
}

/** What stands behind it. */
export interface RecipeTail {
  ingredient_list: readonly { name: string; quantity: string }[];
  added_date: string;
}

/**
 * A recipe's reply is kept as text beside its rows: a list is then read and sent without being taken apart
 * and put together again. Id and state are left out: the one is not known when the text is made, the other changes
 * for many recipes at once.
 */
export function replyHead({ name, meat_type, longevity, frequency, note }: RecipeHead): string {
  return members({ name, meat_type, longevity, frequency, note });
}

export function replyTail({ ingredient_list, added_date }: RecipeTail): string {
  const list = ingredient_list.map(({ name, quantity }) => ({ name, quantity }));
  return members({ ingredient_list: list, added_date });
}

/** The members of a JSON object, each with a comma before it. */
function members(object: object): string {
  return `,${JSON.stringify(object).slice(1, -1)}`;
}

/** The whole reply, as an expression over `recipes as r`. `concat` puts it together once; `||` would seven times. */
export const replyText = sql<string>`concat('{"id":', r.id, r.reply_head, ',"state":"', r.state, '"', r.reply_tail, '}')`;

/** The same with the `accuracy` of a search, over `recipes as r` and a column `accuracy`. */
export const rankedReplyText = sql<string>`concat('{"id":', r.id, r.reply_head, ',"state":"', r.state, '"', r.reply_tail, ',"accuracy":', accuracy, '}')`;
