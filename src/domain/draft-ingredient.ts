import { decodeEntities } from './html-entities.ts';
import { readIngredientLine, type IngredientLine } from './ingredient-line.ts';

const MAX_LENGTH = 1000;
const BULLET = /^[\s•▢□☐·*–—‣◦●▪-]+(?=\S)/u;

/** What a food is packed in; part of how much there is of it. */
const PACKED =
  /^((?:tins?|cans?|jars?|bottles?|cartons?|tubs?|tubes?|sachets?|pouch(?:es)?|packets?|packages?|packs?|pkgs?|bags?|boxe?s?|punnets?|pieces?|dosen?|gläser|glas|boîtes?|latas?|scatol[ae]|blikje?s?|burk(?:ar)?)(?: (?:of|de|di|d[’']))?) (?=\p{L}{3})/iu;
/** "Mehl 200 g": many languages name the food first. */
const LATE = /^(\D{2,80}?)[\s:,–-]+(\d[\d.,/½¼¾⅓⅔]*(?:\s?[-–]\s?\d[\d.,]*)?\s?\p{L}{0,12}\.?)$/u;

/** An ingredient as a recipe keeps it. */
export interface DraftIngredient {
  name: string;
  quantity: string;
  /** What is done to it first; empty for nothing. */
  preparation: string;
  /** What else is said of it ("to taste"); empty for nothing. */
  remark: string;
}

/**
 * Parts an ingredient line into what a recipe keeps: the food, and how much of it in the line's own words. The one way to part a line: files, pages and what is typed
 * in share it. “2 x 400g
 * tins of tomatoes, drained” is “2 x 400g tins” of “tomatoes”.
 * @param line of any language and length; the first 1,000 UTF-16 code units count
 * @returns all trimmed; the name is only empty where the line is nothing but a number
 */
export function draftIngredient(line: string): DraftIngredient {
  const read = readIngredientLine(line);
  const [first] = read.alternatives;
  // "juice of 1 lemon" is one food, though lemons are bought for it.
  const isChoice = first !== undefined && !read.name.startsWith(`${first.name} of `);
  const name = asWritten(plain(line), (isChoice ? first.name : read.name).trim());
  const said = { preparation: read.preparation ?? '', remark: read.comment ?? '' };
  if (name === '') return { ...onlyAmount(line), preparation: '', remark: '' };
  if (read.amounts.length === 0) {
    const behind = amountBehind(plain(line));
    if (behind) return { ...behind, preparation: '', remark: '' };
    return { name, quantity: VAGUE.exec(plain(line))?.[0] ?? '', ...said };
  }
  const quantity = withLateUnit(plain(line), name, wordsBefore(line, name, read) ?? exactly(read));
  const packed = PACKED.exec(name);
  if (!packed || quantity === '') return { name, quantity, ...said };
  const pack = (packed[1] ?? '').replace(/ (?:of|de|di|d[’'])$/u, '');
  return { name: name.slice(packed[0].length), quantity: `${quantity} ${pack}`, ...said };
}

/** A name with the commas that stand between its words: "boneless, skinless chicken". */
function asWritten(text: string, name: string): string {
  if (name === '' || text.includes(name)) return name;
  const [begin = '', ...words] = name.split(' ');
  const start = text.indexOf(begin);
  let end = start + begin.length;
  for (const word of words) {
    const between = [' ', ', ', '; '].find((signs) => text.startsWith(signs + word, end));
    if (between === undefined) return name;
    end += between.length + word.length;
  }
  return start < 0 ? name : text.slice(start, end);
}

/** "2 garlic cloves": the unit stands behind the food. */
function withLateUnit(text: string, name: string, quantity: string): string {
  if (!/^[\d\s.,/⁄½⅓⅔¼¾⅕-⅞–-]+$/u.test(quantity)) return quantity;
  const at = text.indexOf(name);
  const [, word = ''] = at > 0 ? (LATE_UNIT.exec(text.slice(at + name.length)) ?? []) : [];
  return word === '' ? quantity : `${quantity} ${word}`;
}

const LATE_UNIT =
  /^ (cloves?|stalks?|sprigs?|loaf|loaves|rashers?|stems?|bulbs?|spears?|branch(?:es)?|sachets?|sheets?|sticks?|leaf|leaves)(?=$|[,\s(])/iu;
/** An amount that is none: "a few basil leaves". */
const VAGUE = /^(?:a few|a little|a bit|some|several)(?= \p{L})/iu;

/** A line of an amount alone: what looked like its unit is the food, as in "6 cloves". */
function onlyAmount(line: string): { name: string; quantity: string } {
  const text = plain(line);
  const quantity = /^[.,]?[\d½⅓⅔¼¾⅕-⅞][\d\s.,/⁄½⅓⅔¼¾⅕-⅞x×–-]*/u.exec(text)?.[0] ?? '';
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
    .replace(
      /(?: (?:of|the|de|du|des|di|del|della|von|vom|van|av)|(?<=half) an?|[\s,:;/([–—-]|(?<!\p{L})\.|d[’'])+$/iu,
      '',
    )
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
