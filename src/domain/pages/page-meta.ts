import { htmlText } from '../html-text.ts';
import type { PageTree } from './page-tree.ts';
import { shownText } from './page-tree.ts';

/** What a page says about itself, beside what it shows. */
export interface PageMeta {
  title: string;
  heading: string;
  image: string;
  description: string;
  author: string;
  siteName: string;
  /** Where the page is, by itself. */
  address: string;
  base: string;
}

const NOTHING = { tag: '', attributes: new Map<string, string>() };

/** Reads a page's `<meta>`, `<link>` and `<base>`; the first of each counts. */
export function pageMeta(tree: PageTree): PageMeta {
  const said = new Map<string, string>();
  const say = (name: string, value: string | undefined) => {
    if (value !== undefined && value.trim() !== '' && !said.has(name)) said.set(name, value);
  };
  let h1 = -1;
  for (let at = 0; at < tree.length; at++) {
    const { tag, attributes } = tree[at] ?? NOTHING;
    if (attributes.size === 0 && tag !== 'h1') continue;
    if (tag === 'meta') {
      const name = attributes.get('property') ?? attributes.get('name') ?? '';
      say(name.toLowerCase().slice(0, 50), attributes.get('content'));
    } else if (tag === 'base') say('base', attributes.get('href'));
    else if (tag === 'link' && /(?:^|\s)canonical(?:\s|$)/iu.test(attributes.get('rel') ?? '')) {
      say('canonical', attributes.get('href'));
    } else if (tag === 'h1' && h1 < 0 && shownText(tree, at) !== '') h1 = at;
  }
  const text = (...names: string[]) =>
    htmlText((names.map((name) => said.get(name)).find(Boolean) ?? '').slice(0, 20_000));
  const address = (...names: string[]) =>
    (names.map((name) => said.get(name)).find(Boolean) ?? '').trim().slice(0, 4000);
  return {
    title: text('og:title', 'twitter:title'),
    heading: h1 < 0 ? '' : shownText(tree, h1),
    image: address('og:image', 'og:image:url', 'og:image:secure_url', 'twitter:image'),
    description: text('og:description', 'description', 'twitter:description'),
    author: text('author', 'article:author_name'),
    siteName: text('og:site_name'),
    address: address('og:url', 'canonical'),
    base: address('base'),
  };
}
