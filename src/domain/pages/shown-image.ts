import type { PageNode, PageTree } from './page-tree.ts';

/** Where pages have a picture's address: real ones first, as `src` may hold a blank until it is seen. */
const SOURCES = ['data-lazy-src', 'data-src', 'data-original', 'src'];
const MAIN_CLASS =
  /(?:^|\s)(?:wp-post-image|attachment-post-thumbnail|featured-image|u-photo)(?:\s|$)/u;
const MAX_NAME = 300;

/**
 * The address of the picture that is plainly of a recipe: the page's main one by its class, or the first whose
 * description or file name shares two words with the recipe's name (or the only one it has).
 * @returns as it stands in the page; undefined if there is none
 */
export function shownImage(
  tree: PageTree,
  name: string,
  isBeside: (node: PageNode) => boolean,
): string | undefined {
  const words = new Set(wordsOf(name.slice(0, MAX_NAME)));
  const needed = Math.min(2, words.size);
  if (needed === 0) return undefined;
  for (let at = 0; at < tree.length; at++) {
    const node = tree[at];
    if (!node || node.tag === '') continue;
    if (isBeside(node)) {
      at = node.end - 1;
      continue;
    }
    if (node.tag !== 'img') continue;
    const address = SOURCES.map((source) => node.attributes.get(source)?.trim() ?? '').find(
      (one) => one !== '' && !one.startsWith('data:'),
    );
    if (address === undefined) continue;
    const file = address.split(/[?#]/u, 1)[0]?.split('/').at(-1) ?? '';
    const said = wordsOf(`${node.attributes.get('alt') ?? ''} ${file}`.slice(0, MAX_NAME));
    const shared = new Set(said.filter((word) => words.has(word))).size;
    if (shared >= needed || MAIN_CLASS.test(node.attributes.get('class') ?? '')) return address;
  }
  return undefined;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
}
