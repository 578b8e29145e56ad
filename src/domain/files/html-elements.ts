import { decodeEntities } from '../html-entities.ts';

/** An element of a piece of HTML. */
export interface HtmlElement {
  /** Its tag, in lower case. */
  tag: string;
  attributes: ReadonlyMap<string, string>;
  /** Where its contents begin and end in the text. */
  from: number;
  to: number;
}

const TAG = /<(\/?)([a-z][a-z\d]*)(?=[\s/>])|<!--/giu;
const ATTRIBUTE = /[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/uy;
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
/** What ends where the next of its kind begins. */
const SIBLINGS = new Set(['p', 'li', 'dd', 'dt', 'td', 'th', 'tr', 'option']);
/** How far up a closing tag looks for its opening one: longer searches would take quadratic time. */
const MAX_SEARCH = 50;
const MAX_ELEMENTS = 50_000;

/**
 * The elements of a piece of HTML in their order, with all that is within them. Unclosed ones end with the one they
 * are in, or with the text. Takes linear time.
 * @returns at most 50,000
 */
export function htmlElements(html: string): HtmlElement[] {
  const elements: HtmlElement[] = [];
  const open: HtmlElement[] = [];
  let areCommentsClosed = true;
  TAG.lastIndex = 0;
  for (
    let found = TAG.exec(html);
    found && elements.length < MAX_ELEMENTS;
    found = TAG.exec(html)
  ) {
    if (found[2] === undefined) {
      const end = areCommentsClosed ? html.indexOf('-->', found.index) : -1;
      if (end >= 0) TAG.lastIndex = end + 3;
      else areCommentsClosed = false;
      continue;
    }
    const tag = found[2].toLowerCase();
    if (found[1] === '/') {
      close(open, tag, found.index);
      continue;
    }
    const { attributes, end } = readAttributes(html, TAG.lastIndex);
    if (SIBLINGS.has(tag) && open.at(-1)?.tag === tag) close(open, tag, found.index);
    const element = { tag, attributes, from: end, to: VOID.has(tag) ? end : html.length };
    elements.push(element);
    if (!VOID.has(tag)) open.push(element);
    TAG.lastIndex = end;
  }
  return elements;
}

function close(open: HtmlElement[], tag: string, at: number): void {
  const lowest = Math.max(0, open.length - MAX_SEARCH);
  let depth = open.length - 1;
  while (depth >= lowest && open[depth]?.tag !== tag) depth--;
  if (depth < lowest) return;
  for (const element of open.splice(depth)) element.to = at;
}

function readAttributes(html: string, start: number) {
  const attributes = new Map<string, string>();
  let at = start;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(html);
    if (!found) break;
    at += found[0].length;
    const name = (found[1] ?? '').toLowerCase();
    const value = decodeEntities((found[2] ?? found[3] ?? found[4] ?? '').slice(0, 5000));
    // The first one counts, as in browsers.
    if (!attributes.has(name) && attributes.size < 50) attributes.set(name, value);
  }
  const end = html.indexOf('>', at);
  return { attributes, end: end < 0 ? html.length : end + 1 };
}
