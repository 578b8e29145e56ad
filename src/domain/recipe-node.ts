import { decodeEntities } from './html-entities.ts';
import { htmlText } from './html-text.ts';

/** An object of JSON-LD. */
export type Node = Readonly<Record<string, unknown>>;
/** The nodes of a page by their `@id`, which others refer to. */
export type NodeIndex = Map<string, Node>;

/** Far longer than any text of a recipe, and short enough to be stored. */
const MAX_LENGTH = 20_000;
const MAX_TEXTS = 100;
/** How deep lists and nodes are followed for one text. */
const MAX_DEPTH = 4;

/** Whether a value of JSON is an object. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The text of a value of JSON-LD, on one line: of a string or number itself, of a list the first one, of a node
 * its value, name or text.
 * @returns at most 20,000 UTF-16 code units; empty for anything else
 */
export function textOf(value: unknown, index?: NodeIndex): string {
  return allTexts(value, index, 0)[0] ?? '';
}

/**
 * The texts of a value of JSON-LD: of a list all, and of a string each between its commas.
 * @returns at most 100, none of them empty and each once
 */
export function textsOf(value: unknown, index?: NodeIndex): string[] {
  const texts = allTexts(value, index, 0).flatMap((text) => text.split(/,(?!\d)/u));
  return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))].slice(
    0,
    MAX_TEXTS,
  );
}

/**
 * The addresses that a value of JSON-LD names, as they stand in the page: the value is a string, an ImageObject, a
 * list of them or a reference to one.
 * @returns at most 100
 */
export function addressesOf(value: unknown, index: NodeIndex): string[] {
  return addresses(value, index, 0)
    .slice(0, MAX_TEXTS)
    .map((address) => decodeEntities(address.slice(0, MAX_LENGTH)).trim().toWellFormed());
}

function allTexts(value: unknown, index: NodeIndex | undefined, depth: number): string[] {
  if (typeof value === 'number') return [String(value)];
  if (typeof value === 'string') {
    const text = htmlText(value.slice(0, MAX_LENGTH));
    return text === '' ? [] : [text];
  }
  if (depth >= MAX_DEPTH) return [];
  if (Array.isArray(value)) {
    return value.slice(0, MAX_TEXTS).flatMap((one) => allTexts(one, index, depth + 1));
  }
  if (!isNode(value)) return [];
  const node = referred(value, index);
  const own = node['@value'] ?? node['name'] ?? node['text'] ?? node['value'];
  return allTexts(own, index, depth + 1);
}

function addresses(value: unknown, index: NodeIndex, depth: number): string[] {
  if (typeof value === 'string') return [value];
  if (depth >= MAX_DEPTH) return [];
  if (Array.isArray(value)) {
    return value.slice(0, MAX_TEXTS).flatMap((one) => addresses(one, index, depth + 1));
  }
  if (!isNode(value)) return [];
  const node = referred(value, index);
  const all = [node['url'], node['contentUrl'], node['@id']];
  return all.flatMap((one) => addresses(one, index, depth + 1));
}

/** The node that another stands for: `{"@id": …}` alone refers to where it is described. */
function referred(node: Node, index: NodeIndex | undefined): Node {
  const id = node['@id'];
  return (typeof id === 'string' ? index?.get(id) : undefined) ?? node;
}
