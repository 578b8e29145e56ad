import { readTag } from '../html-scripts.ts';
import { htmlText } from '../html-text.ts';

/** An element of a page, or a piece of text. */
export interface PageNode {
  /** In small letters; empty for text. */
  readonly tag: string;
  /** What the text is, as it stands in the page; empty for elements. */
  readonly raw: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Its place among the page's nodes; -1 at the top. */
  readonly parent: number;
  /** The place behind all that is in it. */
  end: number;
}

/** The nodes of a page in their order: what is in an element stands between its place and its end. */
export type PageTree = readonly PageNode[];

/** More than any page has; what goes beyond is left out. */
const MAX_NODES = 400_000;
/** How far up it is looked for an element that ends without saying so. */
const MAX_LOOK = 12;

const words = (text: string) => new Set(text.split(' '));
const VOID = words(
  'area base br col embed frame hr img input link meta param source track wbr keygen',
);
/** What is in them is no HTML, or not shown. */
const RAW = words('script style noscript textarea title template iframe xmp noembed svg');
const BLOCK = words(
  'address article aside blockquote center dd details dialog div dl dt fieldset figure figcaption footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody thead tr ul summary',
);
/** What ends where its like begins, and what it does not look beyond. */
const SIBLINGS = new Map<string, readonly [ReadonlySet<string>, ReadonlySet<string>]>([
  ['li', [words('li'), words('ul ol menu')]],
  ['dt', [words('dt dd'), words('dl')]],
  ['dd', [words('dt dd'), words('dl')]],
  ['tr', [words('tr'), words('table tbody thead')]],
  ['td', [words('td th'), words('tr table')]],
  ['th', [words('td th'), words('tr table')]],
  ['option', [words('option'), words('select')]],
]);
const NOTHING: ReadonlyMap<string, string> = new Map();
const NAME = /[a-z][^\s/>]*/iuy;

interface Building {
  nodes: PageNode[];
  /** The places of the elements that are open, and how many of each kind. */
  open: number[];
  counts: Map<string, number>;
}

/**
 * Reads a page into its elements and texts, as a browser would for pages that are somewhat in order: elements end
 * where they must, scripts and comments are left out. Goes once through the page, and deep nesting costs no stack.
 *
 * @param html any text; what comes after its 400,000th element or text is left out
 */
export function pageTree(html: string): PageTree {
  const building: Building = { nodes: [], open: [], counts: new Map() };
  const unclosed = new Set<string>();
  let at = 0;
  while (at < html.length && building.nodes.length < MAX_NODES) {
    const next = html.indexOf('<', at);
    const start = next < 0 ? html.length : next;
    if (start > at) addText(building, html.slice(at, start));
    if (next < 0) break;
    at = readMarkup(html, start, building, unclosed);
  }
  while (building.open.length > 0) close(building);
  return building.nodes;
}

/** @returns where the text goes on behind what begins with "<" at `start` */
function readMarkup(
  html: string,
  start: number,
  building: Building,
  unclosed: Set<string>,
): number {
  const sign = html.charAt(start + 1);
  if (sign === '!' || sign === '?') return behindComment(html, start, unclosed);
  NAME.lastIndex = sign === '/' ? start + 2 : start + 1;
  const name = NAME.exec(html)?.[0];
  if (name === undefined) {
    addText(building, '<');
    return start + 1;
  }
  const tag = name.slice(0, 40).toLowerCase();
  const behind = NAME.lastIndex;
  if (sign === '/') {
    endElement(building, tag);
    return behindNext(html, '>', behind);
  }
  const read = html.charAt(behind) === '>' ? undefined : readTag(html, behind);
  if (html.charAt(behind) !== '>' && read === undefined) return html.length;
  const end = read?.end ?? behind + 1;
  startElement(building, tag, read?.attributes ?? NOTHING);
  if (!RAW.has(tag)) {
    const isClosed = VOID.has(tag);
    if (isClosed) close(building);
    return end;
  }
  close(building);
  return behindRaw(html, tag, end, unclosed);
}

function behindNext(html: string, sign: string, from: number): number {
  const found = html.indexOf(sign, from);
  return found < 0 ? html.length : found + sign.length;
}

function behindComment(html: string, start: number, unclosed: Set<string>): number {
  if (!html.startsWith('<!--', start)) return behindNext(html, '>', start);
  const end = unclosed.has('-->') ? -1 : html.indexOf('-->', start + 2);
  if (end < 0) unclosed.add('-->');
  return end < 0 ? behindNext(html, '>', start) : end + 3;
}

/** Behind the end of a script and its like; what never ends is taken for an empty one. */
function behindRaw(html: string, tag: string, from: number, unclosed: Set<string>): number {
  if (unclosed.has(tag)) return from;
  const end = new RegExp(`</${tag}(?=[\\s/>])`, 'giu');
  end.lastIndex = from;
  const found = end.exec(html);
  if (found) return behindNext(html, '>', found.index);
  unclosed.add(tag);
  return from;
}

function addText({ nodes, open }: Building, raw: string): void {
  nodes.push({
    tag: '',
    raw,
    attributes: NOTHING,
    parent: open.at(-1) ?? -1,
    end: nodes.length + 1,
  });
}

function startElement(
  building: Building,
  tag: string,
  attributes: ReadonlyMap<string, string>,
): void {
  const { nodes, open, counts } = building;
  const siblings = SIBLINGS.get(tag);
  if (siblings) endBefore(building, siblings[0], siblings[1]);
  else if (BLOCK.has(tag) && counts.get('p')) endBefore(building, PARAGRAPH, BLOCK);
  nodes.push({ tag, raw: '', attributes, parent: open.at(-1) ?? -1, end: 0 });
  open.push(nodes.length - 1);
  counts.set(tag, (counts.get(tag) ?? 0) + 1);
}

const PARAGRAPH = words('p');

/** Ends the nearest open element of some kinds, with all in it, unless one of the borders is nearer. */
function endBefore(
  building: Building,
  kinds: ReadonlySet<string>,
  borders: ReadonlySet<string>,
): void {
  const { nodes, open } = building;
  for (let up = 1; up <= MAX_LOOK && up <= open.length; up++) {
    const tag = nodes[open.at(-up) ?? 0]?.tag ?? '';
    if (kinds.has(tag)) {
      for (let left = up; left > 0; left--) close(building);
      return;
    }
    if (borders.has(tag)) return;
  }
}

/** Ends an element of this kind, with all that is open in it; an end of nothing says nothing. */
function endElement(building: Building, tag: string): void {
  if (!building.counts.get(tag)) return;
  while (close(building) !== tag);
}

function close({ nodes, open, counts }: Building): string | undefined {
  const node = nodes[open.pop() ?? -1];
  if (!node) return undefined;
  node.end = nodes.length;
  counts.set(node.tag, (counts.get(node.tag) ?? 1) - 1);
  return node.tag;
}

/** What shows nothing to a reader. */
const UNSEEN = words('button select input label video audio object canvas');
const UNSEEN_CLASS =
  /(?:^|\s)(?:sr-only|screen-reader-text|visually-hidden|visuallyhidden|wprm-screen-reader-text|u-hidden)(?:\s|$)/u;

function isUnseen({ tag, attributes }: PageNode): boolean {
  if (tag === 'label') return /checkbox/u.test(attributes.get('class') ?? '');
  if (UNSEEN.has(tag)) return true;
  const names = attributes.get('class');
  if (names !== undefined && UNSEEN_CLASS.test(names)) return true;
  return attributes.has('hidden') || /display:\s*none/u.test(attributes.get('style') ?? '');
}

/**
 * The lines of text that an element shows, parted where a browser would begin a new one; none is empty.
 * @param skip elements to leave out, with all that is in them
 */
export function shownLines(
  tree: PageTree,
  place: number,
  skip?: (node: PageNode) => boolean,
): string[] {
  const pieces: string[] = [];
  const ends: number[] = [];
  const last = tree[place]?.end ?? 0;
  for (let at = place; at < last; at++) {
    while (ends.length > 0 && (ends.at(-1) ?? 0) <= at) {
      ends.pop();
      pieces.push('\n');
    }
    const node = tree[at];
    if (!node) break;
    if (node.tag === '') pieces.push(node.raw.replaceAll(/\s+/gu, ' '));
    else if (at > place && (isUnseen(node) || skip?.(node) === true)) at = node.end - 1;
    else if (node.tag === 'br') pieces.push('\n');
    else if (node.tag === 'td' || node.tag === 'th') pieces.push(' ');
    else if (BLOCK.has(node.tag)) {
      pieces.push('\n');
      ends.push(node.end);
    }
  }
  return pieces
    .join('')
    .split('\n')
    .filter((line) => line !== '' && line !== ' ')
    .map(htmlText)
    .filter((line) => line !== '');
}

/** The text that an element shows, on one line. */
export function shownText(
  tree: PageTree,
  place: number,
  skip?: (node: PageNode) => boolean,
): string {
  return shownLines(tree, place, skip).join(' ');
}

/** Whether some text in an element has what is looked for; much quicker than to read the text. */
export function hasShown(tree: PageTree, place: number, pattern: RegExp): boolean {
  const last = tree[place]?.end ?? 0;
  for (let at = place + 1; at < last; at++) {
    const raw = tree[at]?.raw ?? '';
    if (raw !== '' && pattern.test(raw)) return true;
  }
  return false;
}

/** The places of the elements within an element, or of the whole page, that are meant, in their order. */
export function placesOf(
  tree: PageTree,
  isMeant: (node: PageNode) => boolean,
  within?: number,
): number[] {
  const places: number[] = [];
  const last = within === undefined ? tree.length : (tree[within]?.end ?? 0);
  for (let at = within === undefined ? 0 : within + 1; at < last; at++) {
    const node = tree[at];
    if (node && node.tag !== '' && isMeant(node)) places.push(at);
  }
  return places;
}

/** Tests whether one of an element's classes is this one. */
export function classTest(pattern: string): (node: PageNode) => boolean {
  const test = new RegExp(`(?:^|\\s)(?:${pattern})(?:\\s|$)`, 'iu');
  return ({ attributes }) => {
    const names = attributes.get('class');
    return names !== undefined && names.length < 2000 && test.test(names);
  };
}

/** Whether an element begins a new line. */
export function isBlock({ tag }: PageNode): boolean {
  return BLOCK.has(tag);
}
