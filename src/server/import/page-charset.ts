import { TextDecoder } from 'node:util';

/** How far into a page its encoding is looked for; browsers stop after 1,024 bytes, pages do not. */
const PRESCAN_BYTES = 4096;
/** Longer than most pages; bounds the time that counting takes. */
const MAX_COUNTED = 1_000_000;
const BYTE_ORDER_MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
];

/**
 * Turns a page's bytes into text, by the encoding that its byte order mark, its header or its `<meta>` tells, in
 * this order (HTML, "Determining the character encoding"); UTF-8 where none tells one that exists.
 *
 * What is told is often wrong: bytes that make sense as UTF-8 are read as that whatever single-byte encoding is
 * told, and what is said to be UTF-8 but mostly makes no sense as that is read as Windows-1252. What is no text in
 * an encoding becomes U+FFFD.
 *
 * @param contentType the header, or an empty text
 */
export function decodePage(bytes: Uint8Array, contentType: string): string {
  const mark = byteOrderMark(bytes);
  if (mark !== undefined) return decoder(mark).decode(bytes);
  const told = decoder(headerCharset(contentType) ?? pageCharset(bytes) ?? 'utf-8');
  const isSingleByte = /^(?:windows-|iso-8859-|macintosh)/u.test(told.encoding);
  if (told.encoding !== 'utf-8' && !isSingleByte) return told.decode(bytes);
  const text = new TextDecoder('utf-8').decode(bytes);
  const wrong = count(text, /\uFFFD/gu);
  const right = count(text, /[^\p{ASCII}\uFFFD]/gu);
  if (isSingleByte && !(wrong === 0 && right > 0)) {
    return told.encoding === 'windows-1252' ? windowsText(bytes) : told.decode(bytes);
  }
  return wrong > right ? windowsText(bytes) : text;
}

/** The signs of 0x80 to 0x9F (Encoding Standard, index windows-1252), which Node.js 20 leaves out. */
const SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

function windowsText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replaceAll(/[\x80-\x9F]/gu, (sign) => SIGNS.charAt(sign.charCodeAt(0) - 0x80));
}

/** How often something stands in the beginning of a text: enough to tell an encoding. */
function count(text: string, pattern: RegExp): number {
  return text.slice(0, MAX_COUNTED).match(pattern)?.length ?? 0;
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
