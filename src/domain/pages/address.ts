/** The address of something that a page names, from where the page is: RFC 3986 §5.2, for what pages write. */
const HTTP = /^https?:\/\/[^\s/?#]+/iu;
const MAX_LENGTH = 4000;

/**
 * @param address as the page has it: whole, without its scheme, from the site's root or from the page
 * @param base where the page is
 * @returns an http or https address; undefined for anything else, and where it is needed and unknown where the
 *   page is
 */
export function absoluteAddress(address: string, base: string): string | undefined {
  const text = address
    .trim()
    .slice(0, MAX_LENGTH)
    .replaceAll(/[\s\p{Cc}]+/gu, '%20')
    .toWellFormed();
  if (HTTP.test(text)) return text;
  const origin = HTTP.exec(base)?.[0];
  if (text.startsWith('//')) return HTTP.test(`https:${text}`) ? `https:${text}` : undefined;
  if (text === '' || origin === undefined || /^(?:[a-z][a-z\d+.-]*:|#)/iu.test(text)) {
    return undefined;
  }
  if (text.startsWith('/')) return origin + text;
  const path = (base.slice(origin.length).split(/[?#]/u, 1)[0] ?? '').replace(/[^/]*$/u, '');
  return `${origin}${path.startsWith('/') ? path : '/'}${text.replace(/^(?:\.\/)+/u, '')}`;
}
