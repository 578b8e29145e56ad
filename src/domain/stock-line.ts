import { scaleAmounts, type Amount } from './amount.ts';
import { onceEach } from './amounts/read-amounts.ts';
import { readIngredientLine } from './ingredient-line.ts';
import { readDate, type IsoDate } from './lines/dates.ts';

/** What somebody typed for the fridge or for the list. */
export interface StockLine {
  name: string;
  /** Exactly, as in `Amount`; null where nobody said. */
  amount: string | null;
  unit: string | null;
  expires_on: IsoDate | null;
}

const LONGEST = 500;
/** Words in front of a day; those that cannot stand in a name may do without a day behind them. */
const UNTIL =
  /[\s,;(]+(?:(?:good|best|keeps|use|haltbar|mindestens haltbar|à consommer|bis|jusqu)\s+)?(?:until|till|til|before|by|best before|use by|exp|expires?(?: on)?|bis(?: zum)?|mhd|jusqu[’']au|jusqu[’']à|avant(?: le)?|hasta(?: el)?|fino a|tot(?: en met)?|till|đến|hsd)[\s:.]+(.{1,40}?)\)?$/iu;
const MANY = /^(\d{1,4})\s?[x×]\s+(?=\p{L})/iu;
/** An amount behind the name: "milk 1l". */
const BEHIND = /[\s,]+\(?((?:\d+\s?[x×]\s?)?\d[\d.,/ ½⅓⅔¼¾]{0,12}\s?\p{L}{0,12}\.?)\)?$/iu;
/** "7-up", "100% juice": the number belongs to the name. */
const NUMBER_IN_NAME = /^\d+(?:[-–]\p{L}|\s?%)/u;
const VAGUE = /^(?:a )?(?:few|some|several|little)\b/iu;
const TIMES_BEHIND = /^(.*\p{L})\s+[x×]\s?(\d{1,4})$/iu;

/**
 * Reads what somebody typed: "2 l milk", "2x milk 1l", "milk 1l", "eggs x6", "500 g minced beef until Friday".
 * @param today of the one who typed it, for "until Friday"
 * @returns the whole text as the name where nothing else can be read in it; the name is empty for blank text only
 */
export function readStockLine(line: string, today: IsoDate): StockLine {
  const text = line.slice(0, LONGEST).toWellFormed().replaceAll(/\s+/gu, ' ').trim();
  const { rest, expires } = takeDate(text, today);
  const { name, amount } = takeAmount(rest);
  const isNamed = /[\p{L}\p{N}]/u.test(name);
  return {
    name: isNamed ? name : text,
    amount: (isNamed && amount?.quantity) || null,
    unit: (isNamed && amount?.unit) || null,
    expires_on: isNamed ? expires : null,
  };
}

function takeDate(text: string, today: IsoDate): { rest: string; expires: IsoDate | null } {
  const found = UNTIL.exec(text.slice(-100));
  const expires = found ? readDate(found[1] ?? '', today) : undefined;
  if (!found || expires === undefined) return { rest: text, expires: null };
  return { rest: text.slice(0, Math.max(0, text.length - found[0].length)).trim(), expires };
}

function takeAmount(text: string): { name: string; amount: Amount | undefined } {
  const many = MANY.exec(text);
  const rest = many ? text.slice(many[0].length) : text;
  const times = { parts: Number(many?.[1] ?? 1), of: 1 };
  const behind = TIMES_BEHIND.exec(rest);
  if (behind) {
    const { name, amount } = takeAmount(behind[1] ?? '');
    const by = { parts: times.parts * Number(behind[2]), of: 1 };
    return { name, amount: scaled(amount ?? ONE, by) };
  }
  const front = readFront(rest);
  if (front.amount) return { name: front.name, amount: scaled(front.amount, times) };
  const found = BEHIND.exec(rest.slice(-40));
  const written = found?.[1] ?? '';
  const name = rest.slice(0, rest.length - (found?.[0].length ?? 0));
  const [last] = written === '' ? [] : onceEach(readIngredientLine(`${written} food`).amounts);
  const isWhole = readIngredientLine(`${written} food`).name === 'food';
  if (last?.quantity && isWhole && (last.unit !== null || /^\d+$/.test(written))) {
    return { name: name.replace(/[\s,:–-]+$/u, ''), amount: scaled(last, times) };
  }
  return { name: rest, amount: many ? scaled(ONE, times) : undefined };
}

const ONE: Amount = { quantity: '1', quantity_max: null, unit: null };

const scaled = (amount: Amount, by: { parts: number; of: number }): Amount | undefined =>
  by.parts === 1 ? amount : scaleAmounts([amount], by)[0];

/** An amount in front of the name; the name keeps its size and its preparation, being what somebody typed. */
function readFront(text: string): { name: string; amount: Amount | undefined } {
  const read = readIngredientLine(text);
  const [found] = onceEach(read.amounts);
  // "pack of bacon" is one, "a few sprigs" is nobody knows how many.
  const amount = found && { ...found, quantity: found.quantity ?? (VAGUE.test(text) ? null : '1') };
  const isName = found?.unit === null && NUMBER_IN_NAME.test(text);
  if (!amount || amount.quantity === null || read.name === '' || isName)
    return { name: text, amount: undefined };
  const at = text.indexOf(read.name);
  const sized = read.size === null ? read.name : `${read.size} ${read.name}`;
  const prepared = read.preparation;
  if (
    prepared !== null &&
    at > 0 &&
    text.slice(0, at).toLowerCase().includes(prepared.toLowerCase())
  ) {
    return { name: `${prepared} ${sized}`, amount };
  }
  return {
    name: at < 0 ? sized : `${read.size === null ? '' : `${read.size} `}${text.slice(at)}`,
    amount,
  };
}
