import type { Node } from '../recipe-node.ts';
import { isBlock, shownLines, type PageNode, type PageTree } from './page-tree.ts';

/** How a kind of markup names things: HTML's microdata, or RDFa. */
export interface Vocabulary {
  readonly item: string;
  readonly type: string;
  readonly property: string;
}

export const MICRODATA: Vocabulary = { item: 'itemscope', type: 'itemtype', property: 'itemprop' };
export const RDFA: Vocabulary = { item: 'typeof', type: 'typeof', property: 'property' };

/** What fields were called before schema.org (data-vocabulary.org), and in its first years. */
const RENAMED = new Map([
  ['ingredient', 'ingredients'],
  ['instructions', 'recipeInstructions'],
  ['yield', 'recipeYield'],
  ['servings', 'recipeYield'],
  ['photo', 'image'],
  ['summary', 'description'],
  ['recipetype', 'recipeCategory'],
  ['duration', 'totalTime'],
]);

interface OpenItem {
  item: Record<string, unknown>;
  end: number;
}

/**
 * The recipes that a page marks up in its text, in the shape that JSON-LD has: each field a list of texts or of
 * further items.
 */
export function markedRecipes(tree: PageTree, { item, type, property }: Vocabulary): Node[] {
  const recipes: Node[] = [];
  const open: OpenItem[] = [];
  // Properties within properties are read again with each: not for ever.
  let room = 4 * tree.length + 10_000;
  for (let at = 0; at < tree.length; at++) {
    const node = tree[at];
    if (!node || node.attributes.size === 0) continue;
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= at) open.pop();
    const owner = open.at(-1)?.item;
    const names = owner ? node.attributes.get(property) : undefined;
    const isItem = node.attributes.has(item);
    let value: unknown;
    if (isItem) {
      const inner = newItem(node.attributes.get(type) ?? '');
      if (isRecipeType(inner['@type'])) recipes.push(inner);
      open.push({ item: inner, end: node.end });
      value = inner;
    }
    if (owner === undefined || names === undefined) continue;
    if (!isItem) room -= node.end - at;
    if (room < 0) break;
    for (const name of names.trim().split(/\s+/u).slice(0, 5)) {
      const field = fieldOf(name);
      value = value === undefined ? valueOf(tree, at, node, field) : value;
      add(owner, field, value);
    }
  }
  return recipes;
}

function newItem(type: string): Record<string, unknown> {
  const fields = Object.create(null) as Record<string, unknown>;
  fields['@type'] = type.slice(0, 200).trim();
  return fields;
}

/** Whether a type is a recipe's, by its address, its prefixed or its plain name. */
function isRecipeType(type: unknown): boolean {
  return typeof type === 'string' && /(?:^|[/#:\s])recipe\/?(?:$|\s)/iu.test(type);
}

function fieldOf(name: string): string {
  const bare = name.slice(0, 100).replace(/^.*[/#:]/u, '');
  return RENAMED.get(bare.toLowerCase()) ?? bare;
}

function add(item: Record<string, unknown>, field: string, value: unknown): void {
  const values = item[field];
  if (Array.isArray(values)) {
    if (values.length < 1000) values.push(value);
  } else item[field] = [value];
}

/** What an element says of a property: by attribute where it has the one for it, or by its text. */
function valueOf(tree: PageTree, at: number, node: PageNode, field: string): unknown {
  const { tag, attributes } = node;
  const said = (...names: string[]) =>
    names.map((name) => attributes.get(name)?.trim()).find((text) => text);
  if (tag === 'meta') return said('content') ?? '';
  if (/^(?:image|photo|thumbnailUrl)$/u.test(field)) {
    return said('data-src', 'data-lazy-src', 'content', 'src', 'href', 'data') ?? imageIn(tree, at);
  }
  if (tag === 'link' || (tag === 'a' && field === 'url')) return said('href') ?? '';
  if (tag === 'img') return said('alt') ?? '';
  const own = said('content', 'datetime');
  if (own !== undefined && !/^(?:recipeIngredient|recipeInstructions|ingredients)$/u.test(field))
    return own;
  if (tag === 'time' || tag === 'data')
    return own ?? said('value') ?? shownLines(tree, at).join(' ');
  const lines = shownLines(tree, at);
  return lines.length > 1 && isBlock(node) && field.startsWith('recipe')
    ? lines.join('\n')
    : lines.join(field === 'recipeInstructions' ? '\n' : ' ');
}

function imageIn(tree: PageTree, at: number): string {
  for (let inner = at + 1; inner < (tree[at]?.end ?? 0); inner++) {
    const node = tree[inner];
    if (node?.tag === 'img')
      return node.attributes.get('data-src') ?? node.attributes.get('src') ?? '';
  }
  return '';
}
