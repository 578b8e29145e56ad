import { decodeEntities } from '../html-entities.ts';
import { readIngredientLine, type IngredientLine } from '../ingredient-line.ts';

const MAX_LENGTH = 1000;
const BULLET = /^[\s•▢□☐·*–—‣◦●▪-]+(?=\S)/u;

/** What a food is packed in; part of how much there is of it. */
const PACKED =
  /^((?:tins?|cans?|jars?|bottles?|cartons?|tubs?|tubes?|sachets?|pouch(?:es)?|packets?|packages?|packs?|pkgs?|bags?|boxe?s?|punnets?|dosen?|gläser|glas|boîtes?|latas?|scatol[ae]|blikje?s?|burk(?:ar)?)(?: (?:of|de|di|d[’']))?) (?=\p{L}{3})/iu;
/** "Mehl 200 g": many languages name the food first. */
const LATE = /^(\D{2,80}?)[\s:,–-]+(\d[\d.,/½¼¾⅓⅔]*(?:\s?[-–]\s?\d[\d.,]*)?\s?\p{L}{0,12}\.?)$/u;

/** An ingredient as a recipe keeps it. */
export interface DraftIngredient {
  name: string;
  quantity: string;
  /** What is done to it first; empty for nothing. */
  preparation: string;
}

/**
 * Parts an ingredient line into what a recipe keeps: the food, and how much of it in the line's own words. “2 x 400g
 * tins of tomatoes, drained” is “2 x 400g tins” of “tomatoes”.
 * @param line of any language and length; the first 1,000 UTF-16 code units count
 * @returns all trimmed; the name is only empty where the line is nothing but a number
 */
export function draftIngredient(line: string): DraftIngredient {
  const read = readIngredientLine(line);
  const [first] = read.alternatives;
  const name = (first?.name ?? read.name).trim();
  if (name === '') return { ...onlyAmount(line), preparation: '' };
  const preparation = read.preparation ?? '';
  if (read.amounts.length === 0) {
    const behind = amountBehind(plain(line));
    return behind ? { ...behind, preparation: '' } : { name, quantity: '', preparation };
  }
  const quantity = wordsBefore(line, name, read) ?? exactly(read);
  const packed = PACKED.exec(name);
  if (!packed || quantity === '') return { name, quantity, preparation };
  const pack = (packed[1] ?? '').replace(/ \S+$/u, '');
  return { name: name.slice(packed[0].length), quantity: `${quantity} ${pack}`, preparation };
}

/** A line of an amount alone: what looked like its unit is the food, as in "6 cloves". */
function onlyAmount(line: string): { name: string; quantity: string } {
  const text = plain(line);
  const quantity = /^[\d\s.,/⁄½⅓⅔¼¾⅕-⅞x×–-]+/u.exec(text)?.[0] ?? '';
  return { name: text.slice(quantity.length).trim(), quantity: quantity.trim() };
}

function amountBehind(text: string): { name: string; quantity: string } | undefined {
  const [, name = '', quantity = ''] = LATE.exec(text) ?? [];
  if (name === '') return undefined;
  const turned = readIngredientLine(`${quantity} ${name}`);
  // "juice of 1 lemon" counts lemons: only a unit, or a number alone, is an amount of what stands before it.
  const isAmount = !/\p{L}/u.test(quantity) || turned.amounts.some(({ unit }) => unit !== null);
  return isAmount &&
    turned.amounts.length > 0 &&
    turned.name !== '' &&
    turned.name.length <= name.length
    ? { name: turned.name, quantity: quantity.trim() }
    : undefined;
}

function plain(line: string): string {
  return decodeEntities(line.slice(0, MAX_LENGTH).toWellFormed())
    .replaceAll(/[\s\u200B]+/gu, ' ')
    .replace(BULLET, '')
    .trim();
}

/** What stands in front of the name, without what is done to the food; undefined where there is no amount in it. */
function wordsBefore(
  line: string,
  name: string,
  { preparation }: IngredientLine,
): string | undefined {
  const text = plain(line);
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
