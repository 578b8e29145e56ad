import { htmlLines, htmlText } from '../html-text.ts';
import { numberIn } from '../plain-value.ts';

/** Longer than any text of a recipe, in UTF-16 code units. */
const MAX_BLOCK = 50_000;
const MAX_LINE = 2000;
/** More lines than any recipe has. */
const MAX_LINES = 500;
const MAX_TAGS = 100;
/** Control characters other than line feeds and tabs. */
const CONTROL = /(?![\n\t])\p{Cc}/gu;
const TAG = /<\/?[a-z][^<>]*>/iu;

/** Text of several lines as it can be stored: well-formed, line feeds alone, trimmed; empty for what is no text. */
export function block(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  return value
    .slice(0, MAX_BLOCK)
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replaceAll(CONTROL, '')
    .trim();
}

/** Text on one line, white space folded; empty for what is no text. */
export function line(value: unknown): string {
  return block(typeof value === 'string' ? value.slice(0, 2 * MAX_LINE) : value)
    .replaceAll(/\s+/gu, ' ')
    .slice(0, MAX_LINE)
    .toWellFormed();
}

/** The lines of a text, trimmed, without the empty ones; of HTML those it shows. */
export function lines(value: unknown): string[] {
  const text = block(value);
  const all = TAG.test(text) ? htmlLines(text) : text.split('\n').map(line);
  return all.filter((one) => one !== '').slice(0, MAX_LINES);
}

/** Text on one line without HTML. */
export function plain(value: unknown): string {
  const text = line(value);
  return TAG.test(text) || text.includes('&') ? htmlText(text) : text;
}

/** Names, each once: of a list all of its texts or `name`s, of a text what is between commas, semicolons and lines. */
export function names(value: unknown): string[] {
  const all = Array.isArray(value)
    ? value.slice(0, MAX_TAGS).map((one) => plain(nameOf(one)))
    : block(value)
        .split(/[,;\n]/u, MAX_TAGS)
        .map(plain);
  return [...new Set(all.filter((one) => one !== ''))];
}

function nameOf(value: unknown): unknown {
  const fields = fieldsOf(value);
  return fields ? (fields['name'] ?? fields['title'] ?? fields['label']) : value;
}

/** The fields of an object of JSON; undefined for anything else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

/** At most so many elements of a list; none of what is no list. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, MAX_LINES) : [];
}

/** The first http or https address in a text; empty where there is none. */
export function webAddress(value: unknown): string {
  return /https?:\/\/[^\s<>"]+/iu.exec(line(value))?.[0] ?? '';
}

/** Stars from 1 to 5, rounded; undefined for none or more. */
export function stars(value: unknown): number | undefined {
  const rating = Math.round(numberIn(typeof value === 'string' ? value.trim() || 0 : (value ?? 0)));
  return rating >= 1 && rating <= 5 ? rating : undefined;
}
