import { decodeEntities } from '../html-entities.ts';
import { readIngredientLine, type IngredientLine } from '../ingredient-line.ts';

const MAX_LENGTH = 1000;
const BULLET = /^[\s•▢□☐·*–—‣◦●▪-]+(?=\S)/u;

/**
 * Parts an ingredient line into what a recipe keeps: the food, and how much of it in the line's own words. “2 x 400g
 * tins of tomatoes, drained” is “2 x 400g tins” of “tomatoes”.
 * @param line of any language and length; the first 1,000 UTF-16 code units count
 * @returns both trimmed; the name is only empty where the line has none
 */
export function draftIngredient(line: string): { name: string; quantity: string } {
  const read = readIngredientLine(line);
  const name = read.name.trim();
  if (name === '' || read.amounts.length === 0) return { name, quantity: '' };
  return { name, quantity: wordsBefore(line, read) ?? exactly(read) };
}

/** What stands in front of the name, without what is done to the food; undefined where there is no amount in it. */
function wordsBefore(line: string, { name, preparation }: IngredientLine): string | undefined {
  const text = decodeEntities(line.slice(0, MAX_LENGTH).toWellFormed())
    .replaceAll(/[\s\u200B]+/gu, ' ')
    .replace(BULLET, '')
    .trim();
  const at = text.indexOf(name);
  if (at <= 0) return undefined;
  let words = text.slice(0, at);
  for (const done of (preparation ?? '').split(', ')) {
    if (done !== '') words = words.replace(done, ' ');
  }
  words = words
    .replaceAll(/ +/gu, ' ')
    .replace(/(?: (?:of|the|de|du|des|di|del|della|von|vom|van|av)|[\s,.:;/([–—-]|d[’'])+$/iu, '')
    .trim();
  const isOpen = words.includes('(') && !words.includes(')');
  const whole = isOpen ? `${words})` : words;
  return /[\d½⅓⅔¼¾⅕-⅞]|^\p{L}/u.test(whole) ? whole : undefined;
}

/** The first amount as it was understood. */
function exactly({ amounts }: IngredientLine): string {
  const [amount] = amounts;
  if (!amount) return '';
  const { quantity, quantity_max: most, unit } = amount;
  const number = most === null ? (quantity ?? '') : `${quantity ?? ''}-${most}`;
  return [number, unit ?? ''].filter((part) => part !== '').join(' ');
}
