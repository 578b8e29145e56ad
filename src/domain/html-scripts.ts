import { decodeEntities } from './html-entities.ts';
import { htmlText } from './html-text.ts';

/** Pages have a handful; more of them is an attack. */
const MAX_SCRIPTS = 500;
/** In UTF-16 code units, of all together. Real pages have some ten thousand; this bounds time and memory. */
const MAX_LENGTH = 2_000_000;
const JSON_LD = /^\s*application\/ld\+json\s*(?:;|$)/iu;
/** The unquoted form also takes quotes that are never closed. */
const ATTRIBUTE = /[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/uy;

/**
 * Finds the JSON-LD of a page: what is in its `<script type="application/ld+json">`, in the order of the page.
 * What is in comments and in other scripts does not count. A text that is no page but JSON itself is its only
 * script.
 *
 * Goes from one script to the next and never back, so that a page of ten megabytes of `<script` takes no longer
 * than any other.
 *
 * @returns at most 500 texts, as they stand in the page, of two million UTF-16 code units together; what goes
 *   beyond is left out
 */
export function jsonLdScripts(html: string): string[] {
  if (/^[\s\uFEFF]*[{[]/u.test(html)) return html.length > MAX_LENGTH ? [] : [html];
  const start = /<script(?=[\s/>])|<!--/giu;
  const scripts: string[] = [];
  let room = MAX_LENGTH;
  let areCommentsClosed = true;
  for (let found = start.exec(html); found; found = start.exec(html)) {
    if (found[0] === '<!--') {
      const end = areCommentsClosed ? html.indexOf('-->', found.index + 2) : -1;
      if (end >= 0) start.lastIndex = end + 3;
      else areCommentsClosed = false;
      continue;
    }
    const tag = readTag(html, start.lastIndex);
    if (!tag) break;
    const end = indexOfScriptEnd(html, tag.end);
    const length = end - tag.end;
    if (length <= room && JSON_LD.test(tag.attributes.get('type') ?? '')) {
      scripts.push(html.slice(tag.end, end));
      room -= length;
    }
    if (end === html.length || scripts.length >= MAX_SCRIPTS) break;
    start.lastIndex = end;
  }
  return scripts;
}

/** The page's `<title>` as text; empty where it has none. */
export function pageTitle(html: string): string {
  return htmlText(/<title(?:\s[^<>]*)?>([^<]*)/iu.exec(html)?.[1] ?? '');
}

/** The language that the page says it is in, as it says it (`en-GB`); empty where it does not. */
export function pageLanguage(html: string): string {
  const found = /<html(?=\s[^<>]*>)/iu.exec(html);
  const tag = found && readTag(html, found.index + found[0].length);
  return htmlText(tag?.attributes.get('lang') ?? '');
}

/** Reads a tag's attributes from behind its name; undefined when it never ends. */
export function readTag(
  html: string,
  start: number,
): { attributes: Map<string, string>; end: number } | undefined {
  const attributes = new Map<string, string>();
  let at = start;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(html);
    if (!found) break;
    at += found[0].length;
    const name = (found[1] ?? '').toLowerCase();
    // The first one counts, as in browsers.
    if (!attributes.has(name) && attributes.size < 100) {
      attributes.set(name, decodeEntities(found[2] ?? found[3] ?? found[4] ?? ''));
    }
  }
  const end = html.indexOf('>', at);
  return end < 0 ? undefined : { attributes, end: end + 1 };
}

function indexOfScriptEnd(html: string, start: number): number {
  const end = /<\/script/giu;
  end.lastIndex = start;
  return end.exec(html)?.index ?? html.length;
}
