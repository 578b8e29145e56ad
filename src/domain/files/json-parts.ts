/** Where a value stands in a text of JSON. */
export interface JsonPart {
  /** Its key, in an object. */
  key: string;
  from: number;
  to: number;
}

/** No file nests its data so deep. */
const MAX_DEPTH = 1000;
const BLANK = /[\s\uFEFF]*/uy;
const STRUCTURE = /["[\]{}]/gu;
const SCALAR = /[^\s,:[\]{}"]+/uy;

/**
 * The members of an object or the elements of a list, one by one and unread: a text of many megabytes need not be
 * read in one go. What is within a value is not checked.
 * @param start where its bracket stands, or the white space in front of it
 * @returns at its end, whether the text goes on as JSON must until it closes
 */
export function* jsonParts(text: string, start = 0): Generator<JsonPart, boolean> {
  let at = skip(BLANK, text, start);
  const open = text[at];
  if (open !== '{' && open !== '[') return false;
  const close = open === '{' ? '}' : ']';
  at = skip(BLANK, text, at + 1);
  if (text[at] === close) return isLast(text, at, start);
  for (;;) {
    let key = '';
    if (open === '{') {
      const end = text[at] === '"' ? endOfString(text, at) : -1;
      if (end < 0) return false;
      key = text.slice(at + 1, end - 1);
      at = skip(BLANK, text, end);
      if (text[at] !== ':') return false;
      at = skip(BLANK, text, at + 1);
    }
    const to = endOfValue(text, at);
    if (to < 0) return false;
    yield { key, from: at, to };
    at = skip(BLANK, text, to);
    if (text[at] === close) return isLast(text, at, start);
    if (text[at] !== ',') return false;
    at = skip(BLANK, text, at + 1);
  }
}

/** Behind a whole text there is nothing; what is within another goes on. */
function isLast(text: string, at: number, start: number): boolean {
  return start > 0 || skip(BLANK, text, at + 1) === text.length;
}

/** Where a value ends; -1 if it never does. */
function endOfValue(text: string, start: number): number {
  const sign = text[start];
  if (sign === '"') return endOfString(text, start);
  if (sign !== '{' && sign !== '[') {
    const end = skip(SCALAR, text, start);
    return end > start ? end : -1;
  }
  let depth = 0;
  STRUCTURE.lastIndex = start;
  for (let found = STRUCTURE.exec(text); found; found = STRUCTURE.exec(text)) {
    const [mark] = found;
    if (mark === '"') {
      const end = endOfString(text, found.index);
      if (end < 0) return -1;
      STRUCTURE.lastIndex = end;
    } else {
      depth += mark === '{' || mark === '[' ? 1 : -1;
      if (depth === 0) return found.index + 1;
      if (depth > MAX_DEPTH) return -1;
    }
  }
  return -1;
}

/** Where the string that begins at `start` ends; -1 if it never does. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return end + 1;
  }
  return -1;
}

function skip(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return start + (pattern.exec(text)?.[0].length ?? 0);
}
