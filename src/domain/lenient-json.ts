import { decodeEntities } from './html-entities.ts';

/** No page nests its data this deep, and stopping here keeps memory in bounds. */
const MAX_DEPTH = 1000;
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?$/iu;
const SILENCE = /[\s,:;\uFEFF]*/uy;
const BLANK = /\s*/uy;
const WORD = /[^\s,:;{}[\]"]+/uy;
/** What may stand behind a comma. */
const NEXT_IN_OBJECT = /[\s,]*(?:["}\]]|$)/uy;
const NEXT_IN_LIST = /[\s,]*(?:["{}[\]]|$|(?:true|false|null|-?\d[\d.e+-]*)\s*(?:[,}\]]|$))/iuy;
const CDATA = '<![CDATA[';

interface Container {
  list: unknown[] | undefined;
  fields: Record<string, unknown>;
  /** The key that waits for its value; always undefined in lists. */
  key: string | undefined;
}

/**
 * Reads JSON as web pages have it, strict JSON (RFC 8259) first. Otherwise it makes the best of raw line feeds
 * and quotes within strings, escapes that do not exist, missing and superfluous commas, comments, bare words,
 * encoded quotes (`&quot;`), something before it (a comment, CDATA, a byte order mark) or after it, and an early
 * end. Takes linear time; deep nesting costs no stack.
 *
 * @returns the value; a list of all values if there are several; undefined if it is no JSON, nor begins an object or a list
 */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const start = beginning(text);
    if (start < 0) return undefined;
    const isEncoded = /^[\s[{]*&(?:quot|#0*34|#x0*22);/iu.test(text.slice(start));
    const values = readLoosely(isEncoded ? decodeEntities(text.slice(start)) : text.slice(start));
    return values.length === 1 ? values[0] : values;
  }
}

function beginning(text: string): number {
  const start = text.search(/[{[]/u);
  const wrapping = text.indexOf(CDATA);
  if (wrapping < 0 || wrapping > start) return start;
  const inside = wrapping + CDATA.length;
  const found = text.slice(inside).search(/[{[]/u);
  return found < 0 ? found : inside + found;
}

function readLoosely(text: string): unknown[] {
  const values: unknown[] = [];
  const root: Container = { list: values, fields: {}, key: undefined };
  const outer: Container[] = [];
  let inner = root;
  let at = 0;
  for (;;) {
    const start = at;
    at = skipSilence(text, start);
    // A key whose value is missing.
    if (inner.key !== undefined && text.slice(start, at).includes(',')) inner.key = undefined;
    const sign = text[at];
    if (sign === undefined) return values;
    if (inner === root && sign !== '{' && sign !== '[') return values;
    if (sign === '{' || sign === '[') {
      const container = opened(sign);
      put(inner, container.list ?? container.fields);
      outer.push(inner);
      if (outer.length > MAX_DEPTH) return values;
      inner = container;
      at++;
    } else if (sign === '}' || sign === ']') {
      // Whichever bracket it is: where one kind is missing the other stands in its place.
      inner = outer.pop() ?? root;
      at++;
    } else if (sign === '"') {
      const [string, end] = readString(text, at, inner);
      put(inner, string);
      at = end;
    } else {
      WORD.lastIndex = at;
      const word = WORD.exec(text)?.[0] ?? sign;
      put(inner, wordValue(word, inner));
      at += word.length;
    }
  }
}

function opened(sign: '{' | '['): Container {
  // Without a prototype, so that "__proto__" is a key like any other.
  const fields = Object.create(null) as Record<string, unknown>;
  return { list: sign === '[' ? [] : undefined, fields, key: undefined };
}

function put(into: Container, value: unknown): void {
  if (into.list) {
    into.list.push(value);
  } else if (into.key !== undefined) {
    into.fields[into.key] = value;
    into.key = undefined;
  } else if (typeof value === 'string') {
    into.key = value;
  }
}

function wordValue(word: string, into: Container): unknown {
  if (!into.list && into.key === undefined) return word;
  if (NUMBER.test(word)) return Number(word);
  if (word === 'true' || word === 'false') return word === 'true';
  return word === 'null' ? null : word;
}

/** Skips white space, separators and comments: all that says nothing which the brackets do not. */
function skipSilence(text: string, start: number): number {
  let at = start;
  for (;;) {
    at = skip(SILENCE, text, at);
    const isLine = text.startsWith('//', at);
    if (!isLine && !text.startsWith('/*', at)) return at;
    const end = text.indexOf(isLine ? '\n' : '*/', at + 2);
    if (end < 0) return text.length;
    at = end + (isLine ? 1 : 2);
  }
}

/** @returns the string that begins with the quote at `start`, and where the text goes on after it */
function readString(text: string, start: number, into: Container): [string, number] {
  const special = /["\\]/gu;
  let string = '';
  let from = start + 1;
  for (;;) {
    special.lastIndex = from;
    const at = special.exec(text)?.index ?? text.length;
    string += text.slice(from, at);
    if (at >= text.length) return [string, at];
    if (text[at] === '\\') {
      const [character, end] = readEscape(text, at + 1);
      string += character;
      from = end;
    } else {
      from = at + 1;
      if (closes(text, from, into)) return [string, from];
      string += '"';
    }
  }
}

const ESCAPES = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

function readEscape(text: string, at: number): [string, number] {
  const code = /[\da-f]{4}/iuy;
  code.lastIndex = at + 1;
  const digits = text[at] === 'u' ? code.exec(text)?.[0] : undefined;
  if (digits !== undefined) return [String.fromCharCode(Number.parseInt(digits, 16)), at + 5];
  const character = text.charAt(at);
  return [ESCAPES.get(character) ?? character, at + 1];
}

/**
 * Whether a quote ends its string, by what follows it: a key is followed by a colon, a value by the next key,
 * the next value or an end. Other quotes are part of what somebody wrote.
 */
function closes(text: string, after: number, into: Container): boolean {
  const at = skip(BLANK, text, after);
  const next = text.charAt(at);
  if (!into.list && into.key === undefined) return next === ':' || next === '';
  if (next === '' || next === '}' || next === ']') return true;
  if (next === '"') return text.slice(after, at).includes('\n');
  if (next !== ',') return false;
  const pattern = into.list ? NEXT_IN_LIST : NEXT_IN_OBJECT;
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** @returns where the text goes on after what a sticky pattern takes from `start` */
function skip(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return start + (pattern.exec(text)?.[0].length ?? 0);
}
