import { decodeEntities } from './html-entities.ts';

/** No run crosses the next "<", so that a page of endless unclosed tags takes linear time. */
const TAG = /<[a-z/!?][^<>]*>/giu;
const BLOCK_TAG =
  /<\/?(?:address|article|aside|blockquote|br|dd|div|dl|dt|figure|h[1-6]|hr|li|ol|p|section|table|td|tr|ul)(?:[\s/][^<>]*)?>/giu;
/** Control characters that are no white space, soft hyphens and spaces without width. */
const INVISIBLE = /(?![\s\x85])\p{Cc}|[\u00AD\u200B\u2060\uFEFF]/gu;

/**
 * The text that a piece of HTML shows, on one line: character references decoded, tags left out, white space
 * folded. Text is read twice over, as many pages encode it twice (`&amp;frac12;`, `&lt;p&gt;`). A "<" that
 * opens no tag stays.
 *
 * @param html any text
 * @returns well-formed text without control characters, trimmed
 */
export function htmlText(html: string): string {
  return folded(shown(html, ' '));
}

/**
 * The lines of text that a piece of HTML shows: parted at paragraphs, list items and breaks, or at line feeds
 * where it has none of them. Each is as `htmlText` returns it, none is empty.
 */
export function htmlLines(html: string): string[] {
  const source = decodeEntities(html).search(BLOCK_TAG) >= 0 ? html.replaceAll(/\s+/gu, ' ') : html;
  return shown(source, '\n')
    .split(/[\n\r\u2028\u2029]/u)
    .map(folded)
    .filter((line) => line !== '');
}

/** Without tags and character references. Tags go first, as decoded attributes may contain a ">". */
function shown(html: string, block: string): string {
  const once = withoutTags(decodeEntities(withoutTags(html, block)), block);
  return withoutTags(decodeEntities(once), block);
}

function withoutTags(html: string, block: string): string {
  return html.includes('<') ? html.replaceAll(BLOCK_TAG, block).replaceAll(TAG, '') : html;
}

function folded(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(INVISIBLE, '')
    .replaceAll(/[\s\x85]+/gu, ' ')
    .trim();
}
