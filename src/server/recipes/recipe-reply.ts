import { sql } from 'kysely';
import { quantityAmounts } from './quantity-amounts.ts';
import type { RecipeIngredient } from './recipe-ingredients.store.ts';
import { DETAILS, type RecipeDetails } from './recipe-details.ts';

/** What of a recipe stands before `state` in its reply. */
export interface RecipeHead extends Partial<RecipeDetails> {
  name: string;
  meat_type: string;
  longevity: number;
  frequency: string;
  note: string;
  /** As its column has it: JSON. */
  picture?: string | null;
}

/** What stands behind it. */
export interface RecipeTail {
  ingredient_list: readonly RecipeIngredient[];
  added_date: string;
}

/**
 * A recipe's reply is kept as text beside its rows: a list is then read and sent without being taken apart
 * and put together again. Id and state are left out: the one is not known when the text is made, the other changes
 * for many recipes at once.
 */
export function replyHead(head: RecipeHead): string {
  const { name, meat_type, longevity, frequency, note } = head;
  const said = DETAILS.map((field) => [field, head[field]] as const).filter(([, value]) =>
    isSaid(value),
  );
  const picture = head.picture ? { picture: JSON.parse(head.picture) as unknown } : {};
  const fields = { name, meat_type, longevity, frequency, note };
  return members({ ...fields, ...Object.fromEntries(said), ...picture });
}

export function replyTail({ ingredient_list, added_date }: RecipeTail): string {
  return members({ ingredient_list: ingredient_list.map(replyIngredient), added_date });
}

/** Amounts are read from the quantity; what nobody said is left out, so that clients of before see what they know. */
function replyIngredient({ name, quantity, preparation, section }: RecipeIngredient) {
  const amounts = quantityAmounts(quantity);
  return {
    name,
    quantity,
    ...(amounts.length > 0 ? { amounts } : {}),
    ...(preparation ? { preparation } : {}),
    ...(section ? { section } : {}),
  };
}

const isSaid = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  !(Array.isArray(value) && value.length === 0);

/** The members of a JSON object, each with a comma before it. */
function members(object: object): string {
  return `,${JSON.stringify(object).slice(1, -1)}`;
}

/** The whole reply, as an expression over `recipes as r`. `concat` puts it together once; `||` would seven times. */
export const replyText = sql<string>`concat('{"id":', r.id, r.reply_head, ',"state":"', r.state, '"', r.reply_tail, '}')`;

/** The same with the `accuracy` of a search, over `recipes as r` and a column `accuracy`. */
export const rankedReplyText = sql<string>`concat('{"id":', r.id, r.reply_head, ',"state":"', r.state, '"', r.reply_tail, ',"accuracy":', accuracy, '}')`;
