import type { Amount } from './amount.ts';
import { decodeEntities } from './html-entities.ts';
import { bareName, readAlternatives, type Alternative } from './lines/alternatives.ts';
import { readAmount, readUnit, type LineAmount } from './lines/amounts.ts';
import { readDigits, type Rational } from './lines/numbers.ts';
import { COMMENT, HEADING, LEADING_DONE, OF, PURPOSE, TRAILING_DONE } from './lines/words.ts';

/** A line of an ingredient list, read. */
export interface IngredientLine {
  line: string;
  /** Several where a line says the same in several measures, or adds one to the other. */
  amounts: Amount[];
  name: string;
  size: string | null;
  preparation: string | null;
  comment: string | null;
  /** The foods it leaves the choice between, the first included; none where there is no choice. */
  alternatives: Alternative[];
  optional: boolean;
  /** Whether the line only says what follows it ("For the sauce:"). */
  heading: boolean;
  /** From 0 to 1: how sure it is. */
  confidence: number;
}

const MAX_LENGTH = 1000;
const BULLET = /^[\s•▢□☐·*–—‣◦●▪-]+(?=\S)/u;
const SIZE =
  /^((?:very )?(?:large|small|medium(?:[- ]sized?)?|big|jumbo|tiny|extra[- ]large|evenly sized|große?|kleine?|mittelgroße?|grande?s?|petite?s?|pequeñas?|grandes?|stora?|små|grote?|kleine)(?: or (?:large|small|medium))?)\s+(?=\S)/iu;
/** What may stand between two amounts that belong together. */
const BETWEEN =
  /^\s?(?:\/|\+|plus\s|and\s(?=\d|[½⅓⅔¼¾])|or\s(?=\d|[½⅓⅔¼¾])|\((?=\s?\d|\s?[½⅓⅔¼¾])|(?=\d))\s?/iu;

/**
 * Reads a line of an ingredient list: how much, of what, and what to do with it. Total: any text gives an answer.
 * @param line of any language and length; the first 1,000 UTF-16 code units count
 */
export function readIngredientLine(line: string): IngredientLine {
  const text = clean(line);
  if (HEADING.test(text)) {
    return { ...nothing(line), name: text.replace(/:$/, ''), heading: true, confidence: 0.9 };
  }
  const { amounts, rest } = takeAmounts(text);
  const { size, rest: described } = takeSize(rest, amounts);
  const parts = takeParts(described);
  const isOptional = /\boptional\b/i.test(text);
  return {
    line,
    amounts: amounts.map(written),
    name: parts.name,
    size,
    preparation: joined(parts.preparation),
    comment: joined(parts.comment),
    alternatives: readAlternatives(parts.name, parts.comment, readFood),
    optional: isOptional,
    heading: false,
    confidence: confidenceOf(parts.name, amounts.length),
  };
}

function nothing(line: string): IngredientLine {
  return {
    line,
    amounts: [],
    name: '',
    size: null,
    preparation: null,
    comment: null,
    alternatives: [],
    optional: false,
    heading: false,
    confidence: 0,
  };
}

/** Amount and name of a remark such as "7 g instant yeast". */
function readFood(text: string): Alternative {
  const { amounts, rest } = takeAmounts(text);
  return { name: bareName(rest), amounts: amounts.map(written) };
}

function clean(line: string): string {
  return decodeEntities(line.slice(0, MAX_LENGTH).toWellFormed())
    .replaceAll(/[\s\u00A0\u200B]+/gu, ' ')
    .replace(BULLET, '')
    .trim();
}

/** Amounts in front of the name, and those of a bracket behind them. */
const VAGUE = /^(?:(?:a |the )?few|some|several|a little|a bit of)\s+(?=\p{L})/iu;

function takeAmounts(text: string): { amounts: LineAmount[]; rest: string } {
  const amounts: LineAmount[] = [];
  let at = 0;
  let opened = false;
  for (;;) {
    const found =
      at === 0 && VAGUE.test(text) ? undefined : readAmount(text, at, amounts.length === 0);
    if (!found || (amounts.length > 0 && found.value.unit === undefined && !opened)) break;
    if (!endsWell(text, found.end)) break;
    amounts.push(found.value);
    at = found.end;
    const between = BETWEEN.exec(text.slice(at));
    if (!between) break;
    const next = readAmount(text, at + between[0].length, false);
    const isMore = next?.value.unit !== undefined && endsWell(text, next.end);
    if (!isMore) break;
    opened = between[0].includes('(');
    at += between[0].length;
  }
  // "a few sprigs": some, but who knows how many.
  const vague = amounts.length === 0 ? VAGUE.exec(text)?.[0].length : undefined;
  if (vague !== undefined) at = vague;
  let rest = text.slice(at).replace(opened ? /^[^)]*\)/ : /^(?!)/, '');
  rest = rest.replace(/^[\s.,-]+/u, '');
  if (amounts.length > 0) {
    rest = takeLateUnit(amounts, rest).replace(OF, '');
  } else {
    const unit = readUnit(rest, 0);
    // "pinch of salt": a measure without a number.
    if (unit && rest[unit.end] === ' ' && rest.length > unit.end + 1) {
      amounts.push({
        quantity: undefined,
        quantityMax: undefined,
        unit: unit.value,
        packs: undefined,
      });
      rest = rest.slice(unit.end + 1).replace(OF, '');
    }
  }
  return { amounts, rest };
}

/** An amount ends at a blank, a mark, or the end: "7up" is no amount. */
function endsWell(text: string, end: number): boolean {
  return end >= text.length || !/[\p{L}\p{N}]/u.test(text.charAt(end));
}

/** "1 (14-oz) can", "2 garlic cloves": the unit that comes later. */
function takeLateUnit(amounts: LineAmount[], rest: string): string {
  const [first] = amounts;
  if (!first || amounts.some(({ unit }) => unit !== undefined && first.unit !== undefined))
    return rest;
  if (first.unit === undefined) {
    const unit = readUnit(rest, 0);
    if (unit && amounts.length > 1) {
      first.unit = unit.value;
      return rest.slice(unit.end).trimStart();
    }
    const [, before = '', word = '', after = ''] = LATE_UNIT.exec(rest) ?? [];
    if (word !== '' && !/^(?:of|into|in|with|from|to)\b/iu.test(after.trimStart())) {
      const late = readUnit(word, 0);
      if (late) {
        first.unit = late.value;
        return `${before}${after}`;
      }
    }
  }
  return rest;
}

/** Count nouns that stand behind their food: "garlic cloves", "fresh thyme sprigs"; "cinnamon sticks" are a food. */
const LATE_UNIT =
  /^((?!cinnamon|vanilla)(?:[\p{L}’'-]+ ){0,3}[\p{L}’'-]+?)\s(cloves?|stalks?|sprigs?|loaf|loaves|rashers?|stems?|bulbs?|spears?|branch(?:es)?|sachets?|sheets?|sticks?|(?<=gelatine )leaf|(?<=gelatine )leaves)(?=$|[,\s(])(.*)$/iu;

function takeSize(
  text: string,
  amounts: readonly LineAmount[],
): { size: string | null; rest: string } {
  if (amounts.some(({ unit }) => unit !== undefined && amounts.length === 1))
    return { size: null, rest: text };
  const found = amounts.length === 0 ? null : SIZE.exec(text);
  if (!found) return { size: null, rest: text };
  return { size: (found[1] ?? '').toLowerCase(), rest: text.slice(found[0].length) };
}

interface Parts {
  name: string;
  preparation: string[];
  comment: string[];
}

/** Parts the description at its commas and brackets, and says what each part is about. */
function takeParts(text: string): Parts {
  const parts: Parts = { name: '', preparation: [], comment: [] };
  const outside = text.replaceAll(/\(([^()]*)\)?/gu, (_whole, inside: string) => {
    const words = inside.trim();
    if (words !== '') parts.comment.push(words);
    return ' ';
  });
  const [first = '', ...others] = outside
    .split(/[,;]|\s[–—-]\s/u)
    .map((part) => part.replaceAll(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
  let name = first;
  let isListing = DESCRIPTIVE.test(first);
  for (const part of others) {
    const leading = LEADING_DONE.exec(`${part} x`);
    if (isListing && !PURPOSE.test(part)) {
      name = `${name} ${part}`;
      isListing = DESCRIPTIVE.test(part);
    } else if (PURPOSE.test(part) || COMMENT.test(part)) parts.comment.push(part);
    else if (leading !== null || parts.preparation.length > 0 || looksDone(part))
      parts.preparation.push(part);
    else parts.comment.push(part);
  }
  parts.name = takeDone(name, parts);
  return parts;
}

/** An adjective alone in front of a comma: "boneless, skinless chicken". */
const DESCRIPTIVE =
  /^(?:boneless|skinless|fresh|ripe|frozen|unsalted|dried|raw|lean|free-range|organic|boned|rindless)$/iu;

function looksDone(part: string): boolean {
  return /(?:ed|en|less|removed|into|off|on|out|off|only|temperature|apart|up|chunks?|pieces?|strips?|slices?|wedges?|juice|zest|halves|cubes?|dice|rounds|rings|matchsticks|florets)\b/iu.test(
    part,
  );
}

/** What is done to a food stands before or behind its name. */
function takeDone(text: string, parts: Parts): string {
  let name = text;
  const leading = LEADING_DONE.exec(name);
  if (leading && !/^(?:and|or)\b/iu.test(name.slice(leading[0].length))) {
    parts.preparation.unshift(leading[1] ?? '');
    name = name.slice(leading[0].length).replace(OF, '');
  }
  const remark =
    /\s+((?:to taste|to serve|to garnish|for (?:serving|dusting|greasing|frying|garnish|brushing|deep[- ]frying)|optional|if needed|as needed|plus extra\b.*)(?:\s.*)?)$/iu.exec(
      name,
    );
  if (remark && remark.index > 0) {
    parts.comment.push(remark[1] ?? '');
    name = name.slice(0, remark.index);
  }
  const trailing = TRAILING_DONE.exec(name);
  if (trailing && trailing.index > 0) {
    parts.preparation.push(trailing[1] ?? '');
    name = name.slice(0, trailing.index);
  }
  return name.replace(/[\s.:*]+$/u, '').trim();
}

function written({ quantity, quantityMax, unit, packs }: LineAmount): Amount {
  const times = packs ?? { parts: 1, of: 1 };
  return {
    quantity: quantity ? write(multiply(quantity, times)) : null,
    quantity_max: quantityMax ? write(multiply(quantityMax, times)) : null,
    unit: unit ?? null,
  };
}

function multiply(a: Rational, b: Rational): Rational {
  return { parts: a.parts * b.parts, of: a.of * b.of };
}

/** `3`, `1/2`, `1 1/2`, in lowest terms. */
function write({ parts, of }: Rational): string {
  let [a, b] = [parts, of];
  while (b > 0) [a, b] = [b, a % b];
  const [top, bottom] = a === 0 ? [0, 1] : [parts / a, of / a];
  const whole = Math.floor(top / bottom);
  const rest = top - whole * bottom;
  if (rest === 0) return String(whole);
  return whole === 0 ? `${rest}/${bottom}` : `${whole} ${rest}/${bottom}`;
}

const joined = (parts: readonly string[]): string | null =>
  parts.length > 0 ? parts.join(', ') : null;

function confidenceOf(name: string, amounts: number): number {
  if (name === '') return 0.1;
  const words = name.split(' ').length;
  const doubt = (words > 6 ? 0.3 : 0) + (readDigits(name, 0) ? 0.3 : 0) + (amounts === 0 ? 0.1 : 0);
  return Math.round((1 - doubt) * 100) / 100;
}
