import type { FileEntry } from './file-recipe.ts';
import { fieldsOf } from './file-text.ts';
import { jsonParts, type JsonPart } from './json-parts.ts';
import { isMealie, readMealie } from './mealie.ts';
import { MEALIE_TABLE, readMealieBackup } from './mealie-backup.ts';
import { isOwn, readLoosely, readOwn } from './own-json.ts';
import { isPaprika, readPaprika } from './paprika.ts';
import { isRecipeNode, readSchemaOrg, recipeNodes } from './schema-org.ts';
import { isTandoor, readTandoor } from './tandoor.ts';
import { textIn } from '../plain-value.ts';

/** What lists of recipes are called in the files of programs. */
const LISTS = new Set(['recipes', 'list', 'items', 'data']);
/** Ours come in versions, by names like these. */
const OURS = /^ocipe-(?:recipes|account)-(\d+)$/u;
const OWN_VERSION = '1';
const DAMAGED = 'This file is damaged: its JSON breaks off or cannot be read.';

const DUMP = 'This is a dump of a whole service, which its administrator can import.';
const NEWER = 'This file was written by a newer Ocipe: please update this one.';

/**
 * Reads a file of JSON: a recipe, a list of them, or an object that has one. Which program wrote it shows in the
 * fields of each recipe.
 * @param name what the file is called, if it is one of many
 * @returns the recipes, and undefined where others may be served in between
 */
export function* readJsonFile(text: string, name = ''): Generator<FileEntry | undefined> {
  const end = (problem: string): FileEntry => ({
    format: 'json',
    where: name,
    problem,
    isEnd: true,
  });
  const start = startOfList(text);
  if (start === 'damaged') {
    yield end(DAMAGED);
  } else if (start === 'newer') {
    yield end(NEWER);
  } else if (start === 'tables') {
    yield* readMealieBackup(tablesOf(text));
  } else if (start === 'none') {
    const value = readPart(text, { key: '', from: 0, to: text.length });
    yield* value === undefined ? [end(DAMAGED)] : readValue(value, name);
  } else {
    const parts = jsonParts(text, start);
    let number = 0;
    let next = parts.next();
    for (; !next.done; next = parts.next()) {
      number++;
      const value = readPart(text, next.value);
      if (value === undefined) return yield end(DAMAGED);
      if (isDumped(value)) return yield end(DUMP);
      yield* readValue(value, `${name === '' ? '' : `${name}, `}recipe ${number}`);
    }
    if (!next.value) yield end(DAMAGED);
  }
}

/** Where the list of recipes begins, or why there is none. */
function startOfList(text: string): number | 'none' | 'damaged' | 'newer' | 'tables' {
  if (/^[\s\uFEFF]*\[/u.test(text)) return 0;
  let list: number | undefined;
  let isBackup = false;
  const members = jsonParts(text);
  let next = members.next();
  for (; !next.done; next = members.next()) {
    const part = next.value;
    isBackup ||= part.key === MEALIE_TABLE;
    if (LISTS.has(part.key) && text[part.from] === '[') list ??= part.from;
    const version =
      part.key === 'format' ? OURS.exec(textIn(readPart(text, part)))?.[1] : undefined;
    if (version !== undefined && version !== OWN_VERSION) return 'newer';
  }
  if (!next.value) return 'damaged';
  return isBackup ? 'tables' : (list ?? 'none');
}

/** The rows of each list in an object, by its key. */
function tablesOf(text: string): (table: string) => Iterable<unknown> {
  const starts = new Map([...jsonParts(text)].map(({ key, from }) => [key, from]));
  return function* rowsOf(table) {
    const start = starts.get(table);
    if (start === undefined) return;
    for (const part of jsonParts(text, start)) yield readPart(text, part);
  };
}

function readPart(text: string, { from, to }: JsonPart): unknown {
  try {
    return JSON.parse(text.slice(from, to).replace(/^\uFEFF/u, ''));
  } catch {
    return undefined;
  }
}

function isDumped(value: unknown): boolean {
  const fields = fieldsOf(value);
  return fields !== undefined && 'model' in fields && 'fields' in fields;
}

function readValue(value: unknown, where: string): FileEntry[] {
  const fields = fieldsOf(value);
  if (!fields) return [{ format: 'json', where, problem: 'It is no recipe.' }];
  if (isRecipeNode(fields)) return [readSchemaOrg(fields, where)];
  if (isOwn(fields)) return [readOwn(fields, where)];
  if (isPaprika(fields)) return [readPaprika(fields, where)];
  if (isMealie(fields)) return [readMealie(fields, where)];
  if (isTandoor(fields)) return [readTandoor(fields, where)];
  const nodes = recipeNodes(fields);
  if (nodes.length > 0) return nodes.map((node) => readSchemaOrg(node, where));
  if ('recipeIngredient' in fields || 'recipeInstructions' in fields) {
    return [readSchemaOrg(fields, where)];
  }
  return [readLoosely(fields, where)];
}
