import { TextDecoder } from 'node:util';

/** How far into a page its encoding is looked for; browsers stop after 1,024 bytes, pages do not. */
const PRESCAN_BYTES = 4096;
const BYTE_ORDER_MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
];

/**
 * Turns a page's bytes into text, by the encoding that its byte order mark, its header or its `<meta>` tells, in
 * this order (HTML, "Determining the character encoding"); UTF-8 where none tells one that exists. What is no
 * text in that encoding becomes U+FFFD.
 *
 * @param contentType the header, or an empty text
 */
export function decodePage(bytes: Uint8Array, contentType: string): string {
  const label = byteOrderMark(bytes) ?? headerCharset(contentType) ?? pageCharset(bytes);
  return decoder(label ?? 'utf-8').decode(bytes);
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  const mark = BYTE_ORDER_MARKS.find(([, signs]) => signs.every((sign, at) => bytes[at] === sign));
  return mark?.[0];
}

function headerCharset(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*["']?([^\s"';,]+)/iu.exec(contentType)?.[1];
}

function pageCharset(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN_BYTES));
  const label =
    /<meta\s[^<>]*?charset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(start)?.[1] ??
    /^\s*<\?xml\s[^<>]*?encoding\s*=\s*["']([\w.:-]+)/iu.exec(start)?.[1];
  // What could be read as ASCII so far is not UTF-16, whatever it says.
  return label !== undefined && /^utf-?16/iu.test(label) ? 'utf-8' : label;
}

function decoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder('utf-8');
  }
}
