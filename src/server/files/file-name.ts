/** What no system lets stand in a name of a file, and what could be taken for a path or an option. */
const UNSAFE = /[\\/:*?"<>|\p{C}]+/gu;
/** Names that one system keeps for itself. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/iu;
const MAX_LENGTH = 100;

/**
 * What a file with a recipe may be called on any system: its name without the signs that names of files may not have.
 * @param name of a recipe
 * @param extension without its dot
 */
export function safeFileName(name: string, extension: string): string {
  const bare = Array.from(name.toWellFormed().replaceAll(UNSAFE, ' ').replaceAll(/\s+/gu, ' '))
    .slice(0, MAX_LENGTH)
    .join('')
    .replace(/^[\s.-]+/u, '')
    .replace(/[\s.]+$/u, '');
  return `${bare === '' || RESERVED.test(bare) ? 'recipe' : bare}.${extension}`;
}

/**
 * The header that has a download saved under a name (RFC 6266), in letters that old programs know and in all others
 * (RFC 8187).
 */
export function contentDisposition(fileName: string): string {
  const ascii = fileName
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7E]|["\\%]/gu, '_');
  const encoded = encodeURIComponent(fileName).replaceAll(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return ascii === fileName
    ? `attachment; filename="${ascii}"`
    : `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
